// Any bytes: `read_yaml` must give sound documents, whatever libyaml thinks of them, and the same ones twice.

#include <cstring>

#include "check_document.h"

using namespace crosscheck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static Document document;  // reused, as in a run over many files
  document.buffer_ = Buffer(text);
  check_reading(document, read_yaml(document, FileId{0}));

  Document again;
  again.buffer_ = Buffer(text);
  read_yaml(again, FileId{0});
  const std::size_t bytes = document.nodes().size() * sizeof(Node);
  require(document.nodes().size() == again.nodes().size() &&
              (bytes == 0 || std::memcmp(document.nodes().data(), again.nodes().data(), bytes) == 0),
          "reading twice gives the same nodes");
  return 0;
}
