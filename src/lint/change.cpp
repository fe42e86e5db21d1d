#include "lint/change.h"

#include <algorithm>

namespace crosscheck {

Change::Change(std::map<std::string, std::vector<std::uint32_t>> added) : added_(std::move(added)) {
  for (auto& [file, lines] : added_) std::sort(lines.begin(), lines.end());
}

bool Change::adds(const std::string& file, std::uint32_t first, std::uint32_t last) const {
  const auto found = added_.find(file);
  if (found == added_.end()) return false;
  const auto line = std::lower_bound(found->second.begin(), found->second.end(), first);
  return line != found->second.end() && *line <= last;
}

void lead_with_the_change(std::vector<Party>& parties) {
  const auto touch = [](const Party& party) { return party.bystander ? Touch::None : party.touch; };
  const auto most = std::max_element(parties.begin(), parties.end(),
                                     [&](const Party& a, const Party& b) { return touch(a) < touch(b); });
  if (most != parties.end()) std::rotate(parties.begin(), most, most + 1);
}

bool touched(const Finding& finding) {
  return finding.unlisted > 0 || std::any_of(finding.parties.begin(), finding.parties.end(),
                                             [](const Party& party) { return party.touch != Touch::None; });
}

}  // namespace crosscheck
