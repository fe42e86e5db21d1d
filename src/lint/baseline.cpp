#include "lint/baseline.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <yaml-cpp/emitter.h>

#include "config/strict.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kFileBytes = 16u << 20;
constexpr std::size_t kParties = 20;
// Names may be longer than what `printable` leaves of them otherwise.
constexpr std::size_t kText = 1024;

// Cut as it stands there, escapes and all, so that nothing changes when it is read again.
std::string kept(std::string_view text) { return printable(printable(text, std::string_view::npos), kText); }

std::string name_of(const Party& party) {
  if (!party.construct_path.empty()) return kept(party.construct_path);
  if (party.stack.empty()) return kept(party.template_place.file);
  return kept(party.logical_id.empty() ? party.stack : party.stack + '/' + party.logical_id);
}

std::vector<std::string> at_fault(const Finding& finding) {
  std::vector<std::string> names;
  for (const Party& party : finding.parties) {
    if (!party.bystander) names.push_back(name_of(party));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  names.resize(std::min(names.size(), kParties));
  return names;
}

BaselineEntry entry_of(const Finding& finding) {
  const auto& identity = finding.identity;
  return {.fingerprint = finding.fingerprint,
          .rule = kept(finding.rule),
          .identity = identity ? kept(identity->space + '/' + identity->key) : "",
          .message = kept(finding.message),
          .parties = at_fault(finding),
          .span = {},
          .former = finding.former};
}

bool is_fingerprint(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Texts are taken as they would be written, whatever escapes somebody put there by hand: they are compared with such,
// and some characters end a line in YAML alone.
BaselineEntry read_entry(const StrictFile& file, Element element) {
  StrictObject object(file, element);
  const auto text = [&](const char* key) { return kept(object.required_text(key)); };
  BaselineEntry entry{.fingerprint = object.required_text("fingerprint"),
                      .rule = text("rule"),
                      .identity = object.member("identity") ? text("identity") : "",
                      .message = text("message"),
                      .parties = object.texts("parties"),
                      .span = element["fingerprint"].span()};
  for (std::string& party : entry.parties) party = kept(party);
  object.finish();
  if (!is_fingerprint(entry.fingerprint)) {
    object.fail(entry.span, '`' + entry.fingerprint + "` is not a fingerprint",
                "16 hex digits, as `crosscheck baseline` writes them");
  }
  return entry;
}

// In quotes, whatever the text: no reader takes a name for a number or for nothing.
void emit(YAML::Emitter& out, const char* key, const std::string& text) {
  out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << text;
}

void emit(YAML::Emitter& out, const BaselineEntry& entry) {
  out << YAML::BeginMap;
  emit(out, "fingerprint", entry.fingerprint);
  emit(out, "rule", entry.rule);
  if (!entry.identity.empty()) emit(out, "identity", entry.identity);
  emit(out, "message", entry.message);
  out << YAML::Key << "parties" << YAML::Value << YAML::BeginSeq;
  for (const std::string& party : entry.parties) out << YAML::DoubleQuoted << party;
  out << YAML::EndSeq << YAML::EndMap;
}

// What is still alone gets the first partner with the same key.
template <typename Key>
void pair_up(Comparison& comparison, const std::vector<BaselineEntry>& baseline,
             const std::vector<BaselineEntry>& today, Key key) {
  std::map<decltype(key(today.front())), std::vector<std::size_t>> alone;
  for (std::size_t i = baseline.size(); i-- > 0;) {
    if (comparison.gone[i]) alone[key(baseline[i])].push_back(i);
  }
  for (std::size_t i = 0; i < today.size(); ++i) {
    const auto found = comparison.known[i] ? alone.end() : alone.find(key(today[i]));
    if (found == alone.end() || found->second.empty()) continue;
    comparison.known[i] = true;
    comparison.gone[found->second.back()] = false;
    found->second.pop_back();
  }
}

// Entries that were written before a rule got its current id.
void pair_up_renamed(Comparison& comparison, const std::vector<BaselineEntry>& baseline,
                     const std::vector<BaselineEntry>& today) {
  std::map<std::tuple<std::string, std::string>, std::vector<std::size_t>> alone;
  for (std::size_t i = baseline.size(); i-- > 0;) {
    if (comparison.gone[i]) alone[{baseline[i].rule, baseline[i].fingerprint}].push_back(i);
  }
  for (std::size_t i = 0; i < today.size(); ++i) {
    for (const FormerName& former : today[i].former) {
      const auto found = alone.find({former.rule, former.fingerprint});
      if (comparison.known[i] || found == alone.end() || found->second.empty()) continue;
      comparison.known[i] = true;
      comparison.gone[found->second.back()] = false;
      found->second.pop_back();
    }
  }
}

}  // namespace

std::vector<BaselineEntry> baseline_entries(const std::vector<Finding>& findings) {
  std::vector<BaselineEntry> entries;
  for (const Finding& finding : findings) entries.push_back(entry_of(finding));
  return entries;
}

Baseline read_baseline(Sources& sources, FileId id) {
  if (sources.check(id) == ReadFailure::Missing) {
    throw InputError(printable(sources.display(id)) + " does not exist; `crosscheck baseline` writes it");
  }
  const StrictFile file(sources, id, kFileBytes);
  Baseline baseline{.file = id, .entries = {}};
  StrictObject object(file, file.root());
  if (object.required_text("version") != "1")
    object.fail(object.element()["version"].span(), "only version 1 is supported");
  object.required("findings");
  for (Element item : object.items("findings")) baseline.entries.push_back(read_entry(file, item));
  object.finish();
  return baseline;
}

std::string write_baseline(std::vector<BaselineEntry> entries) {
  std::sort(entries.begin(), entries.end(), [](const BaselineEntry& a, const BaselineEntry& b) {
    return std::tie(a.rule, a.identity, a.message, a.fingerprint, a.parties) <
           std::tie(b.rule, b.identity, b.message, b.fingerprint, b.parties);
  });
  YAML::Emitter out;
  out << YAML::Comment("Known findings, which are not reported again. Written by `crosscheck baseline`.");
  out << YAML::BeginMap << YAML::Key << "version" << YAML::Value << 1 << YAML::Key << "findings" << YAML::Value;
  if (entries.empty()) out << YAML::Flow;
  out << YAML::BeginSeq;
  for (const BaselineEntry& entry : entries) emit(out, entry);
  out << YAML::EndSeq << YAML::EndMap;
  std::string text = out.c_str();
  if (text.size() >= kFileBytes) throw InputError("there are more findings than fit in a baseline");
  return text + '\n';
}

Comparison compare(const std::vector<BaselineEntry>& baseline, const std::vector<BaselineEntry>& today) {
  Comparison comparison{.gone = std::vector<bool>(baseline.size(), true),
                        .known = std::vector<bool>(today.size(), false)};
  // Messages may be worded anew; where several findings have one fingerprint, they tell which is which.
  pair_up(comparison, baseline, today, [](const BaselineEntry& entry) {
    return std::tuple(entry.fingerprint, entry.rule, entry.identity, entry.message);
  });
  pair_up(comparison, baseline, today,
          [](const BaselineEntry& entry) { return std::tuple(entry.fingerprint, entry.rule, entry.identity); });
  pair_up_renamed(comparison, baseline, today);
  return comparison;
}

}  // namespace crosscheck
