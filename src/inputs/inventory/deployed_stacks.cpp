#include "inputs/inventory/deployed_stacks.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <type_traits>

#include "inputs/deployments/overrides.h"
#include "inputs/inventory/answer_files.h"
#include "inputs/inventory/answer_rows.h"
#include "inputs/inventory/place_of_file.h"
#include "inputs/inventory/toolkits.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

class DeployedStacks {
 public:
  DeployedStacks(Sources& sources, ReadAssembly& into) : sources_(sources), into_(into), files_(sources, into) {}

  void read(const std::vector<FileId>& files, const std::vector<std::string>& paths) {
    std::vector<LocatedAnswer> answers = files_.read(files, paths);
    for (LocatedAnswer& file : answers) first_look(file);
    for (LocatedAnswer& file : answers) look_at_resources(file);
    for (LocatedAnswer& file : answers) second_look(file);
    add_places();
  }

 private:
  // Of each account and region.
  struct Found {
    AnswersOfPlace answers;
    std::map<std::string, std::uint32_t, std::less<>> stacks;  // by name: positions in `into_.stacks`
    std::set<std::string> exports, there, gone;  // of the last two names of stacks: what was deleted may be there again

    bool is_gone(const std::string& name) const { return gone.contains(name) && !there.contains(name); }
  };

  Found& found(const AnswerPlace& place) { return places_[place]; }

  AnswerPlace place_of(const LocatedAnswer& file, const AnswerRow& row) const {
    AnswerPlace place = file.place;
    if (is_account_id(row.account)) place.account = row.account;
    if (!row.region.empty()) place.region = row.region;
    return place;
  }

  Stack& stack(const AnswerPlace& place, const std::string& name, Span span) {
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
  void first_look(LocatedAnswer& file) {
    const Answer& answer = *file.answer.answer;
    if (!answer.part && !file.answer.open) complete_[{file.place, answer.operation}] |= kWhole;
    if (file.answer.open) complete_[{file.place, answer.operation}] |= kOpen;
    found(file.place);
    if (answer.what == Answer::What::Thing && answer.stack.empty() && answer.tags.empty()) return;
    if (!files_.open(file.answer.file)) return;
    for (Element name : files_.root()["InvalidParameters"].children()) {
      found(file.place).answers.absent.insert(name.text());
    }
    visit_rows(files_.root(), answer, file.answer.argument, [&](const AnswerRow& row) {
      const AnswerPlace place = place_of(file, row);
      switch (answer.what) {
        case Answer::What::Stack: return stack_row(place, row);
        case Answer::What::Export: found(place).exports.insert(row.name); [[fallthrough]];
        case Answer::What::Thing:
          if (!row.stack.empty()) stack(place_by_scope(place, row), row.stack, row.span);
          return;
        case Answer::What::Parameter: add_toolkit(toolkit_of_parameter(row), place); return;
        case Answer::What::Caller: caller_ = row.account; return;
        default: return;
      }
    });
  }

  // Once it is known which stacks are there.
  void look_at_resources(LocatedAnswer& file) {
    const Answer& answer = *file.answer.answer;
    if (answer.what != Answer::What::Resource || answer.stack == "@file" || !files_.open(file.answer.file)) return;
    visit_rows(files_.root(), answer, file.answer.argument, [&](const AnswerRow& row) {
      if (!row.stack.empty()) add_resource(place_of(file, row), row);
    });
  }

  static AnswerPlace place_by_scope(AnswerPlace place, const AnswerRow& row) {
    const std::size_t slash = row.scope.find('/');
    if (slash == std::string::npos) return place;
    place.account = row.scope.substr(0, slash);
    place.region = row.scope.substr(slash + 1);
    if (place.account == "unknown-account") place.account.clear();
    if (place.region == "unknown-region") place.region.clear();
    return place;
  }

  void stack_row(const AnswerPlace& place, const AnswerRow& row) {
    if (row.stack.empty()) return;
    if (has_nothing(row)) {
      found(place).gone.insert(row.stack);
      return;
    }
    found(place).there.insert(row.stack);
    const std::string outer(stack_in(row.item["RootId"].text()));
    if (!outer.empty() && outer != row.stack) {
      found(place).answers.nested.emplace(row.stack,
                                          AnswersOfPlace::NestedIn{.stack = outer, .prefix = row.stack + '>'});
      return;
    }
    add_deployed_with(stack(place, row.stack, row.span), row);
    for (Element output : row.item["Outputs"].children()) {
      if (const Element name = output["ExportName"]) found(place).exports.insert(name.text());
    }
    add_toolkit(toolkit_of_stack(row), place);
    if (row.status == "DELETE_IN_PROGRESS") {
      note_status(row, "it is taken for gone by the time it is deployed");
      found(place).answers.leaving.insert(row.stack);
    } else if (row.status == "ROLLBACK_FAILED") {
      note_status(row, "`cdk deploy` deletes it first, other tools may not");
    } else if (row.status == "UPDATE_ROLLBACK_FAILED" || row.status == "DELETE_FAILED") {
      found(place).answers.stuck[row.stack] = {.status = row.status, .span = row.span};
    }
  }

  // Whether a stack has no resources: it was deleted, is yet to be created, or its creation was rolled back.
  bool has_nothing(const AnswerRow& row) {
    if (row.status == "ROLLBACK_COMPLETE") {
      note_status(row, "it has no resources, and `cdk deploy` deletes it first; other tools may not");
      return true;
    }
    return row.status == "DELETE_COMPLETE" || row.status == "REVIEW_IN_PROGRESS";
  }

  void note_status(const AnswerRow& row, const std::string& what) {
    into_.note(files_.at(row.span) + "stack `" + row.stack + "` is in status " + row.status + ": " + what);
  }

  // What it was deployed with.
  static void add_deployed_with(Stack& stack, const AnswerRow& row) {
    const Element parameters = row.item["Parameters"];
    if (!parameters.is_array()) return;
    Description given = stack.origin.given(), said;
    add_parameters(parameters, said);
    for (const auto& [name, value] : said.parameters) {
      const bool secret = value.value == "****";
      give_parameter(name, secret ? std::nullopt : std::optional(value.value), value.span, given);
    }
    stack.origin = StackOrigin(kObserved, stack.origin.entry(), std::move(given));
  }

  void add_toolkit(std::optional<Toolkit> toolkit, const AnswerPlace& place) {
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
  void second_look(LocatedAnswer& file) {
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
      } else if (files_.open(file.answer.file)) {
        if (by_export) imports(file);
        else of_stack(file);
      }
    }
    places_[file.place].answers.files.push_back(file.answer);
  }

