"""How well scores fit here: whoever was scored is followed for two years and six months before anything is said of them."""

from datetime import date

import pytest

from accord.reporting.queries.monitor import reoffended

SCORED_ON = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("offended", "today", "known"),
    [
        ([], date(2024, 8, 31), None),
        ([date(2022, 3, 2)], date(2024, 8, 31), None),
        ([], date(2024, 9, 1), False),
        ([SCORED_ON], date(2024, 9, 1), True),
        ([date(2024, 2, 29)], date(2024, 9, 1), True),
        ([date(2024, 3, 1)], date(2024, 9, 1), False),
        ([date(2022, 2, 28)], date(2024, 9, 1), False),
    ],
)
def test_what_became_of_somebody_is_known_after_two_years_and_six_months(offended, today, known) -> None:
    assert reoffended(SCORED_ON, offended, today) is known
