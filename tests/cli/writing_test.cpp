#include <fstream>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

// Where the program writes, and what it leaves there when it cannot.

namespace {

namespace fs = std::filesystem;

// A folder with `Shop.template.json`, which is clean, and `Twice.template.json`, which has as many findings as asked
// for.
class OutputFolder : public TemporaryFolder {
 public:
  explicit OutputFolder(int findings = 1) {
    write("Shop.template.json", "{\"Resources\":{" + bucket(0, 0) + "}}");
    std::string resources;
    for (int i = 0; i < 2 * findings; ++i) resources += (i ? "," : "") + bucket(i, i / 2);
    write("Twice.template.json", "{\"Resources\":{" + resources + "}}");
    inputs_ = names();
  }

  // All that is there and was not there from the start.
  std::vector<std::string> made() const {
    std::vector<std::string> result;
    for (const std::string& name : names()) {
      if (std::find(inputs_.begin(), inputs_.end(), name) == inputs_.end()) result.push_back(name);
    }
    return result;
  }

 private:
  static std::string bucket(int id, int name) {
    return "\"B" + std::to_string(id) + R"(":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"orchard)" +
           std::to_string(name) + "\"}}";
  }

  std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (const auto& entry : fs::directory_iterator(path())) result.push_back(entry.path().filename().string());
    std::sort(result.begin(), result.end());
    return result;
  }

  std::vector<std::string> inputs_;
};

using Names = std::vector<std::string>;

mode_t mode_of(const std::string& file) {
  struct stat status {};
  return ::lstat(file.c_str(), &status) == 0 ? status.st_mode : 0;
}

bool is_report(const std::string& text) { return text.starts_with("{") && text.ends_with("}\n"); }

// Runs lines of the shell where mounts are ours alone, in a folder that is a file system of 256 kB. False, with a
// notice, where that is not allowed.
bool run_with_mounts(const OutputFolder& place, const std::string& lines, RunResult& result) {
  if (::geteuid() != 0 || run_shell("/", "unshare --mount true").exit_code != 0) {
    WARN("not tested: this takes root, and mounts of its own");
    return false;
  }
  place.write("script", "set -u\nmkdir small\nmount -t tmpfs -o size=256k,mode=755 none small\n" + lines);
  result = run_shell(place.path(), "unshare --mount sh script");
  return true;
}

}  // namespace

TEST_CASE("a file is replaced, keeps its mode, and nothing is left beside it") {
  const OutputFolder place;
  place.write("report.json", "old");
  REQUIRE(::chmod((place / "report.json").c_str(), 0640) == 0);
  CHECK(run_crosscheck(place.path(), "check Shop.template.json -o json:report.json -o sarif:new.sarif").exit_code == 0);
  CHECK(is_report(read_text(place / "report.json")));
  CHECK(mode_of(place / "report.json") == (S_IFREG | 0640));
  CHECK(is_report(read_text(place / "new.sarif")));
  CHECK(place.made() == Names{"new.sarif", "report.json"});
}

TEST_CASE("a link is followed, also where nothing is there yet") {
  const OutputFolder place;
  place.write("elsewhere/old.json", "old");
  fs::create_symlink("elsewhere/old.json", place / "old");
  fs::create_symlink("old", place / "again");
  fs::create_symlink("elsewhere/new.json", place / "new");
  fs::create_symlink("nowhere/new.json", place / "lost");
  CHECK(run_crosscheck(place.path(), "check Shop.template.json -o json:again -o json:new").exit_code == 0);
  for (const char* link : {"old", "again", "new"}) CHECK(S_ISLNK(mode_of(place / link)));
  CHECK(is_report(read_text(place / "elsewhere/old.json")));
  CHECK(is_report(read_text(place / "elsewhere/new.json")));
  const RunResult lost = run_crosscheck(place.path(), "check Shop.template.json -o json:lost");
  CHECK(lost.exit_code == 2);
  check_says(lost, "cannot write `lost`: No such file or directory");
  CHECK(place.made() == Names{"again", "elsewhere", "lost", "new", "old"});
}

