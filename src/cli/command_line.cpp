#include "cli/command_line.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"
#include "cli/version.h"
#include "text/nearest.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr const char* kIntroduction =
    "A preflight conflict linter for AWS CDK and CloudFormation: reads every synthesized stack,\n"
    "and reports what will collide, dangle or leak before anything deploys.";

std::string footer() {
  std::string text = "\nExit codes:";
  for (const ExitMeaning& exit : kExitMeanings) {
    text += (exit.code == kClean ? " " : ", ") + std::to_string(exit.code) + ' ' + exit.means;
  }
  return text + ".\nWithout a command, `crosscheck` checks ./cdk.out; `crosscheck help COMMAND` says more.";
}

// CLI11's help, but for the usage: it would put the command last.
std::string help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) {
  std::string text = CLI::Formatter().make_help(app, std::move(name), mode);
  const std::string last = " [OPTIONS] [inputs...] [SUBCOMMAND]\n";
  const std::size_t at = text.find(last);
  if (at != std::string::npos) text.replace(at, last.size(), " [SUBCOMMAND] [OPTIONS] [inputs...]\n");
  return text;
}

constexpr const char* kMoreHelp = "\nRun with --help for more information.\n";

// "; did you mean `--only`?" for an option that nobody knows.
std::string suggestion(const Arguments& arguments, const CLI::Error& error) {
  if (!arguments.unknown || error.get_exit_code() != static_cast<int>(CLI::ExitCodes::ExtrasError)) return "";
  const auto near = nearest(*arguments.unknown, arguments.command_options());
  return near ? "; did you mean `" + *near + "`?" : "";
}

std::vector<std::string> command_names() {
  std::vector<std::string> names = {"help"};
  for (const Command& command : commands()) names.emplace_back(command.name);
  return names;
}

// `what` it is not: "is not a command".
[[noreturn]] void refuse_command(const std::string& word, const std::string& what) {
  const auto near = nearest(word, command_names());
  throw UsageError('`' + word + "` " + what + (near ? "; did you mean `crosscheck " + *near + "`?" : ""));
}

// A word without a command before it is an input. One that looks like a command and is not there was meant as one,
// unless a synthesis is still to write it.
void check_operand(const CLI::App& program, const Arguments& arguments) {
  if (arguments.command != &program || !arguments.operand) return;
  const std::string& word = *arguments.operand;
  const auto readies = [](const std::string& one) { return one.starts_with("--synth") || one == "--fresh"; };
  std::error_code ignored;
  if (word.find_first_of("./") != std::string::npos || std::filesystem::exists(word, ignored) ||
      std::any_of(arguments.words.begin(), arguments.words.end(), readies)) {
    return;
  }
  refuse_command(word, "is neither a command nor a file or folder");
}

// `help` and `help COMMAND`, in the words of CLI11.
std::vector<std::string> without_help_command(const std::vector<std::string>& given) {
  if (given.empty() || given.front() != "help") return given;
  if (given.size() == 1) return {"--help"};
  const std::vector<std::string> names = command_names();
  if (std::find(names.begin(), names.end(), given[1]) == names.end()) refuse_command(given[1], "is not a command");
  if (given[1] == "help") return {"--help"};
  return {given[1], "--help"};
}

// The program: every command, and the first of them once more, for a command line that names none.
class Program {
 public:
  Program() : app_(kIntroduction, "crosscheck") {
    app_.footer(footer());
    app_.formatter_fn(help);
    app_.require_subcommand(0, 1);
    declare(app_, commands().front());
    for (const Command& command : commands()) app_.add_subcommand(command.name, command.description);
  }

  int run(const std::vector<std::string>& words) {
    const std::vector<std::string> given = without_help_command(words);
    declare_what_is_asked_for(given);
    const Arguments arguments = sort_arguments(app_, commands().front().name, given);
    check_operand(app_, arguments);
    app_.failure_message([&](const CLI::App*, const CLI::Error& error) {
      return std::string(error.what()) + suggestion(arguments, error) + kMoreHelp;
    });
    try {
      app_.parse(std::vector<std::string>(arguments.words.rbegin(), arguments.words.rend()));  // from behind, for CLI11
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? kClean : kUsage;
    }
    const Color color = color_ == "always" ? Color::Always : color_ == "never" ? Color::Never : Color::Auto;
    return runs_.at(arguments.command)(inspect_host(color));
  }

 private:
  // To declare them all takes longer than to check a small app. Where nobody that is named has an option, it is another
  // command's, or nobody's.
  void declare_what_is_asked_for(const std::vector<std::string>& given) {
    std::vector<const Command*> others;
    bool all = false;
    for (const Command& command : commands()) {
      const bool named = std::find(given.begin(), given.end(), command.name) != given.end();
      if (named) declare(own(command), command);
      else others.push_back(&command);
      all = all || (named && command.describes_all);
    }
    all = all || !std::all_of(given.begin(), given.end(), [&](const std::string& word) { return is_known(word); });
    if (!all) return;
    for (const Command* command : others) declare(own(*command), *command);
  }

  CLI::App& own(const Command& command) { return *app_.get_subcommand(command.name); }

  // Anything but an option that only commands which are not declared can have.
  bool is_known(const std::string& word) {
    if (word.size() < 2 || word.front() != '-') return true;
    const auto has = [&](const std::string& name) {
      return app_.get_option_no_throw(name) != nullptr || std::any_of(runs_.begin(), runs_.end(), [&](const auto& one) {
               return one.first->get_option_no_throw(name) != nullptr;
             });
    };
    if (word[1] == '-') return has(word.substr(0, word.find('=')));
    return std::all_of(word.begin() + 1, word.end(), [&](char letter) { return has({'-', letter}); });
  }

  void declare(CLI::App& app, const Command& command) {
    app.set_version_flag("-V,--version", std::string("crosscheck ") + kVersion);
    app.add_option("--color", color_, "auto, always or never; NO_COLOR is honoured")
        ->check(CLI::IsMember({"auto", "always", "never"}));
    runs_[&app] = command.declare(app);
  }

  CLI::App app_;
  std::string color_ = "auto";
  std::map<const CLI::App*, Run> runs_;
};

}  // namespace

int run_command_line(int argc, char** argv) {
  Program program;
  try {
    return program.run({argv + std::min(argc, 1), argv + argc});
  } catch (const UsageError& error) {
    std::fputs((printable_block(error.what()) + kMoreHelp).c_str(), stderr);
    return kUsage;
  }
}

}  // namespace crosscheck
