"""A death recorded after a place in a cohort began: nobody can miss it, nothing else is expected, and people end the place."""

from datetime import timedelta

import pytest

from accord.access.commands import doors
from accord.access.terms import InvolvementBasis, InvolvementRole, Relation
from accord.circumstances.registers import DEATHS
from accord.iom.commands.answering import ManagingRefused
from accord.iom.queries.candidates import short_sentence_candidates
from accord.iom.queries.scheme import scheme_with_code
from accord.iom.rules.review import Reviewed
from accord.journeys.leave_cohort import Wish, decide_exit
from accord.journeys.registers import REGISTERS
from accord.journeys.review_tier import Wish as ReviewWish
from accord.journeys.review_tier import review_tier
from accord.journeys.write_entries import Answers, enter_entry
from accord.reporting.queries.caseload import my_cases
from accord.reporting.queries.daily import daily_list, morning_of
from accord.reporting.queries.exits import exits
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, SCHEME_CODE, Cast, Member, asking, viewer, world
from tests.reporting.test_expectations import place
from tests.reporting.test_standing import stands
from tests.web.pages import at_cast_time
from tests.web.people.record import address, page

pytestmark = pytest.mark.django_db
DIED = {"died_on": "2025-05-30", "how_known": "family"}
FAILED = {"event": "failed_drug_test", "happened_on": "2025-05-20", "source": "The drug service"}
STAY = {"establishment": "HMP Hull", "received_on": "2025-01-08", "released_on": "2025-03-08"}
SENTENCE = "They died on 30 May 2025 and their place in the cohort still stands. No contact and no review is due."


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def known_to_health_alone(cast: Cast, person_id: int) -> None:
    """The trust, which is in no agreement, records the death."""
    doors.involve(
        person_id=person_id, agency_id=cast.fatima.agency.id, officer_id=cast.fatima.id, basis=InvolvementBasis.SERVICE,
        role=InvolvementRole.SUPPORTING, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    enter_entry(asking(cast.fatima), person_id, Answers("deaths", DIED))


def dues(member: Member) -> list[tuple[str, str]]:
    """What is due of the only case of the member, on the case list and home."""
    (case,) = my_cases(viewer(member), CAST_AT)
    return [(due.what, due.because) for due in case.dues]


def test_nothing_is_due_but_the_decision_on_leaving_whoever_recorded_the_death(cast: Cast) -> None:
    enter_entry(asking(cast.alice), cast.mason, Answers("compliance", FAILED))
    assert len(dues(cast.alice)) == 3

    known_to_health_alone(cast, cast.mason)

    assert dues(cast.alice) == [("Decision on leaving the cohort", SENTENCE)]
    assert [due.because for due in stands(cast.alice, cast.mason).dues] == [SENTENCE]
    said = page(cast.bob, address(cast.mason))
    assert "Decision on leaving the cohort, by 30 May 2025 Overdue" in said
    assert "Decide on leaving" in said


def test_an_exit_is_proposed_at_once_whoever_recorded_the_death_and_nobody_stays(cast: Cast) -> None:
    known_to_health_alone(cast, cast.mason)

    (proposed,) = exits(viewer(cast.bob), place("North Yorkshire"), CAST_AT, CAST_ON).proposals
    assert [ground.sentence for ground in proposed.grounds] == ["Recorded as having died on 30 May 2025."]
    with pytest.raises(ManagingRefused, match="recorded as having died"):
        decide_exit(asking(cast.bob), cast.mason, Wish(False, "His brother is out next week."))


def test_no_tier_is_reviewed_after_a_death(cast: Cast) -> None:
    known_to_health_alone(cast, cast.mason)

    with pytest.raises(ManagingRefused, match="Decide on leaving the cohort instead"):
        review_tier(asking(cast.bob), cast.mason, ReviewWish(Reviewed(CAST_ON), "As before."))


def test_the_page_of_management_says_so_first_and_counts_contacts_up_to_the_day(cast: Cast) -> None:
    enter_entry(asking(cast.alice), cast.mason, Answers("compliance", FAILED))
    known_to_health_alone(cast, cast.mason)

    said = page(cast.bob, address(cast.mason, "management"))
    assert "Died on 30 May 2025 No contact and no review is expected, and nothing waits for an answer." in said
    assert "decide on leaving" in said
    assert "Answer it" not in said
    assert "Review the tier" not in said
    assert "From 30 November 2024 until 31 May 2025 (6 months" in said


def still_listed(cast: Cast, days: int) -> list[str]:
    """What the list of a later day says of deaths."""
    at, area = CAST_AT + timedelta(days=days), place("York/Selby")
    found = daily_list(viewer(cast.alice), area, morning_of(at.date(), at, area), at, REGISTERS.values())
    return [item.sentence for kind, items in found.items if kind.register is DEATHS for item in items]


def test_the_daily_list_has_it_every_day_until_the_morning_after_the_place_ends(cast: Cast) -> None:
    enter_entry(asking(cast.carol, CAST_AT.replace(hour=4)), cast.mason, Answers("deaths", DIED))

    assert [still_listed(cast, days) for days in (0, 1, 30)] == [
        ["Died. The place in the cohort still stands: decide on the exit."]
    ] * 3
    decide_exit(asking(cast.bob), cast.mason, Wish(True, "Agreed.", "The family is told whom to ask."))
    assert still_listed(cast, 1) == []


def test_nobody_who_has_died_is_a_candidate(cast: Cast) -> None:
    scheme = scheme_with_code(SCHEME_CODE)
    assert scheme is not None
    free = world(cast, cast.erin, Relation.INVOLVED).person_id
    enter_entry(asking(cast.erin), free, Answers("custody", STAY))
    assert [each.person_id for each in short_sentence_candidates(viewer(cast.erin), scheme, None, CAST_ON)] == [free]

    enter_entry(asking(cast.erin), free, Answers("deaths", DIED))

    assert short_sentence_candidates(viewer(cast.erin), scheme, None, CAST_ON) == []
