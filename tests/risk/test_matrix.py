"""Points from a matrix: half after each half-life, none when too old, no more than the limit, and each traced to its entry."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.risk.matrix import columns
from accord.risk.matrix.rules import Event, MatrixScore, person_may_be_scored, score
from accord.risk.matrix.table import read_table, shipped
from accord.risk.matrix.terms import EventKind
from tests.risk.test_matrix_table import values

ON = date(2026, 11, 21)
TABLE = read_table(
    values(
        arrest={"points": {"charged": 4, "released": 1}, "look_back_days": 365, "half_life_days": 90, "most": 6},
        offence={"points": {"Robbery": 20, "Violence": 0}, "look_back_days": 730, "half_life_days": 365},
        failure_to_comply={"points": {"breach": 3}, "look_back_days": 100},
    )
)
OFFENCE, ARREST, FAILURE = EventKind.OFFENCE, EventKind.ARREST, EventKind.FAILURE_TO_COMPLY


def event(kind: EventKind, code: str, days: int, reference: str = "E1") -> Event:
    return Event(reference, kind, ON - timedelta(days), code)


def scored(*events: Event) -> MatrixScore:
    return score(TABLE, events, ON)


@pytest.mark.parametrize(
    ("kind", "code", "days", "points"),
    [
        (OFFENCE, "Robbery", 0, 20.0),
        (OFFENCE, "Robbery", 365, 10.0),
        (OFFENCE, "Robbery", 730, 5.0),
        (OFFENCE, "Violence", 0, 0.0),
        (ARREST, "charged", 90, 2.0),
        (ARREST, "charged", 45, 2.83),
        (FAILURE, "breach", 0, 3.0),
        (FAILURE, "breach", 100, 3.0),
    ],
)
def test_an_entry_counts_half_after_each_half_life(kind: EventKind, code: str, days: int, points: float) -> None:
    assert scored(event(kind, code, days)).points == points


@pytest.mark.parametrize(
    ("left_out", "code"),
    [
        (event(OFFENCE, "Robbery", 731), "old"),
        (event(FAILURE, "breach", 101), "old"),
        (event(OFFENCE, "Robbery", -1), "later"),
        (event(OFFENCE, "Murder", 0), "code"),
        (event(EventKind.DRUG_TEST, "opiates", 0), "kind"),
    ],
)
def test_an_entry_that_gives_nothing_is_told_with_its_reason(left_out: Event, code: str) -> None:
    result = scored(left_out)

    assert (result.points, result.contributions) == (0, ())
    assert [(each.event, each.reason.code) for each in result.left_out] == [(left_out, code)]


def test_an_entry_that_comes_twice_counts_once() -> None:
    result = scored(event(OFFENCE, "Robbery", 0), event(OFFENCE, "Robbery", 0), event(ARREST, "charged", 0))

    assert result.points == 24.0
    assert [each.reason.code for each in result.left_out] == ["twice"]


def test_the_greatest_of_a_kind_count_up_to_its_limit() -> None:
    result = scored(
        event(ARREST, "released", 0, "A"), event(ARREST, "charged", 0, "B"), event(ARREST, "charged", 0, "C")
    )

    assert result.points == 6.0
    assert [(each.event.reference, each.aged, each.counted) for each in result.contributions] == [
        ("B", 400, 400),
        ("C", 400, 200),
        ("A", 100, 0),
    ]


def test_every_point_names_its_entry() -> None:
    result = scored(
        event(OFFENCE, "Robbery", 365, "0C1D2E3F4G5H6"), event(ARREST, "charged", 0), event(ARREST, "charged", 0, "E2")
    )

    assert [each.sentence for each in result.contributions] == [
        "Proven offence (Robbery) of 21 November 2025, entry 0C1D2E3F4G5H6: 20.00 points, 10.00 points by its age.",
        "Arrest (charged) of 21 November 2026, entry E1: 4.00 points, 4.00 points by its age.",
        "Arrest (charged) of 21 November 2026, entry E2: 4.00 points, 4.00 points by its age, 2.00 points within the limit.",
    ]


def test_a_score_names_its_scheme_version_and_day() -> None:
    result = scored()

    assert (result.scheme, result.version, result.on, result.points, result.band) == ("York", 1, ON, 0.0, "low")


@pytest.mark.parametrize(
    ("days", "points", "band"), [(364, 20.04 / 2, "high"), (730, 5.0, "high"), (729, 5.01, "high")]
)
def test_a_band_begins_at_its_least_points(days: int, points: float, band: str) -> None:
    result = scored(event(OFFENCE, "Robbery", days))

    assert result.points == pytest.approx(points, abs=0.01)
    assert result.band == band


def test_just_below_a_band_is_the_one_before() -> None:
    assert scored(event(ARREST, "charged", 0), event(ARREST, "released", 1, "E2")).hundredths == 499
    assert scored(event(ARREST, "charged", 0), event(ARREST, "released", 1, "E2")).band == "low"


@pytest.mark.parametrize(
    ("died_on", "left_on", "codes"),
    [
        (None, None, ["not-dead", "not-exited"]),
        (date(2026, 11, 22), None, ["not-dead", "not-exited"]),
        (ON, None, ["dead"]),
        (None, date(2026, 1, 1), ["exited"]),
        (date(2026, 2, 1), date(2026, 1, 1), ["dead", "exited"]),
    ],
)
def test_nobody_who_is_dead_or_has_left_is_scored(died_on: date | None, left_on: date | None, codes: list[str]) -> None:
    assert [reason.code for reason in person_may_be_scored(ON, died_on, left_on).reasons] == codes


CODES = [(kind, code) for kind, rule in shipped().kinds.items() for code in [*rule.points, "unheard of"]]
EDGES = [rule.look_back_days + beyond for rule in shipped().kinds.values() for beyond in (0, 1)]
DAYS = st.one_of(st.integers(-5, 2_000), st.sampled_from([-1, 0, *EDGES]))
ENTRIES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(CODES), DAYS), max_size=60)
Entry = tuple[int, tuple[EventKind, str], int]


def columns_of(entries: Sequence[Entry]) -> dict[EventKind, columns.Entries]:
    by_kind: dict[EventKind, list[tuple[int, int, int]]] = defaultdict(list)
    for whose, (kind, code), days in entries:
        codes = [*shipped().kinds[kind].points]
        by_kind[kind].append((whose, codes.index(code) if code in codes else -1, days))
    return {kind: columns.Entries(*np.array(rows, np.int64).T) for kind, rows in by_kind.items()}


@pytest.mark.parametrize(("days", "sum_of"), [(-1, 0), (0, 300), (100, 300), (101, 0)])
def test_columns_look_back_as_far_as_the_rule_does(days: int, sum_of: int) -> None:
    breach = columns.Entries(*np.array([[0], [0], [days]]))

    assert columns.hundredths(TABLE, {FAILURE: breach}, people=1).tolist() == [sum_of]


@given(ENTRIES)
def test_columns_give_everybody_the_points_and_the_band_that_the_rule_gives(entries: list[Entry]) -> None:
    alone = [
        score(
            shipped(),
            [
                event(kind, code, days, str(place))
                for place, (whose, (kind, code), days) in enumerate(entries)
                if whose == person
            ],
            ON,
        )
        for person in range(4)
    ]
    together = columns.hundredths(shipped(), columns_of(entries), people=4)

    assert together.tolist() == [each.hundredths for each in alone]
    assert [shipped().bands[place].name for place in columns.bands(shipped(), together)] == [
        each.band for each in alone
    ]
    assert [sum(part.counted for part in each.contributions) for each in alone] == together.tolist()
