#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/read.h"
#include "evaluate/loops.h"
#include "facts/claim_collector.h"
#include "facts/facts.h"
#include "facts/malformed.h"
#include "facts/nested_contract.h"
#include "facts/nested_order.h"
#include "facts/nested_templates.h"
#include "facts/observed.h"
#include "facts/stack_sets.h"
#include "facts/unchecked.h"
#include "facts/use_collector.h"
#include "text/characters.h"
#include "text/limits.h"

namespace crosscheck {
namespace {

// Reads one stack's templates, its own and the nested ones, into `facts`.
class Reader {
 public:
  Reader(Sources& sources, const Inputs& inputs, const StackTable& stacks, StackId id, bool has_namesake,
         Workspace& workspace, Facts& facts)
      : sources_(sources),
        inputs_(inputs),
        stacks_(stacks),
        stack_(inputs[id]),
        id_(id),
        has_namesake_(has_namesake),
        workspace_(workspace),
        facts_(facts),
        nested_templates_(sources, stack_, workspace.local) {}

  void run() {
    if (stack_.answers) return add_observed(sources_, inputs_, stacks_, id_, workspace_, facts_);
    for (FileId file : stack_.asset_manifests) {
      if (cannot_afford(file)) facts_.cut_short = true;
      if (facts_.cut_short) return;
      const std::shared_ptr<const AssetManifest> manifest = asset_manifest(file);
      facts_.readings.push_back({.file = file, .bytes = manifest->bytes});
      if (!manifest->problems.empty()) facts_.complete = false;
      for (const InputProblem& problem : manifest->problems) report(problem);
      facts_.bootstrap.insert(facts_.bootstrap.end(), manifest->bootstrap.begin(), manifest->bootstrap.end());
      nested_templates_.add_assets(file, manifest);
    }
    place();
    facts_.deploy_with(stack_.bootstrap);
    facts_.deploy_with(facts_.bootstrap);
    if (stack_.template_file == kNoFile) {  // `inputs` has said why
      facts_.complete = stack_.template_elsewhere;
      return;
    }
    const Deployment deployment = deployment_of(inputs_, stacks_, id_);
    read(stack_.template_file, deployment, 0, NestedContract());
  }

 private:
  std::shared_ptr<const AssetManifest> asset_manifest(FileId file) {
    const auto known = inputs_.asset_manifests.find(file);
    if (known != inputs_.asset_manifests.end()) return {std::shared_ptr<void>(), &known->second};
    return workspace_.assets.hold(sources_, file, workspace_.documents.at(0));
  }

  // Where the stack is to be deployed.
  void place() {
    const Environment& given = stack_.environment;
    const std::string_view reason = malformed_account(given.account);
    if (reason.empty()) return;
    facts_.flaws.push_back(
        {.kind = Flaw::Kind::Account,
         // Digits may be a stand-in of a test.
         .severity = is_digit(given.account.front()) ? Severity::Warning : Severity::Error,
         .text = facts_.arena.keep("aws://" + given.account + '/' + given.region),
         .reason = reason,
         .stack = id_,
         .element = {},
         .type = {},
         .span = stack_.origin.given().account.value_or(Given<std::string>{{}, stack_.origin.entry()}).span});
  }

  void report(InputProblem problem) {
    problem.problem.primary.stack = id_;
    for (Mark& mark : problem.problem.related) mark.stack = id_;
    facts_.problems.push_back(std::move(problem));
  }

  // Says what is wrong with a template's text; false where nothing of it can be used.
  bool report(const std::vector<SyntaxProblem>& problems) {
    bool usable = true;
    for (const SyntaxProblem& problem : problems) {
      const bool duplicate = problem.kind == SyntaxProblem::Kind::DuplicateKey;
      if (problem.fatal) usable = false;
      if (problem.fatal || !duplicate) facts_.complete = false;
      InputProblem made{.rule = duplicate ? "duplicate-key" : "unreadable-input", .problem = {}};
      made.problem.message = problem.message;
      made.problem.primary = {.span = problem.span, .label = duplicate ? "again here" : "here", .logical_id = {}};
      if (duplicate) made.problem.related.push_back({.span = problem.other, .label = "first here", .logical_id = {}});
      report(std::move(made));
    }
    return usable;
  }

  bool was_read(FileId file) const {
    return std::any_of(facts_.readings.begin(), facts_.readings.end(),
                       [&](const Facts::Reading& one) { return one.file == file; });
  }

