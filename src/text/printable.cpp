#include "text/printable.h"

#include "text/characters.h"

namespace crosscheck {
namespace {

constexpr char32_t kNotUtf8 = 0xffffffff;

// Characters that move, hide or reorder what follows them.
bool is_treacherous(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  static constexpr Range kRanges[] = {
      {0x00, 0x1f},     {0x7f, 0x9f},     {0xad, 0xad},     {0x61c, 0x61c},   {0x115f, 0x1160},
      {0x180e, 0x180e}, {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f}, {0x3164, 0x3164},
      {0xfdd0, 0xfdef}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff0, 0xfffb}, {0xe0000, 0xe0fff},
  };
  if ((c & 0xfffe) == 0xfffe) return true;  // no characters, which XML and writers of YAML refuse
  for (const Range& range : kRanges) {
    if (c < range.first) return false;
    if (c <= range.last) return true;
  }
  return false;
}

void append_hex(std::string& out, std::uint32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += "0123456789abcdef"[(value >> shift) & 15];
  }
}

void append_escape(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += "\\x";
    append_hex(out, c, 2);
  } else if (c <= 0xffff) {
    out += "\\u";
    append_hex(out, c, 4);
  } else {
    out += "\\U";
    append_hex(out, c, 8);
  }
}

// `##[` of GitHub's older commands, `##vso[` of Azure Pipelines, `##teamcity[`: two number signs, perhaps a word.
bool ends_with_command_word(std::string_view out) {
  while (!out.empty() && is_letter(out.back())) out.remove_suffix(1);
  return out.ends_with("##");
}

// CI systems trim the line before they look for `::`, also of white space that is not ASCII: whatever shows
// no ASCII character counts.
bool at_line_start(std::string_view out) {
  while (!out.empty() && (out.back() == ' ' || static_cast<unsigned char>(out.back()) >= 0x80)) out.remove_suffix(1);
  return out.empty() || out.back() == '\n';
}

// What is shown as it is, whatever comes before it.
bool is_plain(char c) { return c >= 0x20 && c < 0x7f && c != '[' && c != ':'; }

std::string escape(std::string_view text, std::size_t limit, bool keep_line_feeds) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0, count = 0; at < text.size(); ++count) {
    const std::size_t plain = at;
    for (; at < text.size() && count < limit && is_plain(text[at]); ++at) ++count;
    out += text.substr(plain, at - plain);
    if (at == text.size()) break;
    if (count == limit) return out + "…";
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (c == kNotUtf8) {
      out += "\\x";
      append_hex(out, static_cast<unsigned char>(text[from]), 2);
    } else if (is_treacherous(c) && !(c == '\n' && keep_line_feeds)) {
      append_escape(out, c);
    } else {
      const bool command =
          (c == '[' && ends_with_command_word(out)) || (c == ':' && text.substr(from, 2) == "::" && at_line_start(out));
      if (command) out += '\\';
      out += text.substr(from, at - from);
    }
  }
  return out;
}

}  // namespace

std::string printable(std::string_view text, std::size_t limit) { return escape(text, limit, false); }

std::string printable_block(std::string_view text) { return escape(text, std::string_view::npos, true); }

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  ++at;
  if (lead < 0x80) return lead;

  const std::size_t more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
  if (lead < 0xc2 || lead > 0xf4 || text.size() - at < more) return kNotUtf8;
  char32_t c = lead & (0x3fu >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return kNotUtf8;
    c = c << 6 | (byte(at + i) & 0x3fu);
  }
  const bool overlong = (more == 2 && c < 0x800) || (more == 3 && c < 0x10000);
  const bool surrogate = c >= 0xd800 && c <= 0xdfff;
  if (overlong || surrogate || c > 0x10ffff) return kNotUtf8;
  at += more;
  return c;
}

}  // namespace crosscheck
