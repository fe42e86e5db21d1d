#include "rules/kernels/near_ends.h"

#include <algorithm>

#include "text/characters.h"
#include "text/lowered.h"

namespace crosscheck {
namespace {

constexpr std::size_t kShortestEnd = 4;  // shorter words resemble each other by chance
constexpr std::size_t kLongestEnd = 64;  // longer ones are nobody's slip
constexpr std::size_t kSameEnd = 256;    // names compared for each end; more that end so are no help to anybody

// What comes before the last word, and that word, which is known as a whole or empty.
std::pair<std::string_view, std::string_view> split_end(const Text& name) {
  std::string_view last;
  for (const Piece& piece : pieces(name)) {
    last = piece.kind() == Piece::Kind::Literal ? piece.literal() : std::string_view();
  }
  const std::size_t separator = last.find_last_of("-_/.:");
  const std::string_view end = separator == std::string_view::npos ? last : last.substr(separator + 1);
  return {name.key().substr(0, name.key().size() - end.size()), end};
}

std::string without(const std::string& word, std::size_t at) { return word.substr(0, at) + word.substr(at + 1); }

std::string digits_of(std::string_view word) {
  std::string digits;
  std::copy_if(word.begin(), word.end(), std::back_inserter(digits), is_digit);
  return digits;
}

// Of two words in lower case that are alike but for one letter in each.
bool is_slip(const std::string& one, const std::string& other) {
  if (digits_of(one) != digits_of(other)) return false;
  if (one.size() != other.size()) return true;
  std::string a = one, b = other;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

}  // namespace

NearEnds::NearEnds(const PossibleOwners& owners, std::string_view space) : owners_(owners.all(space)) {
  for (std::size_t i = 0; i < owners_.size(); ++i) {
    const std::string end = lowered(split_end(owners_[i].key).second);
    if (end.size() < kShortestEnd || end.size() > kLongestEnd) continue;
    const auto add = [&](const std::string& word) {
      std::vector<std::size_t>& places = by_end_[word];
      if (places.size() < kSameEnd && (places.empty() || places.back() != i)) places.push_back(i);
    };
    add(end);
    for (std::size_t at = 0; at < end.size(); ++at) add(without(end, at));
  }
}

const PossibleOwner* NearEnds::find(const Use& use) const {
  const auto written = split_end(Text::of_key(use.key));
  const std::string before(written.first), end = lowered(written.second);
  if (end.size() < kShortestEnd || end.size() > kLongestEnd) return nullptr;
  std::size_t best = owners_.size();
  const auto look_at = [&](const std::string& word) {
    const auto found = by_end_.find(word);
    if (found == by_end_.end()) return;
    for (const std::size_t place : found->second) {
      if (place >= best) break;
      const std::string_view its = split_end(owners_[place].key).second;
      if (!is_slip(end, lowered(its))) continue;
      const std::string meant = before + std::string(its);
      if (may_equal(Text::of_key(meant), owners_[place].key)) best = place;
    }
  };
  look_at(end);
  for (std::size_t at = 0; at < end.size(); ++at) look_at(without(end, at));
  return best == owners_.size() ? nullptr : &owners_[best];
}

}  // namespace crosscheck
