#include "lint/checkout.h"

namespace crosscheck {

Checkout::Checkout(Sources& sources, const LintOptions& options) : sources_(sources), options_(options) {
  if (options.source_root.empty()) return;
  root_ = sources.add_root(options.source_root, "");
  canonical_root_ = sources.canonical(*root_);
}

std::optional<Frame> Checkout::frame(const TraceFrame& recorded) {
  std::lock_guard lock(mutex_);
  const auto [known, fresh] = found_.try_emplace(recorded.path);
  if (fresh) known->second = find(recorded.path);
  if (known->second.empty()) return std::nullopt;
  return Frame{.function = recorded.function, .file = known->second, .line = recorded.line, .column = recorded.column};
}

// The path from the root, or as far as it is known elsewhere.
std::string Checkout::mapped(std::string path) const {
  for (const auto& [from, to] : options_.source_maps) {
    if (!path.starts_with(from) || (path.size() > from.size() && path[from.size()] != '/' && !from.ends_with('/')))
      continue;
    path = to + path.substr(from.size());
    break;
  }
  if (path.starts_with(canonical_root_ + '/')) path = path.substr(canonical_root_.size() + 1);
  if (path.starts_with("./")) path = path.substr(2);
  return path;
}

std::string Checkout::find(const std::string& recorded) const {
  const std::string path = mapped(recorded);
  if (path.empty() || path.front() == '/' || path.find("node_modules/") != std::string::npos) return {};
  const FileId file = sources_.add(*root_, path);
  if (sources_.check(file)) return {};  // before anybody asks git
  if (options_.may_show && !options_.may_show(sources_.relative(file))) return {};
  return text(path).empty() ? std::string() : sources_.display(file);
}

// What stands before the part of a path that is the path of a file here; empty where no part is.
std::string Checkout::recorded_root(const std::string& path) const {
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    if (!find(path.substr(slash + 1)).empty()) return path.substr(0, slash);
  }
  return {};
}

std::string Checkout::reason_for_none() const {
  const std::string* elsewhere = nullptr;
  for (const auto& [recorded, here] : found_) {
    if (!here.empty()) return {};
    const bool package = recorded.find("node_modules/") != std::string::npos;
    if (!elsewhere && !package && mapped(recorded).starts_with('/')) elsewhere = &recorded;
  }
  if (!elsewhere) return {};
  const std::string root = recorded_root(*elsewhere);
  return "no source lines are shown: the app was synthesized elsewhere, and `" + *elsewhere +
         "` is not in this repository; `--source-root " + (root.empty() ? "FROM=TO" : root + "=.") +
         "` says where it is here";
}

std::string Checkout::path_of(FileId file) const {
  if (!root_ || file == kNoFile) return {};
  const std::string folder = sources_.canonical(sources_.root(file)) + '/';
  if (!folder.starts_with(canonical_root_ + '/')) return {};
  return folder.substr(canonical_root_.size() + 1) + sources_.relative(file);
}

std::string Checkout::text(const std::string& path) const {
  return sources_.reread(sources_.add(*root_, path)).value_or("");
}

}  // namespace crosscheck
