"""Leaving a cohort: who is proposed and why, what is decided, and what follows in one transaction."""

import pytest

from accord.access.commands import doors, partnership
from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.iom.commands.answering import ManagingRefused
from accord.journeys.leave_cohort import Wish, decide_exit
from accord.journeys.write_entries import Answers, correct_entry, enter_entry
from accord.record.commands import ChangeRefused
from accord.record.rules import entry_is_current
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, Cast, asking, signed_in
from tests.web.pages import at_cast_time, ledger, newest
from tests.web.people.record import address, entries_of, page

pytestmark = pytest.mark.django_db
HERE = "/iom/exits/north-yorkshire/"
DIED = {"died_on": "2025-05-30", "how_known": "family"}
BLANK = {"plan": "", "look_again_on-day": "", "look_again_on-month": "", "look_again_on-year": ""}
LEAVES = {
    **BLANK,
    "decision": "leaves",
    "reason": "Agreed with probation.",
    "plan": "The mentor stays in touch until autumn.",
}
STAYS = {**BLANK, "decision": "stays", "reason": "His brother is out next week."}


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


@pytest.fixture
def proposed(cast: Cast) -> str:
    """The page on which it is decided about Mason, of whom a death is recorded."""
    enter_entry(asking(cast.carol), cast.mason, Answers("deaths", DIED))
    return address(cast.mason, "management", "exit")


def test_who_is_proposed_is_shown_with_the_reason_and_what_speaks_against(cast: Cast, proposed: str):
    said = page(cast.bob, HERE)
    assert "Proposed to leave, or to be looked at (1)" in said
    assert "Death. Recorded as having died on 30 May 2025. Nothing: they have died Decide" in said
    assert newest().detail["people"] == str(cast.mason)
    assert "2 people in the cohort here were looked at" in said
    assert "For a manager" in page(cast.alice, HERE)


def test_leaving_ends_the_time_in_the_cohort_and_keeps_the_exit_plan(cast: Cast, proposed: str):
    asked = page(cast.bob, proposed)
    assert "Why it is proposed Death." in asked
    assert "What speaks against leaving Nothing: they have died." in asked
    assert "They stay in the cohort" not in asked
    assert "What is left to be done? Who tells the other agencies" in asked
    assert signed_in(cast.bob).post(proposed, LEAVES).status_code == 302
    spell = entries_of(cast.bob, cast.mason, "iom")[0]
    assert (spell.ends_on, spell.summary) == (CAST_ON, "IOM silver, fixed cohort, left: death")
    said = page(cast.bob, HERE)
    assert "Nobody is proposed" in said
    assert "2 June 2025 Agreed with probation. The mentor stays in touch until autumn. Bob Metcalfe" in said
    assert signed_in(cast.bob).get(proposed)["Location"] == address(cast.mason, "management")
    assert signed_in(cast.bob).post(proposed, LEAVES)["Location"] == address(cast.mason, "management")


def test_nothing_is_kept_of_a_leaving_that_fails(cast: Cast, proposed: str, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> None:
        raise ChangeRefused(entry_is_current(superseded=True))

    monkeypatch.setattr("accord.journeys.leave_cohort.correct_entry", fails)
    before = len(ledger())
    assert signed_in(cast.bob).post(proposed, LEAVES).status_code == 403
    assert len(ledger()) == before
    assert "Left in the last" not in page(cast.bob, HERE)


def test_staying_is_not_asked_again_until_something_changes(cast: Cast):
    moved = {"moved_on": "2025-05-20", "to_where": "Cleveland", "how_known": "family"}
    enter_entry(asking(cast.carol), cast.mason, Answers("moves", moved))
    assert signed_in(cast.bob).post(address(cast.mason, "management", "exit"), STAYS).status_code == 302
    said = page(cast.bob, HERE)
    assert "Nobody is proposed" in said
    assert "His brother is out next week. Bob Metcalfe, 2 June 2025 Decide again" in said
    moved["moved_on"] = "2025-06-01"
    enter_entry(asking(cast.carol), cast.mason, Answers("moves", moved))
    assert "Proposed to leave, or to be looked at (1)" in page(cast.bob, HERE)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {**LEAVES, "plan": ""},
        {**LEAVES, "reason": ""},
        {**STAYS, "look_again_on-day": "2", "look_again_on-month": "6", "look_again_on-year": "2025"},
    ],
)
def test_a_decision_that_says_too_little_is_asked_for_again(cast: Cast, proposed: str, sent: dict[str, str]):
    answer = signed_in(cast.bob).post(proposed, sent)
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()


def test_nobody_leaves_by_any_way_without_a_plan(cast: Cast):
    with pytest.raises(ManagingRefused, match="Nobody leaves without an exit plan"):
        decide_exit(asking(cast.bob), cast.mason, Wish(True, "Agreed with probation."))


def test_nobody_who_has_died_is_managed_by_agreement(cast: Cast, proposed: str):
    agreed = {"footing": "voluntary", "since": "2025-05-01", "until": "", "because": "Asked to stay."}
    enter_entry(asking(cast.bob), cast.mason, Answers("footing", agreed))
    assert "Managed by agreement" not in page(cast.bob, HERE)


