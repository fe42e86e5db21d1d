#include "inputs/cdk/constructs.h"

#include <algorithm>

#include "document/read.h"

namespace crosscheck {
namespace {

constexpr std::string_view kRulePrefix = "crosscheck::";

std::string without_slash(std::string path) {
  if (path.starts_with('/')) path.erase(0, 1);
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

std::vector<TraceFrame> read_trace(Element lines) {
  std::vector<TraceFrame> trace;
  std::string scratch;
  for (Element line : lines.children()) {
    if (auto frame = parse_frame(line.text(scratch))) trace.push_back(std::move(*frame));
  }
  return trace;
}

// The metadata of one stack: construct paths, each with a list of entries `{type, data, trace}`.
class MetadataReader {
 public:
  MetadataReader(const Sources& sources, const Stack& stack) {
    own_template_ = sources.relative(stack.template_file);
    if (own_template_.starts_with(stack.folder)) own_template_.erase(0, stack.folder.size());
  }

  Constructs read(Element metadata) {
    // Which template a logical id belongs to is said by constructs above it, before or after it in the file.
    for (Element construct : metadata.children()) {
      for (Element entry : construct.children()) {
        if (entry["type"].equals("aws:cdk:templateFile")) templates_[construct.key()] = entry["data"].text();
      }
    }
    for (Element construct : metadata.children()) read_construct(construct);
    return std::move(constructs_);
  }

 private:
  void read_construct(Element entries) {
    const std::string key = entries.key();
    Construct construct{.path = without_slash(key), .trace = {}};
    std::vector<std::string> logical_ids;
    for (Element entry : entries.children()) {
      const Element type = entry["type"], data = entry["data"];
      if (type.equals("aws:cdk:logicalId")) {
        logical_ids.push_back(data.text());
        // Where the CDK of 2025 and before put it.
        if (construct.trace.empty()) construct.trace = read_trace(entry["trace"]);
      } else if (type.equals("aws:cdk:creationStack")) {
        construct.trace = read_trace(data);
      } else if (type.equals("aws:cdk:acknowledged-rules")) {
        read_acknowledgements(construct.path, data);
      }
    }
    const std::string file = template_of(key);
    for (std::string& id : logical_ids) add({file, std::move(id)}, construct);
    constructs_.by_path[construct.path] = std::move(construct);
  }

  // Without `aws:cdk:templateFile` the ids of a stack and its nested stacks cannot be told apart. The
  // shortest path is that of the stack itself.
  void add(std::pair<std::string, std::string> key, const Construct& construct) {
    const auto [known, fresh] = constructs_.by_logical_id.try_emplace(std::move(key), construct);
    if (!fresh && construct.path.size() < known->second.path.size()) known->second = construct;
  }

  // That of the nearest construct at or above `path` which has one, "" for the stack's own.
  std::string template_of(std::string path) const {
    while (!path.empty()) {
      if (auto found = templates_.find(path); found != templates_.end()) {
        return found->second == own_template_ ? std::string() : found->second;
      }
      const std::size_t slash = path.rfind('/');
      path.resize(slash == std::string::npos ? 0 : slash);
    }
    return {};
  }

  void read_acknowledgements(const std::string& path, Element rules) {
    for (Element rule : rules.children()) {
      const std::string id = rule.key();
      if (!id.starts_with(kRulePrefix)) continue;
      const std::string reason = rule.text();
      constructs_.acknowledgements.push_back({.path = path,
                                              .rule = id.substr(kRulePrefix.size()),
                                              .reason = reason,
                                              .until = until_date(reason),
                                              .span = rule.key_span()});
    }
  }

  std::string own_template_;                      // as the metadata spells it
  std::map<std::string, std::string> templates_;  // construct path → template
  Constructs constructs_;
};

}  // namespace

Constructs read_constructs(const Sources& sources, const Stack& stack) {
  Document document;
  if (sources.read(stack.metadata_file, document.buffer_)) return {};
  read_json(document, stack.metadata_file);
  const bool is_inline = stack.origin.is_described_in(stack.metadata_file);
  const Element metadata = is_inline ? document.root()["artifacts"][stack.artifact]["metadata"] : document.root();
  return MetadataReader(sources, stack).read(metadata);
}

}  // namespace crosscheck
