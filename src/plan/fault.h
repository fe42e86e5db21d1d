#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/scope.h"
#include "finding/finding.h"

namespace crosscheck {

// A step of the next deployment that is refused, or that does what nobody wants. Each kind is a rule of that name.
struct Fault {
  enum class Kind {
    ExportInUse,
    ParameterInUse,
    OutputInUse,
    AlreadyExists,
    NamedReplacement,
    ChangedType,
    StuckStack,
    RecreatedResource,
    VanishedName,
    ChangedQualifier,
    LeftOverStack,
    BootstrapTooOld,
    NotBootstrapped,
    UntrustedBootstrap,
  };
  Kind kind;
  bool certain = true;       // false: it depends on what the inputs do not say
  StackId stack = kNoStack;  // of the run, whose deployment stops there; none: no deployment does
  // What it is about: the first name, as a claim's key, and how many others have the same cause.
  std::string_view space = {}, type = {}, key = {};
  bool deployed_key = false;  // the key is one of what is deployed
  std::string scope = {};     // as people read it
  std::size_t more = 0;
  std::string why = {};          // completes the message
  std::string help = {};         // what to do, where the rule's own help does not fit
  std::vector<Mark> marks = {};  // without labels, the rule's are meant
};
std::string_view name(Fault::Kind kind);  // "export-in-use"

}  // namespace crosscheck
