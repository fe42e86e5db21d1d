#include "cli/commands/watch.h"

#include <cstdio>
#include <ctime>
#include <utility>

#include "cli/declare.h"
#include "cli/host/find_inputs.h"
#include "cli/host/not_ready.h"
#include "host/clock.h"
#include "report/plural.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

void refuse(const CheckOptions& options) {
  if (!options.analysis.readiness.synth.empty()) {
    throw UsageError("--watch: cannot be combined with --synth, which writes what is watched");
  }
  if (options.change.diff == "-") throw UsageError("--watch: the standard input can be read only once");
}

// What is known before anything is read.
WatchList first_files(const CheckOptions& options, const Host& here) {
  WatchList list;
  for (const char* name : {"crosscheck.yaml", "crosscheck.yml"}) list.add_file(name);
  if (!options.analysis.setup.config.file.empty()) list.add_file(options.analysis.setup.config.file);
  if (options.change.diff) list.add_file(*options.change.diff);
  for (const std::string& path : find_inputs(options.analysis.inputs, here).paths) list.add_tree(path);
  for (const std::string& path : options.analysis.deployed) list.add_tree(path);
  return list;
}

void refuse_outputs(const CheckOptions& options, const WatchList& list) {
  for (const Output& output : options.outputs) {
    if (output.file.empty() || !list.has(output.file)) continue;
    throw UsageError("--watch: `" + output.file + "` would be written to what is watched");
  }
}

void say(const std::string& text) { std::fprintf(stderr, "crosscheck: %s\n", printable_block(text).c_str()); }

}  // namespace

std::string WatchRound::difference(const Report& report) {
  std::map<std::string, std::string> now;
  std::string lines;
  std::size_t fresh = 0, gone = 0;
  for (const Finding& finding : report.findings) {  // the most severe first
    const std::string line = std::string(name(finding.severity)) + ": " + printable(finding.message, kSentence) + " [" +
                             printable(finding.rule) + "]\n";
    if (!now.try_emplace(finding.fingerprint, line).second || !findings || findings->contains(finding.fingerprint)) {
      continue;
    }
    ++fresh;
    lines += "  new   " + line;
  }
  const auto before = std::exchange(findings, now);
  if (!before) return "";
  for (const auto& [fingerprint, line] : *before) {
    if (now.contains(fingerprint)) continue;
    ++gone;
    lines += "  gone  " + line;
  }
  std::string text;
  if (fresh > 0) join(text, ", ", counted(fresh, "new finding", "new findings"));
  if (gone > 0) join(text, ", ", std::to_string(gone) + " gone");
  if (text.empty()) text = "no difference";
  return "\n" + local_time(std::time(nullptr), "%H:%M:%S") + ", since the last run: " + text + "\n" + lines + "\n";
}

void WatchRound::add(const Analysis& analysis, const Sources& sources) {
  const auto add = [&](FileId file) {
    if (file != kNoFile && !sources.in_memory(file)) files.add_file(sources.display(file));
  };
  add(analysis.setup.config.file);
  for (const FileId file : analysis.setup.config.extended) add(file);
  for (const Rule& rule : analysis.setup.rules) add(rule.file);
  add(analysis.setup.baseline);
}

int watch_check(const CheckOptions& options, const Host& here, const std::function<void(WatchRound&)>& run) {
  refuse(options);
  WatchRound round;
  for (bool first = true;; first = false) {
    FolderWatch watch;  // anew each time: there may be new folders
    if (!watch) throw UsageError("--watch: this system has no way to say when files change");
    WatchList list = first_files(options, here);
    refuse_outputs(options, list);
    list.start(watch);
    round.files = list;
    try {
      run(round);
    } catch (const InputError& error) {
      if (first) throw;
      say(error.what());
    } catch (const NotReady& error) {
      say(error.what());
    }
    round.files.start(watch);
    if (first) say("waiting for changes; Ctrl-C ends it");
    round.files.wait(watch);
  }
}

}  // namespace crosscheck
