#include "text/sources.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <thread>

#include "host/files.h"
#include "inputs/temporary_folder.h"
#include "support/bound_socket.h"
#include "text/error.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

std::optional<ReadFailure> read_at(Sources& sources, RootId root, std::string_view path) {
  Buffer buffer;
  return sources.read(sources.add(root, path), buffer);
}

TEST_CASE("a file is read whole, with padding behind it") {
  TemporaryFolder folder;
  folder.write("a/b.json", "{}\n");
  Sources sources;
  const FileId file = sources.add(sources.add_root(folder.path(), "cdk.out"), "a/b.json");
  Buffer buffer("something longer, from before");
  REQUIRE(!sources.read(file, buffer));
  CHECK(buffer.view() == "{}\n");
  CHECK(buffer.view().data()[3] == '\0');
  CHECK(sources.reread(file) == "{}\n");
  CHECK(sources.modified(file) > 1'600'000'000);
  CHECK(sources.relative(file) == "a/b.json");
}

TEST_CASE("files are called what the user typed") {
  TemporaryFolder folder;
  folder.write("a.json", "");
  Sources sources;
  auto display = [&](std::string typed) {
    return sources.display(sources.add(sources.add_root(folder.path(), std::move(typed)), "./sub//a.json"));
  };
  CHECK(display("") == "sub/a.json");
  CHECK(display(".") == "sub/a.json");
  CHECK(display("./") == "sub/a.json");
  CHECK(display("cdk.out") == "cdk.out/sub/a.json");
  CHECK(display(".//./cdk.out//") == "cdk.out/sub/a.json");
  CHECK(display("../cdk.out") == "../cdk.out/sub/a.json");
  CHECK(display("/") == "/sub/a.json");
  CHECK(sources.display(sources.add_text("rules/a.yaml", "id: a")) == "rules/a.yaml");
}

TEST_CASE("one path has one id, one folder one identity") {
  TemporaryFolder folder;
  folder.write("sub/a.json", "");
  fs::create_directory_symlink("sub", folder / "link");
  Sources sources;
  const RootId sub = sources.add_root(folder / "sub", "sub"), link = sources.add_root(folder / "link", "link");
  CHECK(sources.add(sub, "a.json") == sources.add(sub, "x/.././a.json"));
  CHECK(sources.add(sub, "a.json") != sources.add(link, "a.json"));
  CHECK(sources.same_folder(sub, link));
  CHECK(sources.canonical(link) == fs::canonical(folder / "sub"));
  CHECK(!sources.same_folder(sub, sources.add_root(folder.path(), "")));
  CHECK_THROWS_AS(sources.add_root(folder / "gone", "gone"), InputError);
  CHECK_THROWS_AS(sources.add_root(folder / "sub/a.json", "a.json"), InputError);
}

TEST_CASE("paths that lead out are refused by their letters") {
  TemporaryFolder folder;
  folder.write("secret.json", "secret");
  folder.write("root/a.json", "");
  Sources sources;
  const RootId root = sources.add_root(folder / "root", "root");
  using namespace std::string_view_literals;
  for (std::string_view path :
       {"../secret.json"sv, "sub/../../secret.json"sv, "/etc/passwd"sv, "\\\\server\\share\\a"sv, "C:\\a"sv, "c:/a"sv,
        "..\\secret.json"sv, "sub\\..\\..\\secret.json"sv, "a.json\0x"sv}) {
    INFO(path);
    CHECK(read_at(sources, root, path) == ReadFailure::Outside);
    CHECK(sources.check(sources.add(root, path)) == ReadFailure::Outside);
  }
  CHECK(!read_at(sources, root, "sub/../a.json"));
  CHECK(read_at(sources, root, "%2e%2e/secret.json") == ReadFailure::Missing);
  CHECK(read_at(sources, root, "a\\b.json") == ReadFailure::Missing);
}

TEST_CASE("symbolic links are followed only beneath the root") {
  TemporaryFolder folder;
  folder.write("secret.json", "secret");
  folder.write("root/real/a.json", "fine");
  fs::create_symlink("../secret.json", folder / "root/out.json");
  fs::create_symlink(folder / "secret.json", folder / "root/absolute.json");
  fs::create_directory_symlink("..", folder / "root/up");
  fs::create_symlink("real/../real/a.json", folder / "root/in.json");
  fs::create_directory_symlink("real", folder / "root/alias");
  fs::create_symlink("gone.json", folder / "root/dangling.json");
  fs::create_symlink("loop.json", folder / "root/loop.json");
  Sources sources;
  const RootId root = sources.add_root(folder / "root", "root");
  for (std::string_view path : {"out.json", "absolute.json", "up/secret.json", "up/root/real/a.json"}) {
    INFO(path);
    CHECK(read_at(sources, root, path) == ReadFailure::Outside);
  }
  CHECK(!read_at(sources, root, "in.json"));
  CHECK(!read_at(sources, root, "alias/a.json"));
  CHECK(read_at(sources, root, "dangling.json") == ReadFailure::Missing);
  CHECK(read_at(sources, root, "loop.json") == ReadFailure::Unreadable);
}

TEST_CASE("a file whose name differs in case is not the file") {
  TemporaryFolder folder;
  folder.write("Sub/App.json", "");
  Sources sources;
  const RootId root = sources.add_root(folder.path(), "");
  for (std::string_view path : {"Sub/app.json", "sub/App.json", "SUB/APP.JSON"}) {
    INFO(path);
    const FileId file = sources.add(root, path);
    CHECK(read_at(sources, root, path) == ReadFailure::OtherCase);
    CHECK(sources.check(file) == ReadFailure::OtherCase);
    CHECK(sources.in_other_case(file) == "Sub/App.json");
  }
  CHECK(read_at(sources, root, "Sub/Other.json") == ReadFailure::Missing);
  CHECK(sources.in_other_case(sources.add(root, "Sub/App.json")).empty());
}

TEST_CASE("only regular files are read, and nothing waits for a FIFO") {
  TemporaryFolder folder;
  fs::create_directory(folder / "folder");
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  const Descriptor socket = bound_socket(folder / "socket");
  Sources sources;
  const RootId root = sources.add_root(folder.path(), "");
  for (std::string_view path : {"folder", "fifo", "socket", ""}) {
    INFO(path);
    CHECK(read_at(sources, root, path) == ReadFailure::NotRegular);
    CHECK(sources.check(sources.add(root, path)) == ReadFailure::NotRegular);
  }
  CHECK(read_at(sources, sources.add_root("/dev", "/dev"), "zero") == ReadFailure::NotRegular);
}

TEST_CASE("size is looked at before anything is read") {
  TemporaryFolder folder;
  fs::resize_file(folder.write("sparse.json", ""), 1u << 30);
  folder.write("a.json", "12345678");
  folder.write("b.json", "12345678");
  Sources sources({.file_bytes = 1000, .total_bytes = 12});
  const RootId root = sources.add_root(folder.path(), "");
  CHECK(read_at(sources, root, "sparse.json") == ReadFailure::TooLarge);
  CHECK(sources.check(sources.add(root, "sparse.json")) == ReadFailure::TooLarge);
  CHECK(!read_at(sources, root, "a.json"));
  CHECK(read_at(sources, root, "b.json") == ReadFailure::TooLarge);  // of all files together
  CHECK(sources.reread(sources.add(root, "a.json")) == "12345678");
}

TEST_CASE("a file that changed since it was read is not shown") {
  TemporaryFolder folder;
  folder.write("a.json", "before");
  Sources sources;
  const FileId file = sources.add(sources.add_root(folder.path(), ""), "a.json");
  Buffer buffer;
  REQUIRE(!sources.read(file, buffer));
  folder.write("a.json", "afterwards");
  CHECK(sources.reread(file) == std::nullopt);
  fs::remove(folder / "a.json");
  CHECK(sources.reread(file) == std::nullopt);
  CHECK(sources.modified(file) == 0);
}

TEST_CASE("a file whose size lies is unreadable") {
  // Files of /proc are regular, claim to be empty, and are not.
  Sources sources;
  const RootId root = sources.add_root("/proc/sys/kernel", "");
  Buffer buffer;
  CHECK(sources.read(sources.add(root, "ostype"), buffer) == ReadFailure::Unreadable);
  CHECK(buffer.view().empty());
}

TEST_CASE("the command line may name any file") {
  TemporaryFolder folder;
  folder.write("elsewhere/a.json", "{}");
  fs::create_directory(folder / "here");
  fs::create_symlink("../elsewhere/a.json", folder / "here/a.json");
  Sources sources;
  const FileId file = sources.add_given(folder / "here/a.json");
  Buffer buffer;
  CHECK(!sources.read(file, buffer));
  CHECK(sources.display(file) == folder / "here/a.json");
  CHECK(read_at(sources, sources.root(file), "../elsewhere/a.json") == ReadFailure::Outside);
}

TEST_CASE("the file without name does not exist") {
  Sources sources;
  Buffer buffer;
  CHECK(sources.read(kNoFile, buffer) == ReadFailure::Missing);
  CHECK(sources.check(kNoFile) == ReadFailure::Missing);
  CHECK(sources.display(kNoFile).empty());
  CHECK(sources.relative(kNoFile).empty());
  CHECK(sources.reread(kNoFile) == std::nullopt);
}

TEST_CASE("folders are found and listed by the same rules") {
  TemporaryFolder folder;
  folder.write("secret/x", "");
  folder.write("root/b", "");
  folder.write("root/a/x", "");
  fs::create_directory_symlink("../secret", folder / "root/out");
  fs::create_directory_symlink("a", folder / "root/in");
  Sources sources;
  const RootId root = sources.add_root(folder / "root", "");
  CHECK(sources.list(root, "") == std::vector<std::string>{"a", "b", "in", "out"});
  CHECK(sources.list(root, "a/") == std::vector<std::string>{"x"});
  CHECK(sources.list(root, "out").empty());
  CHECK(sources.list(root, "..").empty());
  FolderIdentity a, in, other;
  CHECK(!sources.find_folder(root, "a", a));
  CHECK(!sources.find_folder(root, "in/", in));
  CHECK(a == in);
  CHECK(sources.find_folder(root, "out", other) == ReadFailure::Outside);
  CHECK(sources.find_folder(root, "../root", other) == ReadFailure::Outside);
  CHECK(sources.find_folder(root, "b", other) == ReadFailure::NotRegular);
  CHECK(sources.find_folder(root, "A", other) == ReadFailure::OtherCase);
}

TEST_CASE("a file is found by its identity, whether it was read or not") {
  TemporaryFolder folder;
  folder.write("a", "");
  folder.write("sub/b", "");
  folder.write("c", "");
  fs::create_symlink("c", folder / "link");
  Sources sources;
  const RootId root = sources.add_root(folder.path(), "");
  const FileId a = sources.add(root, "a"), b = sources.add(root, "sub/b"), missing = sources.add(root, "missing");
  sources.add_text("c", "text");
  Buffer buffer;
  REQUIRE(!sources.read(a, buffer));
  REQUIRE(sources.read(missing, buffer) == ReadFailure::Missing);
  const auto find = [&](const std::string& name) {
    struct stat status {};
    REQUIRE(stat((folder / name).c_str(), &status) == 0);
    return sources.find({.device = status.st_dev, .inode = status.st_ino});
  };
  CHECK(find("a") == a);
  CHECK(find("sub/b") == b);
  CHECK(find("c") == kNoFile);
  const FileId link = sources.add_given(folder / "link");
  CHECK(find("c") == link);
}

TEST_CASE("files that were read and then changed are listed, others not") {
  TemporaryFolder folder;
  for (const char* name : {"same", "sub/written", "gone", "unread"}) folder.write(name, "text");
  Sources sources;
  const RootId root = sources.add_root(folder.path(), "");
  Buffer buffer;
  const FileId written = sources.add(root, "sub/written"), gone = sources.add(root, "gone");
  sources.add(root, "unread");
  for (const FileId file : {sources.add(root, "same"), written, gone}) REQUIRE(!sources.read(file, buffer));
  CHECK(sources.changed().empty());
  for (const char* name : {"sub/written", "unread"}) folder.write(name, "another");
  fs::remove(folder / "gone");
  CHECK(sources.changed() == std::vector<FileId>{written, gone});
}

TEST_CASE("several threads may register and read at once") {
  TemporaryFolder folder;
  for (int i = 0; i < 20; ++i) folder.write(std::to_string(i), std::string(1000, 'x'));
  Sources sources;
  const RootId root = sources.add_root(folder.path(), "");
  std::vector<std::size_t> bytes(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < bytes.size(); ++t) {
      threads.emplace_back([&, t] {
        Buffer buffer;
        for (int i = 0; i < 200; ++i) {
          if (!sources.read(sources.add(root, std::to_string(i % 20)), buffer)) bytes[t] += buffer.view().size();
        }
      });
    }
  }
  CHECK(bytes == std::vector<std::size_t>(4, 200'000));
}

TEST_CASE("paths are joined without hiding an absolute one") {
  CHECK(in_folder("", "a.json") == "a.json");
  CHECK(in_folder("sub/", "a.json") == "sub/a.json");
  CHECK(in_folder("sub/", "/etc/passwd") == "/etc/passwd");
  CHECK(in_folder("sub/", "C:\\a") == "C:\\a");
  CHECK(tidy_path("./a//") == "a");
  CHECK(tidy_path("./") == ".");
  CHECK(tidy_path("/") == "/");
}

}  // namespace
}  // namespace crosscheck
