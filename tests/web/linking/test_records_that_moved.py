"""An old address of records that turned out to be another person's leads there, and tells nothing to a stranger."""

import pytest

from accord.access.terms import Relation
from accord.journeys.link_records import decide_doubt
from accord.journeys.write_drafts import begin_entry
from accord.kernel.references import reference_of
from accord.linking.commands import Found, raise_doubt
from accord.linking.rules import pair_of
from accord.linking.terms import Opinion, WhyDoubtful
from accord.people.queries.records import records_of_people
from tests.cast import CAST_AT, Cast, asking, signed_in, world
from tests.web.pages import at_cast_time

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


@pytest.fixture
def moved(cast: Cast) -> tuple[int, int, int]:
    """A person whose records went to another, who that is, and what Bob was writing about the first."""
    one, other = (world(cast, cast.bob, Relation.INVOLVED).person_id for _ in range(2))
    draft = begin_entry(asking(cast.bob), other, "contacts")
    records = records_of_people([one, other])
    number = raise_doubt(Found(pair_of(records[one][0], records[other][0]), WhyDoubtful.WEIGHT), CAST_AT, "sweep")
    decide_doubt(asking(cast.bob), one, number, Opinion.SAME, "He told me so.")
    return other, one, draft


def test_an_old_link_leads_to_the_person_who_has_the_records_now(cast: Cast, moved):
    old, new, _ = moved
    answer = signed_in(cast.bob).get(f"/people/{reference_of(old)}/timeline/", follow=True)
    assert answer.redirect_chain == [(f"/people/{reference_of(new)}/timeline/", 302)]
    assert "turned out to be this person" in answer.content.decode()


def test_what_was_being_written_goes_on_there(cast: Cast, moved):
    old, new, draft = moved
    answer = signed_in(cast.bob).post(f"/people/{reference_of(old)}/drafts/{reference_of(draft)}/")
    assert answer["Location"] == f"/people/{reference_of(new)}/drafts/{reference_of(draft)}/"


def test_a_stranger_is_told_nothing(cast: Cast, moved):
    client = signed_in(cast.charlie)
    there, missing = client.get(f"/people/{reference_of(moved[0])}/"), client.get("/people/0000000000000/")
    assert (there.status_code, there.content) == (missing.status_code, missing.content)
