"""Deciding which records are of one person, and undoing it: what moves, who is told, and what stays refused."""

import pytest
from django.db import transaction

from accord.access.commands import doors
from accord.access.gate import NotFound, Refused, Restricted, open_person
from accord.access.queries.involvements import is_managed_under_mappa
from accord.access.queries.notices import notices_for
from accord.access.terms import Action, InvolvementBasis, InvolvementRole, Relation
from accord.audit.queries.events import Criteria, events
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.link_records import decide_doubt, settle_attention, take_record_out, undo_joining
from accord.journeys.write_drafts import begin_entry, finish
from accord.journeys.write_entries import Answers, enter_entry
from accord.linking.commands import Found, LinkingRefused, raise_doubt
from accord.linking.queries import attentions_of, doubts, next_waiting, words_about
from accord.linking.rules import pair_of
from accord.linking.terms import OPEN_STATES, DoubtState, Opinion, WhyDoubtful
from accord.people.commands import RecordsMoved
from accord.people.queries.receiving import source_record_named
from accord.people.queries.records import people_of_records, records_of_people, where_records_went
from accord.record.queries.drafts import drafts_of
from accord.record.queries.timeline import TimelineFilter, timeline
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, POLICE, Cast, Member, asking, viewer, world

pytestmark = pytest.mark.django_db
SAME, DIFFERENT = Opinion.SAME, Opinion.DIFFERENT
HOW = "His mother told me on 1 June."
NOTE = {
    "contact_on": "2025-05-29", "contact_type": "office_visit", "attendance": "attended", "notes": "Came on time.",
}  # fmt: skip


@pytest.fixture
def pair(cast: Cast) -> tuple[int, int]:
    """Two people whom Bob's agency is involved with, each with one record and one entry; the first is the older."""
    one, other = (world(cast, cast.bob, Relation.INVOLVED).person_id for _ in range(2))
    return one, other


def record_of(person_id: int) -> int:
    return records_of_people([person_id])[person_id][0]


def doubt_between(one: int, other: int) -> int:
    number = raise_doubt(Found(pair_of(record_of(one), record_of(other)), WhyDoubtful.WEIGHT, 12.5), CAST_AT, "sweep")
    assert number is not None
    return number


def entries_of(member: Member, person_id: int) -> int:
    opened = open_person(asking(member), person_id, Action.CONSULT)
    return timeline(viewer(member), opened, TimelineFilter()).total


