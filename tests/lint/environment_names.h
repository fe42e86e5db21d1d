#pragma once

#include <string>

// As findings name two environments of one app.
inline const std::string kStaging = "staging (111111111111/us-west-2)",
                         kProduction = "production (222222222222/us-west-2)";
