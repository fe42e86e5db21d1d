#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "catalog/catalog.h"
#include "document/read.h"
#include "inputs/deployments/find_files.h"
#include "inputs/inventory/answer_rows.h"
#include "inputs/inventory/place_of_file.h"
#include "inputs/inventory/toolkits.h"
#include "inputs/readers.h"
#include "text/characters.h"
#include "text/lines.h"

namespace crosscheck {
namespace {

constexpr const char* kEverywhere = "**/*.json";

// Whether one of the files is an answer; looks at the first ones.
bool holds_answer(Sources& sources, RootId root, const std::vector<std::string>& files) {
  constexpr std::size_t kLooks = 8;
  Document document;
  for (std::size_t i = 0; i < std::min(files.size(), kLooks); ++i) {
    const FileId file = sources.add(root, files[i]);
    sources.expect_large(file);
    if (sources.read(file, document.buffer_)) continue;
    read_json(document, file);
    if (recognise_answer(document.root(), files[i])) return true;
    const PlaceOfFile place = place_of_file(files[i]);
    if (!place.account.empty() && !place.region.empty()) return true;
  }
  return false;
}

std::optional<GivenPath> recognise(const GivenPath& given) {
  Sources sources;
  if (!given.is_folder) {
    if (!given.path.ends_with(".json")) return std::nullopt;
    const FileId file = sources.add_given(given.canonical);
    sources.expect_large(file);
    Document document;
    // No template is that large: `read` will say so.
    if (sources.check(file) == ReadFailure::TooLarge) return given;
    if (sources.read(file, document.buffer_)) return std::nullopt;
    read_json(document, file);
    return recognise_answer(document.root()) ? std::optional(given) : std::nullopt;
  }
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::path(given.canonical) / "manifest.json", ignored)) return std::nullopt;
  const RootId root = sources.add_root(given.canonical, "");
  return holds_answer(sources, root, find_files(sources, root, kEverywhere)) ? std::optional(given) : std::nullopt;
}

// Where a file's answer is from, as far as the file says.
struct Place {
  std::string account, region;
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct File {
  AnswerFile answer;
  Place place;
  std::string path;
};

class InventoryReader {
 public:
  InventoryReader(Sources& sources, ReadAssembly& into) : sources_(sources), into_(into) {}

  void read(const std::vector<FileId>& files, const std::vector<std::string>& paths) {
    for (std::size_t i = 0; i < files.size(); ++i) look_at(files[i], paths[i]);
    say_unknown();
    share_places();
    for (File& file : files_) first_look(file);
    for (File& file : files_) second_look(file);
    add_places();
  }

 private:
  // "inventory/x.json:3:17: ": where to look in a file.
  std::string at(Span span) const {
    const auto text = sources_.reread(span.file);
    std::string place = sources_.display(span.file);
    if (text) {
      const Position position = Lines(*text).position(span.begin);
      place += ':' + std::to_string(position.line) + ':' + std::to_string(position.column);
    }
    return place + ": ";
  }

  bool open(FileId file) {
    if (const auto failure = sources_.read(file, document_.buffer_)) {
      into_.warn("`" + sources_.display(file) + "` " + std::string(describe(*failure)) +
                 "; the other answers are used");
      into_.complete = false;
      return false;
    }
    const std::vector<SyntaxProblem> problems = read_json(document_, file);
    for (const SyntaxProblem& problem : problems) {
      if (!problem.fatal) continue;
      into_.warn(at(problem.span) + problem.message + "; the other answers are used");
      into_.complete = false;
      return false;
    }
    return bool{document_.root()};
  }

