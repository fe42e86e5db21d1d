#include "facts/nested_templates.h"

#include <algorithm>
#include <filesystem>

namespace crosscheck {
namespace {

// The literal text behind the last open piece.
std::string literal_end(const Text& text) {
  std::string end;
  for (const Piece& piece : pieces(text)) {
    if (piece.kind() == Piece::Kind::Literal) end += piece.literal();
    else end.clear();
  }
  return end;
}

// A location as a path: "v1/children/data.yaml" of "https://bucket.s3.amazonaws.com/v1/children/data.yaml?x".
struct Location {
  std::string path;
  bool relative = false;  // to the template that names it, else only its end means something here
};

Location location_of(const Text& text) {
  Location location{.path = literal_end(text), .relative = text.literal()};
  std::string& path = location.path;
  path.resize(std::min(path.find('?'), path.size()));
  if (const std::size_t scheme = path.find("://"); scheme != std::string::npos) {
    path.erase(0, std::min(path.find('/', scheme + 3), path.size()));
    location.relative = false;
  }
  if (!location.relative) path.erase(0, std::min(path.find('/'), path.size() - 1) + 1);  // behind an open piece
  return location;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

}  // namespace

std::optional<FileId> NestedTemplates::find(Evaluator& evaluator, const Resource& nested) const {
  if (stack_.origin.is_observed()) return std::nullopt;
  if (Element path = nested.element["Metadata"]["aws:asset:path"]) {
    return sources_.add(stack_.root, in_folder(stack_.folder, path.text()));
  }
  const std::string_view by = nested.nested_by();
  const Text location = evaluator.text(nested.properties[by.empty() ? "TemplateURL" : by]);
  if (location.empty()) return std::nullopt;
  if (const std::optional<FileId> file = asset(location)) return file;
  return find(nested.element.span().file, location);
}

// By the hash that the location ends in.
std::optional<FileId> NestedTemplates::asset(const Text& location) const {
  std::string name = literal_end(location);
  name.erase(0, name.rfind('/') + 1);
  if (name.ends_with(".json")) name.resize(name.size() - 5);
  for (auto assets = assets_.rbegin(); assets != assets_.rend(); ++assets) {
    const auto asset = assets->manifest->files.find(name);
    if (asset == assets->manifest->files.end()) continue;
    return sources_.add(stack_.root, in_folder(folder_of(sources_.relative(assets->file)), asset->second));
  }
  return std::nullopt;
}

// The file that a relative path names; for a URL the one that most of its end leads to, else the only template of the
// run with that file name.
std::optional<FileId> NestedTemplates::find(FileId parent, const Text& text) const {
  if (stack_.origin.is_synthesized() || within_template_ || sources_.in_memory(parent)) return std::nullopt;
  const Location location = location_of(text);
  if (location.relative) return existing(parent, location.path);
  for (std::string rest = location.path; !rest.empty();) {
    if (const std::optional<FileId> file = existing(parent, rest)) return file;
    rest.erase(0, std::min(rest.find('/'), rest.size() - 1) + 1);
  }
  const std::optional<FileId> file = local_.named(location.path.substr(location.path.rfind('/') + 1));
  return file == parent ? std::nullopt : file;
}

std::optional<FileId> NestedTemplates::existing(FileId parent, std::string_view path) const {
  const std::string folder = folder_of(local_.path(parent));
  const std::string absolute = (std::filesystem::path(folder) / path).lexically_normal().string();
  if (absolute == local_.path(parent)) return std::nullopt;
  if (const std::optional<FileId> file = local_.at(absolute)) return file;
  const FileId file = sources_.add(sources_.root(parent), in_folder(folder_of(sources_.relative(parent)), path));
  return sources_.check(file) ? std::nullopt : std::optional(file);
}

}  // namespace crosscheck
