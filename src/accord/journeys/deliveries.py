"""A file handed over by an agency: what every import has in common, whatever the file is of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache

from accord.audit.ledger import Event, append
from accord.audit.terms import Action
from accord.kernel.faults import SHOWN_LENGTH, Fault
from accord.ports.csv_files import Extract

Watch = Callable[[int], object]
"""Told how many more steps are done; of an extract, each row is read and then taken in. See `steps_in`."""


class ImportRefused(Exception):
    """Nothing was taken in; `faults` says where and why (the first 1,000 of `fault_count`)."""

    def __init__(self, faults: Iterable[Fault], fault_count: int) -> None:
        super().__init__(f"{fault_count} faults")
        self.faults = tuple(faults)
        self.fault_count = fault_count


@dataclass(frozen=True)
class Imported:
    """What an extract changed: rows read, new, changed, and those of people whom another record tells of already."""

    rows: int
    new: int
    changed: int
    linked: int = 0

    @property
    def unchanged(self) -> int:
        """Rows that say what is held already."""
        return self.rows - self.new - self.changed


@dataclass(frozen=True)
class Delivery:
    """A file handed over: its register, bytes and name, the agency's code, when and by whom."""

    register: str
    data: bytes
    file_name: str
    agency_code: str
    at: datetime
    by: str


def steps_in(data: bytes) -> int:
    """How many steps a watch of the file will be told of, nearly."""
    return 2 * (data.count(b"\n") + 1)


def nobody_watches(steps: int) -> None:
    """For an import that shows no progress."""


def stop_if_faulty(extract: Extract) -> None:
    """Raise `ImportRefused` with what is wrong, in the order of the lines, unless nothing is."""
    if not extract.is_sound:
        raise ImportRefused(sorted(extract.faults), extract.fault_count)


def refuse_repeats(extract: Extract, keyed: Iterable[tuple[int, str, str]], column: str, same: str) -> None:
    """Note each (line, value shown, key) whose key stood on an earlier line; `same` says what the two have in common."""
    seen: dict[str, int] = {}
    for line, shown, key in keyed:
        first = seen.setdefault(key, line)
        if first != line:
            extract.refuse(line, column, shown, f"A duplicate: line {first} has the same {same}.")


@lru_cache(maxsize=1_000)  # a name that is wrong once is wrong on many lines
def why_unknown(kind: str, name: str, known: tuple[str, ...], advice: str) -> str:
    """Why a name is refused, with the one that was probably meant."""
    by_lower = {each.casefold(): each for each in known}
    near = get_close_matches(name.casefold(), by_lower, n=1, cutoff=0.7) if len(name) <= SHOWN_LENGTH else []
    return f"There is no {kind} of this name. {f'Did you mean {by_lower[near[0]]}?' if near else advice}"


def tell_ledger(
    what: str, imported: Imported, at: datetime, by: str, agency: str = "", delivery: int | None = None
) -> None:  # fmt: skip
    """Write to the ledger that an extract was taken in, in the caller's transaction."""
    counts = {"rows": imported.rows, "new": imported.new, "changed": imported.changed, "linked": imported.linked}
    numbered = {} if delivery is None else {"delivery": delivery}
    append(
        Event(
            at=at,
            actor=by,
            actor_id=None,
            agency=agency,
            action=Action.IMPORT,
            what=f"{what} extract",
            purpose="Take in what the agency holds" if agency else "Keep the partnership's list",
            detail={**numbered, **counts},
        )
    )
