"""Entering, correcting and withdrawing a fact: both stay, each change says why, and two at once cannot both be kept."""

from datetime import date, datetime, timedelta

import pytest

from accord.access.gate import NotFound, Opened, Refused, Restricted, open_person
from accord.access.terms import Action, Relation
from accord.audit.queries.events import Criteria, events
from accord.audit.terms import Action as Logged
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, withdraw_entry
from accord.people.commands import own_record_of
from accord.record.commands import Author, ChangeRefused, EntryRefused, correct, enter, follow_source_record, withdraw
from accord.record.queries.details import details_of, texts_of
from accord.record.queries.entries import EntryView, entry, versions_of
from accord.record.queries.timeline import TimelineFilter, timeline
from accord.record.rules import Retention
from tests.cast import CAST_AT, Cast, Member, asking, viewer, world

HOUR = timedelta(hours=1)
KEPT = Retention(2, 10)
CUSTODY = REGISTERS["custody"]

SPELL = Answers("custody", {"establishment": "HMP Full Sutton", "received_on": "2025-05-01"})
RELEASED = Answers("custody", {**SPELL.texts, "released_on": "2025-05-30"})
VALUES = {"establishment": "HMP Full Sutton", "received_on": date(2025, 5, 1), "released_on": None}


def opened(member: Member, person_id: int, at: datetime = CAST_AT) -> Opened:
    return open_person(asking(member, at), person_id, Action.CONSULT)


def shown(member: Member, person_id: int, entry_id: int) -> EntryView:
    found = entry(viewer(member), opened(member, person_id), entry_id)
    assert found is not None
    return found


def author(cast: Cast) -> Author:
    erin = cast.erin
    record = own_record_of(erin.agency.id, cast.nadia, CAST_AT, "erin")
    return Author(erin.agency.id, record, cast.nadia, officer_id=erin.id)


def last_written(person_id: int) -> tuple[Logged, dict[str, str | int]]:
    row = events(Criteria(person_id=person_id), limit=1).events[0]
    return row.action, dict(row.detail)


# ---- Enter -------------------------------------------------------------------------------------------------------------


def test_an_entry_says_whose_word_it_is_when_true_when_known_and_how_long_kept(cast: Cast) -> None:
    number = enter_entry(asking(cast.erin), cast.nadia, RELEASED)

    said = shown(cast.erin, cast.nadia, number)
    assert (said.kind, said.summary) == ("custody", "In custody at HMP Full Sutton")
    assert (said.starts_on, said.ends_on) == (date(2025, 5, 1), date(2025, 5, 30))
    assert (said.recorded_at, said.superseded_at, said.corrects_id) == (CAST_AT, None, None)
    assert (said.agency_name, said.officer_name) == ("HM Prison Service", "Erin Calvert")
    assert (said.marking, said.retention_group, said.retention_review_on) == (
        "OFFICIAL-SENSITIVE", 2, date(2035, 5, 30),
    )  # fmt: skip
    assert details_of(CUSTODY, number) == {**VALUES, "released_on": date(2025, 5, 30)}


def test_an_entry_is_in_the_ledger_with_its_number_and_nothing_of_what_it_says(cast: Cast) -> None:
    number = enter_entry(asking(cast.erin), cast.nadia, SPELL)

    assert last_written(cast.nadia) == (Logged.RECORD, {"register": "custody", "entry": number})


def test_a_fact_that_goes_on_is_reviewed_by_its_first_day(cast: Cast) -> None:
    number = enter_entry(asking(cast.erin), cast.nadia, SPELL)

    assert shown(cast.erin, cast.nadia, number).retention_review_on == date(2035, 5, 1)


def test_an_entry_of_an_agency_without_a_record_of_the_person_opens_one(cast: Cast) -> None:
    contact = {"contact_on": "2025-06-01", "contact_type": "home_visit", "attendance": "attended", "notes": "Well."}
    made = world(cast, cast.charlie, Relation.INVOLVED)

    number = enter_entry(asking(cast.charlie), made.person_id, Answers("contacts", contact))

    assert shown(cast.charlie, made.person_id, number).agency_name == "Second Bench"


