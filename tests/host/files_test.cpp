#include "host/files.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>

#include "inputs/temporary_folder.h"
#include "support/bound_socket.h"

using namespace crosscheck;

namespace {

namespace fs = std::filesystem;

// Both ways to open a path beneath a folder answer the same on this system; where the kernel has no openat2, they are
// one.
struct Way {
  const char* name;
  Descriptor (*open)(int, const std::string&, int);
};
constexpr Way kWays[] = {{"open_beneath", open_beneath}, {"walk_beneath", walk_beneath}};

class Opening {
 public:
  Opening(const Way& way, const std::string& folder)
      : way_(way), root_(::open(folder.c_str(), kStatusOnly | O_DIRECTORY | O_CLOEXEC)) {}

  // 0 or errno.
  int failure(const std::string& path, int flags) const {
    errno = 0;
    return way_.open(root_.number(), path, flags) ? 0 : errno;
  }
  std::string text(const std::string& path) const {
    const Descriptor file = way_.open(root_.number(), path, O_RDONLY);
    char bytes[64];
    const ssize_t count = file ? ::read(file.number(), bytes, sizeof bytes) : 0;
    return {bytes, static_cast<std::size_t>(count < 0 ? 0 : count)};
  }

 private:
  const Way& way_;
  Descriptor root_;
};

}  // namespace

TEST_CASE("files and folders beneath a folder are opened") {
  TemporaryFolder folder;
  folder.write("root/real/a.json", "fine");
  fs::create_directory(folder / "root/empty");
  for (const Way& way : kWays) {
    const Opening root(way, folder / "root");
    for (int flags : {O_RDONLY, kStatusOnly}) {
      INFO(way.name << ' ' << flags);
      CHECK(root.failure("real/a.json", flags) == 0);
      CHECK(root.failure("real//./a.json", flags) == 0);
      CHECK(root.failure("", flags) == 0);
      CHECK(root.failure(".", flags) == 0);
      CHECK(root.failure("real", flags | O_DIRECTORY) == 0);
      CHECK(root.failure("real/", flags | O_DIRECTORY) == 0);
      CHECK(root.failure("empty/../real/a.json", flags) == 0);
      CHECK(root.failure("real/..", flags) == 0);
      CHECK(root.failure("real/gone.json", flags) == ENOENT);
      CHECK(root.failure("gone/a.json", flags) == ENOENT);
      CHECK(root.failure("real/a.json/b", flags) == ENOTDIR);
      CHECK(root.failure("real/a.json/", flags) == ENOTDIR);
      CHECK(root.failure("real/a.json", flags | O_DIRECTORY) == ENOTDIR);
      CHECK(root.failure(std::string(300, 'x'), flags) == ENAMETOOLONG);
    }
    CHECK(root.text("real/a.json") == "fine");
  }
}

TEST_CASE("no path leads out of a folder") {
  TemporaryFolder folder;
  folder.write("secret.json", "secret");
  folder.write("root/real/a.json", "fine");
  for (const Way& way : kWays) {
    const Opening root(way, folder / "root");
    for (int flags : {O_RDONLY, kStatusOnly}) {
      for (const char* path :
           {"..", "../secret.json", "../root/real/a.json", "real/../../secret.json", "./..", "real/../.."}) {
        INFO(way.name << ' ' << path);
        CHECK(root.failure(path, flags) == EXDEV);
      }
    }
  }
}

