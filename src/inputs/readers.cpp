#include "inputs/readers.h"

#include <array>
#include <vector>

namespace crosscheck {

std::span<const Reader> readers() {
  static const std::array kReaders = {
      cdk_reader(),        samconfig_reader(), sceptre_reader(),      takomo_reader(),       script_reader(),
      workflow_reader(),   gitsync_reader(),   landing_zone_reader(), orgformation_reader(), buildspec_reader(),
      crosscheck_reader(), pipeline_reader(),  template_reader(),
  };
  return kReaders;
}

std::span<const Reader> readers_of_deployed() {
  static const std::vector<Reader> kReaders = [] {
    std::vector<Reader> all = {inventory_reader()};
    all.insert(all.end(), readers().begin(), readers().end());
    return all;
  }();
  return kReaders;
}

}  // namespace crosscheck