def test_every_answer_that_is_wrong_is_told_at_once(cast: Cast) -> None:
    with pytest.raises(EntryRefused) as refused:
        enter_entry(
            asking(cast.erin), cast.nadia, Answers("custody", {"received_on": "2999-01-01", "released_on": "soon"})
        )

    assert {problem.column for problem in refused.value.problems} == {"establishment", "received_on", "released_on"}


def test_an_area_that_is_not_known_is_refused_and_a_known_one_is_kept_by_number(cast: Cast) -> None:
    spell = {"area": "Barsetshire", "tier": "gold", "entered_on": "2023-05-01", "left_on": "2023-06-01"}
    with pytest.raises(EntryRefused, match="area: There is no area of this name"):
        enter_entry(asking(cast.alice), cast.mason, Answers("iom", spell))

    number = enter_entry(asking(cast.alice), cast.mason, Answers("iom", {**spell, "area": "york/selby"}))

    assert texts_of(REGISTERS["iom"], number) == {
        "area": "York/Selby", "cohort": "", "tier": "gold", "entered_on": "2023-05-01", "left_on": "2023-06-01",
        "exit_reason": "",
    }  # fmt: skip


def test_values_that_do_not_make_a_fact_are_refused(cast: Cast) -> None:
    with pytest.raises(EntryRefused, match=r"released_on \(2025-04-30\) is before received_on"):
        enter(CUSTODY, {**VALUES, "released_on": date(2025, 4, 30)}, author(cast), KEPT, CAST_AT)


@pytest.mark.parametrize(
    ("relation", "refusal"),
    [
        (Relation.OTHER_AGENCY, NotFound),
        (Relation.OWN_AGENCY_UNINVOLVED, NotFound),
        (Relation.ENDED, NotFound),
        (Relation.EXCLUDED, Restricted),
        (Relation.RESTRICTED, Restricted),
    ],
)
def test_nothing_is_written_past_the_gate(cast: Cast, relation: Relation, refusal: type[Exception]) -> None:
    made = world(cast, cast.alice, relation)

    for write in (
        lambda: enter_entry(asking(cast.alice), made.person_id, SPELL),
        lambda: correct_entry(asking(cast.alice), made.person_id, made.entry_id, SPELL, "Wrong day"),
        lambda: withdraw_entry(asking(cast.alice), made.person_id, made.entry_id, "Wrong day"),
    ):
        with pytest.raises(refusal):
            write()


def test_an_analyst_writes_nothing(cast: Cast) -> None:
    with pytest.raises(Refused):
        enter_entry(asking(cast.irene), cast.mason, SPELL)


# ---- Correct -----------------------------------------------------------------------------------------------------------


def test_a_correction_supersedes_and_both_stay(cast: Cast) -> None:
    first = enter_entry(asking(cast.erin), cast.nadia, SPELL)
    later = asking(cast.erin, CAST_AT + HOUR)

    second = correct_entry(later, cast.nadia, first, RELEASED, " Released yesterday ")

    before, after = shown(cast.erin, cast.nadia, first), shown(cast.erin, cast.nadia, second)
    assert (before.ends_on, before.superseded_at, before.changed_because) == (None, later.at, "Released yesterday")
    assert (after.ends_on, after.superseded_at, after.corrects_id) == (date(2025, 5, 30), None, first)
    assert [view.id for view in versions_of(viewer(cast.erin), opened(cast.erin, cast.nadia), first)] == [second, first]


def test_a_correction_is_in_the_ledger_with_what_it_corrects(cast: Cast) -> None:
    first = enter_entry(asking(cast.erin), cast.nadia, SPELL)
    second = correct_entry(asking(cast.erin), cast.nadia, first, RELEASED, "Released yesterday")

    assert last_written(cast.nadia) == (Logged.CORRECT, {"register": "custody", "entry": second, "corrects": first})


def test_a_correction_says_why(cast: Cast) -> None:
    first = enter_entry(asking(cast.erin), cast.nadia, SPELL)

    with pytest.raises(ChangeRefused, match="Say why you are changing this"):
        correct_entry(asking(cast.erin), cast.nadia, first, RELEASED, "  no ")

    assert shown(cast.erin, cast.nadia, first).superseded_at is None


def test_a_correction_that_makes_no_fact_changes_nothing(cast: Cast) -> None:
    first = enter_entry(asking(cast.erin), cast.nadia, SPELL)
    reversed_ = {**SPELL.texts, "released_on": "2025-04-01"}

    with pytest.raises(EntryRefused, match="is before received_on"):
        correct_entry(asking(cast.erin), cast.nadia, first, Answers("custody", reversed_), "Released yesterday")

    assert shown(cast.erin, cast.nadia, first).superseded_at is None