def name_officer(member: Member, person_id: int, basis: InvolvementBasis = InvolvementBasis.IOM_COHORT) -> None:
    doors.involve(
        person_id=person_id, agency_id=member.agency.id, officer_id=member.id, basis=basis, role=InvolvementRole.LEAD,
        starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip


def test_records_of_one_person_come_together_with_their_entries(cast: Cast, pair):
    one, other = pair
    decided = decide_doubt(asking(cast.bob), other, doubt_between(one, other), SAME, HOW)
    assert (decided.state, decided.person_id) == (DoubtState.JOINED, one)
    assert len(records_of_people([one])[one]) == 2
    assert where_records_went(other) == one
    assert entries_of(cast.bob, one) == 2


def test_the_person_with_more_records_stays(cast: Cast, pair):
    one, other = pair
    third = world(cast, cast.bob, Relation.INVOLVED).person_id
    decide_doubt(asking(cast.bob), other, doubt_between(other, third), SAME, HOW)
    assert decide_doubt(asking(cast.bob), one, doubt_between(one, other), SAME, HOW).person_id == other


def test_records_of_two_people_stay_apart_by_a_word_that_binds(cast: Cast, pair):
    one, other = pair
    assert decide_doubt(asking(cast.bob), one, doubt_between(one, other), DIFFERENT, HOW).state is DoubtState.APART
    assert [(word.opinion, word.made_by) for word in words_about([record_of(one)])] == [(DIFFERENT, "bob")]
    assert (len(records_of_people([one])[one]), where_records_went(other)) == (1, None)


def test_a_joining_is_undone_with_every_entry(cast: Cast, pair):
    one, other = pair
    number, moved = doubt_between(one, other), record_of(other)
    decide_doubt(asking(cast.bob), one, number, SAME, HOW)
    assert undo_joining(asking(cast.bob), one, number, "He is his cousin.") == other
    assert people_of_records([moved]) == {moved: other}
    assert (entries_of(cast.bob, one), entries_of(cast.bob, other)) == (1, 1)


def test_a_joining_is_undone_once(cast: Cast, pair):
    one, other = pair
    number = doubt_between(one, other)
    decide_doubt(asking(cast.bob), one, number, SAME, HOW)
    undo_joining(asking(cast.bob), one, number, HOW)
    with pytest.raises(LinkingRefused, match="undone already"), transaction.atomic():
        undo_joining(asking(cast.bob), one, number, HOW)


@pytest.fixture
def refused(cast: Cast, pair) -> int:
    """A person whose record Bob kept apart from another's, and then tried to join to that one's all the same."""
    one, other = pair
    third = world(cast, cast.bob, Relation.INVOLVED).person_id
    decide_doubt(asking(cast.bob), one, doubt_between(one, other), DIFFERENT, HOW)
    decide_doubt(asking(cast.bob), other, doubt_between(other, third), SAME, HOW)
    through = pair_of(record_of(one), records_of_people([other])[other][1])
    chain = raise_doubt(Found(through, WhyDoubtful.ASKED), CAST_AT, "bob")
    with pytest.raises(LinkingRefused, match="bob decided that two of these records are of two people"):
        decide_doubt(asking(cast.bob), one, chain, SAME, HOW)
    return one


def test_what_was_kept_apart_is_not_joined_through_a_third_and_somebody_is_asked_to_look(cast: Cast, refused: int):
    opened = open_person(asking(cast.bob), refused, Action.CONSULT)
    assert ["bob decided" in each.sentence for each in attentions_of(opened)] == [True]
    assert len(records_of_people([refused])[refused]) == 1


def test_what_needs_attention_is_settled_once(cast: Cast, refused: int):
    opened = open_person(asking(cast.bob), refused, Action.CONSULT)
    number = attentions_of(opened)[0].id
    settle_attention(asking(cast.bob), refused, number, "They are cousins; the word stands.")
    assert attentions_of(opened) == []
    with pytest.raises(NotFound):
        settle_attention(asking(cast.bob), refused, number, "Again.")


def test_a_second_officer_must_agree_where_a_person_is_managed_under_mappa(cast: Cast, pair):
    one, other = pair
    name_officer(cast.alice, one, InvolvementBasis.MAPPA)
    name_officer(cast.grace, one)
    number = doubt_between(one, other)
    assert is_managed_under_mappa([one, other], CAST_ON)
    assert decide_doubt(asking(cast.bob), one, number, SAME, HOW).state is DoubtState.SECOND
    with pytest.raises(LinkingRefused, match="second officer"):
        decide_doubt(asking(cast.bob), one, number, SAME, HOW)
    assert decide_doubt(asking(cast.grace), one, number, SAME, HOW).state is DoubtState.JOINED


def test_the_officers_named_are_told_and_the_one_who_decided_is_not(cast: Cast, pair):
    one, other = pair
    name_officer(cast.alice, other)
    name_officer(cast.bob, one)
    decide_doubt(asking(cast.bob), one, doubt_between(one, other), SAME, HOW)
    told = notices_for(viewer(cast.alice), CAST_AT)
    assert [(each.person_id, each.sentence.split(":")[0]) for each in told] == [
        (one, "Records of two people were joined")
    ]
    assert notices_for(viewer(cast.bob), CAST_AT) == []


def test_the_ledger_keeps_the_joining_and_the_undoing_with_both_people(cast: Cast, pair):
    one, other = pair
    number = doubt_between(one, other)
    decide_doubt(asking(cast.bob), one, number, SAME, HOW)
    undo_joining(asking(cast.bob), one, number, HOW)
    newest = [(each.action, each.person_id, each.detail["people"]) for each in events(Criteria()).events[:2]]
    assert newest == [("unlink", one, str(other)), ("link", one, str(other))]


def test_a_record_is_taken_out_into_a_person_of_its_own(cast: Cast, pair):
    one, other = pair
    decide_doubt(asking(cast.bob), one, doubt_between(one, other), SAME, HOW)
    out = records_of_people([one])[one][1]
    new = take_record_out(asking(cast.bob), one, out, HOW)
    assert people_of_records([out]) == {out: new}
    assert (entries_of(cast.bob, one), entries_of(cast.bob, new)) == (1, 1)


def test_the_only_record_of_a_person_is_not_taken_out(cast: Cast, pair):
    with pytest.raises(LinkingRefused, match="only record"):
        take_record_out(asking(cast.bob), pair[0], record_of(pair[0]), HOW)


def test_anothers_record_is_not_taken_out(cast: Cast, pair):
    with pytest.raises(NotFound):
        take_record_out(asking(cast.bob), pair[0], record_of(pair[1]), HOW)


def test_what_was_being_written_follows_and_can_be_finished(cast: Cast, pair):
    one, other = pair
    draft = begin_entry(asking(cast.bob), other, "contacts")
    decide_doubt(asking(cast.bob), one, doubt_between(one, other), SAME, HOW)
    opened = open_person(asking(cast.bob), one, Action.CONSULT)
    assert [each.id for each in drafts_of(cast.bob.id, opened)] == [draft]
    with pytest.raises(NotFound):
        finish(asking(cast.bob), other, draft)


def test_nothing_is_written_to_a_person_whose_records_have_gone(cast: Cast, pair):
    one, other = pair
    decide_doubt(asking(cast.bob), one, doubt_between(one, other), SAME, HOW)
    name_officer(cast.bob, other)
    with pytest.raises(RecordsMoved) as moved:
        enter_entry(asking(cast.bob), other, Answers("contacts", NOTE))
    assert moved.value.person_id == one


def test_restrictions_hold_for_both_and_go_again_when_it_is_undone(cast: Cast, pair):
    one, other = pair
    doors.restrict(
        person_id=other, officer_ids=[cast.bob.id], reason="A trial.", ask="Bob", starts_on=BEGAN_ON, at=CAST_AT, by="cast"
    )  # fmt: skip
    number = doubt_between(one, other)
    later = asking(cast.bob, CAST_AT.replace(hour=11))
    decide_doubt(later, one, number, SAME, HOW)
    with pytest.raises(Restricted):
        open_person(asking(cast.alice, CAST_AT.replace(hour=12)), one, Action.CONSULT)
    undo_joining(asking(cast.bob, CAST_AT.replace(hour=13)), one, number, HOW)
    open_person(asking(cast.alice, CAST_AT.replace(hour=14)), one, Action.CONSULT)
    with pytest.raises(Restricted):
        open_person(asking(cast.alice, CAST_AT.replace(hour=14)), other, Action.CONSULT)


def test_a_pair_of_which_one_is_shut_is_neither_listed_nor_opened(cast: Cast, pair):
    one, other = pair
    number = doubt_between(one, other)
    doors.restrict(
        person_id=other, officer_ids=[cast.alice.id], reason="A trial.", ask="Alice", starts_on=BEGAN_ON, at=CAST_AT, by="cast"
    )  # fmt: skip
    assert doubts(viewer(cast.bob), CAST_AT, OPEN_STATES, 0, 10) == []
    with pytest.raises(Restricted):
        decide_doubt(asking(cast.bob), one, number, SAME, HOW)


def test_a_pair_of_strangers_is_as_one_that_there_is_not(cast: Cast, pair):
    one, other = pair
    number = doubt_between(one, other)
    assert doubts(viewer(cast.harry), CAST_AT, OPEN_STATES, 0, 10) == []
    with pytest.raises(NotFound):
        decide_doubt(asking(cast.harry), one, number, SAME, HOW)


def test_who_works_cases_does_not_join_records(cast: Cast, pair):
    with pytest.raises(Refused, match="which records are of one person"):
        decide_doubt(asking(cast.alice), pair[0], doubt_between(*pair), SAME, HOW)


def test_a_word_holds_a_record_against_what_its_agency_says_later_and_somebody_is_asked_to_look(cast: Cast, pair):
    record, mason = source_record_named(cast.bob.agency.id, "NY1")
    other = world(cast, cast.bob, Relation.INVOLVED).person_id
    decided = decide_doubt(asking(cast.bob), mason, doubt_between(mason, other), SAME, HOW)
    text = (
        "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area\n"
        "NY1,Marchbanks,Mason,1971-02-03,M,,,,,,,\n"
    )
    import_extract(Delivery("people", text.encode(), "people.csv", POLICE, CAST_AT, "extracts"))
    assert people_of_records([record]) == {record: decided.person_id}
    opened = open_person(asking(cast.bob), decided.person_id, Action.CONSULT)
    assert attentions_of(opened)[0].sentence.endswith("It stays, because an officer decided so.")
    assert record in next_waiting(1_000)[1]
