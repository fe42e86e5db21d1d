#include "bench/organisation.h"

#include <algorithm>
#include <array>
#include <random>
#include <stdexcept>

#include "bench/assembly.h"
#include "bench/construct.h"
#include "bench/defects.h"
#include "bench/stack.h"

namespace crosscheck::bench {
namespace {

constexpr std::size_t kAssets = 8;  // that the functions of a stack share

// What stacks are made of, and how often each is taken beside the others. Chosen so that types are as frequent as in
// the shipped apps, and bytes for each resource too: see docs/performance.md.
struct Library {
  struct Kind {
    Construct construct;
    unsigned weight;
  };
  std::vector<Kind> kinds;
  Construct table, queue;
  std::string stack;

  explicit Library(const std::filesystem::path& folder)
      : table(read_construct(folder / "table.json")),
        queue(read_construct(folder / "queue.json")),
        stack(read_file(folder / "stack.json")) {
    constexpr std::array<std::pair<const char*, unsigned>, 12> kWeights = {{{"handler", 12},
                                                                            {"api", 2},
                                                                            {"uploads", 3},
                                                                            {"delivery", 2},
                                                                            {"workflow", 2},
                                                                            {"nightly", 3},
                                                                            {"access", 2},
                                                                            {"failures", 2},
                                                                            {"logs", 4},
                                                                            {"setting", 3},
                                                                            {"table", 3},
                                                                            {"queue", 2}}};
    for (const auto& [name, weight] : kWeights) {
      kinds.push_back({read_construct(folder / (std::string(name) + ".json")), weight});
    }
  }

  // One that has no more resources than are left.
  const Construct& pick(std::mt19937_64& random, std::size_t left) const {
    unsigned sum = 0;
    for (const Kind& kind : kinds) sum += kind.construct.resources <= left ? kind.weight : 0;
    unsigned at = static_cast<unsigned>(random() % sum);
    for (const Kind& kind : kinds) {
      if (kind.construct.resources > left) continue;
      if (at < kind.weight) return kind.construct;
      at -= kind.weight;
    }
    throw std::logic_error("no construct is small enough");
  }
};

Holes holes_of(const Stack& stack) {
  const bool alone = stack.round == 0;
  const Stack neighbour(alone ? stack.number : stack.number - kEnvironments);
  const std::string export_name = neighbour.id + ":ExportsOutputRef" + neighbour.logical_id("Table0");
  return {{"stack", stack.id},
          {"account", stack.account},
          {"region", stack.region},
          {"table", stack.logical_id("Table0")},
          {"queue", stack.logical_id("Queue1")},
          {"upstream-function", alone ? "Ref" : "Fn::ImportValue"},
          {"upstream", alone ? stack.logical_id("Table0") : export_name},
          {"neighbour-table", neighbour.name("Table0")}};
}

std::string resources_of(const Stack& stack, const Library& library, const Plan& plan, Holes& holes) {
  std::mt19937_64 random(plan.seed * 1'000'003 + stack.number);
  std::string text;
  std::size_t made = 0;
  for (std::size_t number = 0; made < plan.resources; ++number) {
    const Construct& kind = number == 0   ? library.table
                            : number == 1 ? library.queue
                                          : library.pick(random, plan.resources - made);
    const std::string id = kind.id + std::to_string(number);
    holes["path"] = stack.id + '/' + id;
    holes["name"] = stack.name(id);
    holes["asset"] = asset_hash(stack, random() % kAssets);
    if (made > 0) text += ",\n";
    text += fill(kind.text, holes, [&](std::string_view beneath) { return stack.logical_id(id, beneath); });
    made += kind.resources;
  }
  return text;
}

std::string template_of(const Stack& stack, const Library& library, const Plan& plan, const Addition& addition) {
  Holes holes = holes_of(stack);
  std::string resources = addition.resources + resources_of(stack, library, plan, holes);
  holes["resources"] = std::move(resources);
  holes["outputs"] = addition.outputs;
  return fill(library.stack, holes, [](std::string_view) { return std::string(); });
}

}  // namespace

std::vector<Defect> write_organisation(const Plan& plan, const std::filesystem::path& constructs,
                                       const std::filesystem::path& folder) {
  if (plan.stacks == 0 || plan.resources < 2) throw std::runtime_error("one stack and two resources at least");
  const Library library(constructs);
  Planted planted = plant(plan);
  std::array<AssemblyWriter, 2> assemblies{AssemblyWriter(folder / Stack(0).folder()),
                                           AssemblyWriter(folder / Stack(1).folder())};
  for (std::size_t number = 0; number < plan.stacks; ++number) {
    const Stack stack(number);
    assemblies[number % 2].add(stack, template_of(stack, library, plan, planted.by_stack[number]), kAssets);
  }
  for (AssemblyWriter& assembly : assemblies) assembly.finish();
  std::sort(planted.defects.begin(), planted.defects.end());
  return planted.defects;
}

}  // namespace crosscheck::bench
