#include "inputs/scripts/commands.h"

#include <algorithm>
#include <utility>

#include "text/characters.h"

namespace crosscheck {
namespace {

constexpr std::string_view kBeginnings[] = {"aws ", "sam build", "sam package", "sam deploy", "cdk bootstrap"};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// The words that say whose account and which region the AWS CLI works in, beside its options.
constexpr std::string_view kProfile = "AWS_PROFILE", kKeys = "AWS_ACCESS_KEY_ID";
constexpr std::string_view kSettings[] = {kProfile, kKeys, "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_DEFAULT_PROFILE"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// The global options of the AWS CLI may come first: `aws --profile shop cloudformation deploy`. Here they come last.
void move_global_options(std::vector<ShellWord>& words, std::size_t from) {
  constexpr std::string_view kWithValue[] = {"--profile",
                                             "--region",
                                             "--output",
                                             "--query",
                                             "--endpoint-url",
                                             "--color",
                                             "--ca-bundle",
                                             "--cli-read-timeout",
                                             "--cli-connect-timeout",
                                             "--cli-binary-format"};
  std::size_t at = from;
  while (at < words.size() && words[at].text.starts_with("--")) at += is_one_of(words[at].text, kWithValue) ? 2 : 1;
  if (from >= words.size() || at >= words.size()) return;
  const auto begin = words.begin();
  std::rotate(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(at), words.end());
}

// Goes through a shell's text once, with what is in quotes, comments and documents that are written in place.
class ShellText {
 public:
  ShellText(std::string_view text, Quotes quotes) : text_(text), quotes_(quotes) {}

  std::vector<DeployCommand> commands() {
    indentation_ = indentation_at(0);
    for (; at_ < text_.size(); ++at_) {
      consider();
      step();
    }
    return std::move(commands_);
  }

 private:
  struct Setting {
    ShellWord word;
    std::size_t indentation, line;
  };
  using Settings = std::map<std::string, Setting, std::less<>>;
  struct Level {
    char quote;  // none: commands
    char close;
    std::size_t begin;  // of the command
    Settings settings;
  };

  void step() {
    const char c = text_[at_];
    Level& level = levels_.back();
    if (c == '\n' && quotes_ == Quotes::OfLines && (at_ == 0 || text_[at_ - 1] != '\\')) {
      end_command();
      levels_.resize(1);
      return next_line();
    }
    if (level.quote == '\'') {
      if (c == '\'') levels_.pop_back();
      return;
    }
    if (c == '\\') {
      if (quotes_ == Quotes::OfLines && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') return;
      ++at_;
      return;
    }
    if (c == '$' && at_ + 1 < text_.size() && (text_[at_ + 1] == '(' || text_[at_ + 1] == '{')) {
      ++at_;
      return open('\0', text_[at_] == '(' ? ')' : '}');
    }
    if (level.quote == '"') {
      if (c == '"') levels_.pop_back();
      return;
    }
    if (c == '"' || c == '\'') return open(c, '\0');
    if (c == '(') return open('\0', ')');
    if (c != '\0' && c == level.close) {
      end_command();
      if (c == ')') leave(std::move(levels_.back().settings));
      levels_.pop_back();
      return;
    }
    if (level.close == '}') return;
    if (c == '#' && begins_word(at_)) {
      end_command();
      at_ = std::min(text_.find('\n', at_), text_.size()) - 1;
      levels_.back().begin = at_ + 1;
    } else if (c == '<' && text_.substr(at_).starts_with("<<")) {
      document();
    } else if (std::string_view("\n;|&)`").find(c) != std::string_view::npos) {
      end_command();
      if (c == '\n') next_line();
    }
  }

  void open(char quote, char close) {
    if (levels_.size() == kMostLevels) return;
    levels_.push_back({.quote = quote, .close = close, .begin = at_ + 1, .settings = settings_});
  }

  // What a subshell sets ends with it, but not that a role was assumed there.
  void leave(Settings before) {
    if (const auto keys = settings_.find(kKeys); keys != settings_.end())
      before.insert_or_assign(keys->first, keys->second);
    settings_ = std::move(before);
  }

  bool begins_word(std::size_t at) const {
    return at == 0 || is_blank(text_[at - 1]) || text_[at - 1] == '\n' || text_[at - 1] == ';';
  }

  std::size_t indentation_at(std::size_t line) const {
    const std::size_t first = std::min(text_.find_first_not_of(" \t", line), text_.size());
    return first == text_.size() || text_[first] == '\n' ? indentation_ : first - line;
  }

  // What was set further in may hold or not.
  void next_line() {
    levels_.back().begin = at_ + 1;
    for (const std::string& end : std::exchange(documents_, {})) skip_document(end);
    indentation_ = indentation_at(at_ + 1);
    for (auto& [name, setting] : settings_) {
      if (setting.indentation > indentation_) unsettle(name, setting);
    }
  }

  void unsettle(std::string_view name, Setting& setting) const {
    if (setting.word.text.starts_with('`')) return;
    setting.word.text = '`' + std::string(name) + "` of line " + std::to_string(setting.line);
  }

  // Asked about places that are not far from one another.
  std::size_t line_of(std::size_t place) {
    const auto [from, to] = std::minmax(place, counted_);
    const auto begin = text_.begin();
    const auto lines = static_cast<std::size_t>(
        std::count(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to), '\n'));
    line_ = place < counted_ ? line_ - lines : line_ + lines;
    counted_ = place;
    return line_;
  }

  // `<<EOF`, `<<-"EOF"`, but not `<<<`.
  void document() {
    std::size_t begin = at_ + 2;
    at_ += 1;
    if (begin < text_.size() && text_[begin] == '<') {
      ++at_;
      return;
    }
    while (begin < text_.size() && (text_[begin] == '-' || is_blank(text_[begin]))) ++begin;
    std::string end;
    for (; begin < text_.size(); ++begin) {
      const char c = text_[begin];
      if (is_alphanumeric(c) || c == '_') end += c;
      else if (c != '"' && c != '\'' && c != '\\') break;
    }
    if (!end.empty() && !is_digit(end.front())) documents_.push_back(std::move(end));
  }

  // To the end of the line that ends it; `at_` is at the end of the line before it.
  void skip_document(const std::string& end) {
    if (endless_ == kMostEndless) return;
    for (std::size_t line = at_ + 1; line < text_.size();) {
      const std::size_t stop = std::min(text_.find('\n', line), text_.size());
      std::string_view written = text_.substr(line, stop - line);
      while (!written.empty() && is_blank(written.front())) written.remove_prefix(1);
      if (written.ends_with('\r')) written.remove_suffix(1);
      line = stop + 1;
      if (written != end) continue;
      at_ = std::min(stop, text_.size() - 1);
      levels_.back().begin = at_ + 1;
      return;
    }
    ++endless_;
  }

  std::vector<ShellWord> words(std::size_t begin, std::size_t end) const {
    std::vector<ShellWord> found = shell_words(text_.substr(begin, end - begin));
    for (ShellWord& word : found) {
      word.begin += begin;
      word.end += begin;
    }
    return found;
  }

  // Takes what it sets.
  void end_command() {
    const std::size_t begin = std::exchange(levels_.back().begin, at_ + 1);
    if (levels_.back().quote != '\0' || begin >= at_) return;
    const std::string_view command = text_.substr(begin, at_ - begin);
    const bool role = command.find("assume-role") != command.npos || command.find("assume_role") != command.npos;
    if (role) {
      settings_.erase(std::string(kProfile));
      Setting& keys = settings_[std::string(kKeys)] = {
          .word = {.text = {}, .begin = begin, .end = at_}, .indentation = 0, .line = line_of(begin)};
      unsettle(kKeys, keys);
    }
    if (command.find("AWS_") == command.npos) return;
    std::vector<ShellWord> written = words(begin, at_);
    bool sure = begin == 0 || std::string_view("&|)").find(text_[begin - 1]) == std::string_view::npos;
    constexpr std::string_view kBranches[] = {"then", "else", "do"}, kExports[] = {"export", "declare", "local", "-x"};
    while (!written.empty() && (is_one_of(written[0].text, kBranches) || is_one_of(written[0].text, kExports))) {
      if (is_one_of(written[0].text, kBranches)) sure = false;
      written.erase(written.begin());
    }
    if (!written.empty() && written[0].text == "unset") {
      for (const ShellWord& word : written) settings_.erase(word.text);
      return;
    }
    // What stands in front of a command is for that one alone.
    if (std::any_of(written.begin(), written.end(), [](const auto& one) { return assigned_name(one.text).empty(); }))
      return;
    for (const ShellWord& word : written) set(word, sure);
  }

  void set(ShellWord word, bool sure) {
    const std::string name(assigned_name(word.text));
    if (!is_one_of(name, kSettings)) return;
    word.text.erase(0, name.size() + 1);
    if (name == kProfile) settings_.erase(std::string(kKeys));
    if (name == kKeys) settings_.erase(std::string(kProfile));
    const std::size_t line = line_of(word.begin);
    Setting& setting = settings_[name] = {.word = std::move(word), .indentation = indentation_, .line = line};
    if (!sure || name == kKeys) unsettle(name, setting);
  }

  // Whether text that begins here is run, and not only shown.
  bool is_run(const std::vector<ShellWord>& before, char quote) const {
    constexpr std::string_view kShow[] = {"echo", "printf", "print", "cat", ":", "log", "info", "warn", "error", "die"};
    constexpr std::string_view kRun[] = {"bash", "sh", "zsh", "eval", "ssh", "sudo", "script"};
    constexpr std::string_view kAround[] = {"if", "then", "else", "do", "!", "{", "time", "env", "exec"};
    for (const ShellWord& word : before) {
      std::string_view name = word.text;
      while (!name.empty() && (name.front() == '@' || name.front() == '-')) name.remove_prefix(1);
      if (name.empty() || is_one_of(name, kAround) || !assigned_name(name).empty()) continue;
      if (quote == '\0') return !is_one_of(name, kShow);
      return is_one_of(name.substr(name.rfind('/') + 1), kRun);
    }
    return quote == '\0' || text_[at_ - 1] == quote;  // `DEPLOY="aws cloudformation …"` is run later
  }

  void consider() {
    const std::string_view rest = text_.substr(at_);
    if (std::none_of(std::begin(kBeginnings), std::end(kBeginnings), [&](auto one) { return rest.starts_with(one); }))
      return;
    if (at_ < told_ || (at_ > 0 && (is_alphanumeric(text_[at_ - 1]) || text_[at_ - 1] == '_'))) return;
    if (rest.starts_with("aws ") && rest.substr(0, kNear).find(" cloudformation ") == rest.npos) return;
    const char quote = levels_.back().quote;
    std::size_t level = levels_.size() - 1;
    while (level > 0 && levels_[level].quote != '\0') --level;
    const std::vector<ShellWord> before = words(std::max(levels_[level].begin, at_ - std::min(at_, kNear)), at_);
    if (!is_run(before, quote)) return;
    std::size_t end = end_of_command(text_, at_);
    if (quote != '\0') end = std::min(end_of_command(text_.substr(0, text_.find(quote, at_)), at_), text_.size());
    DeployCommand command{.words = words(at_, end), .settings = {}};
    if (command.words[0].text == "aws") {
      move_global_options(command.words, 1);
      move_global_options(command.words, 2);
      if (command.words.size() < 2 || command.words[1].text != "cloudformation") return;
    }
    const Settings around = settings_;
    for (const ShellWord& word : before) set(word, true);
    for (const auto& [name, setting] : settings_) command.settings.emplace(name, setting.word);
    settings_ = around;
    told_ = end;
    commands_.push_back(std::move(command));
  }

  static constexpr std::size_t kMostLevels = 64;
  static constexpr std::size_t kMostEndless =
      16;                                    // documents without an end: what was taken for them was something else
  static constexpr std::size_t kNear = 512;  // bytes of global options, or of what precedes a command in its line

  std::string_view text_;
  Quotes quotes_;
  std::size_t at_ = 0, indentation_ = 0;
  std::size_t told_ = 0;  // the end of the command that was found last
  std::vector<Level> levels_ = {{.quote = '\0', .close = '\0', .begin = 0, .settings = {}}};
  std::size_t line_ = 1, counted_ = 0;  // the line of a place
  std::size_t endless_ = 0;
  std::vector<std::string> documents_;  // the lines that end those that begin behind this line
  Settings settings_;
  std::vector<DeployCommand> commands_;
};

}  // namespace

std::size_t end_of_command(std::string_view text, std::size_t begin) {
  char quote = '\0';
  int depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && quote != '\'') ++at;
    else if (c == quote) quote = '\0';
    else if (quote != '\0') continue;
    else if (c == '"' || c == '\'') quote = c;
    else if ((c == '(' || c == '{') && (depth > 0 || (at > 0 && text[at - 1] == '$'))) ++depth;
    else if (depth > 0 && (c == ')' || c == '}')) --depth;
    else if (depth == 0 && std::string_view("\n;|&)#`").find(c) != std::string_view::npos) return at;
  }
  return text.size();
}

std::string_view assigned_name(std::string_view word) {
  const std::size_t equals = std::min(word.find('='), word.size());
  const std::string_view name = word.substr(0, equals);
  const bool fits = std::all_of(name.begin(), name.end(), [](char c) { return is_alphanumeric(c) || c == '_'; });
  return fits && equals < word.size() ? name : std::string_view();
}

std::vector<ShellWord> DeployCommand::values(std::string_view option) const {
  std::vector<ShellWord> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].text == option) {
      while (++i < words.size() && !words[i].text.starts_with("--")) found.push_back(words[i]);
      --i;
    } else if (words[i].text.starts_with(option) && words[i].text.substr(option.size()).starts_with('=')) {
      ShellWord value = words[i];
      value.text.erase(0, option.size() + 1);
      found.push_back(std::move(value));
    }
  }
  return found;
}

std::vector<DeployCommand> find_commands(std::string_view text, Quotes quotes) {
  return ShellText(text, quotes).commands();
}

}  // namespace crosscheck
