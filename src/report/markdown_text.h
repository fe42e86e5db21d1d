#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosscheck {

// Untrusted text within GitHub's and GitLab's Markdown: no markup, link, image, mention, reference to an
// issue or emoji comes of it. Both functions make it `printable`.

// A code span, fenced by more backticks than the text has in a row.
std::string code_span(std::string_view text, std::size_t limit = 256);

// A sentence of ours with names in it. Plain words stay as they are; what stands between backticks, and each
// word that could be more than a word to Markdown, becomes a code span.
std::string prose(std::string_view sentence);

}  // namespace crosscheck
