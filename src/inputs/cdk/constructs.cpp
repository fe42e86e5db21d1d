#include "inputs/cdk/constructs.h"

#include <algorithm>
#include <utility>

#include "text/hash.h"

namespace crosscheck {
namespace {

std::string_view without_slash(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  return path;
}

// "2027-01-31" of "… [until 2027-01-31] …".
std::string until_date(std::string_view reason) {
  constexpr std::string_view kOpen = "[until ", kShape = "dddd-dd-dd]";
  const std::size_t at = reason.find(kOpen);
  if (at == std::string_view::npos) return {};
  const std::string_view date = reason.substr(at + kOpen.size(), kShape.size());
  const bool fits = date.size() == kShape.size() &&
                    std::equal(date.begin(), date.end(), kShape.begin(),
                               [](char c, char shape) { return shape == 'd' ? c >= '0' && c <= '9' : c == shape; });
  return fits ? std::string(date.substr(0, date.size() - 1)) : std::string();
}

// The lines of a construct's trace.
Element trace_lines(Element entries) {
  Element lines;
  std::string scratch;
  for (Element entry : entries.children()) {
    const std::string_view type = entry["type"].text(scratch);
    if (type == "aws:cdk:creationStack") lines = entry["data"];
    // Where the CDK of 2025 and before put it.
    else if (type == "aws:cdk:logicalId" && lines.size() == 0) lines = entry["trace"];
  }
  return lines;
}

}  // namespace

Constructs::Constructs(const Sources& sources, const Stack& stack, const Document& metadata) {
  own_template_ = sources.relative(stack.template_file);
  if (own_template_.starts_with(stack.folder)) own_template_.erase(0, stack.folder.size());
  const bool is_inline = stack.origin.is_described_in(stack.metadata_file);
  const Element root = metadata.root();
  std::string scratch;
  for (Element entries : (is_inline ? root["artifacts"][stack.artifact]["metadata"] : root).children()) {
    const std::string_view path = without_slash(kept(entries.key(scratch), scratch));
    constructs_.add(path, path, entries);
    read_entries(path, entries);
  }
  constructs_.link();
  ids_.link();
}

void Constructs::Table::add(std::string_view name, std::string_view path, Element entries) {
  all.push_back({.name = name, .path = path, .entries = entries, .hash = table_hash(name), .next = 0});
}

void Constructs::Table::link() {
  first.assign(all.size(), 0);
  for (std::size_t i = all.size(); i > 0; --i) {
    all[i - 1].next = std::exchange(first[hash_slot(all[i - 1].hash, first.size())], static_cast<std::uint32_t>(i));
  }
}

template <typename Visit>
void Constructs::Table::visit(std::string_view name, Visit visit) const {
  if (first.empty()) return;
  for (std::uint32_t at = first[hash_slot(table_hash(name), first.size())]; at > 0; at = all[at - 1].next) {
    if (all[at - 1].name == name) visit(all[at - 1]);
  }
}

// A text that stays: in the document as it is, unless it had to be decoded.
std::string_view Constructs::kept(std::string_view text, const std::string& scratch) {
  return text.data() == scratch.data() ? std::string_view(decoded_.emplace_back(text)) : text;
}

// Each is of the form `{type, data, trace}`.
void Constructs::read_entries(std::string_view path, Element entries) {
  std::string scratch;
  for (Element entry : entries.children()) {
    const std::string_view type = entry["type"].text(scratch);
    if (type == "aws:cdk:logicalId") {
      const std::string_view id = kept(entry["data"].text(scratch), scratch);
      ids_.add(id, path, entries);
    } else if (type == "aws:cdk:templateFile") templates_[std::string(path)] = entry["data"].text();
    else if (type == "aws:cdk:acknowledged-rules") read_acknowledgements(path, entry["data"]);
  }
}

void Constructs::read_acknowledgements(std::string_view path, Element rules) {
  for (Element rule : rules.children()) {
    const std::string id = rule.key();
    if (!id.starts_with(kAcknowledgedRule)) continue;
    const std::string reason = rule.text();
    acknowledgements_.push_back({.path = std::string(path),
                                 .rule = id.substr(std::size(kAcknowledgedRule) - 1),
                                 .reason = reason,
                                 .until = until_date(reason),
                                 .span = rule.key_span()});
  }
}

// That of the nearest construct at or above `path` which has one, "" for the stack's own.
std::string_view Constructs::template_of(std::string_view path) const {
  while (!path.empty()) {
    // The last that is not behind the path in the alphabet: all above it that have one are before that.
    auto found = templates_.upper_bound(path);
    if (found == templates_.begin()) break;
    const std::string& above = (--found)->first;
    if (above == path) return found->second == own_template_ ? std::string_view() : found->second;
    const auto common = std::mismatch(above.begin(), above.end(), path.begin(), path.end()).second - path.begin();
    const std::size_t slash = path.rfind('/', static_cast<std::size_t>(common));
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return {};
}

// Without `aws:cdk:templateFile` the ids of a stack and its nested stacks cannot be told apart. The shortest path is
// that of the stack itself.
std::string Constructs::path_of(std::string_view template_name, std::string_view logical_id) const {
  std::string_view shortest;
  ids_.visit(logical_id, [&](const Named& one) {
    const bool shorter = shortest.empty() || one.path.size() < shortest.size();
    if (shorter && template_of(one.path) == template_name) shortest = one.path;
  });
  return std::string(shortest);
}

std::vector<TraceFrame> Constructs::trace(std::string_view path) const {
  std::vector<TraceFrame> trace;
  Element entries;
  constructs_.visit(path, [&](const Named& one) { entries = one.entries; });  // the last, should there be several
  std::string scratch;
  for (Element line : trace_lines(entries).children()) {
    if (auto frame = parse_frame(line.text(scratch))) trace.push_back(std::move(*frame));
  }
  return trace;
}

std::vector<Element> Constructs::traces() const {
  std::vector<Element> all;
  for (const Named& one : constructs_.all) {
    if (const Element lines = trace_lines(one.entries); lines.is_array()) all.push_back(lines);
  }
  return all;
}

}  // namespace crosscheck
