#include <cstdlib>
#include <exception>
#include <iostream>
#include <map>
#include <string>

#include "bench/organisation.h"

// Writes an organisation and says what was planted: one line for each defect, its rule and what the message names.
int main(int argc, char** argv) {
  using namespace crosscheck::bench;
  std::map<std::string, std::string> options;
  for (int i = 1; i + 1 < argc; i += 2) options[argv[i]] = argv[i + 1];
  if (argc % 2 == 0 || !options.contains("--out")) {
    std::cerr << "usage: bench_generate --out DIR [--stacks N] [--resources R] [--defects K] [--seed S]\n";
    return 2;
  }
  const auto number = [&](const std::string& option, std::size_t otherwise) {
    return options.contains(option) ? std::stoul(options[option]) : otherwise;
  };
  try {
    const Plan plan{.stacks = number("--stacks", 10),
                    .resources = number("--resources", 400),
                    .defects = number("--defects", 0),
                    .seed = number("--seed", 1)};
    for (const Defect& defect :
         write_organisation(plan, CROSSCHECK_SOURCE_DIR "/tests/bench/constructs", options["--out"])) {
      std::cout << defect.rule << ' ' << defect.key << '\n';
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_generate: " << error.what() << '\n';
    return 2;
  }
}
