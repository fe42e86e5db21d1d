#pragma once

#include <map>

#include "document/document.h"
#include "inputs/reader.h"

namespace crosscheck {

// The files of parameters that a description names, each read once however many deployments share it.
class ParameterFiles {
 public:
  // Adds the file's parameters; what is wrong with it is added to `into` the first time. False where it cannot be used.
  bool add(const Sources& sources, FileId file, const Mark& listed, Description& given, ReadAssembly& into);

 private:
  std::map<FileId, Document> documents_;
};

}  // namespace crosscheck