def test_only_the_agency_that_recorded_the_place_may_end_it(cast: Cast, proposed: str):
    doors.involve(
        person_id=cast.mason, agency_id=cast.david.agency.id, officer_id=cast.david.id, basis=InvolvementBasis.SERVICE,
        role=InvolvementRole.SUPPORTING, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    refused = signed_in(cast.david).post(proposed, LEAVES)
    assert refused.status_code == 403
    assert (
        "North Yorkshire Police recorded the place in the cohort, and only they can end it" in refused.content.decode()
    )
    said = page(cast.david, proposed)
    assert "What was decided?" not in said
    assert "and only they can end it. Ask them." in said


def test_what_cannot_be_decided_is_said_and_not_offered(cast: Cast):
    asked = address(cast.mason, "management", "exit")
    doors.involve(
        person_id=cast.mason, agency_id=cast.david.agency.id, officer_id=cast.david.id, basis=InvolvementBasis.SERVICE,
        role=InvolvementRole.SUPPORTING, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    police, probation = page(cast.bob, asked), page(cast.david, asked)
    assert "What cannot be decided now An agency still supervises them by statute" in police
    assert "They leave the cohort today" in police
    assert "Agencies that are shown the place in the cohort can read what is decided here." in police
    assert "They stay by agreement" not in police
    assert "and only they can end it. Ask them." in probation
    assert "They leave the cohort today" not in probation
    assert "What is the exit plan" not in probation


def test_nobody_stays_by_agreement_alone_while_they_are_supervised(cast: Cast):
    refused = signed_in(cast.bob).post(
        address(cast.mason, "management", "exit"), {**STAYS, "decision": "stays_voluntarily"}
    )
    assert refused.status_code == 403
    assert "An agency still supervises them by statute" in refused.content.decode()
    assert entries_of(cast.bob, cast.mason, "footing") == []


def test_somebody_whose_supervision_ended_stays_by_agreement(cast: Cast):
    ended = doors.involve(
        person_id=cast.nadia, agency_id=cast.carol.agency.id, officer_id=cast.carol.id,
        basis=InvolvementBasis.STATUTORY_SUPERVISION, role=InvolvementRole.SUPPORTING, starts_on=BEGAN_ON,
        ends_on=CAST_ON, at=CAST_AT, by="cast",
    )  # fmt: skip
    assert ended
    doors.involve(
        person_id=cast.nadia, agency_id=cast.bob.agency.id, officer_id=cast.bob.id, basis=InvolvementBasis.IOM_COHORT,
        role=InvolvementRole.LEAD, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    assert "Statutory supervision ended on 2 June 2025" in page(cast.bob, HERE)
    sent = {**STAYS, "decision": "stays_voluntarily", "reason": "She asked to go on."}
    assert signed_in(cast.bob).post(address(cast.nadia, "management", "exit"), sent).status_code == 302
    said = page(cast.bob, HERE)
    assert "Nobody is proposed" in said
    assert "Managed by agreement (1) Person What stands open Do Ottershaw, Nadia Gold Is in custody today" in said
    assert "Whoever no longer agrees is not held: decide that they leave." in said
    assert "Voluntary footing since 2 June 2025" in page(cast.bob, address(cast.nadia, "management"))
    (agreed,) = entries_of(cast.bob, cast.nadia, "footing")
    no_more = {"footing": "voluntary", "since": "2025-06-02", "until": "2025-06-02", "because": "She asked to go on."}
    correct_entry(asking(cast.bob), cast.nadia, agreed.id, Answers("footing", no_more), "She no longer agrees.")
    said = page(cast.bob, HERE)
    assert "No longer by agreement. They stayed by agreement until 2 June 2025." in said
    assert "Managed by agreement" not in said


@pytest.fixture
def moved(cast: Cast) -> None:
    told = {"moved_on": "2025-05-20", "to_where": "Cleveland", "how_known": "family"}
    enter_entry(asking(cast.fatima), cast.mason, Answers("moves", told))


@pytest.mark.usefixtures("moved")
def test_an_agency_is_shown_nothing_of_a_cohort_that_no_agreement_shows_it(cast: Cast):
    said = page(cast.fatima, HERE)
    assert "0 people in the cohort here were looked at; 2 more are not shown to you" in said
    assert "Quillfeather" not in said
    assert "people" not in newest().detail


@pytest.mark.usefixtures("moved")
def test_an_agency_shown_the_cohort_and_no_offences_is_proposed_nobody_who_looks_desisted(cast: Cast):
    agencies = [cast.alice.agency.id, cast.fatima.agency.id]
    partnership.agree(
        title="Health in the scheme", gateway="s.325", agency_ids=agencies, kinds="iom arrests", starts_on=BEGAN_ON,
        ends_on=None, review_on=None,
    )  # fmt: skip
    said = page(cast.fatima, HERE)
    assert "Proposed to leave, or to be looked at (1)" in said
    assert (
        "Moved away. Recorded as having moved away to Cleveland on 20 May 2025. Tell the scheme where they are now."
        in said
    )
    assert "Desistance is not proposed to you" in said
    assert "Desistance. No proven offence" not in said
    assert "Desistance is not proposed to you" not in page(cast.bob, HERE)


def test_whoever_left_is_told_only_to_those_shown_their_place(cast: Cast, proposed: str):
    signed_in(cast.bob).post(proposed, LEAVES)
    assert "The mentor stays in touch until autumn" in page(cast.carol, HERE)
    assert "The mentor stays in touch until autumn" not in page(cast.fatima, HERE)
