#pragma once

#include <string>
#include <string_view>

#include "document/read.h"
#include "evaluate/evaluator.h"
#include "spelled.h"

namespace crosscheck {

// A template given as text, deployed as stack 0 `Shop` to 111111111111/us-west-2.
class Evaluated {
 public:
  explicit Evaluated(std::string_view text)
      : document_(parse(text)), source_(document_), evaluator_(source_, deployment_) {}

  Evaluator& evaluator() { return evaluator_; }
  Deployment& deployment() { return deployment_; }
  const Template& source() const { return source_; }

  // The output `X`, spelled out; `?why` where it is not known, `[a, b]` for lists.
  std::string x() { return shown(value()); }
  Value value() { return evaluator_.value(source_.outputs["X"]["Value"]); }

  static std::string shown(const Value& value) {
    if (value.kind == Value::Kind::Absent) return "absent";
    if (value.kind == Value::Kind::Other) return "structure";
    if (value.kind == Value::Kind::List) {
      std::string text = "[";
      for (const Value& item : value.items) text += (text.size() > 1 ? ", " : "") + shown(item);
      return text + ']';
    }
    for (const Piece& piece : pieces(value.text)) {
      if (value.text.unknown() && !piece.reason().empty()) return '?' + piece.reason();
    }
    return spelled(value.text);
  }

 private:
  static Document parse(std::string_view text) {
    Document document;
    document.buffer_ = Buffer(text);
    read_any(document, FileId{0});
    return document;
  }

  Document document_;
  Template source_;
  Deployment deployment_{.stack = StackId{0},
                         .stack_key = "shop",
                         .stack_name = "Shop",
                         .environment = {.partition = "aws", .account = "111111111111", .region = "us-west-2"},
                         .app = {"app"},
                         .nested = {},
                         .parameters = {}};
  Evaluator evaluator_;
};

// The value of one expression, with some other sections around it.
inline std::string value_of(std::string_view expression, std::string_view sections = "") {
  return Evaluated("{" + std::string(sections) + "\"Outputs\":{\"X\":{\"Value\":" + std::string(expression) + "}}}")
      .x();
}

}  // namespace crosscheck
