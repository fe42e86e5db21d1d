#pragma once

#include <string>

#include "text/error.h"

namespace crosscheck {

// What `work` throws as an `InputError`; empty where it does not.
template <typename Work>
std::string complaint_in(const Work& work) {
  try {
    work();
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

}  // namespace crosscheck
