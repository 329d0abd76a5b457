"""The one door: what opens, what stays shut, and that the ledger has it before anything is shown."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.db import connection

from accord.access import gate, rules
from accord.access.commands import doors, partnership
from accord.access.gate import NotFound, Refused, Restricted
from accord.access.queries.officers import grants_of
from accord.access.terms import Action, InvolvementBasis, InvolvementRole, Relation
from accord.audit.ledger import LedgerUnavailable
from accord.audit.queries.events import Criteria, LoggedEvent, events
from accord.audit.terms import Action as Logged
from accord.audit.terms import Outcome
from accord.journeys.write_entries import Answers, enter_entry
from accord.people.queries.cases import names_of
from accord.record.queries.timeline import TimelineFilter, timeline
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, Cast, Member, asking, viewer, world

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
NOBODY = 1


def written() -> list[LoggedEvent]:
    """The ledger's rows, oldest first, but for the imports that made the cast."""
    return [event for event in reversed(events(Criteria(), limit=500).events) if event.at == CAST_AT]


# ---- Opening one record ------------------------------------------------------------------------------------------------


def test_opening_a_record_is_in_the_ledger_with_who_what_and_why(cast: Cast) -> None:
    asked = asking(cast.alice, what="person overview", purpose="Supervision")

    opened = gate.open_person(asked, cast.mason, Action.CONSULT, {"tab": "overview"})

    (row,) = written()
    assert opened.person_id == cast.mason
    assert (row.actor, row.actor_id, row.agency) == ("alice", cast.alice.id, "north-yorkshire-police")
    assert (row.action, row.outcome, row.person_id) == (Logged.CONSULT, Outcome.ALLOWED, cast.mason)
    assert (row.what, row.purpose, row.detail) == ("person overview", "Supervision", {"tab": "overview"})
    assert row.reason == "Your agency is involved with this person."


EXPECTED = {
    Relation.INVOLVED: None,
    Relation.OWN_AGENCY_UNINVOLVED: NotFound,
    Relation.OTHER_AGENCY: NotFound,
    Relation.EXCLUDED: Restricted,
    Relation.RESTRICTED: Restricted,
    Relation.ENDED: NotFound,
}


@pytest.mark.parametrize(("relation", "refusal"), [pair for pair in EXPECTED.items() if pair[1]])
@pytest.mark.parametrize("username", ["alice", "carol", "fatima", "charlie"])
def test_a_door_that_stays_shut_says_how_and_leaves_one_row(
    cast: Cast, username: str, relation: Relation, refusal: type[Exception]
) -> None:
    member = getattr(cast, username)
    made = world(cast, member, relation)

    with pytest.raises(refusal):
        gate.open_person(asking(member), made.person_id, Action.CONSULT)

    (row,) = written()
    assert (row.action, row.outcome, row.person_id) == (Logged.DENIED, Outcome.REFUSED, made.person_id)
    assert row.detail == {"wanted": "consult"}


@pytest.mark.parametrize("username", ["alice", "carol", "fatima", "charlie"])
def test_an_officer_of_an_involved_agency_comes_in(cast: Cast, username: str) -> None:
    member = getattr(cast, username)
    made = world(cast, member, Relation.INVOLVED)

    assert gate.open_person(asking(member), made.person_id, Action.CONSULT).person_id == made.person_id


@pytest.mark.parametrize("number", [None, NOBODY])
def test_a_number_that_nobody_has_is_answered_as_a_stranger_is(cast: Cast, number: int | None) -> None:
    stranger = world(cast, cast.alice, Relation.OTHER_AGENCY).person_id

    with pytest.raises(NotFound) as of_a_stranger:
        gate.open_person(asking(cast.alice), stranger, Action.CONSULT)
    with pytest.raises(NotFound) as of_nobody:
        gate.open_person(asking(cast.alice), number, Action.CONSULT)

    assert str(of_a_stranger.value) == str(of_nobody.value)
    assert [row.reason for row in written()] == ["There is no record here that you can see."] * 2