  void look_at(FileId id, const std::string& path) {
    if (!open(id)) {
      broken_.insert(id);
      return;
    }
    const Answer* answer = recognise_answer(document_.root(), path);
    if (!answer) {
      unknown_.push_back(sources_.display(id));
      return;
    }
    File file{.answer = {.file = id, .answer = answer, .argument = argument_in(path, *answer), .open = false},
              .place = {},
              .path = path};
    const PlaceOfFile place = place_of_file(sources_.display(id));
    file.place = {.account = place.account, .region = place.region};
    if (const Element more = next_page(document_.root())) {
      file.answer.open = true;
      into_.note(at(more.span()) + "`" + more.key() +
                 "` says that there is more, which is not here; what these pages lack " + "is not taken for missing");
    }
    // The first thing's ARN says the place where no folder does; one that says another is in another account.
    if (answer->scope.empty()) {
      bool first = true;
      visit_rows(document_.root(), *answer, {}, [&](const AnswerRow& row) {
        if (!std::exchange(first, false)) return;
        const bool elsewhere = !row.account.empty() && !file.place.account.empty() && row.account != file.place.account;
        if (elsewhere && is_account_id(row.account)) {
          into_.warn(at(row.span) + "the folder is that of account " + file.place.account +
                     ", but the answer is of account " + row.account + ", for which it is used");
        }
        if (elsewhere || file.place.account.empty()) file.place.account = is_account_id(row.account) ? row.account : "";
        if (file.place.region.empty()) file.place.region = row.region;
      });
    }
    files_.push_back(std::move(file));
  }

  void say_unknown() {
    if (unknown_.empty()) return;
    const std::string more = unknown_.size() == 1 ? "" : " and " + std::to_string(unknown_.size() - 1) + " more";
    into_.note("`" + unknown_.front() + "`" + more + (unknown_.size() == 1 ? " is" : " are") +
               " no answer of AWS that says what is deployed; passed over");
  }

  // A file that does not say where it is from is from where those beside it are, if that is one place.
  void share_places() {
    std::map<std::string, std::set<std::string>> accounts, regions;
    const auto folder = [](const File& file) {
      const std::size_t slash = file.path.rfind('/');
      return slash == std::string::npos ? std::string() : file.path.substr(0, slash);
    };
    for (const File& file : files_) {
      if (!file.place.account.empty()) accounts[folder(file)].insert(file.place.account);
      if (!file.place.region.empty()) regions[folder(file)].insert(file.place.region);
    }
    for (File& file : files_) {
      const auto& beside = accounts[folder(file)];
      const auto& near = regions[folder(file)];
      if (file.place.account.empty() && beside.size() == 1) file.place.account = *beside.begin();
      if (file.place.region.empty() && near.size() == 1) file.place.region = *near.begin();
    }
  }

  // Of each account and region.
  struct Found {
    AnswersOfPlace answers;
    std::map<std::string, std::uint32_t, std::less<>> stacks;  // by name: positions in `into_.stacks`
    std::set<std::string> exports, gone;
  };

  Found& found(const Place& place) { return places_[place]; }

  Place place_of(const File& file, const AnswerRow& row) const {
    Place place = file.place;
    if (is_account_id(row.account)) place.account = row.account;
    if (!row.region.empty()) place.region = row.region;
    return place;
  }

  Stack& stack(const Place& place, const std::string& name, Span span) {
    Found& there = found(place);
    const auto [entry, is_new] = there.stacks.try_emplace(name, static_cast<std::uint32_t>(into_.stacks.size()));
    if (is_new) {
      Description given;
      given.name = Given<std::string>{.value = name, .span = span};
      if (!place.account.empty()) given.account = {.value = place.account, .span = span};
      if (!place.region.empty()) given.region = {.value = place.region, .span = span};
      into_.stacks.push_back(make_stack(StackOrigin(kObserved, span, std::move(given)), name));
      into_.stacks.back().template_elsewhere = true;
      into_.stacks.back().root = into_.assembly.root;
    }
    return into_.stacks[entry->second];
  }

  // What does not depend on what other files say.
  void first_look(File& file) {
    const Answer& answer = *file.answer.answer;
    if (!answer.part && !file.answer.open) complete_[{file.place, answer.operation}] |= kWhole;
    if (file.answer.open) complete_[{file.place, answer.operation}] |= kOpen;
    found(file.place);
    if (answer.what == Answer::What::Thing && answer.stack.empty() && answer.tags.empty()) return;
    if (!open(file.answer.file)) return;
    for (Element name : document_.root()["InvalidParameters"].children()) {
      found(file.place).answers.absent.insert(name.text());
    }
    visit_rows(document_.root(), answer, file.answer.argument, [&](const AnswerRow& row) {
      const Place place = place_of(file, row);
      switch (answer.what) {
        case Answer::What::Stack: return stack_row(place, row);
        case Answer::What::Export: found(place).exports.insert(row.name); [[fallthrough]];
        case Answer::What::Thing:
          if (!row.stack.empty()) stack(place_by_scope(place, row), row.stack, row.span);
          return;
        case Answer::What::Resource:
          if (!row.stack.empty() && answer.stack != "@file") add_resource(place, row);
          return;
        case Answer::What::Parameter: add_toolkit(toolkit_of_parameter(row), place); return;
        case Answer::What::Caller: caller_ = row.account; return;
        default: return;
      }
    });
  }

