#pragma once

#include <csignal>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

// A process that is alive, and not one that started the program.
class Sleeper {
 public:
  Sleeper() : process_(::fork()) {
    if (process_ == 0) {
      ::execlp("sleep", "sleep", "60", nullptr);
      ::_exit(127);
    }
  }
  Sleeper(const Sleeper&) = delete;
  Sleeper& operator=(const Sleeper&) = delete;
  ~Sleeper() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  std::string number() const { return std::to_string(process_); }

 private:
  pid_t process_;
};
