#include "rules/kernels/near_names.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>

#include "text/nearest.h"

namespace crosscheck {
namespace {

constexpr std::size_t kShortestName = 8;   // shorter names resemble each other by chance
constexpr std::size_t kLongestName = 512;  // what is compared of a name; longer ones resemble none
constexpr std::size_t kCandidates = 24;    // that are compared with a name
constexpr std::size_t kPostings = 1024;    // that are counted to find them
constexpr std::size_t kNeighbours = 4;     // before and after the name in the order of names
constexpr std::size_t kCells = 64u << 10;  // of the tables in which edits are counted, for each name
constexpr double kAlike = 0.6;

struct NameWords {
  std::vector<std::string_view> sorted;
  std::string_view last;
};

NameWords name_words_in(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t end = std::min(name.find_first_of("-_/.:", from), name.size());
    if (end > from) words.push_back(name.substr(from, end - from));
    from = end + 1;
  }
  const std::string_view last = words.empty() ? std::string_view() : words.back();
  std::sort(words.begin(), words.end());
  return {std::move(words), last};
}

// The share of words that two names have in common. Names that end in another word name another thing: `prod/db/host`
// and `prod/db/password`.
double likeness(const NameWords& one, const NameWords& other) {
  const std::vector<std::string_view>&a = one.sorted, &b = other.sorted;
  if (one.last != other.last && a != b) return 0;
  std::vector<std::string_view> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(std::max<std::size_t>({a.size(), b.size(), 1}));
}

// The distinct runs of three characters.
std::vector<std::uint32_t> runs_of(std::string_view name) {
  std::vector<std::uint32_t> runs;
  for (std::size_t i = 0; i + 3 <= name.size(); ++i) {
    const auto at = [&](std::size_t offset) { return std::uint32_t{static_cast<unsigned char>(name[i + offset])}; };
    runs.push_back(at(0) | at(1) << 8 | at(2) << 16);
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

}  // namespace

void NearNames::gather() {
  gathered_ = true;
  for (std::uint32_t i = 0; i < model_.index.claims.size(); ++i) {
    const Claim& claim = model_.index.claims[i];
    if (!claim.literal() || claim.key.size() > kLongestName) continue;
    by_place_[{claim.space, claim.scope}].claims.push_back(i);
    if (!claim.space.starts_with("cfn:") && claim.duplicates() == Duplicates::Error) {
      by_environment_[model_.index.label(claim.stack).name].claims.push_back(i);
    }
  }
}

NearNames::Group* NearNames::group_of(const Use& use) {
  if (!gathered_) gather();
  const auto in = [](auto& groups, const auto& key) {
    const auto found = groups.find(key);
    return found == groups.end() ? nullptr : &found->second;
  };
  if (use.space.empty()) return in(by_environment_, model_.index.label(use.stack).name);
  return in(by_place_, std::pair(use.space, use.scope));
}

std::string_view NearNames::name(const Group& group, std::uint32_t place) const {
  return model_.index.claims[group.claims[place]].key;
}

void NearNames::index(Group& group) const {
  group.indexed = true;
  group.by_name.resize(group.claims.size());
  std::iota(group.by_name.begin(), group.by_name.end(), 0u);
  std::stable_sort(group.by_name.begin(), group.by_name.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return name(group, a) < name(group, b); });
  for (std::uint32_t i = 0; i < group.claims.size(); ++i) {
    for (std::uint32_t run : runs_of(name(group, i))) group.sharing[run].push_back(i);
  }
}

NearNames::Positions NearNames::candidates(Group& group, std::string_view shown) const {
  Positions places;
  if (group.claims.size() <= kCandidates) {
    places.resize(group.claims.size());
    std::iota(places.begin(), places.end(), 0u);
    return places;
  }
  if (!group.indexed) index(group);

  std::vector<const Positions*> lists;
  for (std::uint32_t run : runs_of(shown)) {
    if (const auto found = group.sharing.find(run); found != group.sharing.end()) lists.push_back(&found->second);
  }
  std::stable_sort(lists.begin(), lists.end(), [](auto* a, auto* b) { return a->size() < b->size(); });
  Positions shared;
  for (const Positions* list : lists) {
    const std::size_t most = std::min(list->size(), kPostings - shared.size());
    shared.insert(shared.end(), list->begin(), list->begin() + static_cast<std::ptrdiff_t>(most));
    if (shared.size() == kPostings) break;
  }
  std::sort(shared.begin(), shared.end());
  std::vector<std::pair<std::size_t, std::uint32_t>> counted;  // runs in common, place
  for (auto at = shared.begin(); at != shared.end();) {
    const auto next = std::upper_bound(at, shared.end(), *at);
    counted.emplace_back(static_cast<std::size_t>(next - at), *at);
    at = next;
  }
  const auto best = counted.begin() + static_cast<std::ptrdiff_t>(std::min(counted.size(), kCandidates));
  std::partial_sort(counted.begin(), best, counted.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  for (auto at = counted.begin(); at != best; ++at) places.push_back(at->second);

  const auto here =
      std::lower_bound(group.by_name.begin(), group.by_name.end(), shown,
                       [&](std::uint32_t place, std::string_view text) { return name(group, place) < text; });
  const auto before = std::min<std::ptrdiff_t>(here - group.by_name.begin(), kNeighbours);
  const auto after = std::min<std::ptrdiff_t>(group.by_name.end() - here, kNeighbours);
  places.insert(places.end(), here - before, here + after);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

const Claim* NearNames::nearest_of(const Group& group, const Positions& places, const Use& use, std::string_view shown,
                                   Nearness nearness) const {
  const Claim *nearest = nullptr, *alike = nullptr;
  const auto words = nearness == Nearness::SharedWords ? name_words_in(use.key) : NameWords();
  double best = kAlike;
  std::size_t limit = shown.size() / 3, cells = 0;
  bool equal = false;
  for (std::uint32_t place : places) {
    const Claim& claim = model_.index.claims[group.claims[place]];
    if (nearness == Nearness::SharedWords) {
      if (const double share = likeness(name_words_in(claim.key), words); share > best) alike = &claim, best = share;
    }
    const auto [shorter, longer] = std::minmax({claim.key.size(), use.key.size()});
    if (equal || longer - shorter > longer / 3) continue;
    cells += claim.key.size() * shown.size();
    if (cells > kCells && cells > claim.key.size() * shown.size()) continue;
    const std::size_t edits = edit_distance(shown, claim.key, limit);
    if (edits > limit) continue;
    nearest = &claim;
    equal = edits == 0;
    if (!equal) limit = edits - 1;
  }
  return nearest ? nearest : alike;
}

const Claim* NearNames::find(const Use& use, Nearness nearness) {
  const std::string shown = display_key(use.key, model_.index);
  if (shown.size() < kShortestName || shown.size() > kLongestName) return nullptr;
  Group* group = group_of(use);
  return group ? nearest_of(*group, candidates(*group, shown), use, shown, nearness) : nullptr;
}

}  // namespace crosscheck
