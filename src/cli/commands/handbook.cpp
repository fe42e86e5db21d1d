#include <memory>
#include <string>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"
#include "cli/handbook/completion.h"
#include "cli/host/write.h"

namespace crosscheck {

// Both print what the definitions of all commands say, and read nothing.
Run declare_completion(CLI::App& command) {
  const auto shell = std::make_shared<std::string>();
  add_required_choice(command, "shell", {"bash", "zsh", "fish"}, *shell, "which");
  return [&command, shell](const Host&) {
    write_output({}, completion(interface_around(command), *shell));
    return kClean;
  };
}

Run declare_man(CLI::App& command) {
  return [&command](const Host&) {
    write_output({}, man_page(interface_around(command)));
    return kClean;
  };
}

}  // namespace crosscheck
