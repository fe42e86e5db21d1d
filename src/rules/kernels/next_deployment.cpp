#include <algorithm>

#include "rules/kernels/kernels.h"
#include "rules/wording.h"

namespace crosscheck {
namespace {

const std::string& name_of(const Model& model, const Mark& mark) { return model.stack_of(mark).name; }

// The stacks of the marks but the first one's, each once.
std::vector<std::string> others(const Model& model, const std::vector<Mark>& marks) {
  std::vector<std::string> names;
  for (const Mark& mark : marks) {
    const std::string& name = name_of(model, mark);
    const bool known =
        name == name_of(model, marks.front()) || std::find(names.begin(), names.end(), name) != names.end();
    if (!known) names.push_back(name);
  }
  return names;
}

// The same in words. Where there are none, the first one's own resources that today's marks are at.
std::string other_users(const Model& model, const std::vector<Mark>& marks) {
  const std::vector<std::string> names = others(model, marks);
  if (!names.empty()) return listed(names);
  std::vector<std::string> own;
  for (const Mark& mark : marks) {
    const bool known = std::find(own.begin(), own.end(), mark.logical_id) != own.end();
    if (!mark.deployed && !mark.logical_id.empty() && !known) own.push_back(mark.logical_id);
  }
  return own.empty() ? "itself" : "its own " + listed(own);
}

// The stacks of the run that have a mark.
std::vector<std::string> stacks(const Model& model, const std::vector<Mark>& marks) {
  std::vector<std::string> names;
  for (const Mark& mark : marks) {
    if (!mark.deployed) names.push_back(name_of(model, mark));
  }
  return names;
}

// The stacks that are deployed, have a mark, and are in the app no longer or never were.
std::vector<std::string> outside(const Model& model, const std::vector<Mark>& marks) {
  std::vector<std::string> names;
  for (const Mark& mark : marks) {
    const bool here = !mark.deployed || !model.plan->generations->stays(mark.stack);
    if (!here && std::find(names.begin(), names.end(), name_of(model, mark)) == names.end()) {
      names.push_back(name_of(model, mark));
    }
  }
  return names;
}

// A key as people know it: of what has no name but what CloudFormation makes up, the logical id.
std::string shown_key(std::string_view key, const Index& index) {
  const Text text = Text::of_key(key);
  if (text.literal()) return display_key(key, index);
  const PieceRange range = pieces(text);
  auto piece = range.begin();
  const bool id = piece->kind() == Piece::Kind::Resource && piece->attribute().empty();
  const std::string name = id ? piece->nested() + std::string(piece->name()) : std::string();
  ++piece;
  return id && piece == range.end() ? name : display_key(key, index);
}

// Whether the key is what it belongs to, and not a name of its own.
bool is_of(const Fault::Name& name) {
  const TypeInfo* info = find_type(name.type);
  if (!info) return false;
  const auto shape = std::find_if(info->claims.begin(), info->claims.end(),
                                  [&](const ClaimShape& one) { return one.space == name.space; });
  return shape != info->claims.end() && shape->name.empty();
}

std::string plural(const std::string& noun) {
  if (noun.ends_with("ay") || noun.ends_with("ey")) return noun + 's';
  if (noun.ends_with('y')) return noun.substr(0, noun.size() - 1) + "ies";
  return noun + (noun.ends_with('s') || noun.ends_with('x') || noun.ends_with("ch") ? "es" : "s");
}

// "log group `a`", "log groups `a` and `b`", "log group `a`, IAM role `b` and 3 more".
std::string things(const std::vector<Fault::Name>& names, const Index& index) {
  std::vector<std::string> phrases, keys;
  std::string noun;
  bool alike = true;
  for (const Fault::Name& name : names) {
    const std::string one = thing(name.type, name.space) + (is_of(name) ? " of" : "");
    alike = alike && !is_of(name) && (noun.empty() || noun == one);
    noun = one;
    keys.push_back(shown_key(name.key, index));
    phrases.push_back(one + " `" + keys.back() + '`');
  }
  return alike && names.size() > 1 ? plural(noun) + ' ' + listed(keys) : listed_phrases(phrases);
}

Words words_of(const Model& model, const Fault& fault) {
  const Index& index = fault.deployed_key ? model.world->index : model.index;
  const Mark& first = fault.marks.front();
  std::vector<Fault::Name> names = fault.others;
  names.insert(names.begin(), {.space = fault.space, .type = fault.type, .key = fault.key});
  std::vector<std::string> keys;
  for (const Fault::Name& name : names) keys.push_back(shown_key(name.key, index));
  const bool several = names.size() > 1;
  const std::string it = several ? "them" : "it", is = several ? "they are" : "it is";
  return {{"key", display_key(fault.key, index)},
          {"keys", listed(keys)},
          {"things", things(names, index)},
          {"s", several ? "s" : ""},
          {"are", several ? "are" : "is"},
          {"it", it},
          {"thing", thing(fault.type, fault.space)},
          {"type", std::string(fault.type)},
          {"more", fault.more == 0 ? "" : " and " + std::to_string(fault.more) + " more"},
          {"stack", name_of(model, first)},
          {"element", first.logical_id},
          {"others", other_users(model, fault.marks)},
          {"stacks", listed(stacks(model, fault.marks))},
          {"outside", listed(outside(model, fault.marks))},
          {"where", fault.scope},
          {"why", fill(fault.why, {{"it", it}, {"is", is}})}};
}

// What the rule says of the fault's situations.
std::string help_in(const Model& model, const Wording& wording, const Fault& fault, Words words) {
  std::vector<std::string> inside = others(model, fault.marks);
  const std::vector<std::string> left = outside(model, fault.marks);
  std::erase_if(inside,
                [&](const std::string& name) { return std::find(left.begin(), left.end(), name) != left.end(); });
  if (!inside.empty()) words["others"] = listed(inside);
  std::string text;
  for (std::string_view situation : fault.situations) {
    const auto help = wording.help_in.find(situation);
    const std::string& pattern = help == wording.help_in.end() ? wording.help : help->second;
    text += (text.empty() ? "" : "; then ") + fill(pattern, words);
  }
  return text;
}

Problem problem_of(const Model& model, const Wording& wording, const Fault& fault, std::size_t problems) {
  const Words words = words_of(model, fault);
  Marks marks(problems);
  for (const Mark& mark : fault.marks) {
    const std::string& label = next_label(wording, marks.empty());
    marks.add([&] {
      Mark labelled = mark;
      if (labelled.label.empty()) {
        const Words own{{"stack", name_of(model, mark)}, {"element", mark.logical_id}};
        labelled.label = fill(label, joined(own, words));
      }
      return labelled;
    });
  }
  Problem problem = make_problem(model, wording, words, std::move(marks));
  if (!fault.situations.empty()) problem.help = help_in(model, wording, fault, words);
  if (!fault.certain) problem.severity = Severity::Warning;
  if (fault.more == 0 && fault.others.empty() && !fault.space.empty()) {
    problem.identity = {.space = std::string(fault.space), .scope = fault.scope, .key = words.at("key")};
  }
  return problem;
}

std::vector<Problem> check_next_deployment(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  if (!model.plan) return problems;
  for (const Fault& fault : model.plan->faults) {
    if (name(fault.kind) != parameters.word("fault")) continue;
    problems.push_back(problem_of(model, wording, fault, problems.size()));
  }
  return problems;
}

}  // namespace

Kernel next_deployment() {
  return {.name = "next-deployment",
          .summary = "the next deployment, onto what `--deployed` says is there, meets a certain fault",
          .parameters = {{.name = "fault",
                          .kind = Parameter::Kind::Word,
                          .summary = "which one",
                          .choices = {"export-in-use", "parameter-in-use", "output-in-use", "already-exists",
                                      "named-replacement", "changed-type", "stuck-stack", "recreated-resource",
                                      "vanished-name", "changed-qualifier", "left-over-stack", "bootstrap-too-old",
                                      "not-bootstrapped", "untrusted-bootstrap"},
                          .required = true}},
          .placeholders = {"key", "keys", "thing", "things", "s", "are", "it", "type", "more", "stack", "element",
                           "others", "outside", "stacks", "where", "why"},
          .make = run<check_next_deployment>,
          .situations = {"changed", "outside", "same-stack", "same-stack-retained", "retained", "left-over",
                         "elsewhere", "export", "unowned", "other-account", "owner-unknown", "in-the-way",
                         "service-token", "one-at-a-time"},
          .remarks =
              "Without `--deployed` it never reports anything. What `--deployed` does not cover is not judged, "
              "and neither is a stack of which one of the two templates could not be read or is rewritten by "
              "a macro. [The plan](plan.md) says what is compared, and how."};
}

}  // namespace crosscheck
