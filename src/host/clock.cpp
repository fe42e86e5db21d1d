#include "host/clock.h"

#include <chrono>

namespace crosscheck {

std::time_t seconds_of(std::filesystem::file_time_type time) {
  using Clock = std::filesystem::file_time_type::clock;
#if defined(_LIBCPP_VERSION)  // where `to_sys` came late
  return Clock::to_time_t(time);
#else
  return std::chrono::floor<std::chrono::seconds>(Clock::to_sys(time)).time_since_epoch().count();
#endif
}

std::string local_time(std::time_t time, const char* format) {
  std::tm local{};
  localtime_r(&time, &local);
  char text[64];
  return {text, std::strftime(text, sizeof text, format, &local)};
}

}  // namespace crosscheck
