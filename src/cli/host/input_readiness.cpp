#include "cli/host/input_readiness.h"

#include "cli/host/freshness.h"
#include "cli/host/origin.h"
#include "cli/host/synth.h"

namespace crosscheck {

std::vector<Notification> await_inputs(const Options& options, const Host& here) {
  const std::vector<Origin> all = origins(options, here);
  synthesize(options, here, all);
  await_synthesis(all, here);
  return compare_with_sources(options, here, all);
}

}  // namespace crosscheck
