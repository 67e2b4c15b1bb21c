#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and tests this tree on a bare Debian 13, warnings being errors: a debootstrap in
# build-debian13/, which is kept, so that a second run is quicker. 'sh tests/debian13.sh bookworm'
# does the same on a bare Debian 12. Needs root (or sudo) and the machine's own Debian sources.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
release=${1:-trixie}
case $release in
  trixie) root=$top/build-debian13 ;;
  bookworm) root=$top/build-debian12 ;;
  *) echo "Debian 12 is bookworm and Debian 13 is trixie; there is no $release here." >&2; exit 2 ;;
esac

if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo 'This needs root, and there is no sudo.' >&2; exit 1; }
  exec sudo sh "$0" "$release"
fi

# shellcheck source=data/packages.sh
. "$top/data/packages.sh"
packages_install debian13

# The mirror is the one that this machine installs from: the source of its own release.
# shellcheck disable=SC2016 # the dollars are apt's
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Identifier: Packages' |
         awk '$2 !~ /-/ && $1 ~ /debian\/?$/ { print $1; exit }')
[ -n "$mirror" ] || { echo 'The sources of apt name no Debian mirror.' >&2; exit 1; }

if [ ! -f "$root/.pupitre-complete" ]; then
  rm -rf "$root"
  log=$(mktemp)
  debootstrap --variant=minbase "$release" "$root" "$mirror" >"$log" 2>&1 || {
    tail -n 20 "$log"
    rm -f "$log"
    exit 1
  }
  rm -f "$log"
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/pupitre"
  chroot "$root" useradd --create-home --home-dir /srv/parent --shell /bin/sh parent
  touch "$root/.pupitre-complete"
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"

rm -rf "$root/srv/parent/pupitre"
mkdir "$root/srv/parent/pupitre"
tar -C "$top" --exclude=./.git --exclude='./build*' --exclude='./_*' -cf - . |
  tar -C "$root/srv/parent/pupitre" -xf -

# The packages as root, the rest as an ordinary person. Mounts live and end with the namespace.
cat >"$root/srv/parent/run.sh" <<'END'
set -eu
mount -t proc proc /proc
mount -t sysfs -o ro sysfs /sys
mount -t tmpfs -o mode=755 tmpfs /dev
for device in null zero full random urandom tty; do
  touch "/dev/$device"
  mount --bind "/.host-dev/$device" "/dev/$device"
done
mkdir -p /dev/pts /dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts /dev/pts
ln -s pts/ptmx /dev/ptmx
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
ln -s /proc/self/fd /dev/fd
umount -l /.host-dev
top=/srv/parent/pupitre
. "$top/data/packages.sh"
packages_install build run test
chown -R parent: "$top"
cat /etc/debian_version
exec setpriv --reuid parent --regid parent --init-groups env -i HOME=/srv/parent LANG=C.UTF-8 \
  PATH=/usr/local/bin:/usr/bin:/bin sh -c 'cd "$1" && exec sh tests/run.sh' sh "$top"
END
mkdir -p "$root/.host-dev"
# shellcheck disable=SC2016 # the inner shell's own arguments
exec unshare --mount --pid --fork --kill-child sh -c '
  mount --bind /dev "$1/.host-dev"
  exec chroot "$1" sh /srv/parent/run.sh
' sh "$root"
