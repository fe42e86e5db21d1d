#include "inputs/toml/read_toml.h"

// What toml++ asserts of itself, and would have optimised on, does not hold for `[.a]`; the check behind it does.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "document/builder.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

// Byte offsets of positions that are counted in lines and code points.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string_view::npos;) starts_.push_back(++at);
  }

  std::uint32_t operator()(const toml::source_position& position) const {
    if (position.line == 0 || position.line > starts_.size()) return static_cast<std::uint32_t>(text_.size());
    std::size_t at = starts_[position.line - 1];
    for (auto column = position.column; column > 1 && at < text_.size(); --column) {
      do ++at;
      while (at < text_.size() && is_continuation(text_[at]));
    }
    return static_cast<std::uint32_t>(at);
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

class TomlWriter {
 public:
  TomlWriter(std::string_view text, Builder& builder) : text_(text), offset_(text), builder_(builder) {}

  std::uint32_t offset(const toml::source_position& position) const { return offset_(position); }

  bool write(const toml::node& node, Builder::Key key) {
    const std::uint32_t begin = offset_(node.source().begin), end = offset_(node.source().end);
    if (const toml::table* table = node.as_table()) {
      return write_table(*table, key, table->is_inline() || key.hash == 0 ? begin : key.begin);
    }
    if (const toml::array* array = node.as_array()) return write_array(*array, key, begin);
    if (node.is_boolean()) return checked(builder_.scalar(key, Kind::Bool, begin, end - begin), begin);
    if (node.is_number()) return checked(builder_.scalar(key, Kind::Number, begin, end - begin), begin);
    std::uint8_t flags = kPlain;
    if (const auto* text = node.as_string()) {
      flags = kSide;
      builder_.decoded_value(text->get());
    }
    return checked(builder_.scalar(key, Kind::String, begin, end - begin, flags), begin);
  }

 private:
  bool checked(bool fits, std::uint32_t begin) {
    if (!fits) builder_.report_exceeded(begin);
    return fits;
  }

  bool write_array(const toml::array& array, const Builder::Key& key, std::uint32_t begin) {
    if (!checked(builder_.open(key, Kind::Array, begin), begin)) return false;
    for (const toml::node& item : array) {
      if (!write(item, {})) return false;
    }
    builder_.close();
    return true;
  }

  bool write_table(const toml::table& table, const Builder::Key& key, std::uint32_t begin) {
    if (!checked(builder_.open(key, Kind::Object, begin), begin)) return false;
    std::vector<std::pair<const toml::key*, const toml::node*>> members;  // in the order of the text
    for (auto&& [name, node] : table) members.emplace_back(&name, &node);
    std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
      const toml::source_position &one = a.first->source().begin, &other = b.first->source().begin;
      return std::pair(one.line, one.column) < std::pair(other.line, other.column);
    });
    for (const auto& [name, node] : members) {
      if (!write(*node, key_of(*name))) return false;
    }
    builder_.close();
    return true;
  }

  Builder::Key key_of(const toml::key& name) {
    const std::uint32_t begin = offset_(name.source().begin), end = offset_(name.source().end);
    Builder::Key key{.begin = begin, .hash = key_hash(name.str()), .size = end - begin, .far = true};
    if (text_.substr(begin, end - begin) != name.str()) {
      key.flags = kKeySide;
      builder_.decoded_key(name.str());
    }
    return key;
  }

  std::string_view text_;
  Offsets offset_;
  Builder& builder_;
};

}  // namespace

std::vector<SyntaxProblem> read_toml(Document& document, FileId file, const ReadLimits& limits) {
  std::vector<SyntaxProblem> problems;
  Builder builder(document, file, limits, problems);
  TomlWriter writer(document.text(), builder);
  if (const toml::parse_result result = toml::parse(document.text())) {
    writer.write(result.table(), {});
  } else {
    const toml::parse_error& error = result.error();
    const std::uint32_t begin = writer.offset(error.source().begin);
    builder.report(SyntaxProblem::Kind::Syntax, "not TOML: " + std::string(error.description()), begin, begin + 1);
  }
  builder.finish();
  return problems;
}

}  // namespace crosscheck