  // Whether reading it costs more than there is left for the run: the stack will be left out.
  bool cannot_afford(FileId file) const {
    return workspace_.budget.spent() && (workspace_.budget.has_read(file) || was_read(file));
  }

  void read(FileId file, const Deployment& deployment, std::size_t depth, const NestedContract& contract) {
    if (cannot_afford(file)) facts_.cut_short = true;
    if (facts_.cut_short) return;
    HeldTemplate& held = workspace_.templates.at(depth);
    if (auto failure = held.hold(sources_, file)) {
      if (failure == ReadFailure::Missing || failure == ReadFailure::OtherCase) {
        facts_.complete = false;  // said by `assembly` for templates that the manifest lists
        if (deployment.nested.empty()) return;
      }
      facts_.complete = false;
      const bool outside = *failure == ReadFailure::Outside;
      InputProblem made{.rule = outside ? "unsafe-path" : "unreadable-input", .problem = {}};
      made.problem.message = "template `" + sources_.display(file) + "` " + std::string(describe(*failure));
      made.problem.primary = {
          .span = stack_.origin.where_listed(file), .label = "the template of " + stack_.name, .logical_id = {}};
      return report(std::move(made));
    }
    Document& document = held.document;
    facts_.readings.push_back({.file = file, .bytes = document.text().size()});
    if (held.aliases) note_aliases();
    if (!report(held.problems)) return;
    Template source(document);
    if (expand_loops(document, source, deployment)) {
      source = Template(document);
      held.file = kNoFile;  // another deployment may go over other lists
    }
    if (!source.is_template) {
      facts_.complete = false;
      InputProblem made{.rule = "unreadable-input", .problem = {}};
      made.problem.message = "`" + sources_.display(file) + "` is not a CloudFormation template";
      made.problem.primary = {.span = {.file = file, .begin = 0, .end = 0},
                              .label = "it has none of a template's sections",
                              .logical_id = {}};
      return report(std::move(made));
    }
    for (InputProblem& problem : contract.problems(source, {.file = file, .begin = 0, .end = 0}))
      report(std::move(problem));
    const std::size_t free = RunBudget::free_text(document.text().size());
    Evaluator evaluator(source, deployment, room(free));
    facts_.resources += source.resources.size();
    facts_.sizes.push_back(size_of(document, source, facts_.arena.keep(deployment.nested)));
    if (depth == 0) {
      facts_.claims.reserve(facts_.resources);  // as a rule there are about as many
      facts_.uses.reserve(facts_.resources);
    }
    if (deployment.nested.empty() && has_namesake_) {
      facts_.content = std::hash<std::string_view>()(document.text());
      for (const Resource& resource : source.resources) {
        facts_.resource_hashes.push_back(std::uint64_t{table_hash(resource.id)} << 32 | table_hash(resource.type));
      }
      std::sort(facts_.resource_hashes.begin(), facts_.resource_hashes.end());
    }
    collect(evaluator);
    note_unchecked(source, deployment.nested + stack_.name, facts_);
    for (Element call : source.includes) include(source, call, deployment, depth);
    const std::size_t written = evaluator.written();
    written_ += written;
    const std::size_t nested_before = nested_count_;
    std::optional<NestedOutputs> read_outputs;
    const auto outputs_read = [&]() -> const NestedOutputs& {
      return read_outputs ? *read_outputs : read_outputs.emplace(evaluator);
    };
    for (const Resource& resource : source.resources) {
      if (!resource.nested_by().empty()) nested(evaluator, resource, outputs_read(), depth);
      else if (resource.type == "AWS::CloudFormation::StackSet") stack_set(evaluator, resource, depth);
    }
    if (nested_count_ > nested_before && source.foreign_transform.empty()) {
      add_unordered_imports(facts_, source, deployment.nested);
    }
    written_ += evaluator.written() - written;
    facts_.excess_text += evaluator.written() - std::min(evaluator.written(), free);
    if (evaluator.out_of_room()) too_much_text();
  }

