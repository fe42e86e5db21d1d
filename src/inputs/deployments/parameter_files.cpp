#include "inputs/deployments/parameter_files.h"

#include "inputs/deployments/overrides.h"

namespace crosscheck {

bool ParameterFiles::add(const Sources& sources, FileId file, const Mark& listed, Description& given,
                         ReadAssembly& into) {
  const auto [known, fresh] = documents_.try_emplace(file);
  Document& document = known->second;
  if (fresh && !read_description(sources, file, listed, document, into, read_any)) document = Document();
  if (!document.root()) return false;
  add_parameters(document.root(), given);
  return true;
}

}  // namespace crosscheck
