#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the help for a browser in one language: build.sh FOLDER CATALOGUE PAGE…, where the
# catalogue is '-' for English.
set -eu

folder=$1
catalogue=$2
shift 2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ "$catalogue" = - ]; then
  cp "$@" "$work"
else
  msgfmt -o "$work/help.mo" "$catalogue"
  itstool -m "$work/help.mo" --lang "$(basename "$folder")" -o "$work" "$@"
fi
rm -rf "$folder"
mkdir "$folder"
LANG=C.UTF-8 LC_ALL=C.UTF-8 yelp-build html -o "$folder" "$work"/*.page
