#include "lint/finding_locator.h"

#include <algorithm>
#include <tuple>

#include "document/read.h"
#include "lint/addresses.h"
#include "lint/call_extent.h"

namespace crosscheck {

// Of a line that is shown, and of parties that are shown with theirs: a template without line breaks is one line, and a
// finding may have thousands of parties.
constexpr std::size_t kLineLimit = 64u << 10;
constexpr std::size_t kShownParties = 100;

// A file read again. Its document is parsed when an address is asked for.
struct FindingLocator::File {
  std::string text;
  std::unique_ptr<Lines> lines;
  Document document;
  std::unique_ptr<Addresses> addresses;
};

FindingLocator::FindingLocator(Sources& sources, const Inputs& inputs, const Index& index, const LintOptions& options)
    : sources_(sources), inputs_(inputs), index_(index), options_(options) {
  if (options.source_root.empty()) return;
  source_root_ = sources.add_root(options.source_root, "");
  canonical_root_ = sources.canonical(*source_root_);
}

FindingLocator::~FindingLocator() = default;

FindingLocator::File& FindingLocator::file(FileId id) {
  auto& entry = files_[id];
  if (!entry) {
    entry = std::make_unique<File>();
    entry->text = sources_.reread(id).value_or("");
    entry->lines = std::make_unique<Lines>(entry->text);
  }
  return *entry;
}

Place FindingLocator::place(Span span) {
  Place place = position(span);
  add_line(place, span.file);
  return place;
}

Place FindingLocator::position(Span span) {
  if (span.file == kNoFile) return {};
  File& file = this->file(span.file);
  const Position from = file.lines->position(span.begin), to = file.lines->position(std::max(span.begin, span.end));
  return {.file = sources_.display(span.file),
          .line = from.line,
          .column = from.column,
          .end_line = to.line,
          .end_column = to.column,
          .utf16_column = from.utf16_column,
          .utf16_end_column = to.utf16_column,
          .line_text = {}};
}

void FindingLocator::add_line(Place& place, FileId id) {
  if (id != kNoFile) place.line_text = file(id).lines->line(place.line).substr(0, kLineLimit);
}

const Constructs& FindingLocator::constructs(StackId stack) {
  auto [entry, fresh] = constructs_.try_emplace(stack);
  if (fresh && inputs_[stack].metadata_file != kNoFile) entry->second = read_constructs(sources_, inputs_[stack]);
  return entry->second;
}

const SharedHelpers& FindingLocator::helper_lines(StackId stack) {
  auto [entry, fresh] = helper_lines_.try_emplace(stack);
  if (fresh) entry->second = SharedHelpers(constructs(stack));
  return entry->second;
}

namespace {

std::string own_id(const std::string& element) { return element.substr(element.rfind('>') + 1); }

bool is_nested(const std::string& element) { return element.find('>') != std::string::npos; }

}  // namespace

// The metadata's path where there is one; else the one that the CDK's CLI wrote into the template.
std::string FindingLocator::construct_path(const Mark& mark, Element resource) {
  if (mark.logical_id.empty()) return {};
  const std::string template_name = sources_.relative(mark.span.file);
  const std::string name = is_nested(mark.logical_id) ? template_name.substr(template_name.rfind('/') + 1) : "";
  const Constructs& constructs = this->constructs(mark.stack);
  if (auto found = constructs.by_logical_id.find({name, own_id(mark.logical_id)});
      found != constructs.by_logical_id.end()) {
    return found->second.path;
  }
  return resource["Metadata"]["aws:cdk:path"].text();
}

Party FindingLocator::party(const Mark& mark) {
  Party party{.label = mark.label,
              .stack = {},
              .environment = {},
              .logical_id = own_id(mark.logical_id),
              .construct_path = {},
              .type = {},
              .bystander = mark.bystander,
              .address = {},
              .template_place = position(mark.span),
              .source = {},
              .trace = {}};
  if (mark.stack == kNoStack || mark.span.file == kNoFile) return party;
  const Stack& stack = inputs_[mark.stack];
  const Label& label = index_.label(mark.stack);
  party.stack = stack.name;
  party.environment = label.named() ? label.name + " (" + crosscheck::place(stack.environment) + ')' : label.name;
  party.synthesized = stack.origin.is_synthesized();
  File& file = this->file(mark.span.file);
  if (!file.addresses) {
    file.document.buffer_ = Buffer(file.text);
    read_any(file.document, mark.span.file);
    file.addresses = std::make_unique<Addresses>(file.document);
  }
  const std::vector<Element> way = file.addresses->way_to(mark.span);
  party.address = file.addresses->text(way);
  if (!stack.origin.is_described_in(mark.span.file) && !mark.logical_id.empty()) {
    // Not an output, which may have the id of a resource.
    const Element resource = way.size() > 1 && way[0].key_equals("Resources") ? way[1] : Element();
    party.type = resource["Type"].text();
    party.construct_path = construct_path(mark, resource);
  }
  party.trace = trace(mark, party.construct_path);
  return party;
}

// The construct's frames that lie in the repository, innermost first; else those of the stack itself.
std::vector<Frame> FindingLocator::trace(const Mark& mark, const std::string& construct_path) {
  std::vector<Frame> frames;
  if (!source_root_ || mark.stack == kNoStack) return frames;
  const Constructs& constructs = this->constructs(mark.stack);
  auto add = [&](const Construct& construct) {
    for (const TraceFrame& frame : construct.trace) {
      if (auto mapped = in_repository(frame)) {
        mapped->helper = helper_lines(mark.stack).contains(frame);
        frames.push_back(std::move(*mapped));
      }
    }
  };
  // A construct without a usable trace borrows that of the nearest one above it.
  for (std::string path = construct_path; !path.empty() && frames.empty();) {
    if (auto found = constructs.by_path.find(path); found != constructs.by_path.end()) add(found->second);
    const std::size_t slash = path.rfind('/');
    path = slash == std::string::npos ? std::string() : path.substr(0, slash);
  }
  if (frames.empty()) {
    if (auto own = constructs.by_path.find(inputs_[mark.stack].display_name); own != constructs.by_path.end())
      add(own->second);
  }
  return frames;
}

// Recorded paths are not trusted: only regular files beneath the source root count, and no installed packages.
std::optional<Frame> FindingLocator::in_repository(const TraceFrame& frame) {
  std::string path = frame.path;
  for (const auto& [from, to] : options_.source_maps) {
    if (!path.starts_with(from) || (path.size() > from.size() && path[from.size()] != '/' && !from.ends_with('/')))
      continue;
    path = to + path.substr(from.size());
    break;
  }
  if (path.starts_with(canonical_root_ + '/')) path = path.substr(canonical_root_.size() + 1);
  if (path.starts_with("./")) path = path.substr(2);
  if (path.empty() || path.front() == '/' || path.find("node_modules/") != std::string::npos) return std::nullopt;
  const FileId id = sources_.add(*source_root_, path);
  if (file(id).text.empty()) return std::nullopt;
  return Frame{.function = frame.function, .file = sources_.display(id), .line = frame.line, .column = frame.column};
}

std::optional<Place> FindingLocator::source_place(const Frame& frame) {
  const FileId id = sources_.add(*source_root_, frame.file);
  File& file = this->file(id);
  if (frame.line == 0 || frame.line > file.lines->count()) return std::nullopt;
  const std::string_view line = file.lines->line(frame.line);
  // The recorded column is where the call's name begins, or with some compilers where it ends: mark the word.
  auto word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.' || c == '$'; };
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
               .line_text = std::string(line)};
}

