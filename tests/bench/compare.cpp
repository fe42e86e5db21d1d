#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <simdjson.h>

#include "config/config.h"
#include "index/index.h"
#include "inputs/inputs.h"
#include "lint/lint.h"
#include "rules/rule.h"
#include "text/sources.h"

// The whole check beside "read + simdjson DOM" of the same files, in rounds: each round runs every candidate once, and
// ratios are taken within a round, so that a machine that others use too disturbs both sides alike.
namespace crosscheck::bench {
namespace {

// The files that a check reads: manifests, templates and asset manifests.
std::vector<std::string> files_of(const std::vector<std::string>& folders) {
  std::vector<std::string> files;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (name == "manifest.json" || name.ends_with(".template.json") || name.ends_with(".assets.json")) {
        files.push_back(entry.path().string());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::size_t read_file(const std::string& path, std::vector<char>& into) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (file < 0 || fstat(file, &status) != 0) throw std::runtime_error("cannot read " + path);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (into.size() < size + simdjson::SIMDJSON_PADDING) into.resize(size + simdjson::SIMDJSON_PADDING);
  const ssize_t count = ::read(file, into.data(), size);
  close(file);
  if (count != status.st_size) throw std::runtime_error("cannot read " + path);
  return size;
}

// Returns the bytes read, so that nothing can be left out.
std::size_t read_and_parse(const std::vector<std::string>& files, unsigned threads) {
  std::atomic<std::size_t> next = 0, bytes = 0;
  auto work = [&] {
    simdjson::dom::parser parser;
    std::vector<char> buffer;
    for (std::size_t i; (i = next++) < files.size();) {
      const std::size_t size = read_file(files[i], buffer);
      if (parser.parse(buffer.data(), size, false).error()) throw std::runtime_error(files[i] + " is not JSON");
      bytes += size;
    }
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  others.clear();
  return bytes;
}

std::size_t check(const std::vector<std::string>& folders, const std::vector<Rule>& rules, unsigned threads) {
  Sources sources;
  const Inputs inputs = read_inputs(sources, folders);
  const Config config;
  const Index index = build_index(sources, inputs, config, {.threads = threads, .own_uses = false});
  return lint(sources, {.inputs = inputs, .index = index, .config = config}, rules, {.today = "2026-01-01"})
      .findings.size();
}

struct Time {
  double wall = 0, processor = 0;  // seconds
};

Time timed(const std::function<void()>& work) {
  auto processor = [] {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  const double before = processor();
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  return {.wall = wall.count(), .processor = processor() - before};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct Rounds {
  std::vector<Time> parse, parse_two, check, check_two;
};

void print(const std::string& what, const std::vector<Time>& these, const std::vector<Time>& base,
           double Time::*clock) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < these.size(); ++i) ratios.push_back(these[i].*clock / (base[i].*clock));
  const auto [low, high] = std::minmax_element(ratios.begin(), ratios.end());
  std::printf("  %-46s %5.2f   (%.2f to %.2f)\n", what.c_str(), median(ratios), *low, *high);
}

double best(const std::vector<Time>& times) {
  const auto faster = [](const Time& a, const Time& b) { return a.wall < b.wall; };
  return std::min_element(times.begin(), times.end(), faster)->wall;
}

int run(const std::vector<std::string>& folders, int rounds) {
  const std::vector<std::string> files = files_of(folders);
  Sources sources;
  const std::vector<Rule> rules = load_rules(sources, {});
  const std::size_t bytes = read_and_parse(files, 1);
  const std::size_t findings = check(folders, rules, 1);
  std::printf("%zu files, %.1f MB, %zu findings, %d rounds\n", files.size(), static_cast<double>(bytes) / 1e6, findings,
              rounds);
  Rounds times;
  for (int i = 0; i < rounds; ++i) {
    times.parse.push_back(timed([&] { read_and_parse(files, 1); }));
    times.check.push_back(timed([&] { check(folders, rules, 1); }));
    times.parse_two.push_back(timed([&] { read_and_parse(files, 2); }));
    times.check_two.push_back(timed([&] { check(folders, rules, 2); }));
  }
  std::printf("  the check / read + simdjson DOM                median  (range)\n");
  print("one thread, processor time", times.check, times.parse, &Time::processor);
  print("one thread, elapsed time", times.check, times.parse, &Time::wall);
  print("two threads / one, elapsed time", times.check_two, times.parse, &Time::wall);
  print("two threads / two, elapsed time", times.check_two, times.parse_two, &Time::wall);
  const double parse = best(times.parse), one = best(times.check), two = best(times.check_two);
  std::printf("  the best of each, elapsed: %.0f ms, %.0f ms (%.2f), with two threads %.0f ms (%.2f)\n", parse * 1e3,
              one * 1e3, one / parse, two * 1e3, two / parse);
  return 0;
}

}  // namespace
}  // namespace crosscheck::bench

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: bench_compare ROUNDS FOLDER…\n";
    return 2;
  }
  try {
    return crosscheck::bench::run({argv + 2, argv + argc}, std::stoi(argv[1]));
  } catch (const std::exception& error) {
    std::cerr << "bench_compare: " << error.what() << '\n';
    return 2;
  }
}