  static Place place_by_scope(Place place, const AnswerRow& row) {
    const std::size_t slash = row.scope.find('/');
    if (slash == std::string::npos) return place;
    place.account = row.scope.substr(0, slash);
    place.region = row.scope.substr(slash + 1);
    if (place.account == "unknown-account") place.account.clear();
    if (place.region == "unknown-region") place.region.clear();
    return place;
  }

  void stack_row(const Place& place, const AnswerRow& row) {
    if (row.stack.empty()) return;
    if (row.status.starts_with("DELETE_COMPLETE") || row.status == "REVIEW_IN_PROGRESS") {
      found(place).gone.insert(row.stack);
      return;
    }
    const std::string outer(stack_in(row.item["RootId"].text()));
    if (!outer.empty() && outer != row.stack) {
      found(place).answers.nested.emplace(row.stack,
                                          AnswersOfPlace::NestedIn{.stack = outer, .prefix = row.stack + '>'});
      return;
    }
    stack(place, row.stack, row.span);
    for (Element output : row.item["Outputs"].children()) {
      if (const Element name = output["ExportName"]) found(place).exports.insert(name.text());
    }
    add_toolkit(toolkit_of_stack(row), place);
    if (row.status == "ROLLBACK_COMPLETE" || row.status.ends_with("_FAILED")) {
      into_.note(at(row.span) + "stack `" + row.stack + "` is in status " + row.status +
                 ": it cannot be updated before it is deleted, or brought out of that status");
    }
  }

  void add_toolkit(std::optional<Toolkit> toolkit, const Place& place) {
    if (toolkit) found(place).answers.toolkits.push_back(std::move(*toolkit));
  }

  // What a file's name says, among the names that are known there.
  template <typename Names>
  static std::string meant(const Names& names, const std::string& argument) {
    const auto text = [](const auto& one) -> const std::string& {
      if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::string>) return one;
      else return one.first;
    };
    if (argument.empty()) return names.size() == 1 ? text(*names.begin()) : std::string();
    if (names.contains(argument)) return argument;
    std::string result;
    for (const auto& one : names) {
      if (!same_letters(text(one), argument)) continue;
      if (!result.empty()) return {};
      result = text(one);
    }
    return result;
  }

  // What is about one stack or export, of which others may say what it is called.
  void second_look(File& file) {
    const Answer& answer = *file.answer.answer;
    const bool by_export = answer.what == Answer::What::Import;
    const bool by_stack = answer.stack == "@file";
    if (by_export || by_stack) {
      Found& there = found(file.place);
      std::string& argument = file.answer.argument;
      const std::string known = by_export ? meant(there.exports, argument) : meant(there.stacks, argument);
      if (!known.empty()) argument = known;
      if (argument.empty()) {
        into_.note("`" + sources_.display(file.answer.file) + "` does not say which " +
                   (by_export ? "export" : "stack") + " it is about; name the file so: `" +
                   std::string(answer.service) + '-' + std::string(answer.operation) + ".NAME.json`");
      } else if (open(file.answer.file)) {
        if (by_export) imports(file);
        else of_stack(file);
      }
    }
    places_[file.place].answers.files.push_back(file.answer);
  }

  void imports(const File& file) {
    visit_rows(document_.root(), *file.answer.answer, file.answer.argument, [&](const AnswerRow& row) {
      if (!row.stack.empty()) stack(place_of(file, row), row.stack, row.span);
    });
  }

