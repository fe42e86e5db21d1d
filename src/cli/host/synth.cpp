#include "cli/host/synth.h"

#include <charconv>
#include <chrono>
#include <thread>

#include "cli/host/not_ready.h"
#include "cli/host/process.h"
#include "host/process.h"
#include "text/error.h"
#include "text/printable.h"
#include "text/sources.h"

namespace crosscheck {
namespace {

constexpr const char* kLock = "synth.lock";
constexpr auto kPatience = std::chrono::seconds(2);
constexpr auto kBetweenLooks = std::chrono::milliseconds(50);

// The process that writes the assembly at this moment; 0 when there is none.
pid_t writer_of(const std::filesystem::path& assembly) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(assembly, ignored)) return 0;
  Sources sources;
  Buffer lock;
  const FileId file = sources.add(sources.add_root(assembly.string(), ""), kLock);
  if (!sources.is_plain_file(file) || sources.read(file, lock)) return 0;
  const std::string_view text = lock.view();
  pid_t process = 0;
  std::from_chars(text.data(), text.data() + text.size(), process);
  // A plugin of the app may have started us, within the synthesis and when the assembly is there.
  if (process <= 0 || descends_from(process)) return 0;
  return process_exists(process) ? process : 0;
}

}  // namespace

void synthesize(const std::string& command, const std::vector<Origin>& origins, const Host& here) {
  if (origins.empty()) throw InputError("`--synth` is for assemblies, and the inputs are templates");
  for (const Origin& origin : origins) {
    if (origin.app == origins.front().app) continue;
    throw InputError("`--synth` runs in one app, and the inputs come from " + quoted_path(origins.front().app, here) +
                     " and " + quoted_path(origin.app, here));
  }
  const int code = run_shell(origins.front().app, command);
  if (code == 0) return;
  throw NotReady('`' + printable(command) + "` ended with exit code " + std::to_string(code) +
                 in_app(origins.front(), here) + ": nothing was checked");
}

void await_synthesis(const std::vector<Origin>& origins, const Host& here) {
  const auto patience_ends = std::chrono::steady_clock::now() + kPatience;
  for (const Origin& origin : origins) {
    while (const pid_t writer = writer_of(origin.assembly)) {
      if (std::chrono::steady_clock::now() >= patience_ends) {
        throw NotReady(quoted_path(origin.input, here) + " is being written by process " + std::to_string(writer) +
                       ": nothing was checked\nTry again when it is done. If that process is not a synthesis, remove " +
                       quoted_path(origin.assembly / kLock, here) + '.');
      }
      std::this_thread::sleep_for(kBetweenLooks);
    }
  }
}

}  // namespace crosscheck
