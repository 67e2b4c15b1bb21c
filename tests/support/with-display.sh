#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh PROGRAM ...: runs it on a display of its own. The server itself chooses a free number, so
# that several may begin at once (xvfb-run looks for one first, and two may find the same).
set -u

folder=$(mktemp -d)
server=
finish () {
  [ -z "$server" ] || kill "$server" 2>/dev/null
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 143' TERM INT HUP

mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 1280x1024x24 -nolisten tcp 3>"$folder/number" >"$folder/log" 2>&1 &
server=$!
if ! read -r number <"$folder/number"; then
  cat "$folder/log" >&2
  echo 'Xvfb does not start' >&2
  exit 1
fi
DISPLAY=:$number "$@"