  void of_stack(const File& file) {
    const std::string& name = file.answer.argument;
    Found& there = found(file.place);
    if (there.gone.contains(name)) return;
    if (there.answers.nested.contains(name)) return;
    Stack& owner = stack(file.place, name, {.file = file.answer.file, .begin = 0, .end = 0});
    if (file.answer.answer->what != Answer::What::Template) {
      visit_rows(document_.root(), *file.answer.answer, name,
                 [&](const AnswerRow& row) { add_resource(file.place, row); });
      if (file.answer.open) cut_.insert(there.stacks.find(name)->second);
      return;
    }
    const Element body = document_.root()[file.answer.answer->list];
    std::string text;
    std::string path = sources_.relative(file.answer.file);
    if (body.is_object()) {
      // Everything else becomes blank, so that places in it are places in the file.
      text.assign(document_.text());
      const Span span = body.span();
      for (std::size_t i = 0; i < text.size(); ++i) {
        if ((i < span.begin || i >= span.end) && text[i] != '\n') text[i] = ' ';
      }
    } else {
      text = body.text();
      path += "#TemplateBody";
    }
    owner.template_file = sources_.add_embedded(sources_.root(file.answer.file), std::move(path), std::move(text));
    owner.template_elsewhere = false;
  }

  void add_resource(const Place& place, const AnswerRow& row) {
    if (found(place).gone.contains(row.stack)) return;
    if (row.type == "AWS::CloudFormation::Stack") {
      const std::string inner(stack_in(row.item["PhysicalResourceId"].text()));
      if (!inner.empty() && inner != row.stack) {
        found(place).answers.nested[inner] = {.stack = row.stack, .prefix = row.element + '>'};
      }
    }
    if (found(place).answers.nested.contains(row.stack)) return;
    const Stack& owner = stack(place, row.stack, row.span);
    if (row.status != "DELETE_COMPLETE") {
      resources_[static_cast<std::uint32_t>(&owner - into_.stacks.data())][row.element] = row.type;
    }
  }

  void add_places() {
    for (auto& [stack, resources] : resources_) {
      if (cut_.contains(stack)) continue;
      into_.stacks[stack].resources =
          std::make_shared<std::map<std::string, std::string, std::less<>>>(std::move(resources));
    }
    for (auto& [place, there] : places_) {
      flatten(there.answers.nested);
      for (const auto& [key, how] : complete_) {
        if (key.first == place && how == kWhole) there.answers.complete.insert(key.second);
      }
      there.answers.caller = caller_;
      Description given;
      if (!place.account.empty()) given.account = {.value = place.account, .span = {}};
      if (!place.region.empty()) given.region = {.value = place.region, .span = {}};
      Stack whole = make_stack(StackOrigin(kObserved, {}, std::move(given)), "");
      whole.root = into_.assembly.root;
      whole.template_elsewhere = true;
      whole.answers = std::make_shared<AnswersOfPlace>(std::move(there.answers));
      into_.stacks.push_back(std::move(whole));
    }
  }

  // Those nested in nested ones belong to the outermost.
  static void flatten(std::map<std::string, AnswersOfPlace::NestedIn, std::less<>>& nested) {
    for (auto& [name, in] : nested) {
      for (int i = 0; i < 16; ++i) {
        const auto outer = nested.find(in.stack);
        if (outer == nested.end() || outer->first == name) break;
        in.prefix = outer->second.prefix + in.prefix;
        in.stack = outer->second.stack;
      }
    }
  }

  static constexpr int kWhole = 1, kOpen = 2;
  Sources& sources_;
  ReadAssembly& into_;
  Document document_;
  std::vector<File> files_;
  std::set<FileId> broken_;
  std::vector<std::string> unknown_;
  std::map<Place, Found> places_;
  std::map<std::pair<Place, std::string_view>, int> complete_;
  std::map<std::uint32_t, std::map<std::string, std::string, std::less<>>> resources_;  // of each stack
  std::set<std::uint32_t> cut_;                                                         // of which not all are known
  std::string caller_;
};

void read(InputReading& reading, const std::vector<GivenPath>& paths) {
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    into.assembly.path = given.path;
    into.assembly.kind = "AWS's answers";
    std::vector<FileId> files;
    std::vector<std::string> names;
    if (given.is_folder) {
      into.assembly.root = reading.sources.add_root(given.path, given.path);
      names = find_files(reading.sources, into.assembly.root, kEverywhere);
      for (const std::string& name : names) files.push_back(reading.sources.add(into.assembly.root, name));
    } else {
      files.push_back(reading.sources.add_given(given.path));
      into.assembly.root = reading.sources.root(files.front());
      names.push_back(given.path.substr(given.path.rfind('/') + 1));
    }
    for (const FileId file : files) reading.sources.expect_large(file);
    InventoryReader(reading.sources, into).read(files, names);
  }
}

}  // namespace

Reader inventory_reader() { return {.recognise = recognise, .read = read}; }

}  // namespace crosscheck
