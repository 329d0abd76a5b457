"""Verifying the ledger: every row's code, every place, every seal and every exported head, and the first that is wrong.

It finds edits, deletions, swaps, copies and rows put in afterwards. What it cannot find: the deletion of a row that had no
seal yet (a few seconds), and the loss of the newest seals with their rows where no heads were exported to another system.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from accord.audit import heads, reading
from accord.audit.chain import BadRow, ChainWalk
from accord.audit.guards import missing_guards
from accord.audit.ledger import ledger_keys


@dataclass(frozen=True, slots=True)
class Verification:
    """What was verified and what was found. When something is bad, the numbers count what came before it."""

    sealed_rows: int
    unsealed_rows: int
    seals: int
    heads: int
    first_bad: BadRow | None
    missing_guards: tuple[str, ...]
    seconds: float

    @property
    def rows(self) -> int:
        """The rows verified, sealed or not."""
        return self.sealed_rows + self.unsealed_rows

    @property
    def rows_per_second(self) -> float:
        """How fast it went, all steps together."""
        return self.rows / self.seconds

    @property
    def is_sound(self) -> bool:
        """Nothing is bad, and the database still refuses changes."""
        return self.first_bad is None and not self.missing_guards


def verify(on_progress: Callable[[int], object] = lambda rows: None) -> Verification:
    """Walk the whole ledger, and stop at the first thing that is not as it was written.

    `on_progress` is called with the number of rows read since the last call.
    """
    started = time.perf_counter()
    # The heads before the seals: a seal is exported after it is committed, so that each of these has its seal by now.
    walk = ChainWalk(ledger_keys(), heads.exported(settings.ACCORD_SEALS_DIRECTORY))
    first_bad = _fault_in_chain(walk, on_progress) or _fault_outside_chain(walk, on_progress)
    return Verification(
        sealed_rows=walk.position - 1,
        unsealed_rows=walk.waiting_rows,
        seals=walk.seals,
        heads=walk.heads,
        first_bad=first_bad,
        missing_guards=missing_guards(),
        seconds=time.perf_counter() - started,
    )


def _fault_in_chain(walk: ChainWalk, on_progress: Callable[[int], object]) -> BadRow | None:
    newest = reading.newest_seal()
    places = _one_by_one(reading.places(), on_progress)
    try:
        for seal, seal_hash in reading.seals(newest):
            fault = walk.fault_in_seal(seal, seal_hash, places)
            if fault:
                return fault
        return _fault_in_stray_places(walk.position, newest) or walk.fault_after_last_seal()
    except heads.UnreadableHead as unreadable:
        return BadRow(str(unreadable))


def _fault_in_stray_places(position: int, newest: int) -> BadRow | None:
    stray = reading.stray_place(position, newest)
    why = "the row has a place in the chain, and the seal that closed it is gone"
    return BadRow(why, position=stray[0], row_id=stray[1], seal_number=stray[2]) if stray else None


def _fault_outside_chain(walk: ChainWalk, on_progress: Callable[[int], object]) -> BadRow | None:
    fault = walk.fault_in_waiting_rows(_one_by_one(reading.rows_without_place(), on_progress))
    if fault:
        return fault
    copied = reading.copied_row()
    return BadRow(f"the row is a copy of row {copied[1]}", row_id=copied[0]) if copied else None


def _one_by_one(chunks: Iterable[list[reading.Row]], on_progress: Callable[[int], object]) -> Iterator[reading.Row]:
    for chunk in chunks:
        on_progress(len(chunk))
        yield from chunk