def test_of_two_who_correct_the_same_entry_the_second_is_told_to_look_again(cast: Cast) -> None:
    first = enter_entry(asking(cast.erin), cast.nadia, SPELL)
    correct_entry(asking(cast.erin), cast.nadia, first, RELEASED, "Released yesterday")

    with pytest.raises(ChangeRefused, match="Somebody has changed this entry since you opened it"):
        correct_entry(asking(cast.erin), cast.nadia, first, SPELL, "Another reason")


def test_an_entry_is_superseded_once_however_many_passed_the_first_look(cast: Cast) -> None:
    first = enter(CUSTODY, VALUES, author(cast), KEPT, CAST_AT)
    correct(CUSTODY, first, VALUES, author(cast), "Wrong prison", KEPT, CAST_AT)

    with pytest.raises(ChangeRefused, match="Somebody has changed this entry"):
        correct(CUSTODY, first, VALUES, author(cast), "Wrong prison", KEPT, CAST_AT)
    with pytest.raises(ChangeRefused, match="Somebody has changed this entry"):
        withdraw(first, "Wrong person", CAST_AT)


def test_another_agencys_entry_is_changed_by_that_agency_alone(cast: Cast) -> None:
    number = enter_entry(asking(cast.erin), cast.nadia, SPELL)

    with pytest.raises(ChangeRefused, match="HM Prison Service recorded this, so only they can change it"):
        correct_entry(asking(cast.alice), cast.nadia, number, RELEASED, "Released yesterday")
    with pytest.raises(ChangeRefused, match="HM Prison Service recorded this"):
        withdraw_entry(asking(cast.alice), cast.nadia, number, "Released yesterday")


def test_an_entry_of_another_person_or_of_nobody_is_not_found(cast: Cast) -> None:
    made = world(cast, cast.erin, Relation.INVOLVED)

    for number in (made.entry_id, 1):
        with pytest.raises(NotFound):
            correct_entry(asking(cast.erin), cast.nadia, number, RELEASED, "Released yesterday")


# ---- Withdraw ----------------------------------------------------------------------------------------------------------


def test_a_withdrawn_entry_stays_with_the_reason_and_no_longer_stands(cast: Cast) -> None:
    number = enter_entry(asking(cast.erin), cast.nadia, SPELL)
    before = timeline(viewer(cast.erin), opened(cast.erin, cast.nadia), TimelineFilter()).total

    withdraw_entry(asking(cast.erin, CAST_AT + HOUR), cast.nadia, number, "Another Nadia")

    said = shown(cast.erin, cast.nadia, number)
    after = timeline(viewer(cast.erin), opened(cast.erin, cast.nadia), TimelineFilter()).total
    assert (said.superseded_at, said.changed_because) == (CAST_AT + HOUR, "Another Nadia")
    assert before - after == 1


def test_a_withdrawal_is_in_the_ledger_and_says_why(cast: Cast) -> None:
    number = enter_entry(asking(cast.erin), cast.nadia, SPELL)
    with pytest.raises(ChangeRefused, match="Say why"):
        withdraw_entry(asking(cast.erin), cast.nadia, number, "")

    withdraw_entry(asking(cast.erin), cast.nadia, number, "Another Nadia")

    assert last_written(cast.nadia) == (Logged.WITHDRAW, {"register": "custody", "entry": number})


def test_a_partner_corrects_and_does_not_withdraw(cast: Cast) -> None:
    made = world(cast, cast.fatima, Relation.INVOLVED)

    with pytest.raises(Refused, match="None of your roles may withdraw an entry"):
        withdraw_entry(asking(cast.fatima), made.person_id, made.entry_id, "Another Robin")


# ---- Follow a source record --------------------------------------------------------------------------------------------


def test_the_entries_of_a_source_record_follow_it_to_another_person(cast: Cast) -> None:
    number = enter(CUSTODY, VALUES, author(cast), KEPT, CAST_AT)

    moved = follow_source_record(author(cast).source_record_id, cast.mason)

    assert moved == 2
    assert shown(cast.erin, cast.mason, number).id == number
