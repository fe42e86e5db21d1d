#pragma once

#include "rules/rule.h"

namespace crosscheck {

// Each reads its parameters and gives the check; one file each. What they look at is said in `kernels.cpp`.
Check make_claimed_once(StrictObject& parameters);
Check make_must_resolve(StrictObject& parameters);
Check make_resembles_owned(StrictObject& parameters);
Check make_owned_as_configured(StrictObject& parameters);
Check make_depends_on_owner(StrictObject& parameters);
Check make_acyclic(StrictObject& parameters);
Check make_must_agree(StrictObject& parameters);
Check make_as_expected(StrictObject& parameters);
Check make_known_qualifier(StrictObject& parameters);
Check make_bootstrap_here(StrictObject& parameters);
Check make_stays_inside(StrictObject& parameters);
Check make_known_place(StrictObject& parameters);
Check make_own_environment_name(StrictObject& parameters);
Check make_must_match(StrictObject& parameters);
Check make_reported(StrictObject& parameters);

}  // namespace crosscheck
