#include "lint/construct_origins.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "document/read.h"
#include "lint/shared_helpers.h"
#include "text/parallel.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

bool lacks_path(const Scene& scene, const MarkedParty& one) {
  return one.in_template(scene) && one.party->construct_path.empty();
}

// What is known about the constructs of one stack.
class Origins {
 public:
  Origins(const Scene& scene, Checkout& checkout, const Stack& stack, const Constructs& constructs)
      : scene_(scene), checkout_(checkout), stack_(stack), constructs_(constructs) {}

  void add_to(MarkedParty& one) {
    Party& party = *one.party;
    if (lacks_path(scene_, one)) party.construct_path = recorded_path(*one.mark);
    // What is deployed was made by lines that are no longer there.
    if (checkout_ && !one.mark->deployed) party.trace = trace(party.construct_path);
    one.acknowledged = !party.construct_path.empty() && acknowledged(party.construct_path, *one.rule);
  }

 private:
  std::string recorded_path(const Mark& mark) const;
  std::vector<Frame> trace(std::string path);
  std::vector<Frame> frames(const std::string& path);
  bool acknowledged(const std::string& path, const std::string& rule) const;

  const Scene& scene_;
  Checkout& checkout_;
  const Stack& stack_;
  const Constructs& constructs_;
  std::optional<SharedHelpers> helpers_;
};

std::string Origins::recorded_path(const Mark& mark) const {
  const std::size_t nested = mark.logical_id.rfind('>');
  std::string template_name;
  if (nested != std::string::npos) {
    template_name = scene_.sources.relative(mark.span.file);
    template_name.erase(0, template_name.rfind('/') + 1);
  }
  return constructs_.path_of(template_name, std::string_view(mark.logical_id).substr(nested + 1));
}

std::vector<Frame> Origins::frames(const std::string& path) {
  std::vector<Frame> frames;
  for (const TraceFrame& recorded : constructs_.trace(path)) {
    std::optional<Frame> frame = checkout_.frame(recorded);
    if (!frame) continue;
    if (!helpers_) helpers_.emplace(constructs_);
    frame->helper = helpers_->contains(recorded);
    frames.push_back(std::move(*frame));
  }
  return frames;
}

// Innermost first. A construct without a usable trace borrows that of the nearest one above it, else the stack's.
std::vector<Frame> Origins::trace(std::string path) {
  constexpr std::size_t kLevels = 128;  // apps nest a dozen deep
  for (std::size_t level = 0; level < kLevels && !path.empty(); ++level) {
    if (std::vector<Frame> found = frames(path); !found.empty()) return found;
    const std::size_t slash = path.rfind('/');
    path.resize(slash == std::string::npos ? 0 : slash);
  }
  return frames(stack_.display_name);
}

// `acknowledge` in the app covers a construct and all beneath it.
bool Origins::acknowledged(const std::string& path, const std::string& rule) const {
  return std::any_of(constructs_.acknowledgements().begin(), constructs_.acknowledgements().end(),
                     [&](const Acknowledgement& one) {
                       if (one.rule != rule || (!one.until.empty() && one.until < scene_.options.today)) return false;
                       return path == one.path || path.starts_with(one.path + '/');
                     });
}

}  // namespace

void add_construct_origins(const Scene& scene, Checkout& checkout, std::vector<MarkedParty>& parties) {
  const auto metadata_file = [&](const MarkedParty* one) { return scene.stack_of(*one->mark).metadata_file; };
  std::vector<MarkedParty*> sorted;
  for (MarkedParty& one : parties) {
    const bool in_stack = one.mark->stack != kNoStack && one.mark->span.file != kNoFile;
    if (!in_stack || metadata_file(&one) == kNoFile) continue;
    if (checkout || one.in_template(scene)) sorted.push_back(&one);
  }
  std::sort(sorted.begin(), sorted.end(), [&](const MarkedParty* a, const MarkedParty* b) {
    return std::tuple(metadata_file(a), a->mark->stack) < std::tuple(metadata_file(b), b->mark->stack);
  });
  const auto files = runs(sorted, metadata_file);
  in_parallel_with<Document>(scene.index.threads, files.size(), [&](std::size_t i, Document& document) {
    if (scene.sources.read(metadata_file(files[i].front()), document.buffer_)) return;
    // Without traces to show, most of it is nothing but the paths that the templates have too.
    const bool needed =
        checkout || contains(document.text(), kAcknowledgedRule) ||
        std::any_of(files[i].begin(), files[i].end(), [&](const MarkedParty* one) { return lacks_path(scene, *one); });
    if (!needed) return;
    read_json(document, metadata_file(files[i].front()));
    std::vector<MarkedParty*> of_file(files[i].begin(), files[i].end());
    for (const auto& of_stack : runs(of_file, [](const MarkedParty* one) { return one->mark->stack; })) {
      const Stack& stack = scene.stack_of(*of_stack.front()->mark);
      const Constructs constructs(scene.sources, stack, document);
      Origins origins(scene, checkout, stack, constructs);
      for (MarkedParty* one : of_stack) origins.add_to(*one);
    }
  });
}

}  // namespace crosscheck
