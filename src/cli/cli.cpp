#include "cli/cli.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include <unistd.h>

#include "cli/command_line.h"
#include "cli/host/not_ready.h"
#include "cli/host/write.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

// Says why the run ends, and how.
int explain_failure(const std::exception_ptr& failure) {
  const auto say = [](const std::string& text) {
    std::fprintf(stderr, "crosscheck: %s\n", printable_block(text).c_str());
  };
  try {
    std::rethrow_exception(failure);
  } catch (const InputError& error) {
    say(error.what());
    return kUsage;
  } catch (const NotReady& error) {
    say(error.what());
    return kIncomplete;
  } catch (const ClosedPipe&) {
    return kClosedPipe;
  } catch (const std::bad_alloc&) {
    std::fputs("crosscheck: out of memory\n", stderr);
    return kInternal;
  } catch (const std::exception& error) {
    say(std::string("internal error: ") + error.what());
    return kInternal;
  }
}

// `explain_failure` where there may not even be the memory to explain.
int exit_code_of(const std::exception_ptr& failure) {
  try {
    return explain_failure(failure);
  } catch (...) {
    std::fputs("crosscheck: out of memory\n", stderr);
    return kInternal;
  }
}

// For an exception that nothing can catch, as the destructor of a JSON value may throw for want of memory.
[[noreturn]] void end_here() {
  const std::exception_ptr failure = std::current_exception();
  if (!failure) std::fputs("crosscheck: internal error\n", stderr);
  ::_exit(failure ? exit_code_of(failure) : kInternal);
}

}  // namespace

int run(int argc, char** argv) {
  // Both become errors of the write that they are about.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::set_terminate(end_here);
  try {
    const int code = run_command_line(argc, argv);
    flush_standard_output();
    return code;
  } catch (...) {
    return exit_code_of(std::current_exception());
  }
}

}  // namespace crosscheck
