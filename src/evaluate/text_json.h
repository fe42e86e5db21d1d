#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "evaluate/text.h"

namespace crosscheck {

// JSON that is itself a text and known only in part, such as a Kubernetes manifest that `Fn::Join` puts together.
class TextJson {
 public:
  // The pieces of the text must outlive what is asked for below.
  void read(const Text& json);

  Element root() const { return document_.root(); }  // absent where the text is no JSON
  // What a scalar says, with the open pieces that stand in it.
  Text text(Element scalar, Arena& arena) const;

 private:
  Document document_;
  std::vector<Piece> open_;
};

}  // namespace crosscheck
