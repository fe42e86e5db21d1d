#include "lint/template_places.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "document/read.h"
#include "lint/addresses.h"
#include "text/parallel.h"
#include "text/position_cursor.h"

namespace crosscheck {
namespace {

Place place_at(const std::string& file, Span span, PositionCursor& cursor) {
  const Position from = cursor.move_to(span.begin);
  PositionCursor onward = cursor;
  const Position to = onward.move_to(std::max(span.begin, span.end));
  return {.file = file,
          .line = from.line,
          .column = from.column,
          .end_line = to.line,
          .end_column = to.column,
          .utf16_column = from.utf16_column,
          .utf16_end_column = to.utf16_column,
          .excerpt = {}};
}

void add_places(const Scene& scene, const Checkout& checkout, std::span<MarkedParty*> parties, std::string_view text) {
  const FileId file = parties.front()->mark->span.file;
  const std::string name = scene.sources.display(file);
  const std::string in_repository = scene.options.change.empty() ? "" : checkout.path_of(file);
  PositionCursor cursor(text);
  const MarkedParty* last = nullptr;
  for (MarkedParty* one : parties) {
    Place& place = one->party->template_place;
    // Stacks that share a template have their parties at the same places.
    if (last && last->mark->span == one->mark->span) {
      place = last->party->template_place;
      one->in_change = last->in_change;
      continue;
    }
    last = one;
    place = place_at(name, one->mark->span, cursor);
    one->in_change = scene.options.change.adds(in_repository, place.line, place.end_line);
    const std::size_t end = place.end_line > place.line ? kLineEnd : place.end_column;
    place.excerpt = excerpt_at(text, cursor.line_begin(), one->mark->span.begin, place.column, end);
  }
}

void add_addresses(const Scene& scene, std::span<MarkedParty*> parties, const Document& document) {
  AddressCursor cursor(document);
  for (MarkedParty* one : parties) {
    if (one->mark->stack == kNoStack) continue;
    cursor.move_to(one->mark->span);
    one->party->address = cursor.address();
    // An output may have the id of a resource.
    if (!one->in_template(scene) || !cursor.element(0).key_equals("Resources")) continue;
    one->party->construct_path = cursor.element(1)["Metadata"]["aws:cdk:path"].text();
  }
}

}  // namespace

void place_in_templates(const Scene& scene, const Checkout& checkout, std::vector<MarkedParty>& parties) {
  std::vector<MarkedParty*> sorted;
  for (MarkedParty& one : parties) {
    if (one.mark->span.file != kNoFile) sorted.push_back(&one);
  }
  std::sort(sorted.begin(), sorted.end(), [](const MarkedParty* a, const MarkedParty* b) {
    return std::tie(a->mark->span.file, a->mark->span.begin, a->mark->span.end) <
           std::tie(b->mark->span.file, b->mark->span.begin, b->mark->span.end);
  });
  const auto files = runs(sorted, [](const MarkedParty* one) { return one->mark->span.file; });
  in_parallel_with<Document>(scene.index.threads, files.size(), [&](std::size_t i, Document& document) {
    const FileId file = files[i].front()->mark->span.file;
    scene.sources.reread(file, document.buffer_);
    add_places(scene, checkout, files[i], document.text());
    const bool in_stacks = std::any_of(files[i].begin(), files[i].end(),
                                       [](const MarkedParty* one) { return one->mark->stack != kNoStack; });
    if (!in_stacks) return;
    read_any(document, file);
    add_addresses(scene, files[i], document);
  });
}

void place_in_lists(const Scene& scene, std::vector<MarkedParty>& parties) {
  std::vector<std::pair<Span, Party*>> sorted;
  for (const MarkedParty& one : parties) {
    if (one.mark->stack == kNoStack || one.mark->span.file == kNoFile) continue;
    const StackOrigin& origin = scene.stack_of(*one.mark).origin;
    if (!origin.is_in_list() || origin.entry().file == one.mark->span.file) continue;
    sorted.emplace_back(origin.entry(), one.party);
  }
  const auto key = [](const auto& one) { return std::tuple(one.first.file, one.first.begin, one.first.end); };
  std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  for (const auto& file : runs(sorted, [](const auto& one) { return one.first.file; })) {
    Buffer text;
    scene.sources.reread(file.front().first.file, text);
    PositionCursor cursor(text.view());
    const std::string name = scene.sources.display(file.front().first.file);
    for (const auto& [span, party] : file) party->entry = place_at(name, span, cursor);
  }
}

Place place_of(const Sources& sources, Span span) {
  if (span.file == kNoFile) return {};
  Buffer text;
  sources.reread(span.file, text);
  PositionCursor cursor(text.view());
  return place_at(sources.display(span.file), span, cursor);
}

}  // namespace crosscheck
