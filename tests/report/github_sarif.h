#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// What GitHub code scanning asks of a SARIF file beyond the JSON Schema. Collects complaints with the JSON
// pointer of what they are about; none means that an upload is taken and shown in full.
class GithubSarif {
 public:
  static std::vector<std::string> complaints(std::string_view text) {
    GithubSarif checker;
    Json log = Json::parse(text, nullptr, false);
    if (log.is_discarded()) return {"not JSON"};
    checker.log(log);
    return std::move(checker.complaints_);
  }

 private:
  using Json = nlohmann::json;

  void complain(const std::string& where, const std::string& what) { complaints_.push_back(where + ": " + what); }

  // The text at `pointer`, which must be there and, unless the limit is 0, no longer than that.
  std::string text(const Json& in, const std::string& where, const std::string& pointer, std::size_t limit = 0) {
    Json::json_pointer path(pointer);
    std::string found = in.contains(path) && in[path].is_string() ? in[path].get<std::string>() : "";
    if (found.empty()) complain(where + pointer, "missing or empty");
    std::size_t length = 0;  // in code points: continuation bytes do not count
    for (char c : found) length += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    if (limit > 0 && length > limit) complain(where + pointer, "longer than " + std::to_string(limit));
    return found;
  }

  const Json& array(const Json& in, const std::string& where, const std::string& key, std::size_t limit) {
    static const Json none = Json::array();
    if (!in.contains(key) || !in[key].is_array()) {
      complain(where + "/" + key, "missing");
      return none;
    }
    if (in[key].size() > limit) complain(where + "/" + key, "more than " + std::to_string(limit));
    return in[key];
  }

  template <typename Check>
  void each(const Json& in, const std::string& where, const std::string& key, std::size_t limit, Check check) {
    const Json& items = array(in, where, key, limit);
    for (std::size_t i = 0; i < items.size(); ++i) check(items[i], where + "/" + key + "/" + std::to_string(i));
  }

  void no_empty_strings(const Json& value, const std::string& where) {
    if (value.is_string() && value.get_ref<const std::string&>().empty()) complain(where, "empty string");
    if (value.is_object() || value.is_array()) {
      for (const auto& [key, member] : value.items()) no_empty_strings(member, where + "/" + key);
    }
  }

  void log(const Json& log) {
    no_empty_strings(log, "");
    text(log, "", "/$schema");
    if (text(log, "", "/version") != "2.1.0") complain("/version", "not 2.1.0");
    each(log, "", "runs", 20, [&](const Json& item, const std::string& where) { run(item, where); });
  }

  void run(const Json& run, const std::string& where) {
    text(run, where, "/tool/driver/name");
    rule_ids_.clear();
    if (run.contains("/tool/driver"_json_pointer)) {
      each(run["tool"]["driver"], where + "/tool/driver", "rules", 25000,
           [&](const Json& item, const std::string& at) { rule(item, at); });
    }
    severity_ = 3;
    // 25,000 are taken, but only 5,000 are shown, and not always the most severe.
    each(run, where, "results", 5000, [&](const Json& item, const std::string& at) { result(item, at); });
  }

  void rule(const Json& rule, const std::string& where) {
    rule_ids_.push_back(text(rule, where, "/id", 255));
    if (rule.contains("name")) text(rule, where, "/name", 255);
    text(rule, where, "/shortDescription/text", 1024);
    text(rule, where, "/fullDescription/text", 1024);
    text(rule, where, "/help/text");
    level(text(rule, where, "/defaultConfiguration/level"), where);
    if (!rule.contains("properties")) return complain(where, "no properties");
    const Json& properties = rule["properties"];
    if (properties.contains("tags")) array(properties, where, "tags", 10);
    static const std::set<std::string> precisions{"very-high", "high", "medium", "low"};
    if (!precisions.contains(properties.value("precision", ""))) complain(where, "unknown precision");
    static const std::set<std::string> severities{"error", "warning", "recommendation"};
    if (!severities.contains(properties.value("problem.severity", ""))) complain(where, "unknown severity");
    if (properties.contains("security-severity")) complain(where, "makes a security alert of it");
  }

  // 2 for errors down to 0 for notes.
  int level(const std::string& level, const std::string& where) {
    if (level == "error") return 2;
    if (level == "warning") return 1;
    if (level != "note") complain(where, "unknown level " + level);
    return 0;
  }

