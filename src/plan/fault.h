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
  // What it is about: the first name, as a claim's key, and the others that have the same cause.
  std::string_view space = {}, type = {}, key = {};
  struct Name {
    std::string_view space, type, key;
  };
  std::vector<Name> others = {};
  bool deployed_key = false;  // the keys are of what is deployed
  std::string scope = {};     // as people read it
  std::size_t more = 0;       // how many others there are that have no such name
  std::string why = {};       // completes the message; may say `{it}` and `{is}` of the names
  // What is to be done, one after the other: situations of which the rule says it. None: its usual help.
  std::vector<std::string_view> situations = {};
  std::vector<Mark> marks = {};  // without labels, the rule's are meant
};
std::string_view name(Fault::Kind kind);  // "export-in-use"

}  // namespace crosscheck
