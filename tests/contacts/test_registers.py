"""Contact notes: how an entry is summed up, and that it is of one day."""

from datetime import date
from typing import Any

import pytest

from accord.contacts.registers import CONTACTS

NOTE: dict[str, Any] = {
    "contact_on": date(2018, 1, 2),
    "contact_type": "office_visit",
    "attendance": "attended",
    "notes": "Came on time.\nThe flat is agreed.",
}


@pytest.mark.parametrize(
    ("said", "summary"),
    [
        ({}, "Office visit: attended"),
        ({"attendance": "unacceptable_absence"}, "Office visit: did not attend: unacceptable"),
        (
            {"contact_type": "professional", "attendance": "not_applicable"},
            "With another professional about the person",
        ),
    ],
)
def test_a_contact_is_summed_up_by_its_kind_and_what_came_of_it(said: dict[str, Any], summary: str) -> None:
    assert CONTACTS.summary({**NOTE, **said}) == summary


def test_a_summary_says_nothing_of_what_was_said() -> None:
    assert "flat" not in CONTACTS.summary(NOTE)


def test_a_contact_is_of_one_day() -> None:
    assert (CONTACTS.starts_on(NOTE), CONTACTS.ends_on(NOTE)) == (date(2018, 1, 2), date(2018, 1, 3))


def test_notes_keep_their_lines() -> None:
    assert (
        CONTACTS.column("notes").read("- Came on time.\r\n- The flat is agreed.")
        == "- Came on time.\n- The flat is agreed."
    )
