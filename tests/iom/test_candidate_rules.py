"""The rule of the Diamond Initiative: released after a short stay, and under nobody's statutory supervision."""

from datetime import date

import pytest

from accord.iom.rules.candidates import Stay, is_short, released_after_short_stays, released_within

SHORT = Stay("REF1", 1, "In custody at HMP Hull", date(2025, 2, 3), date(2025, 5, 5))


@pytest.mark.parametrize(
    ("received", "released", "short"),
    [
        (date(2024, 5, 5), date(2025, 5, 4), True),
        (date(2024, 5, 5), date(2025, 5, 5), False),
        (date(2024, 2, 29), date(2025, 2, 27), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
    ],
)
def test_under_twelve_months_is_short(received: date, released: date, short: bool) -> None:
    assert is_short(Stay("R", 1, "", received, released)) is short


def test_releases_of_the_last_twelve_months_are_looked_at_the_day_itself_among_them() -> None:
    period = released_within(date(2025, 6, 2))
    assert [period.contains(date(*day)) for day in ((2024, 6, 1), (2024, 6, 2), (2025, 6, 2), (2025, 6, 3))] == [
        False, True, True, False,
    ]  # fmt: skip


def test_the_latest_release_speaks_and_whoever_is_supervised_or_in_the_cohort_is_left_out() -> None:
    long_before = Stay("REF0", 1, "In custody at HMP Hull", date(2021, 1, 1), date(2025, 1, 1))
    others = [
        Stay("REF2", 2, "", SHORT.received_on, SHORT.released_on),
        Stay("REF3", 3, "", date(2023, 1, 1), date(2025, 5, 1)),
    ]
    supervised = Stay("REF4", 4, "", SHORT.received_on, SHORT.released_on)
    found = released_after_short_stays([SHORT, long_before, *others, supervised], {4}, {2})
    assert [(each.person_id, each.entry) for each in found] == [(1, "REF1")]
    assert found[0].because == (
        "In custody at HMP Hull, 91 days, released on 5 May 2025; no agency says that it supervises them."
    )
