#include "inputs/cdk/constructs.h"

#include <catch2/catch.hpp>

#include "document/read.h"
#include "inputs/reading.h"

namespace crosscheck {
namespace {

std::string parsed(std::string_view line) {
  const std::optional<TraceFrame> frame = parse_frame(line);
  if (!frame) return "nothing";
  return frame->function + '|' + frame->path + '|' + std::to_string(frame->line) + '|' + std::to_string(frame->column);
}

TEST_CASE("frames of JavaScript, Python and others") {
  CHECK(parsed("new MainStack (/app/lib/main.ts:55:36)") == "new MainStack|/app/lib/main.ts|55|36");
  CHECK(parsed("<anonymous> (/abs/app.ts:5:11)") == "<anonymous>|/abs/app.ts|5|11");
  CHECK(parsed("/abs/app.ts:5:11") == "|/abs/app.ts|5|11");
  CHECK(parsed("    at new X (/a/b.ts:10:19)") == "new X|/a/b.ts|10|19");
  CHECK(parsed("Object.require.extensions.<computed> [as .ts] (/a/index.ts:1621:12)") ==
        "Object.require.extensions.<computed> [as .ts]|/a/index.ts|1621|12");
  CHECK(parsed("file:///abs/app.mjs:5:11") == "|/abs/app.mjs|5|11");
  CHECK(parsed("async file:///abs/app.mjs:5:11") == "|/abs/app.mjs|5|11");
  CHECK(parsed("    at async file:///abs/app.mjs:5:11") == "|/abs/app.mjs|5|11");
  CHECK(parsed(" (file:///abs/app.mjs:5:11)") == "|/abs/app.mjs|5|11");
  CHECK(parsed("<anonymous> (file:///my%20app/%C3%BC.mjs:5:11)") == "<anonymous>|/my app/ü.mjs|5|11");
  CHECK(parsed("file:///100%/%zz%00.mjs:5:11") == "|/100%/%zz%00.mjs|5|11");
  CHECK(parsed("f (file:///C:/app/app.mjs:5:11)") == "f|C:/app/app.mjs|5|11");
  CHECK(parsed("f (C:\\app\\lib\\a.ts:5:11)") == "f|C:\\app\\lib\\a.ts|5|11");
  CHECK(parsed("__init__ (/path/x.py:42)") == "__init__|/path/x.py|42|1");
  CHECK(parsed("__init__ (C:\\path\\x.py:42)") == "__init__|C:\\path\\x.py|42|1");
  CHECK(parsed("com.acme.App.main (App.java:12)") == "com.acme.App.main|App.java|12|1");
  CHECK(parsed("f (/my app (old)/a.ts:1:2)") == "f|/my app (old)/a.ts|1|2");
}

TEST_CASE("lines that name no file") {
  for (std::string_view line : {"",
                                "...new Bucket2 in aws-cdk-lib...",
                                "...node internals, ts-node...",
                                "Module._compile (node:internal/modules/cjs/loader:1105:14)",
                                "internal/main/run_main_module.js:17:47",
                                "f (internal/fs.js:1:2)",
                                "Array.map (<anonymous>)",
                                "new Promise (<anonymous>:1:2)",
                                "(no user code in 50 frames, use --stack-trace-limit to capture more)",
                                "f (webpack:///./src/a.ts:3:4)",
                                "f (/a/b.ts)",
                                "f (/a/b.ts:)",
                                "f (/a/b.ts:x:y)",
                                "f (:1:2)",
                                "/a/b.ts:99999999999",
                                ")",
                                " (",
                                ":",
                                ":1",
                                ":1:2"}) {
    INFO(line);
    CHECK(parsed(line) == "nothing");
  }
}

struct Metadata : Reading {
  Document document;

