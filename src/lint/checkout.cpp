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

std::string Checkout::find(std::string path) const {
  for (const auto& [from, to] : options_.source_maps) {
    if (!path.starts_with(from) || (path.size() > from.size() && path[from.size()] != '/' && !from.ends_with('/')))
      continue;
    path = to + path.substr(from.size());
    break;
  }
  if (path.starts_with(canonical_root_ + '/')) path = path.substr(canonical_root_.size() + 1);
  if (path.starts_with("./")) path = path.substr(2);
  if (path.empty() || path.front() == '/' || path.find("node_modules/") != std::string::npos) return {};
  const FileId file = sources_.add(*root_, path);
  if (options_.may_show && !options_.may_show(sources_.relative(file))) return {};
  return text(path).empty() ? std::string() : sources_.display(file);
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
