"""From when the days to the next contact run: the day due says so itself."""

from datetime import date

import pytest

from accord.iom.rules.dues import contact_is_due
from accord.iom.rules.expectations import Frequency

WEEKLY = Frequency(52, 365, "the board")
ENTERED, EARLIER, LATER = date(2025, 3, 3), date(2025, 2, 3), date(2025, 4, 7)


@pytest.mark.parametrize(
    ("last_contact_on", "released_on", "due_on", "told"),
    [
        (LATER, None, date(2025, 4, 14), "The last contact was on 7 April 2025."),
        (LATER, EARLIER, date(2025, 4, 14), "The last contact was on 7 April 2025."),
        (
            EARLIER, LATER, date(2025, 4, 14),
            "The last contact was on 3 February 2025. Counted from release on 7 April 2025.",
        ),
        (
            EARLIER, None, date(2025, 3, 10),
            "The last contact was on 3 February 2025. Counted from entering the tier on 3 March 2025.",
        ),
        (None, None, date(2025, 3, 10), "No contact is recorded. Counted from entering the tier on 3 March 2025."),
    ],
)  # fmt: skip
def test_a_contact_is_due_from_the_latest_of_three_days_and_says_which(
    last_contact_on, released_on, due_on: date, told: str
) -> None:
    due = contact_is_due("Gold", WEEKLY, ENTERED, last_contact_on, released_on)

    assert due.on == due_on
    assert due.because.endswith(told)
