#!/usr/bin/env bash
# Runs the program once, for all formats. Ends well whatever it finds: the last step has the exit code.
set -euo pipefail
# shellcheck source=action/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

sarif=${SARIF_FILE:-$FOLDER/crosscheck.sarif}
mkdir -p -- "$(dirname -- "$sarif")"
# Nothing of a former call may be taken for this one's. What is no file stays.
if [[ -L $sarif && -f $sarif ]]; then : >"$sarif"; elif [[ -f $sarif ]]; then rm -f -- "$sarif"; fi

split "$ASSEMBLY"
[[ ${#words[@]} -gt 0 ]] || refuse "the input assembly names nothing"
inputs=("${words[@]}")
call=(check --color always --fail-on "$FAIL_ON" --category "$CATEGORY" -o text -o "sarif:$sarif"
  -o "github:$FOLDER/annotations" -o "markdown:$FOLDER/report.md" -o "json:$FOLDER/report.json")
[[ -z $CONFIG ]] || call+=(--config "$CONFIG")
[[ $NO_CONFIG != true ]] || call+=(--no-config)
[[ -z $BASELINE ]] || call+=(--baseline "$BASELINE")
[[ -z $DIFF_BASE ]] || call+=(--diff-base "$DIFF_BASE")
# Links to lines, of the commit that is checked out: what the runner names may be a merge that soon is gone.
if commit=$(git rev-parse --quiet --verify HEAD 2>/dev/null) && [[ -n ${GITHUB_SERVER_URL:-} && -n ${GITHUB_REPOSITORY:-} ]]; then
  call+=(--repository-url "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" --commit "$commit")
fi
split "$ARGUMENTS"
call+=(${words[@]+"${words[@]}"} -- "${inputs[@]}")

# Names in templates are not to be trusted: whatever is printed, the runner obeys nothing of it.
token=$(random)
status=0
echo "::stop-commands::$token"
"$PROGRAM" "${call[@]}" 2>"$FOLDER/complaints" || status=$?
cat "$FOLDER/complaints"
printf '\n::%s::\n' "$token"

number() {   # key of the report's summary
  sed -nE "s/^    \"$1\": ([0-9]+),?\$/\1/p" "$FOLDER/report.json" | sed -n 1p
}

# Whatever it ended with: who wrote no report has checked nothing.
complete=
[[ ! -f $FOLDER/report.json ]] || complete=$(sed -nE 's/^  "complete": (true|false),$/\1/p' "$FOLDER/report.json")
if [[ $status -le 1 ]] && ! [[ -n $complete && -s $sarif && -s $FOLDER/report.md && -f $FOLDER/annotations ]]; then
  echo "crosscheck: the program ended with $status, and without its reports" | tee -a "$FOLDER/complaints"
  rm -f -- "$FOLDER/annotations" "$FOLDER/report.md" "$FOLDER/report.json"
  status=4
fi

output exit-code "$status"
if [[ -f $FOLDER/report.json ]]; then
  output errors "$(number errors)"
  output warnings "$(number warnings)"
  output complete "$complete"
else
  output complete false
fi
if [[ -s $sarif && $status -ne 4 ]]; then output sarif "$sarif"; fi
