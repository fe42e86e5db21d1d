#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "config/config.h"
#include "text/error.h"

using namespace crosscheck;
namespace fs = std::filesystem;

namespace {

// A repository in a folder of its own, entered and left again.
class Checkout {
 public:
  Checkout() : before_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "crosscheck-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = fs::canonical(name);
    fs::create_directories(path_ / "repository/.git");
    fs::create_directories(path_ / "repository/apps/web");
    fs::current_path(path_ / "repository");
  }
  ~Checkout() {
    fs::current_path(before_);
    fs::remove_all(path_);
  }
  Checkout(const Checkout&) = delete;
  Checkout& operator=(const Checkout&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path before_, path_;
};

// What is found, as seen from the working directory.
std::optional<std::string> found_from(const std::string& directory) {
  auto found = find_config(directory);
  if (found) found = fs::path(*found).lexically_proximate(fs::current_path()).string();
  return found;
}

void touch(const fs::path& path) { std::ofstream(path) << "closed: true\n"; }

}  // namespace

TEST_CASE("the config is looked for upward, and named from where we are") {
  Checkout checkout;
  CHECK_FALSE(found_from("."));
  touch("crosscheck.yaml");
  CHECK(found_from(".") == "crosscheck.yaml");
  CHECK(found_from("apps/web") == "crosscheck.yaml");
  CHECK(found_from(fs::absolute("apps").string()) == "crosscheck.yaml");
  touch("apps/crosscheck.yml");
  CHECK(found_from("apps/web") == "apps/crosscheck.yml");
  fs::current_path("apps/web");
  CHECK(found_from(".") == "../crosscheck.yml");
}

TEST_CASE("the search ends at the git root") {
  Checkout checkout;
  touch(checkout.path() / "crosscheck.yaml");
  CHECK_FALSE(found_from("apps/web"));
  fs::remove(".git");
  CHECK(found_from("apps/web") == "../crosscheck.yaml");
  touch(".git");  // a worktree has a file
  CHECK_FALSE(found_from("apps/web"));
}

TEST_CASE("what cannot be a config is found all the same, so that reading complains") {
  Checkout checkout;
  fs::create_symlink("nowhere", "crosscheck.yaml");
  CHECK(found_from(".") == "crosscheck.yaml");
}

TEST_CASE("two configs in one folder are one too many") {
  Checkout checkout;
  touch("crosscheck.yaml");
  touch("crosscheck.yml");
  CHECK_THROWS_WITH(found_from("."), Catch::EndsWith("keep one"));
}

TEST_CASE("a folder that does not exist is an error") { CHECK_THROWS_AS(found_from("no/such/folder"), InputError); }
