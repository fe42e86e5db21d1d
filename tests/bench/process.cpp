#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

extern char** environ;

// Runs a program as often as asked, its output thrown away, and prints one line: median elapsed milliseconds, the
// fewest, and the largest peak of memory in kilobytes.
int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: bench_process TIMES PROGRAM ARGUMENTS…\n", stderr);
    return 2;
  }
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
  std::vector<double> milliseconds;
  long peak = 0;
  for (int times = std::atoi(argv[1]); times > 0; --times) {
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    int status = 0;
    rusage usage{};
    if (posix_spawn(&child, argv[2], &quiet, nullptr, argv + 2, environ) != 0 ||
        wait4(child, &status, 0, &usage) != child || !WIFEXITED(status)) {
      std::fprintf(stderr, "bench_process: cannot run %s\n", argv[2]);
      return 2;
    }
    milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    peak = std::max(peak, usage.ru_maxrss);
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  if (milliseconds.empty()) return 2;
  std::printf("%.2f %.2f %ld\n", milliseconds[milliseconds.size() / 2], milliseconds.front(), peak);
}
