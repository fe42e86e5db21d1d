#pragma once

#include <ctime>
#include <filesystem>
#include <string>

namespace crosscheck {

// The seconds since the epoch of a file's time, rounded down.
std::time_t seconds_of(std::filesystem::file_time_type time);

// As `strftime` writes it, in the time zone of the user.
std::string local_time(std::time_t time, const char* format);

}  // namespace crosscheck
