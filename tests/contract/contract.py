# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract of data/portal-api.json: its operations, found by request, and its schemas."""

import json
import os
import re
import urllib.parse

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def load():
    with open(os.path.join(ROOT, "data", "portal-api.json"), encoding="utf-8") as file:
        return json.load(file)


def operations(contract):
    """(method, path, operation) of each operation."""
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def host_of(operation):
    """portal, identity, b2c or api: the name of the variable of the operation's server."""
    return operation["servers"][0]["url"].strip("{}")


def pattern_of(path):
    parts = re.split(r"\{[^}]+\}", path)
    return re.compile("^" + "[^/]+".join(re.escape(part) for part in parts) + "$", re.I)


def find(contract, host, method, target):
    """The operation that a request is for, or None. Paths are compared without case, as the real
    portal evidently does."""
    path = urllib.parse.urlsplit(target).path
    for known_method, known_path, operation in operations(contract):
        if (known_method == method and host_of(operation) == host
                and pattern_of(known_path).match(path)):
            return operation
    return None


def validator(contract, schema):
    """A validator of @schema that knows the contract's components."""
    whole = dict(schema, components=contract["components"])
    return jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker())


def answer_schema(operation, status):
    content = operation["responses"].get(str(status), {}).get("content", {})
    return content.get("application/json", {}).get("schema")


def examples(contract):
    """(operationId, status, schema, example) of each example of an answer."""
    for _, _, operation in operations(contract):
        for status, answer in operation["responses"].items():
            for media in answer.get("content", {}).values():
                if "example" in media:
                    yield operation["operationId"], status, media["schema"], media["example"]
                for one in media.get("examples", {}).values():
                    yield operation["operationId"], status, media["schema"], one["value"]
