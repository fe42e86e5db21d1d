#include "cli/host/synth.h"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <unistd.h>

#include "cli/host/not_ready.h"
#include "cli/host/process.h"
#include "text/error.h"
#include "text/printable.h"
#include "text/sources.h"

namespace crosscheck {
namespace {

constexpr const char* kLock = "synth.lock";
constexpr auto kPatience = std::chrono::seconds(2);
constexpr auto kBetweenLooks = std::chrono::milliseconds(50);

// By its line in /proc: "12 (name) S 11 …". 0 where there is none, as on other systems than Linux.
pid_t parent_of(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  const std::size_t name_ends = line.rfind(") ");
  return name_ends == std::string::npos || name_ends + 4 > line.size() ? 0 : std::atoi(line.c_str() + name_ends + 4);
}

// Whether we run within a synthesis: a plugin of the app started us, and the assembly is there.
bool started_by(pid_t process) {
  pid_t parent = ::getppid();
  for (int generation = 0; parent > 1 && generation < 64; ++generation, parent = parent_of(parent)) {
    if (parent == process) return true;
  }
  return false;
}

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
  if (process <= 0 || started_by(process)) return 0;
  return ::kill(process, 0) == 0 || errno == EPERM ? process : 0;
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
