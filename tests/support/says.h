#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "support/run.h"

inline void check_says(const RunResult& result, const std::string& text) {
  INFO(result.output.substr(0, 2000));
  CHECK(result.output.find(text) != std::string::npos);
}
