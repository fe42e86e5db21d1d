#include "document/encoding.h"

#include "text/characters.h"

namespace crosscheck {
namespace {

// The longer marks first: UTF-32 little endian begins like UTF-16.
std::string_view foreign_encoding(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.starts_with("\xff\xfe\0\0"sv) || text.starts_with("\0\0\xfe\xff"sv)) return "UTF-32";
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) return "UTF-16";
  return {};
}

}  // namespace

std::optional<std::uint32_t> begin_of_text(std::string_view text, Builder& builder) {
  constexpr std::size_t kLargest = 0xffff0000;
  if (text.size() > kLargest) {
    builder.report(SyntaxProblem::Kind::Budget, "the file is larger than 4 GB", 0, 0);
    return std::nullopt;
  }
  if (const std::string_view encoding = foreign_encoding(text); !encoding.empty()) {
    builder.report(SyntaxProblem::Kind::Encoding,
                   "the file is encoded in " + std::string(encoding) + "; convert to UTF-8", 0, 2);
    return std::nullopt;
  }
  const std::uint32_t begin = text.starts_with(kByteOrderMark) ? std::uint32_t{kByteOrderMark.size()} : 0;
  if (text.find_first_not_of(" \t\r\n", begin) == std::string_view::npos) {
    builder.report(SyntaxProblem::Kind::Syntax, "the file is empty", begin, begin);
    return std::nullopt;
  }
  return begin;
}

}  // namespace crosscheck
