#!/usr/bin/env bash
# Looks at the inputs that the program does not look at, and finds the program: BINARY, or the one of a release's archive,
# if that has the expected checksum.
set -euo pipefail
# shellcheck source=action/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

one_of() {   # input, value, allowed values
  [[ " $3 " == *" $2 "* && $2 != *' '* && -n $2 ]] || refuse "the input $1 is one of $3, not \`$2\`"
}

platform() {
  case $RUNNER_OS-$RUNNER_ARCH in
    Linux-X64) echo linux-x64 ;;
    Linux-ARM64) echo linux-arm64 ;;
    macOS-X64) echo darwin-x64 ;;
    macOS-ARM64) echo darwin-arm64 ;;
    *) return 1 ;;
  esac
}

has_checksum() {   # file
  local actual
  if command -v sha256sum >/dev/null; then actual=$(sha256sum <"$1"); else actual=$(shasum -a 256 <"$1"); fi
  [[ ${actual%% *} == "$SHA256" ]]
}

download() {
  local name url
  [[ $VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] ||
    refuse "give \`version\`, such as 0.2.0, with \`sha256\`, or give \`binary\`"
  [[ $SHA256 =~ ^[0-9a-f]{64}$ ]] || refuse "\`version\` takes \`sha256\`, the 64 digits beside the release's archive"
  name=crosscheck-$VERSION-$(platform) || refuse "there is no archive for $RUNNER_OS on $RUNNER_ARCH; give \`binary\`"
  [[ -n $ARCHIVE_URL || -n $ACTION_REPOSITORY ]] ||
    refuse "an action that is used from a folder has no releases: give \`archive-url\` or \`binary\`"
  url=${ARCHIVE_URL:-$GITHUB_SERVER_URL/$ACTION_REPOSITORY/releases/download/v$VERSION/$name.tar.gz}
  curl --fail --silent --show-error --location --proto '=https' --retry 2 \
    --max-time 120 --max-filesize 100000000 --output "$folder/archive" --url "$url" || refuse "cannot download $url"
  has_checksum "$folder/archive" || refuse "the checksum of $url is not the expected one"
  tar -xzf "$folder/archive" -C "$folder" "$name/bin/crosscheck"
  program=$folder/$name/bin/crosscheck
}

one_of upload-sarif "$UPLOAD_SARIF" 'true false'
one_of summary "$SUMMARY" 'true false'
one_of config-from "$CONFIG_FROM" 'base head'
[[ $CATEGORY =~ ^[A-Za-z0-9._:/-]+$ ]] || refuse "the input category takes letters, digits and . _ : / -, not \`$CATEGORY\`"

folder=$(mktemp -d "$RUNNER_TEMP/crosscheck.XXXXXX")
if [[ -n $BINARY ]]; then
  [[ -f $BINARY && -x $BINARY ]] || refuse "\`$BINARY\` is not a program"
  program=$(cd -- "$(dirname -- "$BINARY")" && pwd)/$(basename -- "$BINARY")
else
  download
fi
"$program" --version
output folder "$folder"
output program "$program"
