#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "index/index.h"
#include "index/link.h"

namespace crosscheck {
namespace {

// Below this many stacks a second thread costs more than it saves.
constexpr std::size_t kStacksPerThread = 16;

unsigned thread_count(const IndexOptions& options, std::size_t stacks) {
  const unsigned wanted = options.threads ? options.threads : std::min(8u, std::max(1u, std::thread::hardware_concurrency()));
  return options.threads ? wanted : std::min<unsigned>(wanted, static_cast<unsigned>(stacks / kStacksPerThread + 1));
}

// By StackId: whether another assembly has a stack of that name too.
std::vector<bool> namesakes(const Inputs& inputs) {
  std::map<std::string_view, std::set<std::uint32_t>> assemblies;
  for (const Stack& stack : inputs.stacks) assemblies[stack.name].insert(stack.assembly);
  std::vector<bool> result;
  for (const Stack& stack : inputs.stacks) result.push_back(assemblies[stack.name].size() > 1);
  return result;
}

std::vector<Facts> read_all(Sources& sources, const Inputs& inputs, unsigned threads) {
  const std::vector<bool> has_namesake = namesakes(inputs);
  std::vector<Facts> facts(inputs.stacks.size());
  std::atomic<std::uint32_t> next = 0;
  auto work = [&] {
    for (std::uint32_t i; (i = next++) < facts.size();) facts[i] = read_facts(sources, inputs, StackId{i}, has_namesake[i]);
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  others.clear();
  return facts;
}

}  // namespace

std::string_view name(Evidence evidence) {
  switch (evidence) {
    case Evidence::Import: return "import";
    case Evidence::StackOutput: return "stack output";
    case Evidence::Parameter: return "parameter";
    case Evidence::Property: return "property";
    case Evidence::Arn: return "ARN";
    case Evidence::Environment: return "value";
  }
  return "";
}

Index build_index(Sources& sources, const Inputs& inputs, const Config& config, const IndexOptions& options) {
  Index index;
  index.possible = options.possible;
  index.labels = label_stacks(inputs, config);
  index.present.assign(inputs.stacks.size(), true);
  index.bootstrap.resize(inputs.stacks.size());
  index.dependencies = Graph(inputs.stacks.size());
  for (std::uint32_t i = 0; i < inputs.stacks.size(); ++i) {
    for (StackId needed : inputs.stacks[i].dependencies) index.dependencies.add(StackId{i}, needed);
  }
  std::vector<Facts> facts = read_all(sources, inputs, thread_count(options, inputs.stacks.size()));
  drop_copies(index, inputs, facts);
  link(index, inputs, config, facts);
  return index;
}

std::string display_scope(std::string_view scope) {
  std::string result;
  bool number = false;   // behind an `@`
  for (char c : scope) {
    if (c == '@') number = true;
    if (c == '/') number = false;
    if (!number) result += c;
  }
  return result;
}

std::string display_key(std::string_view encoded, const Inputs& inputs) {
  std::string result;
  for (std::size_t at = 0; at < encoded.size();) {
    if (!is_token_at(encoded, at)) {
      if (encoded[at] != '\x01') result += encoded[at];
      ++at;
      continue;
    }
    Token token = token_at(encoded, at);
    at = token.end;
    std::string_view body = token.body;
    if (token.kind == '#') {
      const std::size_t dot = body.find('.');
      const auto stack = static_cast<std::size_t>(std::atoi(std::string(body.substr(0, dot)).c_str()));
      result += "${" + (stack < inputs.stacks.size() ? inputs.stacks[stack].name : "?") + std::string(body.substr(dot)) + '}';
    } else if (token.kind == '@') {
      result += "${AWS::" + std::string(body.substr(0, body.find_first_of("@/"))) + '}';
    } else if (token.kind == '~') {
      result += "{{resolve:ssm:" + std::string(body.substr(0, body.rfind('@'))) + "}}";
    } else {
      result += "${…}";
    }
  }
  return result;
}

}  // namespace crosscheck
