"""Walking the chain over plain values: the first thing that is not as it was written, and why, in a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from accord.audit.heads import Head
from accord.audit.rules import GENESIS, Keys, SealContent, earliest_believable, place_code, row_code, seal_code

# As read from the database, where anybody may have put anything: position, row number, seal number and link of the place;
# the number and the code of the row that was found there (None when it is gone); the row's content.
Place = tuple[Any, ...]

NOT_AS_WRITTEN = "the row is not as it was written"


@dataclass(frozen=True, slots=True)
class BadRow:
    """The first thing in the ledger that is not as it was written: a row, or a place or seal when no row can be named."""

    why: str
    row_id: int | None = None
    position: int | None = None
    seal_number: int | None = None

    @property
    def sentence(self) -> str:
        """Which one, and why, for people."""
        numbers = {"row": self.row_id, "position": self.position, "seal": self.seal_number}
        named = ", ".join(f"{kind} {number}" for kind, number in numbers.items() if number is not None)
        return f"{named}: {self.why}." if named else f"{self.why}."


def row_is_genuine(key: bytes, content: Sequence[Any], mac: str | None) -> bool:
    """The row's code fits its content, whatever types somebody may have put there."""
    try:
        return row_code(key, content) == mac
    except (TypeError, ValueError):
        return False


class ChainWalk:
    """Follows the chain seal by seal from the first, and keeps what the next one must join on to."""

    def __init__(self, keys: Keys, heads: Iterator[Head]) -> None:
        self._keys = keys
        self._heads = heads
        self._head: Head | None = None
        self._hash = GENESIS
        self._link = GENESIS
        self._row_before: int | None = None
        self._earliest = ""  # that a row may claim which has no place yet, as `moment_text` writes it
        self._low_water = 0
        self.position = 1  # of the next place
        self.waiting_rows = 0
        self.seals = 0
        self.heads = 0

    def fault_in_seal(self, seal: SealContent, seal_hash: str, places: Iterator[Place]) -> BadRow | None:
        """The first fault in this seal and its places; it takes from `places` as many as the seal says that it has."""
        if seal.number < self.seals + 1:
            return BadRow("the seal is not one that the sealer made", seal_number=seal.number)
        why = self._why_seal_is_bad(seal, seal_hash)
        if why:
            return BadRow(why, seal_number=self.seals + 1)
        for place in islice(places, seal.row_count):
            fault = self._fault_in_place(place)
            if fault:
                return fault
            self.position += 1
        if self.position < seal.first_position + seal.row_count:
            return self._missing_place("nothing after it")
        if self._link != seal.rows_digest:
            return BadRow("the seal closes a different run of rows than the one found", seal_number=seal.number)
        self._pass(seal, seal_hash)
        return None

    def fault_after_last_seal(self) -> BadRow | None:
        """A head that was exported and whose seal is no longer here."""
        head = self._next_head()
        if head is None:
            return None
        rows = f"{head.row_count} rows from position {head.first_position}"
        why = f"the seal was exported as of {head.sealed_at} over {rows}, and is gone"
        return BadRow(why, position=head.first_position, seal_number=head.number)

    def fault_in_waiting_rows(self, rows: Iterable[tuple[Any, ...]]) -> BadRow | None:
        """The first fault in the rows that have no place yet, each given as its number, its code and its content."""
        for row_id, mac, *content in rows:
            why = self._why_waiting_row_is_bad(row_id, mac, content)
            if why:
                return BadRow(why, row_id)
            self.waiting_rows += 1
        return None

    def _pass(self, seal: SealContent, seal_hash: str) -> None:
        self._hash = seal_hash
        self.seals += 1
        self._low_water = seal.low_water
        if seal.caught_up:
            self._earliest = earliest_believable(seal.sealed_at)

    def _why_seal_is_bad(self, seal: SealContent, seal_hash: str) -> str:
        if seal.number > self.seals + 1:
            return f"the seal is gone; seal {seal.number} is the next that was found"
        if not _seal_is_genuine(self._keys.seal, seal, seal_hash):
            return "what the seal says is not what the sealer wrote"
        if seal.previous_hash != self._hash or seal.first_position != self.position:
            return "the seal does not join on to the one before it"
        return self._why_head_differs(seal, seal_hash)

    def _why_head_differs(self, seal: SealContent, seal_hash: str) -> str:
        head = self._next_head()
        if head is None or head.number > seal.number:
            return ""
        if (head.number, head.hash) != (seal.number, seal_hash):
            return f"the seal is not the one that was exported as of {head.sealed_at}"
        self.heads += 1
        self._head = None
        return ""

    def _next_head(self) -> Head | None:
        if self._head is None:
            self._head = next(self._heads, None)
        return self._head

    def _fault_in_place(self, place: Place) -> BadRow | None:
        position, row_id, seal_number, link, found_id, mac, *content = place
        if position < self.position:
            return BadRow("the place is not one that the sealer made", row_id, position)
        if position > self.position:
            return self._missing_place(f"row {row_id} after it")
        joins_on = link == place_code(self._keys.place, self._link, position, seal_number, row_id, mac)
        if joins_on and row_is_genuine(self._keys.row, content, mac) and content[0] >= self._earliest:
            self._link, self._row_before = link, row_id
            return None
        return BadRow(self._why_row_is_bad(found_id, mac, content), row_id, position, self.seals + 1)

    def _why_waiting_row_is_bad(self, row_id: int, mac: str | None, content: Sequence[Any]) -> str:
        if not row_is_genuine(self._keys.row, content, mac):
            return NOT_AS_WRITTEN
        if row_id <= self._low_water:
            return f"the row came after everything up to row {self._low_water} had been sealed"
        return self._why_row_is_late(content[0])

    def _why_row_is_late(self, at: str) -> str:
        if at >= self._earliest:
            return ""
        return f"the row claims to be of {at}, and came long after everything of that time had been sealed"

    def _why_row_is_bad(self, found_id: int | None, mac: str | None, content: Sequence[Any]) -> str:
        if found_id is None:
            return "the row is gone"
        if not row_is_genuine(self._keys.row, content, mac):
            return NOT_AS_WRITTEN
        return self._why_row_is_late(content[0]) or "the row that stands here is not the one that was sealed here"

    def _missing_place(self, after: str) -> BadRow:
        before = "nothing" if self._row_before is None else f"row {self._row_before}"
        why = f"the place is gone with the row that stood there; {before} stood before it, {after}"
        return BadRow(why, position=self.position, seal_number=self.seals + 1)


def _seal_is_genuine(key: bytes, seal: SealContent, seal_hash: str) -> bool:
    try:
        return seal_code(key, seal) == seal_hash
    except (TypeError, ValueError):
        return False
