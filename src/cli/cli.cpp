#include "cli/cli.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "cli/commands/commands.h"
#include "cli/host/not_ready.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

int dispatch(const Options& options) {
  const Host here = inspect_host(options);
  if (options.command == "baseline") return baseline_command(options, here);
  if (options.command == "index") return index_command(options, here);
  if (options.command == "explain") return explain_command(options);
  if (options.command == "rules") return rules_command(options);
  if (options.command == "dump") return dump_command(options, here);
  if (options.command == "init") return init_command(options, here);
  return check_command(options, here);
}

}  // namespace

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    Parsed parsed = parse_options(argc, argv);
    return parsed.exit ? *parsed.exit : dispatch(parsed.options);
  } catch (const InputError& error) {
    std::fprintf(stderr, "crosscheck: %s\n", printable_block(error.what()).c_str());
    return kUsage;
  } catch (const NotReady& error) {
    std::fprintf(stderr, "crosscheck: %s\n", printable_block(error.what()).c_str());
    return kIncomplete;
  } catch (const std::bad_alloc&) {
    std::fputs("crosscheck: out of memory\n", stderr);
    return kInternal;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "crosscheck: internal error: %s\n", printable_block(error.what()).c_str());
    return kInternal;
  }
}

}  // namespace crosscheck
