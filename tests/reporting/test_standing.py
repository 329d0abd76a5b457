"""Where one person stands, what is due of them, and what an agency that shares nothing is shown."""

from datetime import date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.access.commands.doors import break_glass
from accord.access.gate import Opened, open_person
from accord.access.terms import Action
from accord.iom.queries.cohort import tier_of
from accord.journeys.write_entries import Answers, enter_entry
from accord.reporting.queries.caseload import my_cases
from accord.reporting.queries.standing import Standing, standing
from tests.cast import CAST_AT, CAST_ON, Cast, Member, asking, viewer


def opened(member: Member, person_id: int, at: datetime = CAST_AT) -> Opened:
    """The record as the officer opens it."""
    return open_person(asking(member, at), person_id, Action.CONSULT)


def stands(member: Member, person_id: int, day: date = CAST_ON) -> Standing:
    """Where the person stands on the day, as the officer is shown."""
    return standing(viewer(member), opened(member, person_id), None, day)


def contact(cast: Cast, on: date, note: str = "Seen.") -> None:
    """A contact note on Mason's record."""
    answers = {"contact_on": on.isoformat(), "contact_type": "phone_call", "attendance": "attended", "notes": note}
    enter_entry(asking(cast.alice), cast.mason, Answers("contacts", answers))


def test_it_says_tier_district_tag_and_no_custody_of_a_person_in_the_community(cast: Cast) -> None:
    found = stands(cast.alice, cast.mason)
    assert found.spell is not None
    assert (found.spell.tier, found.spell.cohort, found.spell.area_name) == ("silver", "fixed", "York/Selby")
    assert [tag.summary for tag in found.tags] == ["Location (GPS) tag fitted (licence)"]
    assert found.custody is None
    assert [each.kind for each in found.periods] == ["tags", "iom", "iom", "custody"]


def test_of_two_agencies_that_differ_the_later_stands_and_the_other_is_told(cast: Cast) -> None:
    place = {"area": "York/Selby", "cohort": "flex", "tier": "gold", "entered_on": "2025-05-01"}
    assert stands(cast.alice, cast.mason).also_said == ()
    enter_entry(asking(cast.carol), cast.mason, Answers("iom", place))
    found = stands(cast.alice, cast.mason)
    assert found.spell is not None
    assert found.spell.tier == "gold"
    assert [(each.agency_name, each.summary) for each in found.also_said] == [
        ("North Yorkshire Police", "IOM silver, fixed cohort")
    ]


def test_on_an_earlier_day_it_says_what_was_true_then(cast: Cast) -> None:
    found = stands(cast.alice, cast.mason, date(2023, 6, 1))
    assert found.custody is not None
    assert (found.custody.summary, found.custody.ends_on) == ("In custody at HMP Hull", date(2024, 1, 8))
    assert (found.cohort, found.spell, found.dues) == (None, None, ())


def test_what_is_due_is_what_the_case_list_says(cast: Cast) -> None:
    (mason,) = my_cases(viewer(cast.alice), CAST_AT)
    assert stands(cast.alice, cast.mason).dues == tuple(sorted(mason.dues))


def test_nobody_in_custody_is_due_a_contact(cast: Cast) -> None:
    in_prison = stands(cast.alice, cast.nadia, date(2025, 5, 1))
    assert [due.what for due in in_prison.dues] == ["Tier review"]


def test_the_five_newest_contacts_are_told_newest_first(cast: Cast) -> None:
    for days in range(6):
        contact(cast, CAST_ON - timedelta(days=days))
    days = [each.starts_on for each in stands(cast.alice, cast.mason).contacts]
    assert days == [CAST_ON - timedelta(days=days) for days in range(5)]


def test_an_agency_that_no_agreement_shares_with_sees_where_nobody_stands(cast: Cast) -> None:
    assert stands(cast.fatima, cast.mason) == Standing()
    assert tier_of(viewer(cast.fatima), opened(cast.fatima, cast.mason), CAST_ON) == ""


def test_in_an_emergency_it_sees_all(cast: Cast) -> None:
    break_glass(
        person_id=cast.mason, officer_id=cast.fatima.id, reason="He may harm himself today.", hours=4,
        minimum_length=20, at=CAST_AT,
    )  # fmt: skip
    assert stands(cast.fatima, cast.mason).cohort is not None
    assert tier_of(viewer(cast.fatima), opened(cast.fatima, cast.mason), CAST_ON) == "silver"


def test_the_tier_of_a_day_is_the_one_held_on_it(cast: Cast) -> None:
    door = opened(cast.alice, cast.mason)
    tiers = [tier_of(viewer(cast.alice), door, day) for day in (date(2024, 1, 7), date(2024, 1, 8), date(2024, 9, 2))]
    assert tiers == ["", "gold", "silver"]


def test_it_takes_five_queries_however_much_is_recorded(cast: Cast) -> None:
    for days in range(6):
        contact(cast, CAST_ON - timedelta(days=days))
    door, asker = opened(cast.alice, cast.mason), viewer(cast.alice)
    with CaptureQueriesContext(connection) as queries:
        standing(asker, door, None, CAST_ON)
    assert len(queries) == 5
