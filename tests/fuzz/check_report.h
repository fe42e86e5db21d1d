#pragma once

#include "check_document.h"
#include "finding/report.h"

namespace crosscheck {

inline void check_place(const Place& place, const char* what) {
  require(place.line > 0 && place.column > 0 && !place.file.empty(), what);
}

// What holds for the findings of every report.
inline void check_findings(const Report& report) {
  for (const Finding& finding : report.findings) {
    require(!finding.parties.empty() && !finding.message.empty(), "findings say what and where");
    for (const Party& party : finding.parties) {
      check_place(party.template_place, "every party has a place");
      if (party.source) check_place(*party.source, "sources are places");
    }
  }
}

}  // namespace crosscheck
