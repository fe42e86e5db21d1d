#include "lint/read_diff.h"

#include <catch2/catch.hpp>

#include "text/error.h"

using namespace crosscheck;

namespace {

// "lib/a.ts" and the new lines of it: "lib/a.ts 2 3".
std::string added(const std::string& diff, const std::string& file) {
  const Change change = read_diff(diff, "change.diff");
  std::string text = file;
  for (std::uint32_t line = 0; line < 100; ++line) {
    if (change.adds(file, line, line)) text += ' ' + std::to_string(line);
  }
  return text;
}

std::string complaint(const std::string& diff) {
  try {
    read_diff(diff, "change.diff");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::string file(const std::string& name, const std::string& hunks) {
  return "diff --git a/" + name + " b/" + name + "\nindex 1..2 100644\n--- a/" + name + "\n+++ b/" + name + "\n" +
         hunks;
}

}  // namespace

TEST_CASE("new lines are counted in the new file") {
  const std::string diff = file("lib/a.ts", "@@ -3 +3,2 @@ class A {\n-old\n+one\n+two\n@@ -9,0 +11 @@\n+three\n") +
                           file("lib/b.ts", "@@ -1,2 +0,0 @@\n-x\n-y\n");
  CHECK(added(diff, "lib/a.ts") == "lib/a.ts 3 4 11");
  CHECK(added(diff, "lib/b.ts") == "lib/b.ts");
  CHECK(added(diff, "lib/c.ts") == "lib/c.ts");
  CHECK(read_diff(diff, "").adds("lib/a.ts", 5, 11));
  CHECK_FALSE(read_diff(diff, "").adds("lib/a.ts", 5, 10));
}

TEST_CASE("context is passed over, even where its spaces got lost") {
  CHECK(added(file("a", "@@ -1,4 +1,5 @@\n one\n\n+two\n three\n four\n"), "a") == "a 3");
}

TEST_CASE("lines that look like headers belong to their hunk") {
  const std::string diff = file("a", "@@ -1,2 +1,2 @@\n--- a/b\n-@@ -1 +1 @@\n+++ b/b\n+diff --git a/c b/c\n");
  CHECK(added(diff, "a") == "a 1 2");
  CHECK(added(diff, "b") == "b");
}

TEST_CASE("files without an end of line at their end") {
  const std::string diff =
      file("a", "@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n");
  CHECK(added(diff, "a") == "a 1");
  CHECK(added(file("a", "@@ -0,0 +1 @@\n+x"), "a") == "a 1");
}

TEST_CASE("new, deleted, renamed and binary files") {
  CHECK(added("diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1,2 @@\n+1\n+2\n", "n") ==
        "n 1 2");
  CHECK(added("diff --git a/d b/d\n--- a/d\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n", "d") == "d");
  const std::string renamed =
      "diff --git a/old b/new\nsimilarity index 90%\nrename from old\nrename to new\n--- a/old\n+++ b/new\n@@ -1 +1 "
      "@@\n-1\n+2\n";
  CHECK(added(renamed, "new") == "new 1");
  CHECK(added(renamed, "old") == "old");
  CHECK(complaint("diff --git a/x.png b/x.png\nBinary files a/x.png and b/x.png differ\n") == "");
  CHECK(complaint("diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n") == "");
}

TEST_CASE("paths in quotes, with spaces, with times and without prefixes") {
  CHECK(added("--- \"a/\\303\\244 \\\"\\t.ts\"\n+++ \"b/\\303\\244 \\\"\\t.ts\"\n@@ -1 +1 @@\n-1\n+2\n", "ä \"\t.ts") ==
        "ä \"\t.ts 1");
  CHECK(added("--- a/a b.ts\t\n+++ b/a b.ts\t\n@@ -1 +1 @@\n-1\n+2\n", "a b.ts") == "a b.ts 1");
  CHECK(added("--- lib/a.ts.orig\t2026-01-01 00:00:00\n+++ lib/a.ts\t2026-01-02 00:00:00\n@@ -1 +1 @@\n-1\n+2\n",
              "lib/a.ts") == "lib/a.ts 1");
  CHECK(added("--- i/lib/a.ts\n+++ w/lib/a.ts\n@@ -1 +1 @@\n-1\n+2\n", "lib/a.ts") == "lib/a.ts 1");
  CHECK(added("diff --git b/a.ts b/a.ts\n--- b/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-1\n+2\n", "b/a.ts") == "b/a.ts 1");
  CHECK(added("--- a/x\r\n+++ b/x\r\n@@ -1 +1 @@\r\n-1\r\n+2\r\n", "x") == "x 1");
}

TEST_CASE("what surrounds a diff does not matter: a mail, a log") {
  const std::string mail = "From 1234 Mon Sep 17 00:00:00 2001\nSubject: [PATCH] one bucket\n\n---\n a | 2 +-\n\n" +
                           file("a", "@@ -1 +1 @@\n-1\n+2\n") + "-- \n2.39.5\n";
  CHECK(added(mail, "a") == "a 1");
}

TEST_CASE("nothing changed") {
  CHECK(complaint("") == "");
  CHECK(complaint("\n") == "");
  CHECK(read_diff("", "").empty());
}

TEST_CASE("what is no diff is refused, because it would hide conflicts") {
  CHECK(complaint("Resources: {}\n") == "change.diff is not a unified diff");
  CHECK(complaint("@@ -1 +1 @@\n") == "change.diff:1: a hunk without a file");
  CHECK(complaint(file("a", "@@ -1 +x @@\n")) == "change.diff:5: expected a hunk such as `@@ -1,2 +3,4 @@`");
  CHECK(complaint(file("a", "@@ -1 +1 @@\n-1\n*2\n")) == "change.diff:7: the hunk ends too early");
  CHECK(complaint(file("a", "@@ -1,2 +1 @@\n+1\n+2\n")) == "change.diff:7: the hunk has more lines than it says");
  CHECK(complaint(file("a", "@@ -1 +1 @@\n-1\n")) == "change.diff:6: the diff ends within a hunk");
  CHECK(complaint("diff --cc a\n--- a/a\n+++ b/a\n@@@ -1 -1 +1 @@@\n") ==
        "change.diff:4: a diff of a merge; a diff against a single commit is needed");
  CHECK(complaint("--- a/a\n+++ \"b/a\n") == "change.diff:2: a quoted path without a closing quote");
  CHECK(complaint("--- a/a\n+++ \"b/\\q\"\n") == "change.diff:2: a quoted path without a closing quote");
}

TEST_CASE("numbers beyond all files") {
  for (const char* range :
       {"+4294967295,2", "+1,4294967295", "+4294967296", "+99999999999999999999,1", "+0,1", "+-1,1"}) {
    CAPTURE(range);
    CHECK(complaint(file("a", "@@ -0,0 " + std::string(range) + " @@\n+x\n")) != "");
  }
}
