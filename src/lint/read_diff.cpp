#include "lint/read_diff.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<std::uint32_t> take_number(std::string_view& text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

struct Range {
  std::uint32_t first = 0, count = 1;
};

// "12,3", or "12" for one line.
std::optional<Range> take_range(std::string_view& text) {
  Range range;
  const auto first = take_number(text);
  const auto count = take(text, ",") ? take_number(text) : std::optional(range.count);
  if (!first || !count) return std::nullopt;
  return Range{.first = *first, .count = *count};
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

// The inside of C's quotes, up to the closing one: `lib/\303\244.ts" …`.
std::optional<std::string> unquoted(std::string_view text) {
  constexpr std::string_view kLetters = "abtnvfr\"\\", kMeant = "\a\b\t\n\v\f\r\"\\";
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') return result;
    if (text[at] != '\\') {
      result += text[at];
      continue;
    }
    const std::string_view escape = text.substr(at + 1, 3);
    if (escape.size() == 3 && escape[0] < '4' && std::all_of(escape.begin(), escape.end(), is_octal)) {
      result += static_cast<char>((escape[0] - '0') * 64 + (escape[1] - '0') * 8 + (escape[2] - '0'));
      at += 3;
      continue;
    }
    const std::size_t letter = escape.empty() ? std::string_view::npos : kLetters.find(escape[0]);
    if (letter == std::string_view::npos) return std::nullopt;
    result += kMeant[letter];
    ++at;
  }
  return std::nullopt;
}

class DiffReader {
 public:
  DiffReader(std::string_view text, std::string_view name) : text_(text), name_(name) {}
  Change read();

 private:
  void read_line(std::string_view line);
  void read_hunk_line(std::string_view line);
  void begin_hunk(std::string_view header);
  void begin_file(std::string new_path);
  std::string path(std::string_view text) const;
  [[noreturn]] void fail(const std::string& message) const;

  const std::string_view text_, name_;
  std::size_t number_ = 0;  // of the line
  bool any_file_ = false;
  std::string old_path_;
  std::optional<std::string> file_;            // empty: the change deletes it
  std::uint32_t old_left_ = 0, new_left_ = 0;  // lines of the hunk that are still to come
  std::uint32_t next_ = 0;                     // the new file's next line
  std::map<std::string, std::vector<std::uint32_t>> added_;
};

void DiffReader::fail(const std::string& message) const {
  throw InputError(printable(name_) + ':' + std::to_string(number_) + ": " + message);
}

std::string DiffReader::path(std::string_view text) const {
  if (!take(text, "\"")) return std::string(text.substr(0, text.find('\t')));  // `diff` adds a time
  std::optional<std::string> path = unquoted(text);
  if (!path) fail("a quoted path without a closing quote");
  return *path;
}

// `a/` and `b/`, or the other letters that git may be told to use, stand before the paths.
void DiffReader::begin_file(std::string new_path) {
  const bool prefixed = new_path.size() > 2 && new_path[1] == '/' && !old_path_.starts_with(new_path.substr(0, 2));
  any_file_ = true;
  file_ = new_path == "/dev/null" ? "" : prefixed ? new_path.substr(2) : std::move(new_path);
}

// "@@ -1,2 +3,4 @@ function f() {"
void DiffReader::begin_hunk(std::string_view header) {
  std::optional<Range> before, after;
  const bool fits = take(header, "@@ -") && (before = take_range(header)) && take(header, " +") &&
                    (after = take_range(header)) && take(header, " @@");
  if (!fits) fail("expected a hunk such as `@@ -1,2 +3,4 @@`");
  if (!file_) fail("a hunk without a file");
  if (after->first > std::numeric_limits<std::uint32_t>::max() - after->count) fail("no file has so many lines");
  if (after->count > 0 && after->first == 0) fail("lines are counted from 1");
  old_left_ = before->count;
  new_left_ = after->count;
  next_ = after->first;
}

void DiffReader::read_hunk_line(std::string_view line) {
  const char kind = line.empty() || line == "\r" ? ' ' : line.front();  // spaces at ends get lost on the way
  if (kind == '\\') return;                                             // "\ No newline at end of file"
  const bool in_old = kind == ' ' || kind == '-', in_new = kind == ' ' || kind == '+';
  if (!in_old && !in_new) fail("the hunk ends too early");
  if ((in_old && old_left_ == 0) || (in_new && new_left_ == 0)) fail("the hunk has more lines than it says");
  if (in_old) --old_left_;
  if (!in_new) return;
  --new_left_;
  if (kind == '+' && !file_->empty()) added_[*file_].push_back(next_);
  ++next_;
}

void DiffReader::read_line(std::string_view line) {
  if (old_left_ > 0 || new_left_ > 0) return read_hunk_line(line);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.starts_with("@@@")) fail("a diff of a merge; a diff against a single commit is needed");
  if (line.starts_with("@@")) return begin_hunk(line);
  if (take(line, "diff ")) {
    any_file_ = true;
    file_.reset();
    old_path_.clear();
  } else if (take(line, "--- ")) {
    old_path_ = path(line);
  } else if (take(line, "+++ ")) {
    begin_file(path(line));
  }
}

Change DiffReader::read() {
  for (std::size_t from = 0; from < text_.size();) {
    const std::size_t end = std::min(text_.find('\n', from), text_.size());
    ++number_;
    read_line(text_.substr(from, end - from));
    from = end + 1;
  }
  if (old_left_ > 0 || new_left_ > 0) fail("the diff ends within a hunk");
  const bool blank = text_.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (!any_file_ && !blank) throw InputError(printable(name_) + " is not a unified diff");
  return Change(std::move(added_));
}

}  // namespace

Change read_diff(std::string_view text, std::string_view name) { return DiffReader(text, name).read(); }

}  // namespace crosscheck
