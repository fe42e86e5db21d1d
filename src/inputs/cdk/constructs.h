#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

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

struct Construct {
  std::string path;               // "/Spaceport/Uploads/Resource" without the leading slash
  std::vector<TraceFrame> trace;  // innermost first; may be empty
};

struct Acknowledgement {
  std::string path;  // applies to this construct and everything beneath it
  std::string rule;  // without the `crosscheck::` prefix
  std::string reason;
  std::string until;  // "2027-01-31" from `[until 2027-01-31]` in the reason, else empty
  Span span;          // the rule's name in the file
};

// What the CDK recorded about a stack's constructs. Read only for stacks that have findings.
struct Constructs {
  // By the template file's name as in `aws:cdk:templateFile` ("" for the stack's own), and logical id.
  std::map<std::pair<std::string, std::string>, Construct> by_logical_id;
  std::map<std::string, Construct> by_path;  // the stack's own construct has its own trace
  std::vector<Acknowledgement> acknowledgements;
};
Constructs read_constructs(const Sources& sources, const Stack& stack);

}  // namespace crosscheck
