#include "cli/handbook/kernel_pages.h"

#include <algorithm>

namespace crosscheck {
namespace {

std::string listed(const std::vector<std::string_view>& words, std::string_view before, std::string_view after) {
  std::string text;
  for (std::string_view word : words) {
    text += (text.empty() ? "" : ", ") + std::string(before) + std::string(word) + std::string(after);
  }
  return text;
}

std::string kind_of(const Parameter& parameter) {
  switch (parameter.kind) {
    case Parameter::Kind::Globs: return "globs";
    case Parameter::Kind::Word: return listed(parameter.choices, "`", "`");
    case Parameter::Kind::Number: return "number";
    case Parameter::Kind::Pattern: return "pattern";
    case Parameter::Kind::Flag: return "`true`, `false`";
  }
  return "";
}

std::string default_of(const Parameter& parameter) {
  if (parameter.required) return "required";
  if (!parameter.preset.empty()) return '`' + std::string(parameter.preset) + '`';
  return "–";
}

std::string parameter_table(const Kernel& kernel) {
  std::string text = "| parameter | takes | default | |\n|---|---|---|---|\n";
  for (const Parameter& parameter : kernel.parameters) {
    text += "| `" + std::string(parameter.name) + "` | " + kind_of(parameter) + " | " + default_of(parameter) + " | " +
            std::string(parameter.summary) + " |\n";
  }
  return text;
}

std::string used_by(const Kernel& kernel, const std::vector<Rule>& rules) {
  std::string text;
  for (const Rule& rule : rules) {
    if (rule.kernel != kernel.name) continue;
    text += (text.empty() ? "" : ", ") + ("[`" + rule.id + "`](rules/" + rule.id + ".md)");
  }
  return text.empty() ? "No shipped rule uses it: it is there for rules of your own.\n" : "Used by " + text + ".\n";
}

constexpr std::string_view kPageIntroduction = R"(# Kernels

Printed by `crosscheck rules --kernels --format markdown`.

A rule names one kernel under `check` and gives it parameters; [your-own-rules.md](your-own-rules.md) shows ten rules and
[adding-a-rule.md](adding-a-rule.md) the rest of a rule file.

What a rule is about is selected in the same way everywhere: `namespace`, `stacks`, `environments`, `evidence` and
`except`, as far as the kernel can honour them. Each is a list of globs (`*` is any run of characters, `?` one), or a
single one. A thing is selected where it fits one glob of every list that is given and none of `except`. Globs of
`except` that begin with a namespace (`s3:bucket/tmp-*`) are compared with namespace and key, all others with the key
alone.

A **pattern** is a regular expression ([RE2](https://github.com/google/re2/wiki/Syntax)) that the whole name has to match.
`{environment}`, `{stack}`, `{account}` and `{region}` stand for those of the stack that has the name. `{environment}`
matches all usual spellings in any case, such as `prod`, `prd` and `production`. Where the environment has no
name, or the account or region is not known, nothing is reported.
)";

}  // namespace

std::string kernels_text() {
  std::string text;
  for (const Kernel& kernel : kernels()) {
    text += (text.empty() ? "" : "\n") + std::string(kernel.name) + ": " + std::string(kernel.summary) + '\n';
    std::size_t width = 0;
    for (const Parameter& parameter : kernel.parameters) width = std::max(width, parameter.name.size());
    for (const Parameter& parameter : kernel.parameters) {
      std::string name(parameter.name);
      name.resize(width, ' ');
      std::string note = parameter.required         ? "required"
                         : parameter.preset.empty() ? ""
                                                    : "default " + std::string(parameter.preset);
      if (!parameter.choices.empty()) {
        note = "one of " + listed(parameter.choices, "", "") + (note.empty() ? "" : "; ") + note;
      }
      text += "  " + name + "  " + std::string(parameter.summary) + (note.empty() ? "" : " (" + note + ')') + '\n';
    }
    if (!kernel.placeholders.empty()) text += "  may say: " + listed(kernel.placeholders, "{", "}") + '\n';
    if (!kernel.situations.empty()) text += "  help may differ: " + listed(kernel.situations, "", "") + '\n';
  }
  return text;
}

std::string kernels_markdown(const std::vector<Rule>& rules) {
  std::string text(kPageIntroduction);
  for (const Kernel& kernel : kernels()) {
    text +=
        "\n## `" + std::string(kernel.name) + "`\n\n" + std::string(kernel.summary) + "\n\n" + parameter_table(kernel);
    if (!kernel.one_of.empty()) text += "\nAt least one of " + listed(kernel.one_of, "`", "`") + " must be given.\n";
    text += kernel.placeholders.empty()
                ? "\nIt brings its own message and labels.\n"
                : "\nMessage, labels and help may say " + listed(kernel.placeholders, "`{", "}`") + ".\n";
    if (!kernel.situations.empty()) {
      text += "\nHelp may differ in these situations: " + listed(kernel.situations, "`", "`") + ".\n";
    }
    text += '\n' + (kernel.remarks.empty() ? "" : std::string(kernel.remarks) + "\n\n") + used_by(kernel, rules);
  }
  return text;
}

}  // namespace crosscheck
