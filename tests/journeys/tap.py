# SPDX-License-Identifier: GPL-3.0-or-later
"""TAP for the journeys: one point a step, and the rest of a journey skipped after a failure."""

import time
import traceback


class Journey:
    """Runs the steps of a journey, each a line of TAP.

    A step that fails ends the journey, since what follows builds on it; on_failure is called with
    a name for what it wants to keep, for instance a picture of the display.
    """

    def __init__(self, name, on_failure=None):
        self.name = name
        self.on_failure = on_failure
        self.number = 0
        self.failed = False

    def step(self, text, function, *arguments):
        """Runs a step, unless one before it has failed, and returns what it returned."""
        self.number += 1
        if self.failed:
            print(f'ok {self.number} - {text} # SKIP a step before it has failed', flush=True)
            return None
        begun = time.monotonic()
        try:
            result = function(*arguments)
        except Exception:  # whatever it is, the journey ends in order
            self.failed = True
            traceback.print_exc()
            print(f'not ok {self.number} - {text}', flush=True)
            if self.on_failure is not None:
                self.on_failure(f'{self.name}-{self.number}')
            return None
        print(f'ok {self.number} - {text}', flush=True)
        print(f'# {time.monotonic() - begun:.1f} s', flush=True)
        return result

    def end(self):
        """Prints the plan and returns the exit code."""
        print(f'1..{self.number}', flush=True)
        return 1 if self.failed else 0


def expect(condition, message):
    """Fails the step, with a message, if the condition does not hold."""
    if not condition:
        raise AssertionError(message)
