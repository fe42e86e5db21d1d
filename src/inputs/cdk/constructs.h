#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "inputs/stack.h"

namespace crosscheck {

// One line of a creation trace: `new MainStack (/app/lib/main.ts:55:36)`.
struct TraceFrame {
  std::string function;
  std::string path;  // as recorded, usually absolute
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};
// Nothing for lines that name no file (`...new Bucket2 in aws-cdk-lib...`, node internals).
std::optional<TraceFrame> parse_frame(std::string_view line);

struct Acknowledgement {
  std::string path;  // applies to this construct and everything beneath it
  std::string rule;  // without the `crosscheck::` prefix
  std::string reason;
  std::string until;  // "2027-01-31" from `[until 2027-01-31]` in the reason, else empty
  Span span;          // the rule's name in the file
};

// What the names of our rules begin with where an app acknowledges them.
inline constexpr char kAcknowledgedRule[] = "crosscheck::";

// What the CDK recorded about a stack's constructs. Read only for stacks that have findings. Looks things up in the
// document of the stack's `metadata_file`, which must stay where it is and may be that of other stacks too.
class Constructs {
 public:
  Constructs(const Sources& sources, const Stack& stack, const Document& metadata);

  // The path of the construct that made an element of a template, "Spaceport/Uploads/Resource"; empty where none did.
  // Templates are called as in `aws:cdk:templateFile`, the stack's own is "".
  std::string path_of(std::string_view template_name, std::string_view logical_id) const;
  // The trace of a construct, innermost first; may be empty. The stack's own construct has its own.
  std::vector<TraceFrame> trace(std::string_view path) const;
  // The recorded lines of every construct's trace.
  std::vector<Element> traces() const;
  const std::vector<Acknowledgement>& acknowledgements() const { return acknowledgements_; }

 private:
  // The entries of a construct, by its path without the leading slash; or, of a logical id, those of the construct that
  // made it.
  struct Named {
    std::string_view name, path;
    Element entries;
    std::uint32_t hash, next;  // of the name; the position of the next one in its slot, plus one
  };
  // Found by the hash of their names, in the order of the file.
  struct Table {
    void add(std::string_view name, std::string_view path, Element entries);
    void link();  // when all are there
    template <typename Visit>
    void visit(std::string_view name, Visit visit) const;

    std::vector<Named> all;
    std::vector<std::uint32_t> first;  // by slot: a position, plus one; 0: none
  };
  std::string_view kept(std::string_view text, const std::string& scratch);
  void read_entries(std::string_view path, Element entries);
  void read_acknowledgements(std::string_view path, Element rules);
  std::string_view template_of(std::string_view path) const;

  std::string own_template_;  // as the metadata spells it
  Table constructs_, ids_;
  std::map<std::string, std::string, std::less<>> templates_;  // construct path → template
  std::vector<Acknowledgement> acknowledgements_;
  std::deque<std::string> decoded_;  // texts that the document has only with escapes
};

}  // namespace crosscheck
