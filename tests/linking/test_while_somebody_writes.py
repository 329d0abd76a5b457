"""A joining under way while others write: every entry is its record's person's in the end, and who came too late is told."""

import pytest
from django.db.models import F

from accord.access.gate import NotFound
from accord.access.terms import Relation
from accord.journeys.link_records import decide_doubt
from accord.journeys.write_entries import Answers, enter_entry
from accord.linking.commands import Found, LinkingRefused, raise_doubt
from accord.linking.rules import pair_of
from accord.linking.terms import Opinion, WhyDoubtful
from accord.people.commands import RecordsMoved
from accord.people.queries.records import records_of_people
from accord.record.models import Entry
from tests.at_once import at_once
from tests.cast import CAST_AT, Cast, asking, cast_in_place, world

ROUNDS, WRITERS = 6, 5
NOTE = {"contact_on": "2025-05-29", "contact_type": "office_visit", "attendance": "attended", "notes": "Came."}
TOO_LATE = (RecordsMoved, NotFound, LinkingRefused)


@pytest.fixture
def committed_cast(transactional_db: None) -> Cast:
    """The cast in a database where what is committed stays."""
    return cast_in_place()


def doubt_between(one: int, other: int) -> int:
    records = records_of_people([one, other])
    number = raise_doubt(Found(pair_of(records[one][0], records[other][0]), WhyDoubtful.WEIGHT), CAST_AT, "sweep")
    assert number is not None
    return number


def test_nothing_that_was_acknowledged_is_lost_or_left_behind(committed_cast: Cast):
    cast = committed_cast
    for _ in range(ROUNDS):
        one, other = (world(cast, cast.bob, Relation.INVOLVED).person_id for _ in range(2))
        number, before = doubt_between(one, other), Entry.objects.count()
        join = [lambda p=one, n=number: decide_doubt(asking(cast.bob), p, n, Opinion.SAME, "He told me.")]
        writes = [lambda p=other: enter_entry(asking(cast.bob), p, Answers("contacts", NOTE)) for _ in range(WRITERS)]
        outcomes = at_once([*join, *writes], TOO_LATE)
        written = [outcome for outcome in outcomes if isinstance(outcome, int)]
        assert Entry.objects.count() - before == len(written)
        assert not Entry.objects.exclude(person_id=F("source_record__person_id")).exists()
        assert set(Entry.objects.filter(pk__in=written).values_list("person_id", flat=True)) <= {one}


def test_two_officers_who_decide_at_once_do_not_both_decide(committed_cast: Cast):
    cast = committed_cast
    for _ in range(ROUNDS):
        one, other = (world(cast, cast.bob, Relation.INVOLVED).person_id for _ in range(2))
        number = doubt_between(one, other)
        same = [lambda p=one, n=number: decide_doubt(asking(cast.bob), p, n, Opinion.SAME, "He told me.")]
        outcomes = at_once([*same, *same], TOO_LATE)
        assert sum(isinstance(outcome, LinkingRefused) for outcome in outcomes) == 1
