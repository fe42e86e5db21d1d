#include "host/files.h"

namespace crosscheck {

Descriptor open_beneath(int folder, const std::string& path, int flags) { return walk_beneath(folder, path, flags); }

}  // namespace crosscheck
