"""The reads by which pages offer filters and drafts: agencies that recorded, keeping due for review, drafts begun."""

from datetime import date, timedelta

from accord.access.gate import Opened, open_person
from accord.access.terms import Action
from accord.journeys.write_drafts import answer, begin_correction, begin_entry
from accord.record.queries.drafts import drafts_of
from accord.record.queries.entries import agencies_of_entries
from accord.record.queries.timeline import TimelineFilter, timeline
from tests.cast import CAST_AT, Cast, Member, asking, viewer

MINUTE = timedelta(minutes=1)


def opened(member: Member, person_id: int) -> Opened:
    """The record as the officer opens it."""
    return open_person(asking(member), person_id, Action.CONSULT)


def test_the_agencies_of_a_record_are_those_whose_entries_one_may_see(cast: Cast) -> None:
    seen = agencies_of_entries(viewer(cast.alice), opened(cast.alice, cast.mason))
    assert [name for _, name in seen] == ["HM Prison Service", "North Yorkshire Police", "Probation Service"]
    assert agencies_of_entries(viewer(cast.fatima), opened(cast.fatima, cast.mason)) == []


def test_entries_are_found_whose_keeping_is_due_for_review(cast: Cast) -> None:
    door = opened(cast.alice, cast.mason)
    days = sorted(each.retention_review_on for each in timeline(viewer(cast.alice), door, TimelineFilter()).entries)

    def due_by(day: date) -> list[date]:
        found = timeline(viewer(cast.alice), door, TimelineFilter(review_by=day)).entries
        return sorted(each.retention_review_on for each in found)

    assert due_by(days[0] - timedelta(days=1)) == []
    assert due_by(days[-2]) == [day for day in days if day <= days[-2]]
    assert due_by(days[-1]) == days


def test_an_officers_drafts_about_a_person_are_their_own_with_the_last_changed_first(cast: Cast) -> None:
    (tag, *_) = timeline(viewer(cast.alice), opened(cast.alice, cast.mason), TimelineFilter(kinds=("tags",))).entries
    first = begin_entry(asking(cast.alice, CAST_AT), cast.mason, "contacts")
    second = begin_correction(asking(cast.alice, CAST_AT + MINUTE), cast.mason, tag.id)
    begin_entry(asking(cast.carol), cast.mason, "contacts")
    begin_entry(asking(cast.alice), cast.nadia, "contacts")
    answer(asking(cast.alice, CAST_AT + 2 * MINUTE), cast.mason, first, "notes", "Half a word.")

    found = drafts_of(cast.alice.id, opened(cast.alice, cast.mason))

    assert [(draft.id, draft.corrects_id) for draft in found] == [(first, None), (second, tag.id)]
    assert found[0].changed_at == CAST_AT + 2 * MINUTE
