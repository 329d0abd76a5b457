"""Reviewing a tier: what is kept, what moves, what is refused, and when the next review is due."""

from datetime import date, timedelta
from typing import Any

import pytest

from accord.access.gate import NotFound, Refused
from accord.iom.commands.answering import ManagingRefused
from accord.iom.commands.scheme import define
from accord.iom.models import CohortSpell, TierReview
from accord.iom.queries.misplaced import misplaced
from accord.iom.queries.scheme import scheme_with_code, version_on
from accord.iom.registers import IOM
from accord.iom.rules.review import Reviewed
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.iom.terms import Tier
from accord.journeys.registers import REGISTERS
from accord.journeys.review_tier import Wish, review_tier
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, withdraw_entry
from accord.record.models import Entry
from accord.record.queries.details import details_of, texts_of
from accord.reporting.queries.caseload import my_cases
from accord.reporting.queries.management import managed
from tests.cast import CAST_AT, CAST_ON, SCHEME_CODE, Cast, Member, asking, viewer
from tests.promises.walking import contents
from tests.reporting.test_standing import opened, stands
from tests.web.pages import newest

pytestmark = pytest.mark.django_db
WHY = "Nothing since Easter; every agency agreed."


def reviewed(cast: Cast, member: Member | None = None, person_id: int = 0, **said: Any) -> int:
    wish = Wish(Reviewed(**{"on": CAST_ON, **said}), WHY)
    return review_tier(asking(member or cast.bob), person_id or cast.mason, wish)


def due_on(cast: Cast) -> date:
    """When Mason's tier is due for review, on the record, the case list and the page of management alike."""
    (mason,) = my_cases(viewer(cast.alice), CAST_AT)
    (due,) = [each for each in mason.dues if each.what == "Tier review"]
    page = managed(viewer(cast.alice), opened(cast.alice, cast.mason), None, CAST_ON)
    assert due == page.review
    assert due in stands(cast.alice, cast.mason).dues
    return due.on


def places(person_id: int) -> list[tuple[str, date, date | None, str]]:
    """The person's places in a cohort as they stand, oldest first."""
    rows = CohortSpell.objects.filter(entry__person_id=person_id, entry__superseded_at__isnull=True)
    wanted = rows.values_list("tier", "entry__starts_on", "entry__ends_on", "exit_reason")
    return list(wanted.order_by("entry__starts_on"))


def test_who_stays_has_a_review_with_its_reason_and_the_next_is_due_after_the_usual_time(cast: Cast) -> None:
    before = places(cast.mason)
    assert due_on(cast) == date(2025, 3, 2)

    number = reviewed(cast)

    assert newest().detail == {"register": "tier_reviews", "entry": number, "outcome": "stay"}
    kept = details_of(REGISTERS["tier_reviews"], number)
    assert (kept["outcome"], kept["tier_held"], kept["moved_to"], kept["reason"]) == ("stay", "silver", "", WHY)
    entry = Entry.objects.get(pk=number)
    assert (entry.starts_on, entry.summary, entry.officer_id) == (CAST_ON, "Tier review: stays in silver", cast.bob.id)
    assert places(cast.mason) == before
    assert due_on(cast) == date(2025, 12, 2)


def test_who_moves_ends_one_place_and_begins_the_next_on_the_day_with_the_reason(cast: Cast) -> None:
    on = CAST_ON - timedelta(days=7)

    reviewed(cast, on=on, to=Tier.GOLD, next_on=date(2025, 7, 1))

    assert places(cast.mason)[-2:] == [
        ("silver", date(2024, 9, 2), on, "moved to gold"),
        ("gold", on, None, ""),
    ]
    before = Entry.objects.get(kind="iom", person_id=cast.mason, superseded_at__isnull=False)
    assert before.changed_because == WHY
    assert due_on(cast) == date(2025, 7, 1)