TEST_CASE("a link is followed as long as what it leads to lies beneath the folder") {
  TemporaryFolder folder;
  folder.write("secret.json", "secret");
  folder.write("root/real/a.json", "fine");
  folder.write("root/real/deep/b.json", "deep");
  const auto link = [&](const std::string& target, std::string_view name) {
    fs::create_symlink(target, folder / name);
  };
  link("real/a.json", "root/in.json");
  link("real/../real/./a.json", "root/detour.json");
  link("real", "root/alias");
  link("real/", "root/alias-of-folder");
  link("alias", "root/alias-of-alias");
  link("../a.json", "root/real/deep/up.json");
  link("..", "root/real/parent");
  link("../secret.json", "root/out.json");
  link("real/../../secret.json", "root/out-by-detour.json");
  link("..", "root/up");
  link("../../..", "root/real/deep/up");
  link("/etc/passwd", "root/absolute.json");
  link(folder / "root/real/a.json", "root/absolute-in.json");
  link("alias/deep/up", "root/chain");
  link("gone.json", "root/dangling.json");
  link("loop.json", "root/loop.json");
  link("loop-b", "root/loop-a");
  link("loop-a", "root/loop-b");
  for (const Way& way : kWays) {
    const Opening root(way, folder / "root");
    for (const char* path :
         {"in.json", "detour.json", "alias/a.json", "alias-of-folder/a.json", "alias-of-alias/a.json",
          "real/deep/up.json", "alias/deep/up.json", "real/parent/real/a.json", "alias/parent/in.json"}) {
      INFO(way.name << ' ' << path);
      CHECK(root.text(path) == "fine");
      CHECK(root.failure(path, kStatusOnly) == 0);
      CHECK(root.failure(path, O_RDONLY | O_DIRECTORY) == ENOTDIR);
    }
    CHECK(root.text("alias/deep/b.json") == "deep");
    for (int flags : {O_RDONLY, kStatusOnly}) {
      for (const char* path :
           {"out.json", "out-by-detour.json", "up/secret.json", "up/root/real/a.json", "real/deep/up", "absolute.json",
            "absolute-in.json", "chain", "chain/secret.json", "alias/../up", "real/parent/../secret.json"}) {
        INFO(way.name << ' ' << path);
        CHECK(root.failure(path, flags) == EXDEV);
      }
      INFO(way.name);
      for (const char* path : {"alias", "alias-of-folder", "alias-of-alias"}) {
        CHECK(root.failure(path, flags | O_DIRECTORY) == 0);
      }
      CHECK(root.failure("up", flags | O_DIRECTORY) == EXDEV);
      CHECK(root.failure("dangling.json", flags) == ENOENT);
      CHECK(root.failure("loop.json", flags) == ELOOP);
      CHECK(root.failure("loop-a/x", flags) == ELOOP);
    }
  }
}

TEST_CASE("as many links are followed in one path as Linux follows") {
  TemporaryFolder folder;
  folder.write("0", "fine");
  for (int i = 1; i <= 45; ++i) fs::create_symlink(std::to_string(i - 1), folder / std::to_string(i));
  for (const Way& way : kWays) {
    const Opening root(way, folder.path());
    for (int links : {1, 39, 40, 41, 45}) {
      INFO(way.name << ' ' << links);
      CHECK(root.failure(std::to_string(links), O_RDONLY) == (links <= 40 ? 0 : ELOOP));
    }
  }
}

TEST_CASE("a folder that was moved away is no way out") {
  TemporaryFolder folder;
  folder.write("root/real/a.json", "fine");
  folder.write("secret.json", "secret");
  for (const Way& way : kWays) {
    const Opening real(way, folder / "root/real");
    fs::rename(folder / "root/real", folder / "real");
    CHECK(real.text("a.json") == "fine");
    CHECK(real.failure("../secret.json", O_RDONLY) == EXDEV);
    fs::rename(folder / "real", folder / "root/real");
  }
}

TEST_CASE("what is no file is opened without waiting") {
  TemporaryFolder folder;
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  const Descriptor socket = bound_socket(folder / "socket");
  for (const Way& way : kWays) {
    INFO(way.name);
    const Opening root(way, folder.path());
    CHECK(root.failure("fifo", O_RDONLY | O_NONBLOCK) == 0);
    CHECK(root.failure("fifo", kStatusOnly) == 0);
    CHECK(root.failure("socket", O_RDONLY | O_NONBLOCK) == ENXIO);
  }
}

TEST_CASE("a folder's names are listed sorted, through a link too") {
  TemporaryFolder folder;
  for (const char* name : {"real/b", "real/a", "real/.hidden"}) folder.write(name, "");
  fs::create_symlink("real", folder / "alias");
  const Descriptor root(::open(folder.path().c_str(), kStatusOnly | O_DIRECTORY | O_CLOEXEC));
  for (const Way& way : kWays) {
    const Descriptor opened = way.open(root.number(), "alias", kStatusOnly | O_DIRECTORY);
    CHECK(names_in(opened) == std::vector<std::string>{".hidden", "a", "b"});
  }
  CHECK(names_in(Descriptor()).empty());
}
