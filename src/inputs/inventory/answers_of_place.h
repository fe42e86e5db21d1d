#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/answers.h"
#include "text/span.h"

namespace crosscheck {

// A file that holds one of AWS's answers.
struct AnswerFile {
  FileId file = kNoFile;
  const Answer* answer = nullptr;
  std::string argument = {};  // what was asked about, which the answer itself may not say: a stack, an export
  bool open = false;          // one page of several, of which the next one is not known to be here
};

// What the toolkit stack of a place says of itself, or the parameter that it writes.
struct Toolkit {
  std::string qualifier;
  int version = 0;                     // 0: not said
  std::set<std::string> trusted = {};  // accounts
  bool says_trust = false;
  Span span = {};
};

// What AWS's answers say of one account and region.
struct AnswersOfPlace {
  std::vector<AnswerFile> files = {};
  // Stacks that are nested in others: the outermost one's name, and what stands in front of logical ids.
  struct NestedIn {
    std::string stack, prefix;
  };
  std::map<std::string, NestedIn, std::less<>> nested = {};
  std::set<std::string, std::less<>> nested_listed = {};  // those of which the resources are listed
  struct Stuck {
    std::string status;
    Span span;
  };
  std::map<std::string, Stuck, std::less<>> stuck = {};  // stacks that CloudFormation does not update as they are
  std::set<std::string, std::less<>> leaving = {};       // stacks that are being deleted
  std::set<std::string_view> complete = {};              // operations whose answers are all here
  std::vector<Toolkit> toolkits = {};
  std::set<std::string, std::less<>> absent = {};  // parameters that were asked for and are not there
  std::string caller = {};                         // the account of who asked

  bool has_all(std::string_view operation) const { return complete.contains(operation); }
};

}  // namespace crosscheck
