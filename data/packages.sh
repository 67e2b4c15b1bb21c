# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by data/demo.sh, tests/run.sh and tests/debian13.sh, with $top set to the top of the tree: installs what is
# missing of data/packages.txt.

# Prints the packages that serve one of the uses given (a word of the second column).
packages_for () {
  for use in "$@"; do
    # shellcheck disable=SC2154 # set by the script that sources this
    awk -v use="$use" '!/^#/ && NF && ("," $2 ",") ~ ("," use ",") { print $1 }' \
      "$top/data/packages.txt"
  done | sort -u
}

# Prints those of the packages given that are not installed.
packages_missing () {
  for package in "$@"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || echo "$package"
  done
}

# Installs what the uses given need, from the machine's own Debian sources; on another distribution
# names what is needed and stops.
packages_install () {
  # Names of packages hold no blanks: splitting them is meant.
  # shellcheck disable=SC2046
  set -- $(packages_for "$@")
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo 'This is not Debian: please install what these Debian packages hold, then use meson.' >&2
    echo "$*" | fold -s -w 76 | sed 's/^/  /' >&2
    return 1
  fi
  # shellcheck disable=SC2046
  set -- $(packages_missing "$@")
  [ $# -eq 0 ] && return 0

  echo "Installing $# packages: $*" | fold -s -w 100
  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif command -v sudo >/dev/null; then
    as_root=sudo
  else
    echo "Please install them as root (there is no sudo): apt-get install $*" >&2
    return 1
  fi
  log=$(mktemp)
  if ! { $as_root apt-get update -qq &&
         $as_root env DEBIAN_FRONTEND=noninteractive \
           apt-get install -qq -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}
