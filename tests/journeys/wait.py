# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for a condition, never for a length of time."""

import time

PATIENCE = 20
INTERVAL = 0.1


def until(condition, what, patience=PATIENCE):
    """Calls condition until it returns something true, and returns that.

    Raises TimeoutError with what was waited for; what may be a function that says how things are.
    """
    deadline = time.monotonic() + patience
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > deadline:
            raise TimeoutError(what() if callable(what) else what)
        time.sleep(INTERVAL)
