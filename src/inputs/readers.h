#pragma once

#include "inputs/reader.h"

namespace crosscheck {

Reader cdk_reader();       // the cloud assemblies that `cdk synth` writes
Reader template_reader();  // templates by themselves

// All of them, most specific first: whatever file nobody else recognises is taken for a template.
std::span<const Reader> readers();

}  // namespace crosscheck