  void result(const Json& result, const std::string& where) {
    std::size_t index = result.value("ruleIndex", rule_ids_.size());
    if (index >= rule_ids_.size() || rule_ids_[index] != text(result, where, "/ruleId")) {
      complain(where, "ruleIndex and ruleId do not name the same rule");
    }
    int severity = level(text(result, where, "/level"), where);
    if (severity > severity_) complain(where, "more severe than the result before it");
    severity_ = severity;
    if (result.contains("suppressions")) complain(where, "would be opened again: suppressions are ignored");
    fingerprint(result, where);

    const Json& locations = array(result, where, "locations", 100);
    if (locations.empty()) complain(where, "dropped: no location");
    for (const Json& item : locations) location(item, where + "/locations");
    related(result, where);
    if (result.contains("codeFlows")) code_flows(result, where);
  }

  void fingerprint(const Json& result, const std::string& where) {
    if (!result.contains("partialFingerprints")) return;  // the uploader computes one from the line
    text(result, where, "/partialFingerprints/primaryLocationLineHash");
  }

  void related(const Json& result, const std::string& where) {
    std::set<std::string> ids;
    if (result.contains("relatedLocations")) {
      each(result, where, "relatedLocations", 99, [&](const Json& item, const std::string& at) {
        location(item, at);
        text(item, at, "/message/text");
        if (!ids.insert(item.value("id", Json()).dump()).second) complain(at, "id used twice");
      });
    }
    for (const std::string& id : links(text(result, where, "/message/text"))) {
      if (!ids.contains(id)) complain(where + "/message", "link to " + id + ", which is no related location");
    }
  }

  void code_flows(const Json& result, const std::string& where) {
    std::size_t steps = 0;
    each(result, where, "codeFlows", 1000, [&](const Json& flow, const std::string& at) {
      each(flow, at, "threadFlows", 1000, [&](const Json& thread, const std::string& inner) {
        each(thread, inner, "locations", 1000, [&](const Json& step, const std::string& innermost) {
          ++steps;
          location(step.value("location", Json::object()), innermost);
        });
      });
    });
    if (steps == 0 || steps > 10000) complain(where + "/codeFlows", "none or more than 10000 steps");
  }

  void location(const Json& location, const std::string& where) {
    if (!location.contains("physicalLocation")) return complain(where, "upload rejected: no physical location");
    const Json& physical = location["physicalLocation"];
    uri(text(physical, where, "/artifactLocation/uri"), physical["artifactLocation"], where);
    Json region = physical.value("region", Json::object());
    auto number = [&](const char* key) { return region.value(key, 0); };
    for (const char* key : {"startLine", "startColumn", "endLine", "endColumn"}) {
      if (number(key) < 1) complain(where, std::string("no ") + key);
    }
    bool backwards = number("endLine") < number("startLine") ||
                     (number("endLine") == number("startLine") && number("endColumn") <= number("startColumn"));
    if (backwards) complain(where, "the region ends before it begins");
  }

  void uri(const std::string& uri, const Json& artifact, const std::string& where) {
    bool absolute = uri.starts_with("file:///");
    if (uri.starts_with("./") || (!absolute && uri.starts_with("/"))) complain(where, "not a relative path: " + uri);
    if (absolute == artifact.contains("uriBaseId")) complain(where, "a base for relative paths only: " + uri);
    std::string_view rest = uri;
    if (absolute) rest.remove_prefix(8);
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (std::string_view(":?#[]@!$&'()*+,;= \"<>\\^`{|}").find(rest[i]) != std::string_view::npos ||
          static_cast<unsigned char>(rest[i]) <= 0x20 || static_cast<unsigned char>(rest[i]) >= 0x7f) {
        return complain(where, "not percent-encoded: " + uri);
      }
    }
  }

  // The targets of `[text](target)`, as GitHub reads a message; a backslash makes brackets plain.
  static std::vector<std::string> links(const std::string& message) {
    std::vector<std::string> targets;
    bool in_text = false;
    for (std::size_t i = 0; i < message.size(); ++i) {
      if (message[i] == '\\') {
        ++i;
      } else if (message[i] == '[') {
        in_text = true;
      } else if (message[i] == ']' && in_text) {
        in_text = false;
        if (i + 1 < message.size() && message[i + 1] == '(') {
          std::size_t end = message.find(')', i);
          targets.push_back(message.substr(i + 2, end - i - 2));
        }
      }
    }
    return targets;
  }

  std::vector<std::string> rule_ids_;
  int severity_ = 3;
  std::vector<std::string> complaints_;
};

}  // namespace crosscheck
