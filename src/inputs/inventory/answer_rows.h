#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "catalog/answers.h"
#include "document/document.h"

namespace crosscheck {

// One thing that an answer names.
struct AnswerRow {
  std::string name;             // as a claim's key has it: with the parents' names, each followed by `/`
  std::string type, space;      // either may be empty
  std::string account, region;  // empty where the answer does not say
  std::string scope;            // as `display` writes scopes; mostly empty
  std::string stack, element, status, value;
  Element item;  // of the answer, or of the JSON in it
  Span span;     // of the name
};

// Which answer of AWS it is; null for anything else. Empty lists look alike: then the file's name may tell.
const Answer* recognise_answer(Element root, std::string_view file_name = {});
// Whether there are more pages; where it says so.
Element next_page(Element root);

// Calls `visit` for each thing that an answer names. `argument` is what the file's name says was asked for. The row is
// the same object each time.
void visit_rows(Element root, const Answer& answer, std::string_view argument,
                const std::function<void(const AnswerRow&)>& visit);

// "Base" of "arn:aws:cloudformation:us-west-2:111111111111:stack/Base/1a2b"; anything else as it is.
std::string_view stack_in(std::string_view name_or_arn);

}  // namespace crosscheck
