"""The ranked list over columns: one offence told twice counts once, every point has its entry, and moved weights are tried."""

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accord.reporting.ranked_list import (
    Facts,
    Scored,
    first_people,
    if_weights_moved,
    ordered_by,
    scored,
    told_once,
    within,
)
from accord.risk.matrix.table import Table, shipped, with_weight_moved
from accord.risk.matrix.terms import EventKind

ON = date(2026, 6, 1)
GROUPS = list(shipped().kinds[EventKind.OFFENCE].points)
ROBBERY, THEFT = GROUPS.index("Robbery"), GROUPS.index("Theft (non-motor)")

Row = tuple[int, int, int, int, str]
"""Whose, which agency's word, Home Office code, place of its group, and the day."""


def offences(*rows: Row) -> Facts:
    person, agency, code, group, day = (list(column) for column in zip(*rows, strict=True)) if rows else [[]] * 5
    whole = [np.array(column, np.int64) for column in (range(1000, 1000 + len(rows)), person, agency, code, group)]
    return Facts(*whole, np.array(day, "datetime64[D]"))


def found(*rows: Row, people: tuple[int, ...] = (1, 2, 3, 4)) -> Scored:
    return scored(shipped(), ON, people, {EventKind.OFFENCE: offences(*rows)})


def test_an_offence_that_two_agencies_tell_of_counts_once() -> None:
    once = told_once(offences((1, 7, 5, THEFT, "2026-05-01"), (1, 8, 5, THEFT, "2026-05-01")))

    assert once.tolist() == [True, False]


def test_the_agency_that_tells_of_more_on_one_day_is_believed() -> None:
    same = (5, THEFT, "2026-05-01")

    assert told_once(offences((1, 7, *same), (1, 8, *same), (1, 8, *same))).tolist() == [False, True, True]


def test_the_agency_that_tells_what_gives_points_is_believed_before_the_one_that_does_not() -> None:
    assert told_once(offences((1, 7, 5, -1, "2026-05-01"), (1, 8, 5, THEFT, "2026-05-01"))).tolist() == [False, True]


def test_another_person_day_or_code_is_another_offence() -> None:
    rows = [(1, 7, 5, THEFT, "2026-05-01"), (2, 8, 5, THEFT, "2026-05-01"), (1, 8, 5, THEFT, "2026-05-02"),
            (1, 8, 6, THEFT, "2026-05-01")]  # fmt: skip

    assert told_once(offences(*rows)).tolist() == [True] * 4


def test_nothing_told_is_nothing_to_count() -> None:
    assert told_once(offences()).tolist() == []
    assert first_people(found(), 5) == ([], [])


