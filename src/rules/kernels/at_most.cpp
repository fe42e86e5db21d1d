#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

#include "rules/kernels/kernels.h"
#include "rules/wording.h"
#include "text/limits.h"

namespace crosscheck {
namespace {

constexpr std::size_t kAll = 100;  // per cent

// What one template adds to a sum.
struct Measured {
  std::size_t count = 0;
  Span at;
  StackId stack = kNoStack;
  std::string element, type;
  std::string nested = {};  // ` > Network`: of a nested template
};

// So much there may be, and from there on it is worth a warning.
struct Bound {
  std::string of;  // as messages say it
  std::size_t limit = 0;
  std::size_t quiet = kAll;  // per cent of the limit
  bool fixed = true;         // else AWS raises it on request, and may have done so
  std::string source = {};

  bool fits(std::size_t count) const { return count * kAll <= limit * quiet; }
};

const TemplateSize::Part& part_of(const TemplateSize& size, std::string_view word) {
  return word == "resources"    ? size.resources
         : word == "outputs"    ? size.outputs
         : word == "parameters" ? size.parameters
         : word == "mappings"   ? size.mappings
                                : size.bytes;
}

Measured measured(const TemplateSize& size, std::string_view word) {
  const TemplateSize::Part& part = part_of(size, word);
  const std::string nested(size.nested.substr(0, size.nested.size() - !size.nested.empty()));
  return {.count = part.count,
          .at = part.at,
          .stack = size.stack,
          .element = nested,
          .type = {},
          .nested = nested.empty() ? "" : '/' + nested};
}

// "template bytes": as messages say it.
std::string shown(std::string_view word) {
  std::string text(word);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

// Sums that are to stay below bounds, and the problems of those that do not.
class Sums {
 public:
  Sums(const Model& model, const Wording& wording) : model_(model), wording_(wording) {}

  // `place`: what is summed up; empty: a stack.
  void check(const Bound& bound, std::vector<Measured> group, const std::string& place) {
    std::size_t sum = 0;
    for (const Measured& one : group) sum += one.count;
    if (bound.fits(sum)) return;
    std::stable_sort(group.begin(), group.end(),
                     [](const Measured& a, const Measured& b) { return a.count > b.count; });
    Marks marks(place.empty() ? problems_.size() : limits::kMarkedWell);  // of a sum only the largest parts
    for (const Measured& one : group) {
      if (one.count == 0) continue;
      const std::string& label = next_label(wording_, marks.empty());
      marks.add([&]() -> Mark {
        return {.span = one.at,
                .label = fill(label, words(bound, one, one.count, place)),
                .stack = one.stack,
                .logical_id = one.element,
                .type = one.type};
      });
    }
    const Words all = words(bound, group.front(), sum, place);
    Problem problem = make_problem(model_, wording_, all, std::move(marks));
    const std::string where = crosscheck::place(model_.inputs[group.front().stack].environment);
    problem.identity = Identity{.space = place.empty() ? "cfn:stack" : "aws:environment",
                                .scope = place.empty() ? where : place,
                                .key = place.empty() ? all.at("stack") : place};
    if (!bound.source.empty()) problem.identity->key += '/' + bound.of;
    if (sum <= bound.limit || !bound.fixed) problem.severity = Severity::Warning;
    problems_.push_back(std::move(problem));
  }

  std::vector<Problem> take() { return std::move(problems_); }

 private:
  Words words(const Bound& bound, const Measured& one, std::size_t count, const std::string& place) const {
    const Stack& stack = model_.inputs[one.stack];
    return {{"stack", stack.name + one.nested},
            {"environment", model_.index.label(one.stack).name},
            {"where", place.empty() ? crosscheck::place(stack.environment) : place},
            {"count", std::to_string(count)},
            {"of", bound.of},
            {"limit", std::to_string(bound.limit)},
            {"source", bound.source},
            {"remedy", bound.fixed ? "use another account or region, as AWS does not raise it"
                                   : "ask AWS for more, or, where it has raised it, say so under `quotas` in "
                                     "crosscheck.yaml"}};
  }

  const Model& model_;
  const Wording& wording_;
  std::vector<Problem> problems_;
};

// Where accounts count: what is not known is the same for all of an app's stacks that people call alike.
std::pair<std::string, std::string> counted_in(const Model& model, StackId id, Quota::In in) {
  const Stack& stack = model.inputs[id];
  const std::string& account = stack.environment.account;
  const bool whole = in == Quota::In::Account;
  const bool known = !account.empty() && (whole || !stack.environment.region.empty());
  const std::string shown =
      whole ? "account " + (account.empty() ? "unknown-account" : account) : place(stack.environment);
  return {shown, known ? "" : std::to_string(stack.assembly) + '/' + model.index.label(id).name};
}

class LimitCheck {
 public:
  LimitCheck(const Model& model, const Wording& wording, const Parameters& parameters)
      : model_(model), parameters_(parameters), sums_(model, wording) {}

  std::vector<Problem> run() {
    const std::string& quotas = parameters_.word("quotas");
    if (quotas == "none") own_limit();
    for (const Quota& quota : crosscheck::quotas()) {
      if ((quota.in == Quota::In::Template) != (quotas == "template") || quotas == "none") continue;
      if (quota.in == Quota::In::Template) of_templates(quota.what, bound_of(quota));
      else of_accounts(quota);
    }
    return sums_.take();
  }

 private:
  bool fits(StackId stack) const {
    const Selector& selector = parameters_.selector();
    return selector.fits_stack(model_, stack) && !selector.excepts("cfn:stack", model_.inputs[stack].name);
  }

  Bound bound_of(const Quota& quota) const {
    const auto given = model_.config.quotas.find(quota.what);
    return {.of = shown(quota.what),
            .limit = given == model_.config.quotas.end() ? quota.limit : given->second,
            .quiet = parameters_.number("warn-above"),
            .fixed = quota.fixed,
            .source = std::string(quota.source)};
  }

  void own_limit() {
    const std::string& word = parameters_.word("of");
    const Bound bound{
        .of = shown(word), .limit = parameters_.number("limit"), .quiet = parameters_.number("warn-above")};
    if (parameters_.word("per") == "stack") return of_templates(word, bound);
    std::map<StackPlace, std::vector<Measured>> places;
    for (const TemplateSize& size : model_.index.sizes) {
      if (fits(size.stack)) places[stack_place(model_.inputs[size.stack])].push_back(measured(size, word));
    }
    for (auto& [where, group] : places) sums_.check(bound, std::move(group), where.first);
  }

  void of_templates(std::string_view word, const Bound& bound) {
    for (const TemplateSize& size : model_.index.sizes) {
      if (!bound.fits(part_of(size, word).count) && fits(size.stack)) sums_.check(bound, {measured(size, word)}, "");
    }
  }

  // Only of stacks that are known to be deployed as they are: a folder of bare templates may be a collection.
  void of_accounts(const Quota& quota) {
    const Bound bound = bound_of(quota);
    const auto number = static_cast<std::size_t>(&quota - quotas().data()) + 1;
    const bool of_stacks = quota.what == "stacks";
    std::size_t all = of_stacks ? model_.index.sizes.size() : 0;
    for (const QuotaUse& use : model_.index.quota_uses) all += use.quota == number ? use.count : 0;
    if (bound.fits(all)) return;  // nearly always
    std::map<std::pair<std::string, std::string>, std::vector<Measured>> places;
    const auto add = [&](StackId stack, Measured one) {
      if (!model_.inputs[stack].origin.has_real_name() || !fits(stack)) return;
      places[counted_in(model_, stack, quota.in)].push_back(std::move(one));
    };
    if (of_stacks) {
      for (const TemplateSize& size : model_.index.sizes) {
        Measured one = measured(size, "template-bytes");
        one.count = 1;
        add(size.stack, std::move(one));
      }
    }
    for (const QuotaUse& use : model_.index.quota_uses) {
      if (use.quota != number) continue;
      add(use.stack, {.count = use.count,
                      .at = use.span,
                      .stack = use.stack,
                      .element = std::string(use.element),
                      .type = std::string(use.type)});
    }
    for (auto& [where, group] : places) sums_.check(bound, std::move(group), where.first);
  }

  const Model& model_;
  const Parameters& parameters_;
  Sums sums_;
};

std::vector<Problem> check_at_most(const Model& model, const Wording& wording, const Parameters& parameters) {
  return LimitCheck(model, wording, parameters).run();
}

}  // namespace

Kernel at_most() {
  return {
      .name = "at-most",
      .summary = "a stack, or all stacks of an account and region together, are no larger than a limit",
      .parameters = {{.name = "of",
                      .kind = Parameter::Kind::Word,
                      .preset = "resources",
                      .summary = "what is counted",
                      .choices = {"resources", "outputs", "parameters", "mappings", "template-bytes"}},
                     {.name = "limit",
                      .kind = Parameter::Kind::Number,
                      .preset = "0",
                      .summary = "the largest number that is fine"},
                     {.name = "per",
                      .kind = Parameter::Kind::Word,
                      .preset = "stack",
                      .summary = "whether each stack is counted by itself (a nested stack too), or all of one "
                                 "account and region together",
                      .choices = {"stack", "account-and-region"}},
                     {.name = "quotas",
                      .kind = Parameter::Kind::Word,
                      .preset = "none",
                      .summary = "instead of a limit of your own, those that AWS sets to each template, or to all "
                                 "stacks of an account",
                      .choices = {"none", "template", "account"}},
                     {.name = "warn-above",
                      .kind = Parameter::Kind::Number,
                      .preset = "100",
                      .summary = "so many per cent of the limit that more is a warning"},
                     select_stacks(),
                     select_environments(),
                     select_except("takes out stacks of these names")},
      .one_of = {"limit", "quotas"},
      .placeholders = {"stack", "environment", "where", "count", "of", "limit", "source", "remedy"},
      .make = run<check_at_most>,
      .remarks =
          "Everything that the template declares counts, whatever its condition says; what a transform or "
          "`Fn::ForEach` adds does not. Of what accounts have a quota of, only what is certainly created counts, and "
          "only in stacks that are described as deployed, such as those of the CDK; a quota that AWS raises on "
          "request is only ever a warning."};
}

}  // namespace crosscheck
