// Any bytes: `read_json` must accept exactly what nlohmann_json accepts, and give sound documents.

#include <nlohmann/json.hpp>

#include "check_document.h"

using namespace crosscheck;

namespace {

enum class Verdict { Accepted, Refused, NoOpinion };

Verdict oracle(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return Verdict::NoOpinion;  // taken for the end of the text
  try {
    const auto value = nlohmann::json::parse(text);
    return Verdict::Accepted;
  } catch (const nlohmann::json::out_of_range&) {  // 1e400
    return Verdict::NoOpinion;
  } catch (const nlohmann::json::exception&) {
    return Verdict::Refused;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static Document document;  // reused, as in a run over many files
  document.buffer_ = Buffer(text);
  const auto problems = read_json(document, FileId{0});
  check_reading(document, problems);

  const Verdict verdict = oracle(text);
  const bool too_deep = !problems.empty() && problems.back().kind == SyntaxProblem::Kind::Depth;
  if (verdict != Verdict::NoOpinion && !too_deep) {
    require(bool{document.root()} == (verdict == Verdict::Accepted), "both readers accept the same");
  }
  return 0;
}