def test_a_role_that_may_not_is_refused_before_the_person_is_looked_for(cast: Cast) -> None:
    with pytest.raises(Refused, match="None of your roles may look at a person's record"):
        gate.open_person(asking(cast.kavita), NOBODY, Action.CONSULT)


def test_a_restricted_record_opens_to_the_officer_named_on_it(cast: Cast) -> None:
    doors.restrict(
        person_id=cast.mason, officer_ids=[cast.alice.id], reason="At risk", ask="Bob", starts_on=CAST_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip

    assert gate.open_person(asking(cast.alice), cast.mason, Action.CONSULT).decision
    with pytest.raises(Restricted, match="Ask Bob"):
        gate.open_person(asking(cast.bob), cast.mason, Action.CONSULT)


def test_the_one_to_ask_about_an_exclusion_is_not_the_one_to_ask_about_a_restriction(cast: Cast) -> None:
    shut = {"person_id": cast.mason, "starts_on": CAST_ON, "at": CAST_AT, "by": "bob", "reason": "At risk"}
    doors.restrict(officer_ids=[], ask="the restricting officer", **shut)
    doors.exclude(officer_id=cast.alice.id, ask="the excluding officer", **shut)

    with pytest.raises(Restricted, match="Ask the excluding officer"):
        gate.open_person(asking(cast.alice), cast.mason, Action.CONSULT)


def test_an_involvement_opens_on_its_first_day_in_london_and_not_on_its_last(cast: Cast) -> None:
    made = world(cast, cast.alice, Relation.OWN_AGENCY_UNINVOLVED)
    doors.involve(
        person_id=made.person_id, agency_id=cast.alice.agency.id, officer_id=None, basis=InvolvementBasis.SERVICE,
        role=InvolvementRole.LEAD, starts_on=CAST_ON, ends_on=CAST_ON + DAY, at=CAST_AT, by="bob",
    )  # fmt: skip
    midnight = CAST_AT.replace(hour=23, minute=0) - DAY  # 00:00 in London in summer

    def is_let_in(at: datetime) -> bool:
        return bool(
            rules.decide(viewer(cast.alice), gate.facts_about(viewer(cast.alice), made.person_id, at), Action.CONSULT)
        )

    assert [is_let_in(midnight - HOUR), is_let_in(midnight), is_let_in(midnight + DAY - HOUR), is_let_in(midnight + DAY)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_role_that_ended_today_opens_nothing_at_the_next_request(cast: Cast) -> None:
    partnership.end_role(grants_of(cast.alice.id)[0].id, CAST_ON)

    with pytest.raises(Refused):
        gate.open_person(asking(cast.alice), cast.mason, Action.CONSULT)


# ---- Emergencies -------------------------------------------------------------------------------------------------------


def break_glass(member: Member, person_id: int) -> None:
    doors.break_glass(
        person_id=person_id, officer_id=member.id, reason="He says that he will hurt her tonight.", hours=4,
        minimum_length=20, at=CAST_AT,
    )  # fmt: skip


def test_a_record_opened_in_an_emergency_shows_every_agencys_entries_until_it_expires(cast: Cast) -> None:
    break_glass(cast.alice, cast.oscar)
    made = world(cast, cast.alice, Relation.OTHER_AGENCY)
    break_glass(cast.alice, made.person_id)

    opened = gate.open_person(asking(cast.alice), made.person_id, Action.CONSULT)
    late = asking(cast.alice, CAST_AT + 4 * HOUR)

    assert timeline(viewer(cast.alice), opened, TimelineFilter()).total == 1
    with pytest.raises(NotFound):
        gate.open_person(late, made.person_id, Action.CONSULT)


def test_an_emergency_opens_the_record_to_the_one_officer_who_said_why(cast: Cast) -> None:
    made = world(cast, cast.alice, Relation.OTHER_AGENCY)
    break_glass(cast.alice, made.person_id)

    with pytest.raises(NotFound):
        gate.open_person(asking(cast.bob), made.person_id, Action.CONSULT)


# ---- Lists are filtered by the same rule -------------------------------------------------------------------------------


def person_with(
    cast: Cast, involved: bool, ended: bool, others: bool, excluded: bool, restricted: str, emergency: bool
) -> int:
    """A new person to whom Alice stands as the facts say; `restricted` is no, to others, or to Alice."""
    number = world(cast, cast.alice, Relation.OWN_AGENCY_UNINVOLVED).person_id
    police, probation = cast.alice.agency.id, cast.carol.agency.id
    basis = (InvolvementBasis.SERVICE, InvolvementRole.LEAD)
    spells = {
        (number, police, cast.alice.id, *basis, BEGAN_ON, None): involved,
        (number, police, cast.alice.id, *basis, BEGAN_ON, CAST_ON): ended,
        (number, probation, cast.carol.id, *basis, BEGAN_ON, None): others,
    }
    doors.involve_many([spell for spell, is_so in spells.items() if is_so], CAST_AT, "bob")
    shut = {"person_id": number, "reason": "At risk", "ask": "", "starts_on": BEGAN_ON, "at": CAST_AT, "by": "bob"}
    for officer_ids in {"no": [], "to others": [[cast.bob.id]], "to Alice": [[cast.alice.id]]}[restricted]:
        doors.restrict(officer_ids=officer_ids, **shut)
    for officer_id in [cast.alice.id] * excluded:
        doors.exclude(officer_id=officer_id, **shut)
    for member in [cast.alice] * emergency:
        break_glass(member, number)
    return number


def test_a_list_shows_whom_the_rule_lets_in_and_as_restricted_whom_it_shuts_out(cast: Cast) -> None:
    yes_or_no = (True, False)
    facts = product(yes_or_no, yes_or_no, yes_or_no, yes_or_no, ("no", "to others", "to Alice"), yes_or_no)
    numbers = [person_with(cast, *each) for each in facts]
    alice = viewer(cast.alice)

    answers = {
        number: rules.decide(alice, gate.facts_about(alice, number, CAST_AT), Action.CONSULT) for number in numbers
    }
    listed = names_of(alice, numbers, CAST_AT)

    assert len(numbers) == 96
    assert {number for number, row in listed.items() if not row.is_restricted} == {
        number for number, answer in answers.items() if answer
    }
    assert {number for number, row in listed.items() if row.is_restricted} == {
        number for number, answer in answers.items() if answer.reasons[0].code in {"excluded", "restricted"}
    }


@pytest.mark.parametrize("kinds", ["*", "custody", "contacts iom", "", "* intelligence"])
def test_a_timeline_shows_the_entries_that_the_rule_shows(cast: Cast, kinds: str) -> None:
    parties = [cast.fatima.agency.id, cast.carol.agency.id, cast.alice.agency.id]
    partnership.agree(
        title="Health",
        gateway="Consent",
        agency_ids=parties,
        kinds=kinds,
        starts_on=BEGAN_ON,
        ends_on=None,
        review_on=None,
    )
    received = {
        "log_ref": "L1",
        "received_on": "2025-05-20",
        "source": "1",
        "assessment": "A",
        "handling": "P",
        "gist": "Seen.",
    }
    enter_entry(asking(cast.alice), cast.mason, Answers("intelligence", received))
    fatima, alice = viewer(cast.fatima), viewer(cast.alice)
    everything = timeline(
        alice, gate.open_person(asking(cast.alice), cast.mason, Action.CONSULT), TimelineFilter()
    ).entries

    opened = gate.open_person(asking(cast.fatima), cast.mason, Action.CONSULT)
    shown = timeline(fatima, opened, TimelineFilter()).entries

    by_the_rule = [
        each for each in everything if rules.entry_is_visible(fatima, opened.facts, each.agency_id, each.kind)
    ]
    assert {each.agency_id for each in everything} == {cast.alice.agency.id, cast.carol.agency.id, cast.erin.agency.id}
    assert list(shown) == by_the_rule


@pytest.mark.parametrize(("moved", "entries"), [(-DAY, 6), (timedelta(0), 4), (DAY, 4)])
def test_an_agreement_that_ends_shows_nothing_from_that_day(cast: Cast, moved: timedelta, entries: int) -> None:
    partnership.end_agreement(cast.agreement, CAST_ON)
    at = CAST_AT + moved

    opened = gate.open_person(asking(cast.alice, at), cast.mason, Action.CONSULT)

    assert timeline(viewer(cast.alice, at), opened, TimelineFilter()).total == entries


# ---- No log, no data ---------------------------------------------------------------------------------------------------


@pytest.fixture
def lost_ledger(cast: Cast) -> Cast:
    """The cast, with no ledger to write to."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_ledgerrow RENAME TO audit_ledgerrow_lost")
    return cast


WITHOUT_A_LEDGER = {
    "an open door": lambda cast: gate.open_person(asking(cast.alice), cast.mason, Action.CONSULT),
    "a shut door": lambda cast: gate.open_person(asking(cast.alice), NOBODY, Action.CONSULT),
    "a list": lambda cast: gate.note(asking(cast.alice), Action.SEARCH, people=[cast.mason]),
    "a file": lambda cast: gate.note_export(asking(cast.alice), {"rows": 1}),
    "a setting": lambda cast: gate.note_administration(asking(cast.liam), {"officer": 1}),
    "an emergency": lambda cast: gate.tell_of(asking(cast.alice), Action.BREAK_GLASS, None),
}


@pytest.mark.parametrize("ask", WITHOUT_A_LEDGER.values(), ids=WITHOUT_A_LEDGER)
def test_nothing_is_shown_when_the_ledger_cannot_be_written(lost_ledger: Cast, ask: Callable[[Cast], object]) -> None:
    with pytest.raises(LedgerUnavailable):
        ask(lost_ledger)


# ---- What is no one person ---------------------------------------------------------------------------------------------


def test_a_list_is_one_row_with_the_people_on_it(cast: Cast) -> None:
    gate.note(asking(cast.alice), Action.SEARCH, people=[cast.mason, cast.nadia], detail={"kinds": "name"})

    (row,) = written()
    assert (row.action, row.person_id) == (Logged.SEARCH, None)
    assert row.detail == {"kinds": "name", "shown": 2, "people": f"{cast.mason} {cast.nadia}"}


def test_a_list_with_nobody_on_it_is_a_row_all_the_same(cast: Cast) -> None:
    gate.note(asking(cast.alice), Action.SEE_REPORTS)

    assert [(row.action, row.detail) for row in written()] == [(Logged.REPORT, {})]


@pytest.mark.parametrize(
    "ask",
    [
        lambda cast: gate.require(viewer(cast.jack), Action.SEARCH),
        lambda cast: gate.note(asking(cast.jack), Action.SEARCH),
        lambda cast: gate.note_export(asking(cast.liam), {}),
        lambda cast: gate.note_administration(asking(cast.bob), {}),
        lambda cast: gate.tell_of(asking(cast.irene), Action.BREAK_GLASS, None),
    ],
    ids=["a role", "a search", "a file", "a setting", "an emergency"],
)
def test_what_no_role_allows_is_refused(cast: Cast, ask: Callable[[Cast], object]) -> None:
    with pytest.raises(Refused):
        ask(cast)


def test_a_typed_reason_is_kept_in_the_ledger(cast: Cast) -> None:
    gate.tell_of(
        asking(cast.alice), Action.BREAK_GLASS, cast.mason, {"found": "yes"}, reason="He is on the bridge now."
    )

    (row,) = written()
    assert (row.action, row.reason) == (Logged.BREAK_GLASS, "He is on the bridge now.")


def test_a_journey_is_admitted_in_silence_and_tells_what_it_did(cast: Cast) -> None:
    opened = gate.admit(asking(cast.alice), cast.mason, Action.RECORD)
    before = written()
    gate.tell(asking(cast.alice), opened, Action.RECORD, {"register": "contacts"})

    assert before == []
    assert [(row.action, row.person_id) for row in written()] == [(Logged.RECORD, cast.mason)]
