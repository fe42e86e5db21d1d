#!/usr/bin/env bash
# Looks at what a pull request is compared with, BASE: whether it has the same config and baseline. Where it has not, those
# of BASE are used, unless CONFIG_FROM is `head`.
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

# Sets `used` to the file that is to be used: the given one, the base's, or none.
decide() {   # what it is, path
  local path
  used=$2
  path=$(in_checkout "$2")
  if [[ -z $path ]]; then
    tell "Whether this pull request changes the $1 could not be seen: $(code "$2") is not in the checkout."
  elif changed "$path"; then
    if [[ $CONFIG_FROM == head ]]; then
      tell "**This pull request changes the $1**, $(code "$path"), and was checked with its own."
    elif exists "$old/$path"; then
      used=$old/$path
      tell "**This pull request changes the $1**, $(code "$path"). It was checked with the one of its base."
    else
      used=
      tell "**This pull request adds the $1** $(code "$path"). It was checked without."
    fi
  fi
}

# A baseline that an unchanged config names: the base's config names the base's.
decide_named() {   # config
  local path name baseline
  path=$(in_checkout "$1")
  [[ -n $path && -f $path ]] || return 0
  name=$(sed -nE "s/^baseline: *[\"']?([^\"'#]*[^\"'# ]).*/\1/p" -- "$path" | sed -n 1p)
  [[ -n $name ]] || return 0
  baseline=$(in_checkout "$(dirname -- "$path")/$name")
  bring_file "$baseline"
  if changed "$baseline"; then
    if [[ $CONFIG_FROM == head ]]; then
      tell "**This pull request changes the baseline**, $(code "$baseline"), and was checked with its own."
    else
      used=$old/$path
      tell "**This pull request changes the baseline**, $(code "$baseline"). It was checked with the one of its base."
    fi
  fi
}

base=
compared=
old=$FOLDER/base
mkdir "$old"
if [[ -n $BASE ]] && ! git rev-parse --quiet --verify HEAD >/dev/null; then
  tell "What this pull request changes could not be seen: the working directory is not a git checkout."
elif [[ -n $BASE ]]; then
  find_base
fi

config=$CONFIG
baseline=$BASELINE
if [[ -n $base ]]; then
  # All YAML: the config may name folders of rules.
  bring ls-files -z -- ':(top,glob)**/*.yaml' ':(top,glob)**/*.yml'
  for path in crosscheck.yml crosscheck.yaml; do
    if [[ -z $CONFIG ]] && { exists "$path" || exists "$old/$path"; }; then config=$path; fi
  done
  if [[ -n $config ]]; then
    decide config "$config"
    [[ $used != "$config" ]] || decide_named "$config"
    [[ -n $used ]] || no_config=true
    # What the program finds by itself needs no option.
    if [[ -n $CONFIG || $used != "$config" ]]; then config=$used; else config=; fi
  fi
  if [[ -n $BASELINE ]]; then
    bring_file "$BASELINE"
    decide baseline "$BASELINE"
    baseline=$used
  fi
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
