"""The rule of the Diamond Initiative: released after a short time inside, and under nobody's statutory supervision."""

from datetime import date

import pytest

from accord.iom.rules.candidates import Candidate, Stay, is_short, released_after_short_stays, released_within
from accord.kernel.periods import Period

ON = date(2025, 6, 2)
SHORT = Stay("REF1", 1, "In custody at HMP Hull", date(2025, 2, 3), date(2025, 5, 5))


def found(*stays: Stay) -> list[Candidate]:
    return released_after_short_stays(stays, (), (), ON)


def stay(received: date, released: date | None, reference: str = "REF2") -> Stay:
    return Stay(reference, 1, "In custody at HMP Leeds", received, released)


@pytest.mark.parametrize(
    ("received", "released", "short"),
    [
        (date(2024, 5, 5), date(2025, 5, 4), True),
        (date(2024, 5, 5), date(2025, 5, 5), False),
        (date(2024, 2, 29), date(2025, 2, 27), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 5, 5), None, False),
    ],
)
def test_under_twelve_months_is_short(received: date, released: date | None, short: bool) -> None:
    assert is_short(Period(received, released)) is short


def test_releases_of_the_last_twelve_months_are_looked_at_the_day_itself_among_them() -> None:
    period = released_within(ON)
    assert [period.contains(date(*day)) for day in ((2024, 6, 2), (2024, 6, 3), (2025, 6, 2), (2025, 6, 3))] == [
        False, True, True, False,
    ]  # fmt: skip


def test_the_last_time_inside_speaks_and_whoever_is_supervised_or_in_the_cohort_is_left_out() -> None:
    long_before = Stay("REF0", 1, "In custody at HMP Hull", date(2021, 1, 1), date(2025, 1, 1))
    others = [
        Stay("REF2", 2, "", SHORT.received_on, SHORT.released_on),
        Stay("REF3", 3, "", date(2023, 1, 1), date(2025, 5, 1)),
    ]
    supervised = Stay("REF4", 4, "", SHORT.received_on, SHORT.released_on)
    (one,) = released_after_short_stays([SHORT, long_before, *others, supervised], {4}, {2}, ON)
    assert (one.person_id, one.entry, one.since) == (1, "REF1", date(2025, 5, 5))
    assert one.because == (
        "In custody at HMP Hull, 91 days, released on 5 May 2025; no agency says that it supervises them."
    )


def test_a_move_between_prisons_releases_nobody() -> None:
    moved_after_ten_months = stay(date(2024, 4, 3), SHORT.received_on, "REF0")
    moved_after_three = stay(date(2024, 11, 3), SHORT.received_on, "REF0")
    assert found(SHORT, moved_after_ten_months) == []
    assert "183 days in all since 3 November 2024, released on 5 May 2025" in found(SHORT, moved_after_three)[0].because


def test_two_agencies_that_tell_of_one_stay_make_it_no_longer() -> None:
    same = stay(date(2025, 2, 4), SHORT.released_on)
    (one,) = found(SHORT, same)
    assert "90 days in all since 3 February 2025" not in one.because
    assert "91 days in all since 3 February 2025" in one.because


@pytest.mark.parametrize("again", [stay(date(2025, 5, 20), None), stay(date(2025, 5, 20), date(2025, 6, 3))])
def test_nobody_who_is_inside_again_is_found(again: Stay) -> None:
    assert found(SHORT, again) == []


def test_a_stay_that_began_after_the_day_says_nothing_of_it() -> None:
    assert [each.entry for each in found(SHORT, stay(date(2025, 6, 3), None))] == ["REF1"]
