#include "cli/host/freshness.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "cli/host/app_sources.h"
#include "cli/host/not_ready.h"
#include "host/clock.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;
using Time = fs::file_time_type;

// A file dated further ahead than clocks differ says nothing: no synthesis would ever be newer.
constexpr auto kClocksDiffer = std::chrono::minutes(1);

struct Dated {
  fs::path path;
  Time time;
};

struct Newest {
  std::optional<Dated> source;
  std::optional<Dated> from_the_future;  // left out
};

bool lies_beneath(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

Newest newest_of(const fs::path& app, const std::vector<std::string>& sources, const std::vector<Origin>& origins) {
  Newest newest;
  const Time latest = Time::clock::now() + kClocksDiffer;
  for (const std::string& source : sources) {
    const fs::path path = app / source;
    const auto is_in = [&](const Origin& origin) { return lies_beneath(path, origin.assembly); };
    std::error_code failed;
    if (!fs::is_regular_file(fs::symlink_status(path, failed))) continue;
    if (std::any_of(origins.begin(), origins.end(), is_in)) continue;
    const Time time = fs::last_write_time(path, failed);
    if (failed) continue;
    auto& slot = time > latest ? newest.from_the_future : newest.source;
    if (!slot || slot->time < time) slot = {.path = path, .time = time};
  }
  return newest;
}

std::string local(Time time) { return local_time(seconds_of(time), "%Y-%m-%d %H:%M:%S"); }

std::string advice(const Origin& origin, const ReadinessOptions& options, const Host& here) {
  if (!options.synth.empty()) return "`--synth` ran but did not produce this assembly";
  return "Run `" + synth_command(origin) + '`' + in_app(origin, here) + ", then try again";
}

std::string missing(const Origin& origin, const ReadinessOptions& options, const Host& here) {
  return "there is no assembly in " + quoted_path(origin.input, here) + ": nothing was checked\n" +
         advice(origin, options, here) + '.';
}

// "  cdk.out        synthesized 2026-11-24 19:20:11"
std::string row(std::string name, std::size_t width, const std::string& words, Time time) {
  name.resize(std::max(name.size(), width), ' ');
  return "  " + name + "  " + words + ' ' + local(time) + '\n';
}

std::string stale(const Origin& origin, Time synthesized, const Dated& source, const ReadinessOptions& options,
                  const Host& here) {
  const std::string input = printable(origin.input), changed = printable(shown(source.path, here));
  const std::size_t width = std::max(input.size(), changed.size());
  return '`' + input + "` is older than its sources: nothing was checked\n" +
         row(input, width, "synthesized", synthesized) + row(changed, width, "changed    ", source.time) +
         advice(origin, options, here) + "; `--allow-stale` checks it as it is.";
}

}  // namespace

std::vector<Notification> compare_with_sources(const std::vector<Origin>& origins, const ReadinessOptions& options,
                                               const Host& here) {
  std::vector<Notification> notes;
  if (!options.fresh && !options.allow_stale) return notes;
  const auto note = [&](std::string text) { notes.push_back({Severity::Note, std::move(text), {}}); };
  for (const Origin& origin : origins) {
    const std::string input = quoted_path(origin.input, here);
    std::error_code failed;
    if (lies_beneath(origin.app, origin.assembly)) continue;  // the app instead of its assembly: reading it says so
    if (!fs::exists(origin.manifest(), failed)) throw NotReady(missing(origin, options, here));
    const Time synthesized = fs::last_write_time(origin.manifest(), failed);
    const AppSources sources = list_sources(origin);
    const auto [source, from_the_future] = newest_of(origin.app, sources.paths, origins);
    if (from_the_future) {
      note(input + " was not compared with " + quoted_path(from_the_future->path, here) +
           ", which is dated in the future: " + local(from_the_future->time));
    }
    if (!source && !sources.changed_only) {
      note("no source files were found in " + quoted_path(origin.app, here) + ": cannot tell whether " + input +
           " is stale");
    }
    if (!source || source->time <= synthesized) continue;
    if (!options.allow_stale) throw NotReady(stale(origin, synthesized, *source, options, here));
    note(input + " of " + local(synthesized) + " is older than " + quoted_path(source->path, here) + " of " +
         local(source->time) + ": findings may be out of date");
  }
  return notes;
}

}  // namespace crosscheck
