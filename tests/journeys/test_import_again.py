"""What a later extract changes, and what it leaves: agencies correct themselves, and so do officers."""

from datetime import date, datetime, timedelta

import pytest

from accord.access.gate import open_person
from accord.access.terms import Action
from accord.journeys.deliveries import Imported
from accord.journeys.write_entries import Answers, correct_entry, withdraw_entry
from accord.record.queries.entries import versions_of
from accord.record.queries.timeline import TimelineFilter, timeline
from tests.cast import CAST_AT, POLICE, PRISONS, Cast, Member, asking, viewer
from tests.held import standing, the_record, versions
from tests.north_yorkshire import take_in

LATER = CAST_AT + timedelta(days=1)
IOM = """\
source_id,area,cohort,tier,entered_on,left_on,exit_reason
NY1,York/Selby,fixed,gold,2024-01-08,2024-09-02,tier changed
NY1,York/Selby,fixed,silver,2024-09-02,,
NY2,Harrogate/Craven,flex,gold,2025-02-03,,
"""
CUSTODY = """\
source_id,establishment,received_on,released_on
HM1,HMP Hull,2023-04-03,2024-01-08
HM2,HMP New Hall,2025-04-14,2025-06-23
"""
NADIA_FREED = CUSTODY.replace("2025-06-23", "2025-05-30")


def entry_of(member: Member, person_id: int, kind: str) -> int:
    """The number of the person's newest standing entry of the kind."""
    opened = open_person(asking(member), person_id, Action.CONSULT)
    return timeline(viewer(member), opened, TimelineFilter(kinds=(kind,))).entries[0].id


def custody(cast: Cast) -> list[tuple[date, date | None]]:
    return standing("starts_on", "ends_on", kind="custody", person_id=cast.nadia)


def test_the_same_extract_again_changes_nothing(cast: Cast) -> None:
    before = the_record()

    assert take_in(POLICE, "iom", IOM, LATER) == Imported(3, 0, 0)
    assert the_record() == before


def test_the_same_rows_in_another_order_and_other_capitals_change_nothing(cast: Cast) -> None:
    heading, first, *others = IOM.replace("York/Selby", "york/selby").replace("gold", "GOLD").splitlines()

    assert take_in(POLICE, "iom", "\n".join([heading, *others, first]), LATER) == Imported(3, 0, 0)


def test_a_changed_row_supersedes_what_the_agency_said_before_and_both_stay(cast: Cast) -> None:
    assert take_in(PRISONS, "custody", NADIA_FREED, LATER) == Imported(2, 0, 1)

    assert custody(cast) == [(date(2025, 4, 14), date(2025, 5, 30))]
    opened = open_person(asking(cast.erin), cast.nadia, Action.CONSULT)
    newest, before = versions_of(viewer(cast.erin), opened, entry_of(cast.erin, cast.nadia, "custody"))
    assert (newest.corrects_id, newest.recorded_at) == (before.id, LATER)
    assert (before.ends_on, before.superseded_at) == (date(2025, 6, 23), LATER)
    assert before.changed_because == "The agency delivered it changed."


def test_what_was_known_before_a_change_can_still_be_asked(cast: Cast) -> None:
    take_in(PRISONS, "custody", NADIA_FREED, LATER)
    opened = open_person(asking(cast.erin), cast.nadia, Action.CONSULT)

    def ends_as_known(at: datetime) -> list[date | None]:
        found = timeline(viewer(cast.erin), opened, TimelineFilter(kinds=("custody",), known_at=at)).entries
        return [entry.ends_on for entry in found]

    assert ends_as_known(CAST_AT) == [date(2025, 6, 23)]
    assert ends_as_known(LATER) == [date(2025, 5, 30)]


def test_an_older_extract_again_is_what_the_agency_says_now(cast: Cast) -> None:
    take_in(PRISONS, "custody", NADIA_FREED, LATER)

    assert take_in(PRISONS, "custody", CUSTODY, LATER + timedelta(days=1)) == Imported(2, 0, 1)
    assert custody(cast) == [(date(2025, 4, 14), date(2025, 6, 23))]


def test_an_officers_correction_outlives_the_same_extract(cast: Cast) -> None:
    answers = Answers(
        "custody", {"establishment": "HMP New Hall", "received_on": "2025-04-15", "released_on": "2025-06-23"}
    )
    correct_entry(
        asking(cast.erin), cast.nadia, entry_of(cast.erin, cast.nadia, "custody"), answers, "Received a day later."
    )
    before = the_record()

    assert take_in(PRISONS, "custody", CUSTODY, LATER) == Imported(2, 0, 0)
    assert the_record() == before
    assert custody(cast) == [(date(2025, 4, 15), date(2025, 6, 23))]


def test_an_officers_withdrawal_outlives_the_same_extract(cast: Cast) -> None:
    withdraw_entry(asking(cast.erin), cast.nadia, entry_of(cast.erin, cast.nadia, "custody"), "Another person's spell.")
    before = the_record()

    assert take_in(PRISONS, "custody", CUSTODY, LATER) == Imported(2, 0, 0)
    assert the_record() == before
    assert custody(cast) == []


@pytest.mark.parametrize("is_withdrawn", [True, False], ids=["withdrawn", "corrected"])
def test_what_the_agency_says_anew_stands_again_after_an_officers_change(cast: Cast, is_withdrawn: bool) -> None:
    entry_id = entry_of(cast.erin, cast.nadia, "custody")
    answers = Answers("custody", {"establishment": "HMP New Hall", "received_on": "2025-04-15"})
    change = {
        True: lambda: withdraw_entry(asking(cast.erin), cast.nadia, entry_id, "Another person's spell."),
        False: lambda: correct_entry(asking(cast.erin), cast.nadia, entry_id, answers, "Not released yet."),
    }
    change[is_withdrawn]()

    assert take_in(PRISONS, "custody", NADIA_FREED, LATER) == Imported(2, 0, 1)

    assert custody(cast) == [(date(2025, 4, 14), date(2025, 5, 30))]


def test_versions_of_a_fact_are_numbered_without_a_gap(cast: Cast) -> None:
    for day, data in enumerate((NADIA_FREED, CUSTODY, NADIA_FREED), 1):
        take_in(PRISONS, "custody", data, CAST_AT + timedelta(days=day))

    numbered = [version for (version,) in versions("custody", "version")]
    assert sorted(numbered) == [1, 1, 2, 3, 4]


def test_a_row_that_an_extract_no_longer_has_stays_as_it_was(cast: Cast) -> None:
    assert take_in(PRISONS, "custody", CUSTODY.splitlines()[0], LATER) == Imported(0, 0, 0)
    assert len(custody(cast)) == 1
