"""Candidates for the short-sentence cohort: whom the rule finds in the record, and what the page says that it cannot tell."""

import pytest

from accord.access.queries.agencies import agency_with_code
from accord.iom.commands.scheme import define
from accord.iom.queries.candidates import short_sentence_candidates
from accord.iom.queries.scheme import scheme_with_code, version_on
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.people.queries.receiving import source_records_of
from tests.cast import CAST_AT, CAST_ON, PRISONS, SCHEME_CODE, Cast, signed_in, viewer
from tests.journeys.test_place_in_cohort import PEOPLE
from tests.north_yorkshire import take_in
from tests.web.pages import at_cast_time
from tests.web.people.record import words

pytestmark = pytest.mark.django_db
HERE = f"/iom/{SCHEME_CODE}/candidates/"


def shown(cast: Cast, query: str = "") -> str:
    with at_cast_time():
        return words(signed_in(cast.erin).get(f"{HERE}{query}").content)


def is_now(**texts: str) -> None:
    define(scheme_with_code(SCHEME_CODE).id, {**DEFAULTS, **texts}, CAST_ON, "The board decided.", CAST_AT, "cast")


def inside(born_on: str, *stays: str) -> int:
    """A prisoner of the age, with stays in custody; their number."""
    take_in(PRISONS, "people", f"{PEOPLE}\nP9,Young,Sam,{born_on},M,,,,,,,\n", CAST_AT)
    rows = "".join(f"P9,{stay}\n" for stay in stays)
    take_in(PRISONS, "custody", f"source_id,establishment,received_on,released_on\n{rows}", CAST_AT)
    (record,) = source_records_of(agency_with_code(PRISONS).id, ["P9"]).values()
    return record[1]


def found(cast: Cast) -> list[int]:
    scheme = scheme_with_code(SCHEME_CODE)
    definition = version_on(scheme, CAST_ON).definition
    return [each.person_id for each in short_sentence_candidates(viewer(cast.erin), scheme, definition, CAST_ON)]


def test_the_page_says_what_the_scheme_took_on_the_day_and_what_the_rule_cannot_tell(cast: Cast) -> None:
    without = shown(cast)
    is_now(takes_short_sentence="Those who come back to York.")

    assert "This scheme has no such cohort on 2 June 2025" in without
    assert "Offender Rehabilitation Act 2014" in without
    assert "It goes by time inside and not by sentence" in without
    assert "in its own words: Those who come back to York." in shown(cast)
    assert "no such cohort on 1 June 2025" in shown(cast, "?on-day=1&on-month=6&on-year=2025")


@pytest.mark.parametrize(("children", "are_found"), [("no", 0), ("yes", 1)])
def test_a_child_is_found_for_a_scheme_that_admits_children_alone(cast: Cast, children: str, are_found: int) -> None:
    child = inside("2007-06-03", "HMYOI Wetherby,2025-02-03,2025-05-05")
    is_now(children=children)
    assert found(cast) == [child] * are_found


def test_whoever_is_18_on_the_day_is_an_adult(cast: Cast) -> None:
    adult = inside("2007-06-02", "HMYOI Wetherby,2025-02-03,2025-05-05")
    assert found(cast) == [adult]


def test_whoever_was_moved_between_prisons_was_inside_as_long_as_in_all(cast: Cast) -> None:
    inside("1990-06-02", "HMP Hull,2024-02-03,2024-11-05", "HMP Leeds,2024-11-05,2025-05-05")
    assert found(cast) == []


def test_nobody_who_is_inside_again_is_found(cast: Cast) -> None:
    inside("1990-06-02", "HMP Hull,2025-02-03,2025-05-05", "HMP Leeds,2025-05-20,")
    assert found(cast) == []
