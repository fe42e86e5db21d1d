#include "lint/shared_helpers.h"

#include <map>

namespace crosscheck {

SharedHelpers::SharedHelpers(const Constructs& constructs) {
  std::map<Point, Point> caller;  // the first one seen
  for (const auto& [path, construct] : constructs.by_path) {
    for (std::size_t i = 0; i + 1 < construct.trace.size(); ++i) {
      const TraceFrame& frame = construct.trace[i];
      if (frame.function.starts_with("new ") || frame.function.empty()) continue;  // a construct's own lines explain it
      const auto [known, fresh] = caller.try_emplace(point(frame), point(construct.trace[i + 1]));
      if (!fresh && known->second != point(construct.trace[i + 1])) lines_.insert(point(frame));
    }
  }
}

}  // namespace crosscheck
