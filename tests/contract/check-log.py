#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the log of a demonstration portal on standard input; fails on a call that the contract
does not have."""

import json
import sys

import contract


def main():
    known = contract.load()
    calls = json.load(sys.stdin)
    strangers = [call for call in calls
                 if contract.find(known, call["host"], call["method"], call["path"]) is None]
    for call in strangers:
        print(f"Not in the contract: {call['host']} {call['method']} {call['path']}")
    if not calls:
        sys.exit("The log is empty")
    sys.exit(1 if strangers else 0)


main()
