#include "lint/source_lines.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "lint/call_extent.h"
#include "lint/source_literals.h"
#include "text/characters.h"
#include "text/lines.h"
#include "text/parallel.h"

namespace crosscheck {
namespace {

// A line and column of a source file.
using Point = std::tuple<std::string, std::uint32_t, std::uint32_t>;

Point point(const Frame& frame) { return {frame.file, frame.line, frame.column}; }

// Two calls of one helper share its lines; what tells them apart is further out.
const Frame* telling_frame(const Party& party, const std::map<Point, std::size_t>& traces_with) {
  const auto begin = party.trace.begin(), end = party.trace.end();
  auto telling =
      std::find_if(begin, end, [&](const Frame& frame) { return !frame.helper && traces_with.at(point(frame)) == 1; });
  if (telling == end) telling = std::find_if(begin, end, [](const Frame& frame) { return !frame.helper; });
  if (telling == end) telling = begin;
  return telling == end ? nullptr : &*telling;
}

// A party and the frame of its trace that is to be shown.
struct Shown {
  Party* party;
  const Frame* frame;
};

std::vector<Shown> choose(const Finding& finding, std::vector<Party>& parties) {
  std::map<Point, std::size_t> traces_with;
  for (const Party& party : finding.parties) {
    std::set<Point> own;
    for (const Frame& frame : party.trace) own.insert(point(frame));
    for (const Point& one : own) ++traces_with[one];
  }
  std::vector<Shown> shown;
  for (Party& party : parties) {
    if (const Frame* frame = telling_frame(party, traces_with)) shown.push_back({.party = &party, .frame = frame});
  }
  return shown;
}

// The recorded column is where the call's name begins, or with some compilers where it ends: marks the word.
std::optional<Place> place_of(const Frame& frame, const Lines& lines) {
  if (frame.line == 0 || frame.line > lines.count()) return std::nullopt;
  const std::string_view line = lines.line(frame.line);
  auto word = [](char c) { return is_alphanumeric(c) || c == '_' || c == '.' || c == '$'; };
  std::size_t begin = std::min<std::size_t>(std::max(1u, frame.column) - 1, line.size());
  std::size_t end = begin;
  if (begin < line.size() && line[begin] == '(') {
    while (begin > 0 && word(line[begin - 1])) --begin;
  }
  if (line.substr(end).starts_with("new ")) end += 4;
  while (end < line.size() && word(line[end])) ++end;
  const auto column = static_cast<std::uint32_t>(begin + 1);
  const auto end_column = static_cast<std::uint32_t>(std::max(end + 1, begin + 2));
  return Place{.file = frame.file,
               .line = frame.line,
               .column = column,
               .end_line = frame.line,
               .end_column = end_column,
               .utf16_column = column,
               .utf16_end_column = end_column,
               .excerpt = excerpt(line, column, end_column)};
}

void show_lines(const Scene& scene, const Checkout& checkout, std::vector<Shown> shown) {
  const auto file = [](const Shown& one) -> const std::string& { return one.frame->file; };
  std::stable_sort(shown.begin(), shown.end(), [&](const Shown& a, const Shown& b) { return file(a) < file(b); });
  const auto files = runs(shown, file);
  in_parallel(scene.index.threads, files.size(), [&](std::size_t i) {
    const std::string text = checkout.text(file(files[i].front()));
    const Lines lines(text);
    for (const Shown& one : files[i]) one.party->source = place_of(*one.frame, lines);
  });
}

// Where the parties' constructs are made, in files that the change adds lines to.
std::vector<Point> calls_in_changed_files(const Change& change, const std::vector<MarkedParty>& parties) {
  std::vector<Point> calls;
  const auto add = [&](const std::string& file, std::uint32_t line, std::uint32_t column) {
    if (change.added().contains(file)) calls.emplace_back(file, line, column);
  };
  for (const MarkedParty& one : parties) {
    if (const auto& source = one.party->source) add(source->file, source->line, source->column);
    for (const Frame& frame : one.party->trace) add(frame.file, frame.line, std::max(1u, frame.column));
  }
  std::sort(calls.begin(), calls.end());
  calls.erase(std::unique(calls.begin(), calls.end()), calls.end());
  return calls;
}

// Those whose call has a line that the change adds.
std::set<Point> added_calls(const Checkout& checkout, const Change& change, std::vector<Point> calls) {
  std::set<Point> added;
  for (const auto& of_file : runs(calls, [](const Point& call) { return std::get<0>(call); })) {
    const std::string text = checkout.text(std::get<0>(of_file.front()));
    const Lines lines(text);
    for (const Point& call : of_file) {
      const auto& [file, number, column] = call;
      if (number == 0 || number > lines.count()) continue;
      const std::string_view line = lines.line(number);
      const std::string_view from = std::string_view(text).substr(static_cast<std::size_t>(line.data() - text.data()) +
                                                                  std::min<std::size_t>(column, line.size() + 1) - 1);
      if (change.adds(file, number, call_extent(from, number))) added.insert(call);
    }
  }
  return added;
}

Touch touch(const MarkedParty& one, const std::set<Point>& added) {
  const Party& party = *one.party;
  if (party.source && added.contains({party.source->file, party.source->line, party.source->column})) {
    return Touch::Source;
  }
  const bool on_the_way = std::any_of(party.trace.begin(), party.trace.end(), [&](const Frame& frame) {
    return added.contains({frame.file, frame.line, std::max(1u, frame.column)});
  });
  if (on_the_way) return Touch::Trace;
  return one.in_change ? Touch::Template : Touch::None;
}

}  // namespace

void add_source_lines(const Scene& scene, const Checkout& checkout, std::vector<Finding*>& findings,
                      std::vector<MarkedParty>& parties) {
  std::vector<Shown> shown;
  for (Finding* finding : findings) {
    for (const Shown& one : choose(*finding, finding->parties)) shown.push_back(one);
  }
  show_lines(scene, checkout, std::move(shown));
  show_literals(scene, checkout, parties);
  const Change& change = scene.options.change;
  if (change.empty()) return;
  const std::set<Point> added = added_calls(checkout, change, calls_in_changed_files(change, parties));
  for (MarkedParty& one : parties) one.party->touch = touch(one, added);
}

}  // namespace crosscheck
