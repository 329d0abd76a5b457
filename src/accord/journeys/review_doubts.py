"""The pairs of records in doubt as a file: for an officer with what the records say, for whoever runs the service by number."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accord.access import gate, rules
from accord.access.gate import Asking
from accord.access.terms import Action
from accord.audit.ledger import Event, append
from accord.audit.terms import Action as Logged
from accord.linking.queries import DoubtRow, doubts, open_doubts, what_each_added
from accord.linking.terms import OPEN_STATES, WhyDoubtful
from accord.people.queries.records import RecordSays, what_records_say

TOGETHER = 400
"""So many pairs are read and told to the ledger at once: one of its rows can name a thousand people."""

WHAT, PURPOSE = "records in doubt", "Keeping each person's records together, and apart from others'"


@dataclass(frozen=True)
class InDoubt:
    """A pair in doubt: why, what it weighs, what each part added, and the two records."""

    why: WhyDoubtful
    weight: float | None
    parts: tuple[Mapping[str, Any], ...]
    one: RecordSays
    other: RecordSays


def doubts_of_officer(asking: Asking) -> Iterator[InDoubt]:
    """The open doubts that the officer may look at, as the page lists them. Refused to others, and told to the ledger."""
    decision = rules.may(asking.viewer, Action.LINK)
    if not decision:
        gate.refuse(asking, None, decision)

    def read(start: int) -> Sequence[DoubtRow]:
        return doubts(asking.viewer, asking.at, OPEN_STATES, start, TOGETHER)

    def tell(count: int, people: Sequence[int]) -> None:
        gate.note_export(asking, {"doubts": count}, Action.LINK, people)

    return _each(read, tell)


def doubts_by_number(at: datetime, by: str) -> Iterator[InDoubt]:
    """Every open doubt, for whoever runs the service. What the records say is not theirs to pass on: only numbers are."""

    def tell(count: int, people: Sequence[int]) -> None:
        append(
            Event(
                at=at, actor=by, actor_id=None, agency="", action=Logged.EXPORT, what=WHAT, purpose=PURPOSE,
                detail={"doubts": count, "people": " ".join(map(str, people))},
            )
        )  # fmt: skip

    return _each(lambda start: open_doubts(start, TOGETHER), tell)


def _each(
    read: Callable[[int], Sequence[DoubtRow]], tell: Callable[[int, Sequence[int]], None]
) -> Iterator[InDoubt]:  # fmt: skip
    """The pairs, stretch after stretch, each told before it is given; that there were none is told too."""
    start, rows = 0, read(0)
    while rows or start == 0:
        tell(len(rows), sorted({person for row in rows for person in row.people}))
        says = what_records_say({record for row in rows for record in row.pair})
        added = what_each_added([row.id for row in rows])
        for row in rows:
            yield InDoubt(row.why, row.weight, added[row.id], *(says[record] for record in row.pair))
        start += TOGETHER
        rows = read(start) if len(rows) == TOGETHER else []