rows_told = st.lists(
    st.tuples(
        st.integers(1, 4), st.integers(7, 9), st.integers(0, 3), st.integers(-1, len(GROUPS) - 1),
        st.dates(date(2020, 1, 1), ON).map(date.isoformat),
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(rows_told, st.integers(1, 4))
def test_everybody_listed_has_the_points_that_their_entries_add_up_to(rows: list[Row], count: int) -> None:
    result = found(*rows)
    ranked, level = first_people(result, count)
    points = dict(zip(result.people.tolist(), result.sums.tolist(), strict=True))

    assert all(each.score.hundredths == points[each.person_id] for each in (*ranked, *level))
    assert [points[each.person_id] for each in ranked] == sorted(filter(None, points.values()), reverse=True)[:count]
    assert len({each.person_id for each in (*ranked, *level)}) == len(ranked) + len(level)


@settings(max_examples=20, deadline=None)
@given(rows_told, st.sets(st.integers(1, 4)), st.integers(1, 3))
def test_those_in_a_cut_alone_are_listed_as_if_nobody_else_were_scored(
    rows: list[Row], people: set[int], count: int
) -> None:
    result = found(*rows)
    cut = within(result, np.isin(result.people, list(people)))
    alone = scored(shipped(), ON, sorted(people), {EventKind.OFFENCE: offences(*rows)})

    assert first_people(cut, count) == first_people(alone, count)
    assert list(if_weights_moved(cut, count)) == list(if_weights_moved(alone, count))


@given(rows_told, st.dictionaries(st.integers(1, 5), st.floats(0.001, 0.999), max_size=5), st.integers(1, 3))
def test_in_another_order_those_with_a_figure_are_listed_by_it_and_their_points_stay_as_they_were(
    rows: list[Row], chances: dict[int, float], count: int
) -> None:
    result = found(*rows)
    points = dict(zip(result.people.tolist(), result.sums.tolist(), strict=True))
    ranked, _ = first_people(ordered_by(result, chances), count)
    known = sorted((chances[number] for number in points if number in chances), reverse=True)

    assert [each.figure for each in ranked] == [round(chance * 10_000) for chance in known][:count]
    assert all(each.score.hundredths == points[each.person_id] for each in ranked)


def test_whoever_has_as_many_points_as_the_last_is_told_and_not_dropped() -> None:
    ranked, level = first_people(
        found((1, 7, 5, ROBBERY, "2026-05-01"), (2, 7, 6, THEFT, "2026-05-01"), (3, 7, 6, THEFT, "2026-05-01")), 2
    )

    assert [(each.rank, each.person_id) for each in ranked] == [(1, 1), (2, 2)]
    assert [(each.rank, each.person_id) for each in level] == [(3, 3)]


def test_a_weight_that_decides_who_is_on_the_list_is_told_with_who_comes_and_who_goes() -> None:
    day = "2026-06-01"
    robbery, thefts = (1, 7, 5, ROBBERY, day), [(2, 7, code, THEFT, day) for code in range(6, 9)]
    result = found(robbery, *((1, 7, code, GROUPS.index("Other motoring"), day) for code in (10, 11)), *thefts)

    told = {(each.group, each.times): (each.enters, each.leaves) for each in if_weights_moved(result, 1)}
    assert told == {("Robbery", 1.1): ({1}, {2}), ("Theft (non-motor)", 0.9): ({1}, {2})}


FADING = replace(shipped().kinds[EventKind.OFFENCE], half_life_days=7, look_back_days=200)
SHORT = replace(shipped(), kinds={EventKind.OFFENCE: FADING})
"""A matrix whose points fade to nothing long before they are out of sight."""


@settings(max_examples=60, deadline=None)
@given(rows_told, st.integers(1, 4), st.sampled_from([shipped(), SHORT]))
@example([(1, 7, 0, THEFT, "2026-06-01"), (2, 7, 0, GROUPS.index("Robbery"), "2026-03-09")], 2, SHORT)
def test_every_weight_that_would_change_the_list_is_told_and_no_other(
    rows: list[Row], count: int, table: Table
) -> None:
    facts = {EventKind.OFFENCE: offences(*rows)}
    result = scored(table, ON, (1, 2, 3, 4), facts)
    before = first_of(table, facts, count)

    moved = {(each.group, each.times): (each.enters, each.leaves) for each in if_weights_moved(result, count)}

    after = {
        (group, times): first_of(with_weight_moved(table, EventKind.OFFENCE, group, times), facts, count)
        for group in GROUPS for times in (1.1, 0.9)
    }  # fmt: skip
    assert moved == {weight: (listed - before, before - listed) for weight, listed in after.items() if listed != before}


def first_of(table: Table, facts: dict[EventKind, Facts], count: int) -> set[int]:
    return {each.person_id for each in first_people(scored(table, ON, (1, 2, 3, 4), facts), count)[0]}


def test_every_kind_of_entry_gives_its_points_and_each_is_told_with_its_own() -> None:
    table = shipped()
    charged = list(table.kinds[EventKind.ARREST].points).index("charged")
    facts = {
        EventKind.OFFENCE: offences((1, 7, 5, THEFT, "2026-06-01")),
        EventKind.ARREST: offences((1, 7, 0, charged, "2026-06-01")),
    }

    (first,), _ = first_people(scored(table, ON, (1, 2), facts), 5)

    assert {(given.event.kind, given.event.code) for given in first.score.contributions} == {
        (EventKind.OFFENCE, "Theft (non-motor)"), (EventKind.ARREST, "charged")
    }  # fmt: skip
    assert first.score.points == table.kinds[EventKind.OFFENCE].points["Theft (non-motor)"] + 4


def test_a_moved_weight_says_of_which_kind_it_is() -> None:
    table = shipped()
    charged = list(table.kinds[EventKind.ARREST].points).index("charged")
    facts = {
        EventKind.OFFENCE: offences((1, 7, 5, GROUPS.index("Public order"), "2026-06-01")),
        EventKind.ARREST: offences((2, 7, 0, charged, "2026-06-01")),
    }

    moved = list(if_weights_moved(scored(table, ON, (1, 2), facts), 1))

    assert {(each.kind, each.times > 1) for each in moved} == {(EventKind.OFFENCE, False), (EventKind.ARREST, True)}
