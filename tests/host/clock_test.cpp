#include "host/clock.h"

#include <catch2/catch.hpp>
#include <ctime>

#include "inputs/temporary_folder.h"

using namespace crosscheck;

TEST_CASE("a file's time is the second in which it was written") {
  TemporaryFolder folder;
  const std::time_t before = std::time(nullptr);
  const std::string file = folder.write("a", "");
  const std::time_t seconds = seconds_of(std::filesystem::last_write_time(file));
  CHECK(seconds >= before - 1);  // file systems take the time of the last tick
  CHECK(seconds <= std::time(nullptr));
}

TEST_CASE("times are written in the user's time zone") {
  std::tm parts{};
  parts.tm_year = 126;
  parts.tm_mon = 10;
  parts.tm_mday = 24;
  parts.tm_hour = 19;
  parts.tm_min = 20;
  parts.tm_sec = 11;
  parts.tm_isdst = -1;
  CHECK(local_time(std::mktime(&parts), "%Y-%m-%d %H:%M:%S") == "2026-11-24 19:20:11");
}
