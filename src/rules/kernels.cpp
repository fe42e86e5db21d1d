#include "rules/kernels/kernels.h"

namespace crosscheck {

// In the order in which the docs show them.
const std::vector<Kernel>& kernels() {
  static const std::vector<Kernel> list = {
      claimed_once(),     must_resolve(),
      resembles_owned(),  owned_as_configured(),
      depends_on_owner(), acyclic(),
      must_agree(),       as_expected(),
      known_qualifier(),  bootstrap_here(),
      scoped_names(),     stays_inside(),
      known_place(),      own_environment_name(),
      must_match(),       must_not_match(),
      must_be_used(),     forbidden(),
      layered(),          at_most(),
      expected_target(),  region_fits(),
      qualifier_length(), well_formed(),
      no_dummy(),         one_account(),
      name_fits(),        reserved_stack(),
      exists_before(),    next_deployment(),
      reported(),
  };
  return list;
}

}  // namespace crosscheck
