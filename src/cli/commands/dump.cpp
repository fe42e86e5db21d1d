#include <memory>

#include "cli/cli.h"
#include "cli/commands/analysis.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"
#include "cli/host/write.h"
#include "document/expand_aliases.h"
#include "document/read.h"
#include "evaluate/display.h"
#include "evaluate/evaluator.h"
#include "evaluate/loops.h"
#include "text/lines.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

struct DumpArguments {
  AnalysisOptions analysis;
  std::string stage = "index";
};

// One line of a dump: its words separated by two spaces, the first indented.
void line(std::string& text, int indent, const std::vector<std::string>& words) {
  text.append(static_cast<std::size_t>(indent), ' ');
  bool first = true;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    if (!first) text += "  ";
    first = false;
    text += printable(word, 400);
  }
  text += '\n';
}

// "samconfig.toml:14": where a file written by hand describes something.
std::string written_at(const Sources& sources, Span span) {
  const std::string text = sources.reread(span.file).value_or("");
  return "from " + sources.display(span.file) + ':' + std::to_string(Lines(text).position(span.begin).line);
}

std::string dump_assembly(const Sources& sources, const Inputs& inputs) {
  std::string text;
  for (std::size_t a = 0; a < inputs.assemblies.size(); ++a) {
    const Assembly& assembly = inputs.assemblies[a];
    line(text, 0,
         {"assembly " + assembly.path,
          !assembly.version.empty() ? "manifest " + assembly.version
          : assembly.kind.empty()   ? "plain template"
                                    : assembly.kind,
          assembly.missing_context ? "lookups missing" : ""});
    for (const Stack& stack : inputs.stacks) {
      if (stack.assembly != a) continue;
      line(text, 2,
           {"stack " + stack.name, place(stack.environment), stack.stage.empty() ? "" : "stage " + stack.stage});
      const bool by_hand = stack.origin.is_described() && !stack.origin.is_synthesized();
      const auto from = [&](Span span) { return by_hand ? written_at(sources, span) : std::string(); };
      if (by_hand) line(text, 4, {"described", from(stack.origin.entry())});
      const Description& given = stack.origin.given();
      if (given.environment) line(text, 4, {"environment", given.environment->value, from(given.environment->span)});
      if (stack.template_file != kNoFile) line(text, 4, {"template", sources.display(stack.template_file)});
      if (stack.template_elsewhere) line(text, 4, {"template", "not here"});
      for (const auto& [name, value] : given.parameters)
        line(text, 4, {"parameter", name + " = " + value.value, from(value.span)});
      for (const auto& [name, span] : given.open_parameters)
        line(text, 4, {"parameter", name + ", known only at deployment", from(span)});
      for (StackId needed : stack.dependencies) line(text, 4, {"depends on", inputs[needed].name});
      for (const BootstrapFact& fact : stack.bootstrap) {
        line(text, 4,
             {std::string(name(fact.kind)), fact.text,
              fact.qualifier.empty() ? "custom" : "qualifier " + fact.qualifier});
      }
    }
  }
  return text;
}

std::string shown(const Value& value, const StackTable& stacks) {
  switch (value.kind) {
    case Value::Kind::Absent: return "absent";
    case Value::Kind::Other: return "a structure";
    case Value::Kind::List: {
      std::string text = "[";
      for (const Value& item : value.items) text += (text.size() > 1 ? ", " : "") + shown(item, stacks);
      return text + ']';
    }
    case Value::Kind::Text: break;
  }
  for (const Piece& piece : pieces(value.text)) {
    if (const std::string reason = piece.reason(); !reason.empty()) return "unknown: " + reason;
  }
  return '"' + display(value.text, stacks) + '"';
}

