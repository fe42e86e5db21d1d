# What the scripts of the action share. Whatever they print of an input or a path goes through `plain`.
# shellcheck shell=bash

random() { head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

# One line without control characters, that no runner takes for a command.
plain() { tr -c '[:print:]' '?' <<<"$1" | tr -d '\n' | sed 's/?$//; s/::/:?/g; s/##\[/#?[/g'; }

# A word per line into the array `words`.
split() {   # text
  local line
  words=()
  while IFS= read -r line; do
    line=${line%$'\r'}
    [[ -z $line ]] || words+=("$line")
  done <<<"$1"
}

end=   # of each value below: nobody can know it

# An output of the step, of one or several lines.
output() {   # name, value
  [[ -n $end ]] || end=end-$(random)
  printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"$GITHUB_OUTPUT"
}

# For a mistake in the workflow: the exit code is the program's own for it.
refuse() {   # why
  local text
  text=$(plain "$1")
  echo "::error title=crosscheck::${text//%/%25}"
  exit 2
}
