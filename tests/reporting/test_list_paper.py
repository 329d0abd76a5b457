"""The list as a paper: entries alike in one short line, with their points added up."""

from datetime import date

from accord.reporting.list_paper import in_short
from accord.risk.matrix.rules import Contribution, Event
from accord.risk.matrix.terms import EventKind


def gave(kind: EventKind, code: str, on: date, counted: int) -> Contribution:
    return Contribution(Event(f"{code}{on}", kind, on, code), 2000, counted, counted)


def test_entries_alike_are_one_line_with_the_newest_and_the_greatest_sum_comes_first() -> None:
    lines = in_short(
        [
            gave(EventKind.ARREST, "charged", date(2026, 5, 1), 400),
            gave(EventKind.OFFENCE, "Robbery", date(2026, 1, 1), 300),
            gave(EventKind.OFFENCE, "Robbery", date(2026, 4, 1), 250),
        ]
    )

    assert lines == ["Robbery × 2, newest 1 April 2026: 5.50", "Arrest, charged, 1 May 2026: 4.00"]