TEST_CASE("a FIFO is written to") {
  const OutputFolder place;
  REQUIRE(::mkfifo((place / "fifo").c_str(), 0600) == 0);
  const RunResult result = run_shell(
      place.path(),
      "timeout 60 cat fifo >got & \"$CROSSCHECK\" check Shop.template.json -o json:fifo; code=$?; wait; exit $code");
  CHECK(result.exit_code == 0);
  CHECK(S_ISFIFO(mode_of(place / "fifo")));
  CHECK(is_report(read_text(place / "got")));
}

TEST_CASE("what the shell has opened is written to where it is") {
  const OutputFolder place;
  for (const std::string file : {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
    const RunResult result =
        run_shell(place.path(),
                  "{ echo before; \"$CROSSCHECK\" check Shop.template.json -o json:" + file + "; echo after; } >got");
    INFO(file << result.output);
    const std::string got = read_text(place / "got");
    CHECK(got.starts_with("before\n{"));
    CHECK(got.ends_with("}\nafter\n"));
  }
  CHECK(run_shell(place.path(), "\"$CROSSCHECK\" check Shop.template.json -o json:/dev/fd/3 3>third").exit_code == 0);
  CHECK(is_report(read_text(place / "third")));
  const RunResult closed = run_shell(place.path(), "\"$CROSSCHECK\" check Shop.template.json -o json:/dev/fd/3 3>&-");
  CHECK(closed.exit_code == 2);
  check_says(closed, "cannot write `/dev/fd/3`: Bad file descriptor");
  CHECK(place.made() == Names{"got", "third"});
}

TEST_CASE("an output that is an input is refused, by whatever name") {
  const OutputFolder place;
  const std::string before = read_text(place / "Shop.template.json");
  place.write("crosscheck.yaml", "closed: false\n");
  place.write("change.diff", "");
  fs::create_symlink("Shop.template.json", place / "link");
  fs::create_hard_link(place / "Shop.template.json", place / "twin");
  for (const std::string file :
       {"Shop.template.json", "./Shop.template.json", "link", "twin", "crosscheck.yaml", "change.diff"}) {
    const RunResult result =
        run_crosscheck(place.path(), "check Shop.template.json --diff change.diff -o json:first -o json:" + file);
    INFO(file);
    CHECK(result.exit_code == 2);
    check_says(result, "cannot write `" + file + "`: it is the input `");
  }
  CHECK(run_crosscheck(place.path(), "index Shop.template.json -o json:link").exit_code == 2);
  CHECK(run_shell(place.path(), "\"$CROSSCHECK\" check Shop.template.json >>twin").exit_code == 2);
  CHECK(read_text(place / "Shop.template.json") == before);
  CHECK(read_text(place / "crosscheck.yaml") == "closed: false\n");
  CHECK(place.made() == Names{"change.diff", "crosscheck.yaml", "link", "twin"});
}

TEST_CASE("an output that is another output is refused, unless nothing is lost") {
  const OutputFolder place;
  place.write("there", "old");
  fs::create_symlink("there", place / "link");
  fs::create_symlink("absent", place / "dangling");
  REQUIRE(::mkfifo((place / "fifo").c_str(), 0600) == 0);
  const auto refused = [&](const std::string& arguments) {
    const RunResult result = run_shell(place.path(), "\"$CROSSCHECK\" check Shop.template.json " + arguments);
    INFO(arguments << '\n' << result.output);
    CHECK(result.exit_code == 2);
    CHECK(result.output.find(", another output") != std::string::npos);
  };
  refused("-o json:absent -o sarif:./absent");
  refused("-o json:absent -o text -o sarif:dangling");
  refused("-o json:there -o sarif:link");
  refused("-o json:fifo -o sarif:fifo");
  CHECK(run_shell(place.path(), "\"$CROSSCHECK\" check Shop.template.json -o text -o json:got >got").exit_code == 2);
  CHECK(read_text(place / "there") == "old");
  CHECK(read_text(place / "got").empty());
  CHECK(run_crosscheck(place.path(), "check Shop.template.json -o text -o azure -o json:/dev/stdout").exit_code == 0);
  CHECK(place.made() == Names{"dangling", "fifo", "got", "link", "there"});
}

TEST_CASE("a limit for the size of files is an error, and the old file stays") {
  const OutputFolder place(100);
  place.write("report.json", "old");
  const RunResult file =
      run_shell(place.path(), "ulimit -f 1; \"$CROSSCHECK\" check Twice.template.json -o json:report.json");
  CHECK(file.exit_code == 2);
  check_says(file, "cannot write `report.json`: File too large");
  CHECK(read_text(place / "report.json") == "old");
  const RunResult output = run_shell(place.path(), "ulimit -f 1; \"$CROSSCHECK\" check Twice.template.json >got");
  CHECK(output.exit_code == 2);
  check_says(output, "cannot write the standard output: File too large");
  CHECK(place.made() == Names{"got", "report.json"});
}

TEST_CASE("where one output fails, the others are still written") {
  const OutputFolder place;
  const RunResult result = run_crosscheck(
      place.path(), "check Shop.template.json -o json:/dev/full -o sarif:no/such/folder/a -o json:report.json");
  CHECK(result.exit_code == 2);
  check_says(result, "cannot write `/dev/full`: No space left on device");
  CHECK(is_report(read_text(place / "report.json")));
}

TEST_CASE("a reader that goes away ends the run quietly, and not well") {
  const OutputFolder place(500);
  const auto gone = [&](const std::string& command) {
    return run_shell(place.path(), "{ sleep 0.2; " + command + "; echo $? >code; } | true; sleep 0.4; cat code").output;
  };
  CHECK(gone("\"$CROSSCHECK\" check Twice.template.json -o text -o json:report.json") == "141\n");
  CHECK(is_report(read_text(place / "report.json")));
  CHECK(gone("\"$CROSSCHECK\" check Shop.template.json") == "141\n");
  CHECK(gone("\"$CROSSCHECK\" --help") == "141\n");
  CHECK(run_shell(place.path(), "\"$CROSSCHECK\" check Twice.template.json | head -1").output.starts_with("error: "));
  CHECK(run_shell(place.path(), "\"$CROSSCHECK\" --help >/dev/full").exit_code == 2);
  CHECK(run_shell(place.path(), "\"$CROSSCHECK\" rules >/dev/full").exit_code == 2);
}

TEST_CASE("a standard output that somebody made non-blocking takes everything") {
  const OutputFolder place(2000);
  const RunResult result = run_shell(
      place.path(),
      "{ perl -e 'use Fcntl; fcntl(STDOUT, F_SETFL, O_NONBLOCK | O_WRONLY); exec @ARGV' \"$CROSSCHECK\" check "
      "Twice.template.json -o json; echo $? >code; } | { sleep 0.5; cat >got; }; cat code");
  CHECK(result.output == "1\n");
  CHECK(is_report(read_text(place / "got")));
}

TEST_CASE("a program that is killed leaves the old file or the new one, and nothing else") {
  const OutputFolder place(2000);
  for (int i = 0; i < 20; ++i) {
    place.write("report.json", "old");
    run_shell(place.path(), "timeout -s " + std::string(i % 2 ? "KILL" : "TERM") + " 0." + (i < 10 ? "0" : "") +
                                std::to_string(i) + " \"$CROSSCHECK\" check Twice.template.json -o json:report.json");
    const std::string report = read_text(place / "report.json");
    CHECK((report == "old" || is_report(report)));
    CHECK(place.made() == Names{"report.json"});
  }
}

TEST_CASE("in a folder that takes no new file the old one stays, as for any user") {
  const OutputFolder place;
  place.write("closed/report.json", "old");
  const std::string user = ::geteuid() == 0 ? "setpriv --reuid=12345 --regid=12345 --clear-groups " : "";
  REQUIRE(run_shell(place.path(), "chmod 755 . closed && chmod 666 closed/report.json && chmod 555 closed").exit_code ==
          0);
  if (!user.empty() && run_shell(place.path(), user + "\"$CROSSCHECK\" --version").exit_code != 0) {
    WARN("not tested: another user cannot run the program from where it is built");
    return;
  }
  const RunResult result =
      run_shell(place.path(), user + "\"$CROSSCHECK\" check Shop.template.json -o json:closed/report.json");
  run_shell(place.path(), "chmod 755 closed");
  CHECK(result.exit_code == 2);
  check_says(result, "cannot write `closed/report.json`: Permission denied");
  CHECK(read_text(place / "closed/report.json") == "old");
}

TEST_CASE("as root, a device stays a device and a file keeps its owner") {
  const OutputFolder place;
  RunResult result;
  const bool tested = run_with_mounts(place,
                                      "mknod small/null c 1 3\n"
                                      "mknod small/full c 1 7\n"
                                      "echo old >small/report.json\n"
                                      "chown 1234:4321 small/report.json && chmod 604 small/report.json\n"
                                      "\"$CROSSCHECK\" check Shop.template.json -o json:small/null -o text:small/null "
                                      "-o json:small/report.json && echo good\n"
                                      "\"$CROSSCHECK\" check Shop.template.json -o json:small/full || echo bad\n"
                                      "stat -c '%n %F %u:%g %a' small/* small/.[!.]*\n",
                                      result);
  if (!tested) return;
  CHECK(result.output ==
        "good\n"
        "crosscheck: cannot write `small/full`: No space left on device\n"
        "bad\n"
        "small/full character special file 0:0 644\n"
        "small/null character special file 0:0 644\n"
        "small/report.json regular file 1234:4321 604\n"
        "stat: cannot statx 'small/.[!.]*': No such file or directory\n");
}

TEST_CASE("a full disk is an error, and the old file stays") {
  const OutputFolder place(500);
  RunResult result;
  const bool tested = run_with_mounts(place,
                                      "echo old >small/report.json; ln -s absent small/dangling\n"
                                      "for file in report.json new.json dangling; do\n"
                                      "  \"$CROSSCHECK\" check Twice.template.json -o json:small/$file; echo $?\n"
                                      "done\n"
                                      "\"$CROSSCHECK\" check Twice.template.json -o json >small/got; echo $?\n"
                                      "rm small/got; cat small/report.json; ls -A small\n",
                                      result);
  if (!tested) return;
  const std::string why = ": No space left on device\n2\n";
  CHECK(result.output == "crosscheck: cannot write `small/report.json`" + why +
                             "crosscheck: cannot write `small/new.json`" + why +
                             "crosscheck: cannot write `small/dangling`" + why +
                             "crosscheck: cannot write the standard output" + why + "old\ndangling\nreport.json\n");
}

TEST_CASE("without /proc, and so with a temporary name, all is the same") {
  const OutputFolder place(500);
  RunResult result;
  const std::string hide = "mount -t tmpfs none /proc\n";
  if (run_with_mounts(OutputFolder(), hide + "\"$CROSSCHECK\" --version >/dev/null 2>&1 || echo sanitizer\n", result) &&
      result.output == "sanitizer\n") {
    WARN("not tested: this build itself needs /proc");
    return;
  }
  const bool tested = run_with_mounts(place,
                                      "echo old >small/report.json\n" + hide +
                                          "for file in small/report.json small/new.json; do\n"
                                          "  \"$CROSSCHECK\" check Shop.template.json -o json:$file; echo $?\n"
                                          "  \"$CROSSCHECK\" check Twice.template.json -o json:$file; echo $?\n"
                                          "done\n"
                                          "tail -qn 1 small/*.json; ls -A small\n",
                                      result);
  if (!tested) return;
  CHECK(result.output ==
        "0\ncrosscheck: cannot write `small/report.json`: No space left on device\n2\n"
        "0\ncrosscheck: cannot write `small/new.json`: No space left on device\n2\n"
        "}\n}\nnew.json\nreport.json\n");
}

TEST_CASE("files whose names nobody typed are not written through a link that leads out") {
  const OutputFolder place;
  fs::create_directory(place / "repo");
  fs::create_symlink("../out.yaml", place / "repo/crosscheck.yaml");
  fs::create_symlink("../out.yaml", place / "repo/crosscheck-baseline.yaml");
  for (const std::string command : {"init", "baseline --no-config"}) {
    const RunResult result = run_crosscheck(place / "repo", command + " ../Twice.template.json");
    CHECK(result.exit_code == 2);
    check_says(result, "is a link that leads out of this folder");
  }
  CHECK(!fs::exists(place / "out.yaml"));
}