// Parameters, conditions and explicit names of each stack's own template, with the reasons for what is not known.
std::string dump_values(const Sources& sources, const Inputs& inputs) {
  std::string text;
  const StackTable stacks(inputs);
  for (std::uint32_t i = 0; i < inputs.stacks.size(); ++i) {
    const Stack& stack = inputs.stacks[i];
    line(text, 0, {"stack " + stack.name, place(stack.environment)});
    Document document;
    if (stack.template_file == kNoFile || sources.read(stack.template_file, document.buffer_)) continue;
    std::vector<SyntaxProblem> problems = read_any(document, stack.template_file);
    expand_aliases(document, problems);
    const Deployment deployment = deployment_of(inputs, stacks, StackId{i});
    Template source(document);
    if (expand_loops(document, source, deployment)) source = Template(document);
    Evaluator evaluator(source, deployment);
    for (Element parameter : source.parameters.children()) {
      line(text, 2, {"parameter", parameter.key(), shown(evaluator.ref(parameter.key()), stacks)});
    }
    for (Element condition : source.conditions.children()) {
      line(text, 2, {"condition", condition.key(), std::string(name(evaluator.condition(condition.key())))});
    }
    for (const Resource& resource : source.resources) {
      const Value name = evaluator.explicit_name(resource);
      const Truth exists = evaluator.exists(resource);
      line(text, 2,
           {"resource", std::string(resource.id), std::string(resource.type),
            exists == Truth::Yes ? "" : "exists: " + std::string(crosscheck::name(exists)),
            name.kind == Value::Kind::Absent ? "" : shown(name, stacks)});
    }
    for (Element output : source.outputs.children()) {
      line(text, 2, {"output", output.key(), shown(evaluator.value(output["Value"]), stacks)});
    }
  }
  return text;
}

std::string_view name(Resolution resolution) {
  switch (resolution) {
    case Resolution::Unknown: return "not followed";
    case Resolution::Own: return "its own";
    case Resolution::Owned: return "owned by";
    case Resolution::Elsewhere: return "elsewhere, by";
    case Resolution::External: return "external";
    case Resolution::Nobody: return "nobody's";
    case Resolution::Unread: return "not found, but not everything was read";
  }
  return "";
}

std::string dump_index(const Inputs& inputs, const Index& index) {
  std::string text;
  for (std::uint32_t i = 0; i < inputs.stacks.size(); ++i) {
    const Label& label = index.labels[i];
    line(text, 0,
         {"stack " + inputs.stacks[i].name, label.name, std::string(describe(label.source)),
          index.present[i] ? "" : "a duplicate, not used"});
    for (const Claim& claim : index.claims) {
      if (claim.stack != StackId{i}) continue;
      line(text, 2,
           {"claims", std::string(claim.space), display(index.scope(claim.scope)), display_key(claim.key, index),
            claim.element.empty() ? "" : "as " + std::string(claim.element),
            claim.exists == Truth::Yes ? "" : "possibly"});
    }
    for (const Use& use : index.uses) {
      if (use.stack != StackId{i}) continue;
      const std::string owner = use.owner == Use::kNobody ? "" : inputs[index.claims[use.owner].stack].name;
      line(text, 2,
           {"uses", std::string(use.space), display(index.scope(use.scope)),
            display_key(use.key.empty() ? use.written : use.key, index),
            "in " + std::string(use.element) + " (" + std::string(name(use.evidence)) + ")",
            std::string(name(use.resolution)) +
                (use.resolution == Resolution::Own || owner.empty() ? "" : " " + owner)});
    }
  }
  return text;
}

int dump_command(const DumpArguments& options, const Host& here) {
  Sources sources;
  const Analysis analysis = analyse(sources, options.analysis, here);
  print_notifications(analysis);
  const Inputs& inputs = analysis.inputs;
  if (options.stage == "index") {
    write_output({}, dump_index(inputs, analysis.index));
    return analysis.complete() ? kClean : kIncomplete;
  }
  write_output({}, options.stage == "values" ? dump_values(sources, inputs) : dump_assembly(sources, inputs));
  return inputs.complete ? kClean : kIncomplete;
}

}  // namespace

Run declare_dump(CLI::App& command) {
  const auto options = std::make_shared<DumpArguments>();
  options->analysis.own_uses = true;
  add_inputs(command, options->analysis.inputs);
  add_config(command, options->analysis.setup.config);
  add_threads(command, options->analysis);
  add_readiness(command, options->analysis.readiness);
  add_choice(command, "--stage", {"assembly", "values", "index"}, options->stage, "assembly, values or index");
  return [options](const Host& here) { return dump_command(*options, here); };
}

}  // namespace crosscheck