  void imports(const LocatedAnswer& file) {
    visit_rows(files_.root(), *file.answer.answer, file.answer.argument, [&](const AnswerRow& row) {
      if (!row.stack.empty()) stack(place_of(file, row), row.stack, row.span);
    });
  }

  void of_stack(const LocatedAnswer& file) {
    const std::string& name = file.answer.argument;
    Found& there = found(file.place);
    if (there.is_gone(name)) return;
    if (there.answers.nested.contains(name)) {
      if (file.answer.answer->what == Answer::What::Resource && !file.answer.open) {
        there.answers.nested_listed.insert(name);
      }
      return;
    }
    Stack& owner = stack(file.place, name, {.file = file.answer.file, .begin = 0, .end = 0});
    if (file.answer.answer->what != Answer::What::Template) {
      resources_.try_emplace(there.stacks.find(name)->second);
      visit_rows(files_.root(), *file.answer.answer, name,
                 [&](const AnswerRow& row) { add_resource(file.place, row); });
      if (file.answer.open) cut_.insert(there.stacks.find(name)->second);
      return;
    }
    const Element body = files_.root()[file.answer.answer->list];
    std::string text;
    std::string path = sources_.relative(file.answer.file);
    if (body.is_object()) {
      // Everything else becomes blank, so that places in it are places in the file.
      text.assign(files_.text());
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

  void add_resource(const AnswerPlace& place, const AnswerRow& row) {
    if (found(place).is_gone(row.stack)) return;
    if (row.type == "AWS::CloudFormation::Stack") {
      const std::string inner(stack_in(row.item["PhysicalResourceId"].text()));
      if (!inner.empty() && inner != row.stack) {
        found(place).answers.nested[inner] = {.stack = row.stack, .prefix = row.element + '>'};
      }
    }
    if (found(place).answers.nested.contains(row.stack)) {
      found(place).answers.nested_listed.insert(row.stack);
      return;
    }
    const Stack& owner = stack(place, row.stack, row.span);
    auto& resources = resources_[static_cast<std::uint32_t>(&owner - into_.stacks.data())];
    if (row.status != "DELETE_COMPLETE") resources[row.element] = row.type;
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
  AnswerFiles files_;
  std::map<AnswerPlace, Found> places_;
  std::map<std::pair<AnswerPlace, std::string_view>, int> complete_;
  std::map<std::uint32_t, std::map<std::string, std::string, std::less<>>> resources_;  // of each stack
  std::set<std::uint32_t> cut_;                                                         // of which not all are known
  std::string caller_;
};

}  // namespace

void add_deployed_stacks(Sources& sources, const std::vector<FileId>& files, const std::vector<std::string>& paths,
                         ReadAssembly& into) {
  DeployedStacks(sources, into).read(files, paths);
}

}  // namespace crosscheck