  Constructs read_metadata(std::string_view metadata, bool is_inline = false) {
    folder.write("A.template.json", "{}");
    folder.write("A.metadata.json", metadata);
    manifest(stack_entry(
        "A", "",
        is_inline ? "\"metadata\": " + std::string(metadata) : R"("additionalMetadataFile": "A.metadata.json")"));
    read();
    sources.reread(stack("A").metadata_file, document.buffer_);
    read_json(document, stack("A").metadata_file);
    return Constructs(sources, stack("A"), document);
  }
};

TEST_CASE("constructs with the traces of 2026") {
  Metadata reading;
  const Constructs found = reading.read_metadata(R"json({
    "/App/A": [{"type": "aws:cdk:creationStack", "data": ["<anonymous> (/app/bin/app.ts:5:11)"]},
               {"type": "aws:cdk:templateFile", "data": "A.template.json"}],
    "/App/A/Logs/Resource": [{"type": "aws:cdk:logicalId", "data": "LogsD5E47E0D"},
      {"type": "aws:cdk:creationStack", "data": ["...new Bucket2 in aws-cdk-lib...", "new Team (/app/lib/net.ts:10:19)",
                                                 "<anonymous> (/app/bin/app.ts:5:11)", "...node internals..."]}]})json");
  CHECK(found.path_of("", "LogsD5E47E0D") == "App/A/Logs/Resource");
  const std::vector<TraceFrame> logs = found.trace("App/A/Logs/Resource");
  REQUIRE(logs.size() == 2);
  CHECK(logs[0].function == "new Team");
  CHECK(logs[0].line == 10);
  CHECK(logs[1].path == "/app/bin/app.ts");
  CHECK(found.trace("App/A").size() == 1);
  CHECK(found.trace("App").empty());
  CHECK(found.traces().size() == 2);
}

TEST_CASE("logical ids belong to the template of the nearest nested stack") {
  Metadata reading;
  const auto id = [](std::string path) {
    return '"' + path + R"(": [{"type": "aws:cdk:logicalId", "data": "Queue4A7E3555"}])";
  };
  const auto file = [](std::string path, std::string name) {
    return '"' + path + R"(": [{"type": "aws:cdk:templateFile", "data": ")" + name + "\"}]";
  };
  const Constructs found = reading.read_metadata(
      '{' + id("/A/Queue/Resource") + ", " + id("/A/N1/Queue/Resource") + ", " + id("/A/N1/Deep/Queue/Resource") +
      ", " + id("/A/N10/Queue/Resource") + ", " + file("/A", "A.template.json") + ", " +
      file("/A/N1", "N1.nested.template.json") + ", " + file("/A/N1/Deep", "Deep.nested.template.json") + ", " +
      file("/A/N10", "N10.nested.template.json") + '}');
  CHECK(found.path_of("", "Queue").empty());
  CHECK(found.path_of("", "Queue4A7E3555") == "A/Queue/Resource");
  CHECK(found.path_of("N1.nested.template.json", "Queue4A7E3555") == "A/N1/Queue/Resource");
  CHECK(found.path_of("Deep.nested.template.json", "Queue4A7E3555") == "A/N1/Deep/Queue/Resource");
  CHECK(found.path_of("N10.nested.template.json", "Queue4A7E3555") == "A/N10/Queue/Resource");
}

TEST_CASE("inline metadata, with the traces of before") {
  Metadata reading;
  const Constructs found = reading.read_metadata(R"json({
    "/A/N/Queue/Resource": [{"type": "aws:cdk:logicalId", "data": "Queue4A7E3555"}],
    "/A/Queue/Resource": [{"type": "aws:cdk:logicalId", "data": "Queue4A7E3555",
                           "trace": ["new Queue (/app/node_modules/aws-cdk-lib/aws-sqs/lib/queue.js:1:3349)",
                                     "Module._compile (node:internal/modules/cjs/loader:1521:14)", "main (/app/bin/app.ts:9:16)"]}]})json",
                                                 true);
  // No templates are recorded: the stack's own construct has the shortest path.
  CHECK(found.path_of("", "Queue4A7E3555") == "A/Queue/Resource");
  const std::vector<TraceFrame> queue = found.trace("A/Queue/Resource");
  REQUIRE(queue.size() == 2);
  CHECK(queue[1].path == "/app/bin/app.ts");
}

TEST_CASE("texts with escapes are found under what they mean") {
  Metadata reading;
  const Constructs found = reading.read_metadata(R"json({"/A/\u0051": [
    {"type": "aws:cdk:logicalId", "data": "\u0051ueue"},
    {"type": "aws:cdk:creationStack", "data": ["f (C:\\app\\a.ts:5:11)"]}]})json");
  CHECK(found.path_of("", "Queue") == "A/Q");
  REQUIRE(found.trace("A/Q").size() == 1);
  CHECK(found.trace("A/Q")[0].path == "C:\\app\\a.ts");
}

TEST_CASE("acknowledged rules of ours") {
  Metadata reading;
  const Constructs found = reading.read_metadata(R"({
    "/A/Hails": [{"type": "aws:cdk:acknowledged-rules", "trace": [], "data": {
      "crosscheck::duplicate-physical-name": "moves in release 7 [until 2027-01-31]",
      "cdk-nag::AwsSolutions-S1": "not ours"}}],
    "/A": [{"type": "aws:cdk:acknowledged-rules", "data": {"crosscheck::stale-template": "soon [until 2027-1-31]"}}]})");
  REQUIRE(found.acknowledgements().size() == 2);
  const Acknowledgement& first = found.acknowledgements()[0];
  CHECK(first.path == "A/Hails");
  CHECK(first.rule == "duplicate-physical-name");
  CHECK(first.reason == "moves in release 7 [until 2027-01-31]");
  CHECK(first.until == "2027-01-31");
  const std::string text = *reading.sources.reread(first.span.file);
  CHECK(text.substr(first.span.begin, first.span.end - first.span.begin) == "\"crosscheck::duplicate-physical-name\"");
  CHECK(found.acknowledgements()[1].until.empty());
}

TEST_CASE("metadata that is broken gives what is there") {
  Metadata reading;
  CHECK(reading.read_metadata("{").traces().empty());
  CHECK(reading.read_metadata("[]").traces().empty());
  const Constructs found = reading.read_metadata(
      R"({"/A/X": [1, "x", {"type": 5}, {"type": "aws:cdk:creationStack", "data": "no list"},
    {"type": "aws:cdk:logicalId", "data": "X"}, {"type": "aws:cdk:acknowledged-rules", "data": ["crosscheck::x"]}], "/A/Y": 3, "": []})");
  CHECK(found.path_of("", "X") == "A/X");
  CHECK(found.trace("A/X").empty());
  CHECK(found.acknowledgements().empty());
}

}  // namespace
}  // namespace crosscheck