// The template's path from the root of the repository; empty where it lies elsewhere.
std::string FindingLocator::in_checkout(FileId file) const {
  if (!source_root_ || file == kNoFile) return {};
  const std::string folder = sources_.canonical(sources_.root(file)) + '/';
  if (!folder.starts_with(canonical_root_ + '/')) return {};
  return folder.substr(canonical_root_.size() + 1) + sources_.relative(file);
}

bool FindingLocator::adds_call(const std::string& path, std::uint32_t line, std::uint32_t column) {
  const auto [known, fresh] = added_calls_.try_emplace({path, line, column}, false);
  if (!fresh) return known->second;
  const File& file = this->file(sources_.add(*source_root_, path));
  if (line == 0 || line > file.lines->count()) return false;
  const std::string_view text = file.lines->line(line);
  const std::size_t begin =
      static_cast<std::size_t>(text.data() - file.text.data()) + std::min<std::size_t>(column, text.size() + 1) - 1;
  known->second = options_.change.adds(path, line, call_extent(std::string_view(file.text).substr(begin), line));
  return known->second;
}

Touch FindingLocator::touch(const Party& party, FileId template_file) {
  if (options_.change.empty()) return Touch::None;
  if (party.source && adds_call(party.source->file, party.source->line, party.source->column)) return Touch::Source;
  const bool on_the_way = std::any_of(party.trace.begin(), party.trace.end(), [&](const Frame& frame) {
    return adds_call(frame.file, frame.line, std::max(1u, frame.column));
  });
  if (on_the_way) return Touch::Trace;
  const Place& place = party.template_place;
  return options_.change.adds(in_checkout(template_file), place.line, place.end_line) ? Touch::Template : Touch::None;
}

std::vector<Party> FindingLocator::parties(const Problem& problem) {
  std::vector<Party> parties;
  auto add = [&](const Mark& mark) {
    parties.push_back(party(mark));
    if (parties.size() <= kShownParties) add_line(parties.back().template_place, mark.span.file);
  };
  add(problem.primary);
  for (const Mark& mark : problem.related) add(mark);
  using Point = std::tuple<std::string, std::uint32_t, std::uint32_t>;
  std::map<Point, std::size_t> shared;  // in how many traces a frame occurs
  for (const Party& one : parties) {
    std::set<Point> own;
    for (const Frame& frame : one.trace) own.emplace(frame.file, frame.line, frame.column);
    for (const Point& point : own) ++shared[point];
  }
  for (Party& one : parties) {
    // Two calls of one helper share its lines; what tells them apart is further out.
    auto telling = std::find_if(one.trace.begin(), one.trace.end(), [&](const Frame& frame) {
      return !frame.helper && shared[{frame.file, frame.line, frame.column}] == 1;
    });
    if (telling == one.trace.end()) {
      telling = std::find_if(one.trace.begin(), one.trace.end(), [](const Frame& frame) { return !frame.helper; });
    }
    if (telling == one.trace.end()) telling = one.trace.begin();
    if (telling != one.trace.end()) one.source = source_place(*telling);
  }
  for (std::size_t i = 0; i < parties.size(); ++i) {
    parties[i].touch = touch(parties[i], (i == 0 ? problem.primary : problem.related[i - 1]).span.file);
  }
  return parties;
}

}  // namespace crosscheck
