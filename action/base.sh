#!/usr/bin/env bash
# Looks at what a pull request is compared with, BASE: whether it has the same config, files that the config names (rules, the
# baseline) and baseline. Where it has not, those of BASE are used, unless CONFIG_FROM is `head`.
set -euo pipefail
# shellcheck source=action/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

no_config=false
note=
tell() { note+="> $1"$'\n'; }
code() { echo "\`$(plain "${1//\`/\'}")\`"; }

# Of the merge that GitHub made for the pull request, the side that it goes into: BASE may be older.
merged_into() {
  [[ ${GITHUB_REF:-} == refs/pull/*/merge && $(git rev-parse --quiet --verify HEAD) == "${GITHUB_SHA:-}" ]] || return 0
  git cat-file commit HEAD | sed -n '1,/^$/s/^parent //p' | sed -n 1p
}

at_hand() { git cat-file -e "$1^{commit}" 2>/dev/null; }
related() { git merge-base "$1" HEAD >/dev/null 2>&1; }

# A checkout has little history: mostly HEAD alone. One commit more is what its merge goes into.
find_base() {
  local merged
  [[ $BASE =~ ^[0-9a-f]{40,64}$ ]] || refuse "\`$BASE\` is not a commit"
  merged=$(merged_into)
  base=${merged:-$BASE}
  if ! related "$base" && [[ $(git rev-parse --is-shallow-repository) == true ]]; then
    git fetch --quiet --no-tags --deepen=1 origin "$(git rev-parse HEAD)" || true
  fi
  at_hand "$base" || git fetch --quiet --no-tags --depth=1 origin "$base" || true
  if ! at_hand "$base"; then
    base=
    tell "What this pull request changes could not be seen: its base is not in the checkout."
  elif related "$base"; then
    compared=$base
  elif [[ -z $DIFF_BASE ]]; then
    tell "What this pull request changes could not be seen: the checkout has too little history (\`fetch-depth: 0\` brings all)."
  fi
}

# Files of the base, in the folder $old.
bring() {   # words for git that list them
  local index=$FOLDER/index
  [[ -e $index ]] || GIT_INDEX_FILE=$index git read-tree "$base"
  GIT_INDEX_FILE=$index git "$@" | GIT_INDEX_FILE=$index git checkout-index --force --quiet -z --stdin --prefix="$old/"
}
bring_file() { bring --literal-pathspecs ls-files -z -- "$1"; }

# A path in the working directory; none for what is elsewhere.
in_checkout() {   # path
  local path=${1#"$PWD/"}
  while [[ $path == ./* ]]; do path=${path#./}; done
  [[ $path == /* || /$path/ == */../* ]] || printf %s "$path"
}

exists() { [[ -e $1 || -L $1 ]]; }

changed() {   # path
  if exists "$old/$1" && exists "$1"; then
    if cmp -s -- "$old/$1" "$1"; then return 1; fi
  else
    exists "$old/$1" || exists "$1"
  fi
}

# Sets `baseline` to the file that is to be used: the given one, the base's, or none.
decide_baseline() {
  local path
  path=$(in_checkout "$BASELINE")
  if [[ -z $path ]]; then
    tell "Whether this pull request changes the baseline could not be seen: $(code "$BASELINE") is not in the checkout."
    return
  fi
  bring_file "$path"
  if changed "$path"; then
    if [[ $CONFIG_FROM == head ]]; then
      tell "**This pull request changes the baseline**, $(code "$path"), and was checked with its own."
    elif exists "$old/$path"; then
      baseline=$old/$path
      tell "**This pull request changes the baseline**, $(code "$path"). It was checked with the one of its base."
    else
      baseline=
      tell "**This pull request adds the baseline** $(code "$path"). It was checked without."
    fi
  fi
}

# The paths of all files that decide what a check of the assembly in this folder reports, one per line: as the program
# itself reads the config.
files_used() {   # config; none: the one that the program finds
  split "$ASSEMBLY"
  "$PROGRAM" config --files ${1:+--config "$1"} -- ${words[@]+"${words[@]}"} 2>"$FOLDER/config-complaints"
}

# One sentence for each file that differs from the base's.
tell_changed() {   # config of the pull request, config of the base, files that differ…
  local head=$1 before=$2 path
  shift 2
  for path; do
    if [[ $path == "$head" && -z $before ]]; then
      if [[ $CONFIG_FROM == head ]]; then tell "**This pull request adds the config** $(code "$path"), and was checked with it."
      else tell "**This pull request adds the config** $(code "$path"). It was checked without."
      fi
    elif [[ $path == "$head" || $path == "$before" ]]; then
      if [[ $CONFIG_FROM == head ]]; then tell "**This pull request changes the config**, $(code "$path"), and was checked with its own."
      else tell "**This pull request changes the config**, $(code "$path"). It was checked with the one of its base."
      fi
    elif [[ $CONFIG_FROM == head ]]; then
      tell "**This pull request changes a file that the config names**, $(code "$path"), and was checked with its own."
    elif [[ -n $before ]]; then
      tell "**This pull request changes a file that the config names**, $(code "$path"). It was checked with the one of its base."
    fi
  done
}

# Sets `config` and `no_config` to what is to be used.
decide_config() {
  local given head_files base_files head before path differ=() line
  given=$(in_checkout "$CONFIG")
  if [[ -n $CONFIG && -z $given ]]; then
    tell "Whether this pull request changes the config could not be seen: $(code "$CONFIG") is not in the checkout."
    return
  fi
  # The config may name files of any name; most of those that it names are YAML.
  bring ls-files -z -- ':(top,glob)**/*.yaml' ':(top,glob)**/*.yml'
  if [[ -n $given ]] && ! exists "$given"; then head_files=
  else head_files=$(files_used "$given") || refuse "$(sed -n 1p "$FOLDER/config-complaints")"
  fi
  head=$(sed -n 1p <<<"$head_files")
  before=$given
  if [[ -z $given ]]; then
    for path in crosscheck.yml crosscheck.yaml; do
      if exists "$old/$path"; then before=$path; fi
    done
    if path=$(cd -- "$old" && files_used | sed -n 1p) && [[ -n $path ]]; then before=$path; fi
  fi
  [[ -n $before ]] && exists "$old/$before" || before=
  base_files=$before
  # A config that cannot be read is still the one of the base; the check will say what is wrong with it.
  if [[ -n $before ]]; then base_files=$(cd -- "$old" && files_used "$before") || base_files=$before; fi
  while IFS= read -r line; do
    path=$(in_checkout "$line")
    [[ -n $path ]] || continue
    bring_file "$path"
    if changed "$path"; then differ+=("$path"); fi
  done < <(printf '%s\n' "$head_files" "$base_files" | awk '!seen[$0]++')
  [[ ${#differ[@]} -gt 0 ]] || return 0
  tell_changed "$(in_checkout "$head")" "$before" "${differ[@]}"
  [[ $CONFIG_FROM != head ]] || return 0
  if [[ -n $before ]]; then config=$old/$before; else config='' no_config=true; fi
}

base=
compared=
old=$FOLDER/base
mkdir -p "$old/.git"   # the search for a config ends there, and nothing that a config extends lies outside
if [[ -n $BASE ]] && ! git rev-parse --quiet --verify HEAD >/dev/null; then
  tell "What this pull request changes could not be seen: the working directory is not a git checkout."
elif [[ -n $BASE ]]; then
  find_base
fi

config=$CONFIG
baseline=$BASELINE
if [[ -n $base ]]; then
  decide_config
  [[ -z $BASELINE ]] || decide_baseline
fi

case $DIFF_BASE in
  '') against=$compared ;;
  none) against= ;;
  -*) refuse "\`$DIFF_BASE\` is not a commit" ;;
  *) against=$DIFF_BASE ;;
esac

output config "$config"
output no-config "$no_config"
output baseline "$baseline"
output diff-base "$against"
output note "$note"
