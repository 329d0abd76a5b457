"""An entry written one question a page: whose draft it is, what it keeps, and what becomes of it."""

import pytest

from accord.access.commands import doors
from accord.access.gate import NotFound, Refused, Restricted, open_person
from accord.access.terms import Action, Relation
from accord.journeys.registers import REGISTERS
from accord.journeys.write_drafts import REASON, answer, begin_correction, begin_entry, finish, give_up, own_draft
from accord.journeys.write_entries import Answers, correct_entry
from accord.record.commands import ChangeRefused, EntryRefused
from accord.record.queries.details import details_of
from accord.record.queries.drafts import draft
from accord.record.queries.timeline import TimelineFilter, timeline
from tests.cast import BEGAN_ON, CAST_AT, Cast, Member, asking, viewer, world

SPELL = {"tag_type": "curfew", "fitted_on": "2025-05-01", "legal_basis": "court bail"}


def fill(cast: Cast, number: int, answers: dict[str, str]) -> None:
    for column, text in answers.items():
        answer(asking(cast.alice), cast.mason, number, column, text)


def tags(cast: Cast) -> list[str]:
    opened = open_person(asking(cast.alice), cast.mason, Action.CONSULT)
    return [each.summary for each in timeline(viewer(cast.alice), opened, TimelineFilter(kinds=("tags",))).entries]


def a_tag(cast: Cast) -> int:
    opened = open_person(asking(cast.alice), cast.mason, Action.CONSULT)
    return timeline(viewer(cast.alice), opened, TimelineFilter(kinds=("tags",))).entries[0].id


def is_gone(member: Member, number: int) -> bool:
    return draft(member.id, number) is None


# ---- A new entry -------------------------------------------------------------------------------------------------------


def test_a_draft_keeps_each_answer_and_becomes_an_entry(cast: Cast) -> None:
    number = begin_entry(asking(cast.alice), cast.mason, "tags")
    fill(cast, number, {**SPELL, "tag_type": "gps"})
    fill(cast, number, {"tag_type": "curfew"})
    kept = own_draft(asking(cast.alice), cast.mason, number)

    entry_id = finish(asking(cast.alice), cast.mason, number)

    assert (kept.register, kept.corrects_id, kept.answers) == ("tags", None, SPELL)
    assert details_of(REGISTERS["tags"], entry_id)["legal_basis"] == "court bail"
    assert is_gone(cast.alice, number)


def test_a_draft_that_is_not_complete_stays_with_every_answer(cast: Cast) -> None:
    number = begin_entry(asking(cast.alice), cast.mason, "tags")
    fill(cast, number, {"tag_type": "curfew", "fitted_on": "yesterday"})

    with pytest.raises(EntryRefused, match="fitted_on"):
        finish(asking(cast.alice), cast.mason, number)

    kept = own_draft(asking(cast.alice), cast.mason, number)
    assert kept.answers == {"tag_type": "curfew", "fitted_on": "yesterday"}


def test_a_draft_of_a_register_there_is_not_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        begin_entry(asking(cast.alice), cast.mason, "horoscopes")


def test_a_draft_is_thrown_away(cast: Cast) -> None:
    number = begin_entry(asking(cast.alice), cast.mason, "tags")

    give_up(asking(cast.alice), cast.mason, number)

    assert is_gone(cast.alice, number)


# ---- Whose it is -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("username", ["bob", "carol", "charlie"])
def test_a_draft_is_its_own_officers_and_nobody_elses(cast: Cast, username: str) -> None:
    number = begin_entry(asking(cast.alice), cast.mason, "tags")
    other = asking(getattr(cast, username))

    for touch in (
        lambda: own_draft(other, cast.mason, number),
        lambda: answer(other, cast.mason, number, "tag_type", "gps"),
        lambda: finish(other, cast.mason, number),
        lambda: give_up(other, cast.mason, number),
    ):
        with pytest.raises(NotFound):
            touch()

    assert own_draft(asking(cast.alice), cast.mason, number).answers == {}


def test_a_draft_about_one_person_is_not_found_under_another(cast: Cast) -> None:
    number = begin_entry(asking(cast.alice), cast.mason, "tags")

    with pytest.raises(NotFound):
        own_draft(asking(cast.alice), cast.nadia, number)


# ---- A correction ------------------------------------------------------------------------------------------------------


def test_a_correction_begins_with_what_the_entry_says_and_needs_a_reason(cast: Cast) -> None:
    number = begin_correction(asking(cast.alice), cast.mason, a_tag(cast))
    begun = own_draft(asking(cast.alice), cast.mason, number).answers
    fill(cast, number, {"tag_type": "curfew"})
    with pytest.raises(ChangeRefused, match="Say why"):
        finish(asking(cast.alice), cast.mason, number)

    fill(cast, number, {REASON: "It is a curfew tag"})
    finish(asking(cast.alice), cast.mason, number)

    assert begun == {"tag_type": "gps", "fitted_on": "2025-03-03", "removed_on": "", "legal_basis": "licence"}
    assert tags(cast) == ["Curfew (radio) tag fitted (licence)"]


def test_a_correction_of_what_somebody_changed_meanwhile_is_refused_and_the_draft_stays(cast: Cast) -> None:
    tag = a_tag(cast)
    number = begin_correction(asking(cast.alice), cast.mason, tag)
    begun = own_draft(asking(cast.alice), cast.mason, number)
    fill(cast, number, {REASON: "It is a curfew tag"})
    correct_entry(asking(cast.bob), cast.mason, tag, Answers("tags", SPELL), "Fitted in May")

    with pytest.raises(ChangeRefused, match="Somebody has changed this entry since you opened it"):
        finish(asking(cast.alice), cast.mason, number)

    assert own_draft(asking(cast.alice), cast.mason, number).corrects_id == begun.corrects_id == tag


def test_a_correction_of_an_entry_that_is_not_there_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        begin_correction(asking(cast.alice), cast.mason, 1)


# ---- The gate ----------------------------------------------------------------------------------------------------------


def test_a_draft_is_begun_only_on_an_open_record_and_by_a_role_that_records(cast: Cast) -> None:
    made = world(cast, cast.alice, Relation.OTHER_AGENCY)

    with pytest.raises(NotFound):
        begin_entry(asking(cast.alice), made.person_id, "tags")
    with pytest.raises(Refused):
        begin_entry(asking(cast.irene), cast.mason, "tags")


def test_a_draft_whose_person_has_been_shut_meanwhile_is_not_finished(cast: Cast) -> None:
    number = begin_entry(asking(cast.alice), cast.mason, "tags")
    fill(cast, number, SPELL)
    doors.exclude(
        person_id=cast.mason, officer_id=cast.alice.id, reason="A relative", ask="Bob", starts_on=BEGAN_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip

    with pytest.raises(Restricted):
        finish(asking(cast.alice), cast.mason, number)
