#pragma once

#include <sys/socket.h>
#include <sys/un.h>

#include <string>

#include <catch2/catch.hpp>

#include "host/files.h"

namespace crosscheck {

// A socket that is there as a file as long as the descriptor is open.
inline Descriptor bound_socket(const std::string& path) {
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  return socket;
}

}  // namespace crosscheck