def test_the_place_that_follows_keeps_district_cohort_and_the_day_on_which_it_was_to_end(cast: Cast) -> None:
    (entry,) = Entry.objects.filter(kind="iom", person_id=cast.mason, ends_on__isnull=True)
    leaving = {**texts_of(IOM, entry.pk), "left_on": "2025-07-02", "exit_reason": "moves away"}
    correct_entry(asking(cast.alice), cast.mason, entry.pk, Answers("iom", leaving), "Planned.")

    reviewed(cast, to=Tier.BRONZE)

    now = CohortSpell.objects.get(entry__person_id=cast.mason, tier="bronze")
    assert (now.area.name, now.cohort, now.exit_reason) == ("York/Selby", "fixed", "moves away")
    assert (now.entry.starts_on, now.entry.ends_on) == (CAST_ON, date(2025, 7, 2))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"to": Tier.SILVER}, "tier"),
        ({"to": Tier.RED}, "tier"),
        ({"on": date(2024, 9, 1)}, "reviewed_on"),
        ({"on": date(2025, 6, 3)}, "reviewed_on"),
        ({"on": date(2024, 9, 2), "to": Tier.GOLD}, "reviewed_on"),
        ({"next_on": date(2025, 12, 3)}, "next_review_on"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason_and_nothing_is_kept(
    cast: Cast, said: dict[str, Any], code: str
) -> None:
    before = contents()
    with pytest.raises(ManagingRefused) as refusal:
        reviewed(cast, **said)
    assert [reason.code for reason in refusal.value.decision.reasons] == [code]
    assert contents() == before


def test_nobody_is_reviewed_who_is_in_no_cohort(cast: Cast) -> None:
    with pytest.raises(NotFound):
        reviewed(cast, person_id=cast.oscar)
    with pytest.raises(ManagingRefused, match="no cohort today"):
        reviewed(cast, cast.david, person_id=cast.oscar)


def test_a_second_review_of_the_same_day_is_told_of_the_first_until_that_is_withdrawn(cast: Cast) -> None:
    first = reviewed(cast)
    with pytest.raises(ManagingRefused, match="A review of 2 June 2025 is recorded already"):
        reviewed(cast)

    withdraw_entry(asking(cast.bob), cast.mason, first, "The wrong person.")
    reviewed(cast)
    assert TierReview.objects.count() == 2


def test_another_agency_records_that_somebody_stays_and_cannot_move_them(cast: Cast) -> None:
    with pytest.raises(ManagingRefused, match="North Yorkshire Police recorded the place"):
        reviewed(cast, cast.david, to=Tier.GOLD)
    reviewed(cast, cast.david)
    assert due_on(cast) == date(2025, 12, 2)


def test_only_those_who_decide_on_selection_review_a_tier(cast: Cast) -> None:
    with pytest.raises(Refused):
        reviewed(cast, cast.alice)


def test_a_review_is_neither_entered_on_a_form_nor_delivered(cast: Cast) -> None:
    texts = {"reviewed_on": "2025-06-02", "outcome": "stay", "tier_held": "silver", "reason": WHY}
    with pytest.raises(NotFound):
        enter_entry(asking(cast.bob), cast.mason, Answers("tier_reviews", texts))


LIGHTS = {**DEFAULTS, "tiers": "red_amber_green", "review_months": "1, 2, 3", "contacts_a_year": "12, 6, 4"}


def test_a_scheme_that_gives_a_tier_up_has_its_people_reviewed_and_moved(cast: Cast) -> None:
    scheme = scheme_with_code(SCHEME_CODE)
    define(scheme.id, LIGHTS, CAST_ON, "The board decided.", CAST_AT, "cast")

    assert due_on(cast) == CAST_ON
    now = version_on(scheme, CAST_ON).definition
    assert misplaced(scheme, now, CAST_ON) == [("the gold tier", 1), ("the silver tier", 1)]
    with pytest.raises(ManagingRefused, match="no silver tier any more"):
        reviewed(cast)
    reviewed(cast, to=Tier.AMBER)

    assert places(cast.mason)[-1] == ("amber", CAST_ON, None, "")
    assert due_on(cast) == date(2025, 8, 2)
    assert misplaced(scheme, now, CAST_ON) == [("the gold tier", 1)]


def test_a_move_out_of_a_cohort_given_up_says_what_to_do_and_keeps_nothing(cast: Cast) -> None:
    number = scheme_with_code(SCHEME_CODE).id
    define(number, {**DEFAULTS, "takes_fixed": ""}, CAST_ON, "The board decided.", CAST_AT, "cast")
    before = contents()
    with pytest.raises(ManagingRefused, match="end this place on its entry, and add one in another cohort"):
        reviewed(cast, to=Tier.GOLD)
    assert contents() == before
