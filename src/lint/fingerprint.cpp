#include "lint/fingerprint.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace crosscheck {

std::string fingerprint(const Finding& finding, const std::string& rule) {
  std::vector<std::string> parts;
  for (const Party& party : finding.parties) {
    if (party.bystander) continue;
    std::string part = party.stack + '|' + (party.construct_path.empty() ? party.logical_id : party.construct_path);
    if (part == "|") part = party.template_place.file + '|' + party.address;
    parts.push_back(std::move(part));
  }
  std::sort(parts.begin(), parts.end());
  if (finding.unlisted > 0) parts.push_back("and " + std::to_string(finding.unlisted));  // one more is something new
  parts.insert(parts.begin(), rule);
  if (finding.identity)
    parts[0] += '|' + finding.identity->space + '|' + finding.identity->scope + '|' + finding.identity->key;
  std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a
  for (const std::string& part : parts) {
    for (char c : part + '\n') hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  }
  std::string hex;
  for (int shift = 60; shift >= 0; shift -= 4) hex += "0123456789abcdef"[hash >> shift & 15];
  return hex;
}

std::string fingerprint(const Finding& finding) { return fingerprint(finding, finding.rule); }

}  // namespace crosscheck
