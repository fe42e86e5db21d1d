#include "host/watch.h"

namespace crosscheck {

struct FolderWatch::State {};

FolderWatch::FolderWatch() = default;
FolderWatch::~FolderWatch() = default;
FolderWatch::operator bool() const { return false; }
void FolderWatch::add(const std::string&) {}
void FolderWatch::wait(const std::function<bool(const std::string&, const std::string&)>&, int) {}

}  // namespace crosscheck
