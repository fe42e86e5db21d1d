#include "cli/prepare.h"

#include "cli/freshness.h"
#include "cli/origin.h"
#include "cli/synth.h"

namespace crosscheck {

std::vector<Notification> prepare_inputs(const Options& options, const Surroundings& here) {
  const std::vector<Origin> all = origins(options, here);
  synthesize(options, here, all);
  await_synthesis(all, here);
  return compare_with_sources(options, here, all);
}

}  // namespace crosscheck
