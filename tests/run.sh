#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, runs every suite without a display, and ends with the line
# 'N passed, N failed'. Arguments go to 'meson test' (for instance '--suite core').
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$top/build-tests

# shellcheck source=data/packages.sh
. "$top/data/packages.sh"
packages_install build run test

# Nothing of the person's own desktop may help or disturb a test: each starts what it needs.
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR LANGUAGE LC_ALL || true

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly () {
  "$@" >"$log" 2>&1 || { tail -n 60 "$log"; echo "failed: $*"; return 1; }
}

[ -f "$build/build.ninja" ] || quietly meson setup "$build" "$top" -Dwerror=true
quietly ninja -C "$build"

rm -f "$build/meson-logs/testlog.json"
status=0
meson test -C "$build" --print-errorlogs --quiet --timeout-multiplier 3 "$@" >"$log" 2>&1 || status=$?
[ "$status" -eq 0 ] || tail -n 400 "$log"
/usr/bin/python3 "$top/tests/count.py" "$build/meson-logs/testlog.json" "$status"
