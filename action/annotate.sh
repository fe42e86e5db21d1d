#!/usr/bin/env bash
# Shows the findings as annotations, and what the program could not do as an error.
set -euo pipefail
# shellcheck source=action/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if [[ -f $FOLDER/annotations ]]; then
  cat "$FOLDER/annotations"
elif [[ -s $FOLDER/complaints ]]; then
  text=$(plain "$(sed -n 1p "$FOLDER/complaints")")
  echo "::error title=crosscheck::${text//%/%25}"
fi
