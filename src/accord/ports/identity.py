"""Identity: numbers for new records, made by the application so that a whole import can be numbered before it is written."""

import secrets
import threading
import time

EPOCH_MILLISECONDS = 1_577_836_800_000  # 1 January 2020, UTC
CHANCE_BITS = 22  # 41 bits of milliseconds stand before them: enough until 2089

_lock = threading.Lock()
_next_free = 0


def new_ids(count: int = 1) -> range:
    """That many consecutive 63-bit numbers, larger than any this process has had before.

    The upper bits are the time, so that numbers sort in the order in which they were made; the lower bits start
    by chance, so that two processes almost never meet. If they do, the database refuses the second of the two.
    """
    if count < 1:
        raise ValueError(f"at least one number must be asked for, not {count}")
    global _next_free
    milliseconds = time.time_ns() // 1_000_000 - EPOCH_MILLISECONDS
    by_time_and_chance = (milliseconds << CHANCE_BITS) | secrets.randbits(CHANCE_BITS)
    with _lock:
        first = max(by_time_and_chance, _next_free)
        _next_free = first + count
    return range(first, first + count)