  // Resources of another file, as if they stood here.
  void include(const Template& source, Element call, const Deployment& deployment, std::size_t depth) {
    Evaluator evaluator(source, deployment);
    const FileId parent = call.span().file;
    const auto file = nested_templates_.find(parent, evaluator.text(call["Parameters"]["Location"]));
    Document& document = workspace_.documents.at(depth + 1);
    if (!file || sources_.read(*file, document.buffer_)) {
      ++facts_.unchecked.transforms;
      facts_.open_ended = true;
      return note("what `AWS::Include` puts into it was not checked: no file here is certainly that");
    }
    facts_.nested_files.insert(*file);
    facts_.readings.push_back({.file = *file, .bytes = document.text().size()});
    if (!report(read_any(document, *file))) return;
    const Template included(document, source);
    Evaluator inside(included, deployment);
    facts_.resources += included.resources.size();
    ClaimCollector claims(inside, facts_);
    UseCollector uses(inside, facts_, workspace_.loose, workspace_.own_uses);
    collect_resources(included, claims, uses);
  }

  // What the functions of the next template may write.
  std::size_t room(std::size_t free) const {
    const std::size_t left = limits::kStackText - std::min(written_, limits::kStackText);
    return workspace_.budget.spent() ? std::min(left, free) : left;
  }

  void too_much_text() {
    facts_.complete = false;
    if (std::exchange(said_too_much_, true)) return;
    warn("its functions give more than " + std::to_string(limits::kStackText / limits::kMiB) +
         " MiB of text; the rest of their values were left unknown");
  }

  void warn(const std::string& what) { say(Severity::Warning, what); }
  void note(const std::string& what) { say(Severity::Note, what); }

  void say(Severity severity, const std::string& what) {
    facts_.notifications.push_back(
        {.severity = severity, .message = "stack `" + stack_.name + "`: " + what, .place = {}});
  }

  void note_aliases() {
    note(
        "its YAML aliases were expanded, as `sam` and `aws cloudformation package` do; CloudFormation itself refuses "
        "them");
  }

  TemplateSize size_of(const Document& document, const Template& source, std::string_view nested) const {
    const Span start{.file = document.file(), .begin = 0, .end = 0};
    const auto part = [&](std::string_view section, std::size_t count) {
      const Element element = document.root()[section];
      return TemplateSize::Part{.count = count, .at = element ? element.key_span() : start};
    };
    return {.stack = id_,
            .nested = nested,
            .resources = part("Resources", source.resources.size()),
            .outputs = part("Outputs", source.outputs.size()),
            .parameters = part("Parameters", source.parameters.size()),
            .mappings = part("Mappings", source.mappings.size()),
            .bytes = {.count = document.text().size(), .at = start}};
  }

  // Resource by resource, while its text is at hand.
  void collect(Evaluator& evaluator) {
    ClaimCollector claims(evaluator, facts_);
    UseCollector uses(evaluator, facts_, workspace_.loose, workspace_.own_uses);
    const Template& source = evaluator.source();
    for (Element declaration : source.parameters.children()) uses.parameter(declaration);
    uses.globals(source.globals);
    collect_resources(source, claims, uses);
    for (Element output : source.outputs.children()) {
      claims.output(output);
      uses.output(output);
    }
  }

  static void collect_resources(const Template& source, ClaimCollector& claims, UseCollector& uses) {
    for (const Resource& resource : source.resources) {
      claims.resource(resource);
      uses.resource(resource);
    }
  }

  void nested(Evaluator& evaluator, const Resource& resource, const NestedOutputs& outputs, std::size_t depth) {
    if (facts_.cut_short || evaluator.exists(resource) == Truth::No) return;
    const std::optional<FileId> file = nested_templates_.find(evaluator, resource);
    if (!file) return not_followed(resource);
    facts_.nested_files.insert(*file);
    const Deployment& parent = evaluator.deployment();
    const bool again = was_read(*file);
    if (depth == limits::kNestingDepth || nested_count_ == limits::kNestedStacks ||
        (again && (read_again_ > limits::kRepeatedBytes ||
                   facts_.claims.size() + facts_.uses.size() > limits::kRepeatedNames))) {
      return too_many_nested();
    }
    ++nested_count_;
    Deployment child{.stack = id_,
                     .stack_key = parent.stack_key,
                     .stack_name = {},
                     .environment = parent.environment,
                     .app = parent.app,
                     .nested = parent.nested + std::string(resource.id) + '>',
                     .parameters = {}};
    for (Element given : resource.properties["Parameters"].children()) {
      child.parameters[given.key()] = evaluator.value(given);
    }
    const std::size_t reading = facts_.readings.size();
    const bool certain = certain_;
    certain_ = certain && evaluator.exists(resource) == Truth::Yes;
    read(*file, child, depth + 1,
         certain_ ? NestedContract{.parameters = NestedParameters(child.parameters, resource),
                                   .resource = &resource,
                                   .outputs = &outputs}
                  : NestedContract());
    certain_ = certain;
    if (again && reading < facts_.readings.size()) read_again_ += facts_.readings[reading].bytes;
  }

