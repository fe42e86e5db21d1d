#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/read.h"
#include "facts/claim_collector.h"
#include "facts/facts.h"
#include "facts/malformed.h"
#include "facts/nested_order.h"
#include "facts/nested_parameters.h"
#include "facts/use_collector.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

constexpr std::size_t kNestingLimit = 8;    // of nested stacks
constexpr std::size_t kNestedLimit = 2000;  // nested stacks of one stack

// What follows the last slash of a URL; empty where that is not known.
std::string file_of(const Text& url) {
  std::string file;
  bool open = false;
  for (const Piece& piece : pieces(url)) {
    const std::string_view text = piece.literal();
    const std::size_t slash = piece.kind() == Piece::Kind::Literal ? text.rfind('/') : std::string_view::npos;
    open = slash == std::string_view::npos && (open || piece.kind() != Piece::Kind::Literal);
    if (slash != std::string_view::npos) file.clear();
    if (piece.kind() == Piece::Kind::Literal) file += text.substr(slash + 1);  // all of it where there is no slash
  }
  return open ? std::string() : file;
}

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
        facts_(facts) {}

  void run() {
    for (FileId file : stack_.asset_manifests) {
      const auto known = inputs_.asset_manifests.find(file);
      AssetManifest manifest = known == inputs_.asset_manifests.end()
                                   ? read_asset_manifest(sources_, file, workspace_.documents.at(0))
                                   : known->second;
      if (!manifest.problems.empty()) facts_.complete = false;
      for (InputProblem& problem : manifest.problems) report(std::move(problem));
      for (BootstrapFact& fact : manifest.bootstrap) facts_.bootstrap.push_back(std::move(fact));
      assets_.push_back({.manifest = file, .files = std::move(manifest.files)});
    }
    place();
    facts_.deploy_with(stack_.bootstrap);
    facts_.deploy_with(facts_.bootstrap);
    if (stack_.template_file == kNoFile) {  // `assembly` has said why
      facts_.complete = false;
      return;
    }
    const Deployment deployment = deployment_of(inputs_, stacks_, id_);
    read(stack_.template_file, deployment, 0);
  }

 private:
  // Where the stack is to be deployed.
  void place() {
    const Environment& given = stack_.environment;
    const std::string_view reason = malformed_account(given.account);
    if (reason.empty()) return;
    facts_.flaws.push_back(
        {.kind = Flaw::Kind::Account,
         .refused = !is_digit(given.account.front()),  // else it may be a stand-in of a test
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

  void read(FileId file, const Deployment& deployment, std::size_t depth, const NestedParameters& given = {}) {
    Document& document = workspace_.documents.at(depth);
    if (auto failure = sources_.read(file, document.buffer_)) {
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
    const bool usable = report(read_any(document, file));
    if (!usable) return;
    Template source(document);
    if (!source.is_template) {
      facts_.complete = false;
      InputProblem made{.rule = "unreadable-input", .problem = {}};
      made.problem.message = "`" + sources_.display(file) + "` is not a CloudFormation template";
      made.problem.primary = {.span = {.file = file, .begin = 0, .end = 0},
                              .label = "it has none of a template's sections",
                              .logical_id = {}};
      return report(std::move(made));
    }
    for (InputProblem& problem : given.problems(source, {.file = file, .begin = 0, .end = 0}))
      report(std::move(problem));
    Evaluator evaluator(source, deployment);
    facts_.resources += source.resources.size();
    facts_.sizes.push_back(size_of(document, source, facts_.arena.keep(deployment.nested)));
    facts_.claims.reserve(facts_.resources);  // as a rule there are about as many
    facts_.uses.reserve(facts_.resources);
    if (deployment.nested.empty() && has_namesake_) {
      facts_.content = std::hash<std::string_view>()(document.text());
      for (const Resource& resource : source.resources) {
        facts_.resource_hashes.push_back(std::uint64_t{table_hash(resource.id)} << 32 | table_hash(resource.type));
      }
      std::sort(facts_.resource_hashes.begin(), facts_.resource_hashes.end());
    }
    collect(evaluator);
    unknowns(source, deployment);
    const std::size_t nested_before = nested_count_;
    for (const Resource& resource : source.resources) {
      if (resource.type == "AWS::CloudFormation::Stack") nested(evaluator, resource, depth);
    }
    if (nested_count_ > nested_before && source.foreign_transform.empty()) {
      add_unordered_imports(facts_, source, deployment.nested);
    }
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
            .bytes = {.count = document.text().size(), .at = start}};
  }

  // Resource by resource, while its text is at hand.
  void collect(Evaluator& evaluator) {
    ClaimCollector claims(evaluator, facts_);
    UseCollector uses(evaluator, facts_, workspace_.loose, workspace_.own_uses);
    const Template& source = evaluator.source();
    for (Element declaration : source.parameters.children()) uses.parameter(declaration);
    uses.globals(source.globals);
    for (const Resource& resource : source.resources) {
      claims.resource(resource);
      uses.resource(resource);
    }
    for (Element output : source.outputs.children()) {
      claims.output(output);
      uses.output(output);
    }
  }

  // What could not be looked at is said once per stack, so that silence is not mistaken for approval.
  void unknowns(const Template& source, const Deployment& deployment) {
    const std::string where = "stack `" + deployment.nested + stack_.name + "`: ";
    if (!source.loops.empty()) {
      facts_.notifications.push_back(
          {.severity = Severity::Note,
           .message = where + "`Fn::ForEach` is not expanded; the resources it creates were not checked",
           .place = {}});
    }
    if (!source.foreign_transform.empty()) {
      facts_.notifications.push_back({.severity = Severity::Note,
                                      .message = where + "the transform `" + source.foreign_transform +
                                                 "` may change the template; its resources are not treated as certain",
                                      .place = {}});
    }
  }

  void nested(Evaluator& evaluator, const Resource& resource, std::size_t depth) {
    if (evaluator.exists(resource) == Truth::No) return;
    const std::optional<FileId> file = nested_template(evaluator, resource);
    if (!file) return;
    const Deployment& parent = evaluator.deployment();
    if (depth == kNestingLimit || ++nested_count_ > kNestedLimit) {
      facts_.complete = false;
      facts_.notifications.push_back({.severity = Severity::Warning,
                                      .message = "stack `" + stack_.name + "`: nested stacks deeper than " +
                                                 std::to_string(kNestingLimit) + " or more than " +
                                                 std::to_string(kNestedLimit) + " were not read",
                                      .place = {}});
      return;
    }
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
    const bool certain = certain_;
    certain_ = certain && evaluator.exists(resource) == Truth::Yes;
    read(*file, child, depth + 1, certain_ ? NestedParameters(child.parameters, resource) : NestedParameters());
    certain_ = certain;
  }

  // By `Metadata.aws:asset:path`, else by the hash that the template's URL ends in. Nothing for templates that are
  // somewhere else: they are not part of this deployment's files.
  std::optional<FileId> nested_template(Evaluator& evaluator, const Resource& resource) {
    if (Element path = resource.element["Metadata"]["aws:asset:path"]) {
      return sources_.add(stack_.root, in_folder(stack_.folder, path.text()));
    }
    std::string name = file_of(evaluator.text(resource.properties["TemplateURL"]));
    if (name.ends_with(".json")) name.resize(name.size() - 5);
    for (auto assets = assets_.rbegin(); assets != assets_.rend(); ++assets) {
      const auto asset = assets->files.find(name);
      if (asset == assets->files.end()) continue;
      const std::string manifest = sources_.relative(assets->manifest);
      return sources_.add(stack_.root, in_folder(manifest.substr(0, manifest.rfind('/') + 1), asset->second));
    }
    return std::nullopt;
  }

  Sources& sources_;
  const Inputs& inputs_;
  const StackTable& stacks_;
  const Stack& stack_;
  StackId id_;
  bool has_namesake_;
  Workspace& workspace_;
  Facts& facts_;
  struct Assets {
    FileId manifest = kNoFile;
    std::map<std::string, std::string> files;  // asset id → file, as seen from the manifest's folder
  };
  std::vector<Assets> assets_;
  std::size_t nested_count_ = 0;
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
