"""How much a promise is tried: at every change (gate), or in the long run (night)."""

import os


def tries(gate: int, night: int) -> int:
    """The number of tries; ACCORD_TEST_PROMISE_SIZE=night asks for the long run."""
    return {"gate": gate, "night": night}[os.environ.get("ACCORD_TEST_PROMISE_SIZE", "gate")]
