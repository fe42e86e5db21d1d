#pragma once

#include <string>
#include <string_view>

#include "text/span.h"

namespace crosscheck {

// A complaint about one place of a file, ready for a terminal; the help stands behind the carets:
//
//   crosscheck.yaml:4:3: unknown key `environment`
//     |
//   4 |   environment:
//     |   ^^^^^^^^^^^ did you mean `environments`?
//
// All arguments may hold untrusted text. Of a span over several lines the first is shown.
std::string complaint(std::string_view display, std::string_view text, Span span, std::string_view message,
                      std::string_view help = {});

}  // namespace crosscheck
