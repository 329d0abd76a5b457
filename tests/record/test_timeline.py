"""What a person's record says: newest first, by kind, agency and words, as it stood on a day and as known at a moment."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accord.access.gate import Opened, open_person
from accord.access.terms import Action, Relation
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, withdraw_entry
from accord.kernel.periods import Period
from accord.kernel.policy import Status
from accord.policy.commands import set_value
from accord.record.queries.counts import people_with_fact_in_force, people_with_fact_starting_in
from accord.record.queries.deliveries import delivered
from accord.record.queries.entries import counts_by_kind, entry, facts_in_force, review_due, versions_of
from accord.record.queries.timeline import TimelineFilter, TimelinePage, timeline
from accord.record.queries.writing import retention_of
from accord.record.rules import Retention
from tests.cast import CAST_AT, CAST_ON, Cast, Member, asking, viewer, world

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def opened(member: Member, person_id: int) -> Opened:
    return open_person(asking(member), person_id, Action.CONSULT)


def page_of(member: Member, person_id: int, wanted: TimelineFilter, page: int = 1, size: int = 25) -> TimelinePage:
    return timeline(viewer(member), opened(member, person_id), wanted, page, size)


def kinds(cast: Cast, **wanted: object) -> list[str]:
    return [each.kind for each in page_of(cast.alice, cast.mason, TimelineFilter(**wanted)).entries]


# ---- What is wanted of it ----------------------------------------------------------------------------------------------


def test_the_newest_fact_comes_first(cast: Cast) -> None:
    assert kinds(cast) == ["contacts", "offences", "tags", "iom", "iom", "custody"]


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ({"kinds": ("iom",)}, ["iom", "iom"]),
        ({"kinds": ("custody", "tags")}, ["tags", "custody"]),
        ({"words": "ROBBERY"}, []),
        ({"words": "hull"}, ["custody"]),
        ({"on": date(2024, 1, 7)}, ["custody"]),
        ({"on": date(2024, 1, 8)}, ["iom"]),
        ({"on": date(2024, 9, 1)}, ["iom"]),
        ({"on": date(2025, 4, 21)}, ["offences", "tags", "iom"]),
        ({"on": date(2025, 4, 22)}, ["tags", "iom"]),
        ({"on": date(2023, 4, 2)}, []),
        ({"from_day": date(2024, 9, 2)}, ["contacts", "offences", "tags", "iom"]),
        ({"from_day": date(2024, 9, 1)}, ["contacts", "offences", "tags", "iom", "iom"]),
        ({"to_day": date(2024, 1, 7)}, ["custody"]),
        ({"to_day": date(2024, 1, 8)}, ["iom", "custody"]),
        ({"from_day": date(2025, 1, 1), "to_day": date(2025, 3, 3)}, ["tags", "iom"]),
    ],
)
def test_a_timeline_is_narrowed_by_kind_words_a_day_and_days(
    cast: Cast, wanted: dict[str, object], shown: list[str]
) -> None:
    assert kinds(cast, **wanted) == shown


def test_a_timeline_is_narrowed_by_agency(cast: Cast) -> None:
    assert kinds(cast, agency_ids=(cast.erin.agency.id,)) == ["custody"]
    assert kinds(cast, agency_ids=(cast.erin.agency.id, cast.carol.agency.id)) == ["contacts", "custody"]


def test_a_day_on_which_the_person_was_in_custody_shows_the_spell_in_force(cast: Cast) -> None:
    alice = viewer(cast.alice)

    facts = facts_in_force(alice, opened(cast.alice, cast.mason), date(2023, 12, 25))

    assert [(fact.kind, fact.summary) for fact in facts] == [("custody", "In custody at HMP Hull")]


@pytest.mark.parametrize(
    ("page", "size", "expected"),
    [(1, 4, (1, 2, 4)), (2, 4, (2, 2, 2)), (9, 4, (2, 2, 2)), (0, 4, (1, 2, 4)), (1, 6, (1, 1, 6))],
)
def test_a_page_past_either_end_is_the_nearest_one(cast: Cast, page: int, size: int, expected: tuple[int, ...]) -> None:
    shown = page_of(cast.alice, cast.mason, TimelineFilter(), page, size)

    assert (shown.page, shown.pages, len(shown.entries)) == expected
    assert shown.total == 6


def test_a_timeline_without_entries_has_one_empty_page(cast: Cast) -> None:
    shown = page_of(cast.alice, cast.mason, TimelineFilter(words="no such thing"))

    assert (shown.total, shown.page, shown.pages, shown.entries) == (0, 1, 1, ())


def test_entries_are_counted_by_kind(cast: Cast) -> None:
    assert counts_by_kind(viewer(cast.alice), opened(cast.alice, cast.mason)) == {
        "contacts": 1, "offences": 1, "tags": 1, "iom": 2, "custody": 1,
    }  # fmt: skip


def test_an_agency_without_an_agreement_sees_its_own_word_alone(cast: Cast) -> None:
    contact = {"contact_on": "2025-06-01", "contact_type": "message", "attendance": "not_applicable", "notes": "Well."}
    enter_entry(asking(cast.fatima), cast.mason, Answers("contacts", contact))

    assert page_of(cast.fatima, cast.mason, TimelineFilter()).total == 1
    assert page_of(cast.alice, cast.mason, TimelineFilter()).total == 6


# ---- As it stood, and as known -----------------------------------------------------------------------------------------


def test_what_was_known_at_a_moment_is_what_had_been_recorded_and_not_yet_changed(cast: Cast) -> None:
    spell = {"tag_type": "curfew", "fitted_on": "2025-05-01"}
    asked = [asking(cast.alice, CAST_AT + n * HOUR) for n in range(4)]
    first = enter_entry(asked[1], cast.mason, Answers("tags", spell))
    second = correct_entry(asked[2], cast.mason, first, Answers("tags", {**spell, "tag_type": "gps"}), "A GPS tag")
    withdraw_entry(asked[3], cast.mason, second, "Another Mason")

    def known_at(moment: datetime | None) -> list[str]:
        wanted = TimelineFilter(on=date(2025, 5, 2), known_at=moment, kinds=("tags",))
        return [each.summary for each in page_of(cast.alice, cast.mason, wanted).entries]

    earlier = "Location (GPS) tag fitted (licence)"
    assert known_at(CAST_AT) == [earlier]
    assert known_at(CAST_AT + 1 * HOUR) == ["Curfew (radio) tag fitted", earlier]
    assert known_at(CAST_AT + 2 * HOUR) == ["Location (GPS) tag fitted", earlier]
    assert known_at(CAST_AT + 3 * HOUR) == [earlier]
    assert known_at(None) == [earlier]


def test_nothing_was_known_before_it_was_recorded(cast: Cast) -> None:
    assert kinds(cast, known_at=datetime(2025, 1, 1, tzinfo=UTC)) == []


def test_counts_of_people_go_by_the_day_and_by_what_was_known(cast: Cast) -> None:
    before_the_extract = CAST_AT - 30 * DAY

    assert people_with_fact_in_force("custody", date(2023, 12, 25)) == {cast.mason}
    assert people_with_fact_in_force("custody", CAST_ON) == {cast.nadia}
    assert people_with_fact_in_force("custody", CAST_ON, before_the_extract) == set()
    spring = Period(date(2025, 1, 6), date(2025, 4, 21))
    assert people_with_fact_starting_in("offences", spring) == {cast.nadia}
    assert people_with_fact_starting_in("offences", Period(date(2025, 1, 7), None)) == {cast.mason}
    assert people_with_fact_starting_in("offences", spring, before_the_extract) == set()


# ---- Versions ----------------------------------------------------------------------------------------------------------


def test_the_versions_of_a_fact_show_only_to_those_who_may_see_it(cast: Cast) -> None:
    contact = page_of(cast.carol, cast.mason, TimelineFilter(kinds=("contacts",))).entries[0]

    assert len(versions_of(viewer(cast.alice), opened(cast.alice, cast.mason), contact.id)) == 1
    assert versions_of(viewer(cast.fatima), opened(cast.fatima, cast.mason), contact.id) == []
    assert entry(viewer(cast.fatima), opened(cast.fatima, cast.mason), contact.id) is None


def test_an_entry_is_not_found_in_another_persons_record(cast: Cast) -> None:
    made = world(cast, cast.alice, Relation.INVOLVED)

    assert entry(viewer(cast.alice), opened(cast.alice, cast.mason), made.entry_id) is None


# ---- Retention ---------------------------------------------------------------------------------------------------------


def test_a_review_of_keeping_falls_due_on_its_day(cast: Cast) -> None:
    alice, door = viewer(cast.alice), opened(cast.alice, cast.mason)

    assert [review_due(alice, door, day) for day in (date(2030, 9, 1), date(2030, 9, 2), date(2034, 1, 8))] == [0, 2, 5]


def test_how_long_a_register_is_kept_follows_the_policy_in_force(cast: Cast) -> None:
    iom = REGISTERS["iom"]
    set_value(
        "record.retention.register.iom", "2", None, CAST_ON, "The board's decision of 2 June", Status.VERIFIED, "liam",
        CAST_AT, "The board decided",
    )  # fmt: skip

    assert retention_of(iom, CAST_ON - DAY) == Retention(3, 6)
    assert retention_of(iom, CAST_ON) == Retention(2, 10)


# ---- What an agency delivered ------------------------------------------------------------------------------------------


def test_an_agencys_last_word_is_told_by_key_whatever_officers_have_corrected_since(cast: Cast) -> None:
    police = cast.alice.agency.id
    key = "NY1|gps|2025-03-03"
    as_delivered = delivered(police, "tags", [key, "NY1|gps|1999-01-01"])
    tag = page_of(cast.alice, cast.mason, TimelineFilter(kinds=("tags",))).entries[0]

    answers = Answers("tags", {"tag_type": "gps", "fitted_on": "2025-03-04"})
    corrected = correct_entry(asking(cast.alice), cast.mason, tag.id, answers, "Fitted a day later")
    after = delivered(police, "tags", [key])[key]
    withdraw_entry(asking(cast.alice), cast.mason, corrected, "Another Mason")
    withdrawn = delivered(police, "tags", [key])[key]

    assert list(as_delivered) == [key]
    assert (after.digest, after.current_id, after.version) == (as_delivered[key].digest, corrected, 2)
    assert (withdrawn.digest, withdrawn.current_id) == (as_delivered[key].digest, None)
