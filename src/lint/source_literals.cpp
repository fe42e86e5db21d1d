#include "lint/source_literals.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "text/characters.h"
#include "text/limits.h"
#include "text/lines.h"
#include "text/parallel.h"

namespace crosscheck {
namespace {

constexpr std::size_t kShortest = 4;  // anything shorter is a word like others
constexpr std::size_t kFiles = 4;     // of a trace, from the inside

bool part_of_name(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; }

bool is_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  line.remove_prefix(first);
  return line.starts_with("//") || line.starts_with("/*") || line.starts_with('*') || line.starts_with('#');
}

bool in_quotes(std::string_view before, std::string_view after) {
  constexpr std::string_view kQuotes = "'\"`";
  return std::any_of(kQuotes.begin(), kQuotes.end(), [&](char quote) {
    return before.find(quote) != std::string_view::npos && after.find(quote) != std::string_view::npos;
  });
}

// Whether the text has the whole name there, within quotes and not in a comment.
bool stands_at(std::string_view text, std::size_t at, std::size_t size) {
  const std::size_t end = at + size;
  if ((at > 0 && part_of_name(text[at - 1])) || (end < text.size() && part_of_name(text[end]))) return false;
  const std::size_t feed = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
  const std::string_view before = text.substr(begin, at - begin);
  return !is_comment(before) && in_quotes(before, text.substr(end, text.find('\n', end) - end));
}

// The only place that has the name; npos where none or several have it.
std::size_t only_place(std::string_view text, std::string_view name) {
  std::size_t only = std::string_view::npos;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
    if (!stands_at(text, at, name.size())) continue;
    if (only != std::string_view::npos) return std::string_view::npos;
    only = at;
  }
  return only;
}

Place place_at(const std::string& file, const Lines& lines, std::size_t begin, std::size_t size) {
  const Position from = lines.position(static_cast<std::uint32_t>(begin));
  const Position to = lines.position(static_cast<std::uint32_t>(begin + size));
  return {.file = file,
          .line = from.line,
          .column = from.column,
          .end_line = to.line,
          .end_column = to.column,
          .utf16_column = from.utf16_column,
          .utf16_end_column = to.utf16_column,
          .excerpt = excerpt(lines.line(from.line), from.column, to.column)};
}

// A party, the files of its trace, and where its name was found.
struct Search {
  MarkedParty* one;
  std::vector<const std::string*> files;
  std::optional<Place> found;

  const std::string& name() const { return one->mark->literal; }
};

Search search_for(MarkedParty& one) {
  Search search{.one = &one, .files = {}, .found = {}};
  for (const Frame& frame : one.party->trace) {
    const bool known = std::any_of(search.files.begin(), search.files.end(),
                                   [&](const std::string* file) { return *file == frame.file; });
    if (!known && search.files.size() < kFiles) search.files.push_back(&frame.file);
  }
  return search;
}

// Looks into one file of each, as far as that is not too much.
void look(const Scene& scene, const Checkout& checkout, std::vector<Search*> searches, std::size_t number) {
  const auto file = [&](const Search* search) -> const std::string& { return *search->files[number]; };
  std::sort(searches.begin(), searches.end(), [&](const Search* a, const Search* b) {
    return std::tie(file(a), a->name()) < std::tie(file(b), b->name());
  });
  const auto files = runs(searches, file);
  in_parallel(scene.index.threads, files.size(), [&](std::size_t i) {
    const std::string& path = file(files[i].front());
    const std::string text = checkout.text(path);
    const Lines lines(text);
    std::vector<Search*> of_file(files[i].begin(), files[i].end());
    std::size_t searched = 0;
    for (const auto& alike : runs(of_file, [](const Search* search) -> const std::string& { return search->name(); })) {
      searched += text.size();
      if (searched > limits::kSearchedSource) break;
      const std::string& name = alike.front()->name();
      const std::size_t at = only_place(text, name);
      if (at == std::string_view::npos) continue;
      for (Search* search : alike) search->found = place_at(path, lines, at, name.size());
    }
  });
}

}  // namespace

void show_literals(const Scene& scene, const Checkout& checkout, std::vector<MarkedParty>& parties) {
  std::vector<Search> searches;
  for (MarkedParty& one : parties) {
    if (one.party->source && one.mark->literal.size() >= kShortest) searches.push_back(search_for(one));
  }
  for (std::size_t number = 0; number < kFiles; ++number) {
    std::vector<Search*> open;
    for (Search& search : searches) {
      if (!search.found && number < search.files.size()) open.push_back(&search);
    }
    if (!open.empty()) look(scene, checkout, std::move(open), number);
  }
  std::set<std::tuple<const std::string*, std::string, std::uint32_t, std::uint32_t>> shown;  // by finding
  for (Search& search : searches) {
    if (!search.found) continue;
    const Place& place = *search.found;
    if (!shown.emplace(search.one->rule, place.file, place.line, place.column).second) continue;
    search.one->party->source = std::move(search.found);
  }
}

}  // namespace crosscheck
