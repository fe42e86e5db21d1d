#include "lint/shared_helpers.h"

namespace crosscheck {
namespace {

std::string place_name(const TraceFrame& frame) {
  return frame.path + ':' + std::to_string(frame.line) + ':' + std::to_string(frame.column);
}

}  // namespace

SharedHelpers::SharedHelpers(const Constructs& constructs) {
  std::string scratch;
  for (Element lines : constructs.traces()) {
    Line inner{.place = kNowhere, .explains = true};
    for (Element one : lines.children()) {
      const Line outer = line(one.text(scratch));
      if (outer.place == kNowhere) continue;
      if (!inner.explains) add_call(inner.place, outer.place);
      inner = outer;
    }
  }
}

SharedHelpers::Line SharedHelpers::line(std::string_view text) {
  if (const auto known = lines_.find(text); known != lines_.end()) return known->second;
  Line line{.place = kNowhere, .explains = true};
  if (const auto frame = parse_frame(text)) {
    line.place = places_.try_emplace(place_name(*frame), static_cast<std::uint32_t>(places_.size())).first->second;
    line.explains = frame->function.empty() || frame->function.starts_with("new ");
    callers_.resize(places_.size(), kNowhere);
    shared_.resize(places_.size());
  }
  lines_.emplace(text, line);
  return line;
}

void SharedHelpers::add_call(std::uint32_t place, std::uint32_t caller) {
  if (callers_[place] == kNowhere) callers_[place] = caller;
  else if (callers_[place] != caller) shared_[place] = true;
}

bool SharedHelpers::contains(const TraceFrame& frame) const {
  const auto place = places_.find(place_name(frame));
  return place != places_.end() && shared_[place->second];
}

}  // namespace crosscheck
