#include "cli/host/input_readiness.h"

#include "cli/host/freshness.h"
#include "cli/host/origin.h"
#include "cli/host/synth.h"

namespace crosscheck {

std::vector<Notification> await_inputs(const std::vector<std::string>& inputs, const ReadinessOptions& options,
                                       const Host& here) {
  const std::vector<Origin> all = origins(inputs, here);
  if (!options.synth.empty()) synthesize(options.synth, all, here);
  await_synthesis(all, here);
  return compare_with_sources(all, options, here);
}

}  // namespace crosscheck
