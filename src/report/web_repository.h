#pragma once

#include <string>

namespace crosscheck {

// Where people see the files of the checkout: "https://github.com/owner/name" and a commit. Both empty where that is
// not known. They become part of links as they are.
struct WebRepository {
  std::string url, commit;
};

}  // namespace crosscheck