  // The instances of a stack set are stacks of their own; what they claim counts as this stack's, in their places.
  void stack_set(Evaluator& evaluator, const Resource& resource, std::size_t depth) {
    if (stack_.origin.is_synthesized() || evaluator.exists(resource) == Truth::No) return;
    const Element body = resource.properties["TemplateBody"];
    std::optional<FileId> file = nested_templates_.find(evaluator, resource);
    if (body) {
      const Text text = evaluator.text(body);
      if (text.literal() && depth == 0) file = sources_.add_text("TemplateBody", text.plain());
    }
    if (!file) return not_followed(resource);
    if (!body) facts_.nested_files.insert(*file);
    const StackSet set = read_stack_set(evaluator, resource);
    const Deployment& parent = evaluator.deployment();
    for (const Environment& environment : set.instances) {
      if (++nested_count_ > limits::kNestedStacks) return too_many_nested();
      const Deployment instance{.stack = id_,
                                .stack_key = parent.stack_key,
                                .stack_name = {},
                                .environment = environment,
                                .app = parent.app,
                                .nested = parent.nested + std::string(resource.id) + "@" + environment.account +
                                          environment.credentials + '/' + environment.region + '>',
                                .parameters = set.parameters};
      const auto own_scopes = std::exchange(facts_.own_scopes, {});
      const std::size_t claims = facts_.claims.size(), uses = facts_.uses.size();
      nested_templates_.enter_text(static_cast<bool>(body));
      read(*file, instance, depth + 1, NestedContract());
      nested_templates_.enter_text(false);
      facts_.own_scopes = own_scopes;
      if (!body) continue;
      // A template within the template has no place of its own.
      for (std::size_t i = claims; i < facts_.claims.size(); ++i) facts_.claims[i].span = body.key_span();
      for (std::size_t i = uses; i < facts_.uses.size(); ++i) facts_.uses[i].span = body.key_span();
    }
  }

  void not_followed(const Resource& resource) {
    ++facts_.unchecked.nested_stacks;
    facts_.open_ended = true;
    if (stack_.origin.is_synthesized()) return;
    note("nested stack `" + std::string(resource.id) + "` was not checked: no file here is certainly its template");
  }

  void too_many_nested() {
    facts_.complete = false;
    if (std::exchange(said_too_many_, true)) return;
    warn("nested stacks deeper than " + std::to_string(limits::kNestingDepth) + " or more than " +
         std::to_string(limits::kNestedStacks) + " were not read, nor more than " +
         std::to_string(limits::kRepeatedBytes / limits::kMiB) + " MiB of templates again, or " +
         std::to_string(limits::kRepeatedNames) + " names in them");
  }

  Sources& sources_;
  const Inputs& inputs_;
  const StackTable& stacks_;
  const Stack& stack_;
  StackId id_;
  bool has_namesake_;
  Workspace& workspace_;
  Facts& facts_;
  NestedTemplates nested_templates_;
  std::size_t nested_count_ = 0;
  std::size_t read_again_ = 0;  // bytes of nested templates
  std::size_t written_ = 0;     // by the functions of the templates read so far
  bool said_too_many_ = false, said_too_much_ = false;
  bool certain_ = true;  // the nested stack at hand is created, and those around it
};

// Where the uses that wait stand in the order.
void number_by_order(Facts& facts) {
  const auto is_use = [](const Facts::Waiting& one) { return !one.claim; };
  if (std::none_of(facts.waiting.begin(), facts.waiting.end(), is_use)) return;
  std::vector<std::uint32_t> places(facts.uses.size());
  for (std::uint32_t i = 0; i < facts.order.size(); ++i) places[facts.order[i]] = i;
  for (Facts::Waiting& waiting : facts.waiting) {
    if (is_use(waiting)) waiting.index = places[waiting.index];
  }
}

}  // namespace

Facts read_facts(Sources& sources, const Inputs& inputs, const StackTable& stacks, StackId stack, bool has_namesake,
                 Workspace& workspace) {
  Facts facts(workspace.arena);
  Reader(sources, inputs, stacks, stack, has_namesake, workspace, facts).run();
  facts.order = deduplicated_order(facts.uses);
  if (!workspace.own_uses) drop_own_uses(facts);
  number_by_order(facts);
  return facts;
}

}  // namespace crosscheck
