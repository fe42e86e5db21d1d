#pragma once

#include "rules/rule.h"

namespace crosscheck {

// Each describes itself: its parameters, the words that it offers, and how to make its check. One file each, which says
// all about it, but for a few that share a mechanism.
Kernel claimed_once();
Kernel must_resolve();
Kernel resembles_owned();
Kernel owned_as_configured();
Kernel depends_on_owner();
Kernel exists_before();
Kernel acyclic();
Kernel must_agree();
Kernel as_expected();
Kernel known_qualifier();
Kernel bootstrap_here();
Kernel scoped_names();
Kernel stays_inside();
Kernel known_place();
Kernel own_environment_name();
Kernel must_match();
Kernel must_not_match();
Kernel must_be_used();
Kernel forbidden();
Kernel layered();
Kernel at_most();
Kernel expected_target();
Kernel region_fits();
Kernel qualifier_length();
Kernel well_formed();
Kernel no_dummy();
Kernel one_account();
Kernel name_fits();
Kernel reserved_stack();
Kernel next_deployment();
Kernel reported();

}  // namespace crosscheck
