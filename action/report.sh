#!/usr/bin/env bash
# Writes the report for people: into the job's summary, and for a comment.
set -euo pipefail

page=$FOLDER/page.md
{
  [[ -z $NOTE ]] || printf '> [!IMPORTANT]\n%s\n' "$NOTE"
  if [[ -f $FOLDER/report.md ]]; then
    cat "$FOLDER/report.md"
  else
    printf '### crosscheck: nothing was checked\n\n'
    # Indented, it is code, whatever is in it.
    head -c 20000 "$FOLDER/complaints" | sed 's/^/    /'
  fi
} >"$page"

# Whole paragraphs, as many as fit.
beginning() {   # limit in bytes, of which no character has less than one
  LC_ALL=C awk -v limit="$1" -v rest='The rest is in the summary of the job.' '
    BEGIN { RS = ""; ORS = "" }
    {
      paragraph = (NR > 1 ? "\n\n" : "") $0
      if (size + length(paragraph) + length(rest) + 17 > limit) { print (open ? "\n\n</details>" : "") "\n\n" rest; exit }
      if ($0 ~ /^<details>/) open = 1
      if ($0 == "</details>") open = 0
      size += length(paragraph)
      print paragraph
    }
    END { print "\n" }' "$page"
}

[[ $SUMMARY != true ]] || cat "$page" >>"$GITHUB_STEP_SUMMARY"
if [[ -n $COMMENT_FILE ]]; then
  mkdir -p -- "$(dirname -- "$COMMENT_FILE")"
  if [[ $(wc -c <"$page") -le 65536 ]]; then cat "$page"; else beginning 65536; fi >"$COMMENT_FILE"
fi
