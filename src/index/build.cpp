#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <set>

#include "evaluate/display.h"
#include "host/threads.h"
#include "index/index.h"
#include "index/link.h"
#include "text/parallel.h"

namespace crosscheck {
namespace {

// Below this many stacks a second thread costs more than it saves.
constexpr std::size_t kStacksPerThread = 16;

unsigned thread_count(const IndexOptions& options, std::size_t stacks) {
  const unsigned wanted = options.threads ? options.threads : std::min(8u, processors());
  return options.threads ? wanted : std::min<unsigned>(wanted, static_cast<unsigned>(stacks / kStacksPerThread + 1));
}

// The templates that stacks nest. One that comes back to itself nests nothing: else all of a circle would be left out.
std::set<FileId> nested_files(const Inputs& inputs, const std::vector<std::optional<Facts>>& read) {
  std::set<FileId> files;
  for (std::size_t i = 0; i < read.size(); ++i) {
    const std::set<FileId>& nested = read[i]->nested_files;
    if (!nested.contains(inputs.stacks[i].template_file)) files.insert(nested.begin(), nested.end());
  }
  return files;
}

// Stacks that one thread reads one after another: of one template, but no more than a share of them.
constexpr std::size_t kTogether = 32;

// All stacks, in the order in which they are read. Where `by_template`, those of one template together.
std::vector<std::vector<StackId>> reading_order(const Inputs& inputs, bool by_template) {
  std::vector<StackId> order(inputs.stacks.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = StackId{i};
  const auto file = [&](StackId stack) { return inputs[stack].template_file; };
  if (by_template)
    std::stable_sort(order.begin(), order.end(), [&](StackId a, StackId b) { return file(a) < file(b); });
  std::vector<std::vector<StackId>> groups;
  for (const StackId stack : order) {
    const bool same = !groups.empty() && file(groups.back().back()) == file(stack) && groups.back().size() < kTogether;
    if (!same) groups.emplace_back();
    groups.back().push_back(stack);
  }
  return groups;
}

// Hands the stacks' facts to the linker in the order of the stacks, whichever thread is done first. Where people wrote
// the templates, the last one may show that the first one is nested in it: then all are read before any is handed on.
void read_all(Sources& sources, const Inputs& inputs, const IndexOptions& options, Index& index, Linker& linker,
              RunBudget& budget) {
  const LocalTemplates local(sources, inputs);
  const std::vector<std::vector<StackId>> groups = reading_order(inputs, local.may_nest());
  std::vector<std::optional<Facts>> done(inputs.stacks.size());
  std::size_t read = 0, added = 0;
  std::set<FileId> nested;
  bool adding = false;
  std::mutex mutex;  // of these, and of the linker
  std::atomic<std::size_t> next = 0;
  const std::size_t first_arena = index.arenas.size();
  index.arenas.resize(first_arena + index.threads);
  const auto hand_on = [&] {
    for (; added < done.size() && done[added]; ++added) {
      const StackId turn{static_cast<std::uint32_t>(added)};
      if (linker.is_nested(turn, nested)) linker.leave_nested(turn);
      else if (budget.charge(*done[added])) linker.add(turn, std::move(*done[added]));
      else linker.leave_out(turn, done[added]->arena);
      done[added].reset();
    }
  };
  in_parallel(index.threads, index.threads, [&](std::size_t thread) {
    Workspace workspace{.arena = index.arenas[first_arena + thread],
                        .own_uses = options.own_uses,
                        .budget = budget,
                        .local = local,
                        .asked = options.asked};
    for (std::size_t group; (group = next++) < groups.size();) {
      for (const StackId stack : groups[group]) {
        Facts facts = read_facts(sources, inputs, index.stacks, stack, linker.copies().has_namesake(stack), workspace);
        std::lock_guard lock(mutex);
        if (adding) return;  // an exception in another thread has left the linker as it was in the middle of it
        done[static_cast<std::size_t>(stack)].emplace(std::move(facts));
        if (local.may_nest() && ++read < done.size()) continue;
        adding = true;
        if (local.may_nest()) nested = nested_files(inputs, done);
        hand_on();
        adding = false;
      }
    }
  });
}

}  // namespace

std::string_view name(Evidence evidence) {
  switch (evidence) {
    case Evidence::Import: return "import";
    case Evidence::StackOutput: return "stack output";
    case Evidence::Parameter: return "parameter";
    case Evidence::Secret: return "secret";
    case Evidence::Property: return "property";
    case Evidence::Arn: return "ARN";
    case Evidence::Environment: return "value";
    case Evidence::Principal: return "principal";
  }
  return "";
}

Index build_index(Sources& sources, const Inputs& inputs, const Config& config, const IndexOptions& options) {
  Index index;
  index.possible = options.possible;
  index.complete = inputs.complete;
  index.stacks = StackTable(inputs);
  index.labels = label_stacks(inputs, config);
  index.present.assign(inputs.stacks.size(), true);
  index.bootstrap.resize(inputs.stacks.size());
  index.dependencies = Graph(inputs.stacks.size());
  for (std::uint32_t i = 0; i < inputs.stacks.size(); ++i) {
    for (StackId needed : inputs.stacks[i].dependencies) index.dependencies.add(StackId{i}, needed);
  }
  index.dependencies.close();
  index.threads = thread_count(options, inputs.stacks.size());
  Linker linker(index, inputs);
  RunBudget budget;
  read_all(sources, inputs, options, index, linker, budget);
  linker.finish(config, budget);
  return index;
}

std::string display_key(std::string_view key, const Index& index) { return display(Text::of_key(key), index.stacks); }

}  // namespace crosscheck
