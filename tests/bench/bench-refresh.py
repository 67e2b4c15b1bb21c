#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for all of a family once more while nothing has changed: bytes on the wire against curl with
the same ETags, connections, what is written to the databases, and rows that are touched.

Usage: bench-refresh.py BUILD-FOLDER
"""

import asyncio
import os
import sqlite3
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journeys"))

from desktop import Desktop  # pylint: disable=wrong-import-position

API = "127.0.0.4"
EMAIL = "parent@demo.exemple"
# What a client has to send with each request; the rest is its own affair.
KEPT = ("authorization", "if-none-match")


class Wire:
    """Hands on what goes to the API and back, and counts it."""

    def __init__(self, port):
        self.port = port
        self.loop = asyncio.new_event_loop()
        self.server = self.loop.run_until_complete(asyncio.start_server(self.serve, API, 0))
        self.own_port = self.server.sockets[0].getsockname()[1]
        self.open = 0
        self.reset()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def reset(self):
        """Begins to count anew; connections that are open count on."""
        self.connections = self.open
        self.bytes = 0
        self.asked = b""

    async def serve(self, reader, writer):
        """Serves a connection."""
        self.connections += 1
        self.open += 1
        there, back = await asyncio.open_connection(API, self.port)
        await asyncio.gather(self.hand_on(reader, back, True), self.hand_on(there, writer, False))
        self.open -= 1

    async def hand_on(self, source, target, is_question):
        """Hands on until one side hangs up."""
        try:
            while data := await source.read(65536):
                self.bytes += len(data)
                if is_question:
                    self.asked += data
                target.write(data)
                await target.drain()
        except ConnectionError:
            pass
        target.close()

    def requests(self):
        """Yields the path and the headers of each request that was handed on."""
        for text in self.asked.decode().split("\r\n\r\n"):
            first, *rest = text.split("\r\n")
            if first:
                yield first.split(" ")[1], [line for line in rest
                                            if line.split(":")[0].lower() in KEPT]


def start_portal(build):
    """Starts a portal; returns it and its port."""
    program = os.path.join(build, "src", "demo", "pupitre-demo-portal")
    portal = subprocess.Popen([program, "--port", "0"], stdout=subprocess.PIPE, text=True)
    return portal, int(portal.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])


def write_profile(source, path, port, api_port):
    """Writes the profile of a portal whose API is reached by way of another port."""
    with open(source, encoding="utf-8") as file:
        text = file.read()
    text = text.replace(API + ":{port}", f"{API}:{api_port}").replace("{port}", str(port))
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def rows(folder):
    """Returns the rows of every table of the databases below a folder."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(".db"):
                continue
            with sqlite3.connect(f"file:{os.path.join(place, name)}?mode=ro", uri=True) as database:
                tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                for (table,) in tables.fetchall():
                    found[f"{name} {table}"] = set(
                        database.execute(f"SELECT rowid, * FROM {table}").fetchall())
    return found


def report_writes(before, after):
    """Tells which tables have other rows than before, and how many."""
    changed = {table: len(after[table] - before.get(table, set())) for table in after
               if after[table] != before.get(table)}
    told = ", ".join(f"{n} in {table}" for table, n in sorted(changed.items())) or "none"
    print(f"rows written: {told} (aim: one with its checked-at for each answer)", flush=True)


def ask_with_curl(wire, requests):
    """Asks the same with curl, one after the other; returns the bytes."""
    parts = []
    for path, headers in requests:
        lines = [f'url = "http://{API}:{wire.own_port}{path}"', 'output = "/dev/null"', "silent"]
        lines += ['header = "' + line.replace('"', '\\"') + '"' for line in headers]
        parts.append("\n".join(lines))
    wire.reset()
    subprocess.run(["curl", "--config", "-"], input="\nnext\n".join(parts) + "\n", text=True,
                   check=True)
    return wire.bytes


def measure(build, desktop):
    """Refreshes twice, and tells of the second time."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "portals",
                          "demonstration.ini")
    portal, port = start_portal(build)
    wire = Wire(port)
    write_profile(source, desktop.path("portal.ini"), port, wire.own_port)
    client = subprocess.Popen([os.path.join(build, "tests", "bench", "bench-refresh"),
                               desktop.path("portal.ini"), EMAIL], env=desktop.env,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def next_word(expected=None):
        line = client.stdout.readline().strip()
        if not line or (expected and line != expected):
            sys.exit(f"The client says {line!r}")
        return line

    def go_on():
        client.stdin.write("\n")
        client.stdin.flush()

    next_word("stored")
    before = rows(desktop.folder)
    wire.reset()
    go_on()
    touched, shown, feeds = next_word().split()
    own, connections, requests = wire.bytes, wire.connections, list(wire.requests())
    report_writes(before, rows(desktop.folder))
    theirs = ask_with_curl(wire, requests)
    go_on()
    client.wait(timeout=60)
    portal.terminate()
    portal.wait()
    with_etag = sum(any(line.lower().startswith("if-none-match") for line in headers)
                    for _, headers in requests)
    print(f"bytes of a refresh while nothing has changed: {own / theirs:.2f} times the control "
          f"(aim: at most 1.10); {own} against {theirs}, in {len(requests)} requests for {feeds} "
          f"lists, {with_etag} with an ETag", flush=True)
    print(f"connections to the API: {connections} (aim: 1)", flush=True)
    print(f"rows touched: {touched} of {shown} (aim: 0)", flush=True)


def main():
    with Desktop() as desktop:
        desktop.start_keyring()
        measure(sys.argv[1], desktop)


main()
