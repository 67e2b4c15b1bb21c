#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and opens Pupitre on the demonstration portal, with an invented
# family. Without a display the window is served to a browser, on this computer only, and the
# address is printed. 'sh data/demo.sh --tour FOLDER' saves pictures of every page instead.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$top/build-demo
prefix=$build/installed
tour=

case ${1:-} in
  '') ;;
  --tour)
    [ $# -eq 2 ] || { echo "Usage: sh data/demo.sh --tour FOLDER" >&2; exit 2; }
    mkdir -p "$2"
    tour=$(CDPATH='' cd -- "$2" && pwd)
    ;;
  *) echo "Usage: sh data/demo.sh [--tour FOLDER]" >&2; exit 2 ;;
esac

# shellcheck source=data/packages.sh
. "$top/data/packages.sh"
if [ -n "$tour" ]; then
  packages_install build run tour
else
  packages_install build run
fi

work=$(mktemp -d)
broadway=
# shellcheck disable=SC2317 # called by the trap
tidy () {
  [ -z "$broadway" ] || kill "$broadway" 2>/dev/null || true
  rm -rf "$work"
}
trap tidy EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

quietly () {
  "$@" >"$work/log" 2>&1 || { tail -n 60 "$work/log"; echo "failed: $*"; return 1; }
}

# meson before 1.7 builds what tests need together with all the rest, and they need more packages.
tests=false
[ -z "$tour" ] || tests=true

echo 'Building…'
[ -f "$build/build.ninja" ] || quietly meson setup "$build" "$top" --prefix="$prefix"
quietly meson configure "$build" -Dtests="$tests"
quietly meson install -C "$build" --quiet

if [ -n "$tour" ]; then
  quietly ninja -C "$build" tests/ui/tour
  /usr/bin/python3 "$top/tests/tour.py" "$build" "$tour"
  exit
fi

# The installed program finds its own data there, before that of the system.
export XDG_DATA_DIRS="$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"

# Texts need UTF-8; a bare machine has no other such locale.
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || { unset LC_ALL; export LANG=C.UTF-8; }

if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
  mkdir -m 700 "$work/run"
  export XDG_RUNTIME_DIR="$work/run"
fi

# Serves windows to a browser; sets port and number when the browser may come.
serve_to_browser () {
  port=$(/usr/bin/python3 - <<'END'
import socket
for port in range(8085, 8185):
    with socket.socket() as probe:
        try:
            probe.bind(('127.0.0.1', port))
        except OSError:
            continue
    print(port)
    break
END
  )
  number=$((port - 8000))
  gtk4-broadwayd -a 127.0.0.1 -p "$port" ":$number" >"$work/log" 2>&1 &
  broadway=$!
  until /usr/bin/python3 -c "import socket; socket.create_connection(('127.0.0.1', $port), 1)" \
          2>/dev/null; do
    kill -0 "$broadway" 2>/dev/null || { tail -n 5 "$work/log"; return 1; }
  done
}

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  serve_to_browser
  unset GSK_RENDERER
  export GDK_BACKEND=broadway BROADWAY_DISPLAY=":$number"
  echo "There is no display here. Open this address in a browser of this computer:"
  echo "  http://127.0.0.1:$port/"
  echo "Ctrl+C ends the demonstration."
fi

if [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ] && [ ! -S "$XDG_RUNTIME_DIR/bus" ]; then
  # What the bus and its services say stays out of sight; what Pupitre says does not.
  # shellcheck disable=SC2016 # the inner shell's own argument
  dbus-run-session -- sh -c 'exec "$1" --demo 2>&3' sh "$prefix/bin/pupitre" 3>&2 2>/dev/null
else
  "$prefix/bin/pupitre" --demo
fi
