"""Promise 9: another person's reference, or the number of something on their record, is of no more use than an invented one.

Whoever has no way in to a record gets the same bytes as for a record that there is not: the same status, headers, cookies and
body, whatever the method and whatever is sent; and no list, search, report or file ever shows the person.
"""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse

from accord.access.queries.areas import area_named
from accord.access.terms import Action, Relation
from accord.journeys.registers import REGISTERS
from accord.kernel.references import reference_of
from accord.people.commands import own_record_of
from accord.record.commands import Author, enter
from accord.record.queries.writing import retention_of
from tests.cast import CAST_AT, CAST_ON, Cast
from tests.promises.addresses import PARTS, Asked, Route, empty, requests_to, routes
from tests.promises.matrix import OPENERS, officer_with
from tests.promises.places import NO_NUMBER, Place, places
from tests.promises.walking import OPEN, Walker, people_in, text_of, undone, word_of
from tests.web.pages import at_cast_time

pytestmark = pytest.mark.django_db

STRANGERS = (Relation.OTHER_AGENCY, Relation.OWN_AGENCY_UNINVOLVED, Relation.ENDED)
ASKED_ABOUT = STRANGERS if connection.vendor == "sqlite" else STRANGERS[:1]
"""Why somebody is a stranger is decided by rules that know no database: on PostgreSQL one kind is asked about."""
UNDECLARED = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
INVENTED = {
    "reference": reference_of(NO_NUMBER),
    "entry_reference": reference_of(NO_NUMBER),
    "draft_reference": reference_of(NO_NUMBER),
    "record_reference": reference_of(NO_NUMBER),
    "name_reference": reference_of(9_000_000_000),
    "doubt_reference": reference_of(NO_NUMBER),
    "nomination_reference": reference_of(NO_NUMBER),
    "attention_id": "9000000000",
    "task_id": "9000000000",
    "involvement_id": "9000000000",
    "door_id": "9000000000",
    "pk": "9000000000",
}
"""For each part of an address that is the number of something personal, one that nothing has."""

ADMINISTERED = {"officer_id", "team_id", "grant_id", "agreement_id", "agency_code", "policy_key", "emergency_id"}
"""Parts that name what administrators keep and information governance reviews, for every officer of the role alike."""

NOT_PERSONAL = {"area_name", "name", "code", "uidb36", "key", "provider_id", "scheme_code", "one", "other"}
"""Parts that name no record: areas, questions, agencies to choose, links sent by mail, schemes and their versions."""

SHOWING_ONES_OWN = [route for route in routes() if route.action is not Action.OVERSEE]
"""All but oversight, which is of the whole partnership, and where people stand by their reference alone."""

ABOUT_PEOPLE = [route for route in routes() if route.is_about_a_person]
WITH_OTHER_IDS = [route for route in routes() if set(route.parts) & set(INVENTED) - {"reference"}]


def in_every_way(asked: list[Asked]) -> list[Asked]:
    """The requests, the same with nothing filled in, and the same by methods that nobody declared."""
    others = [replace(asked[0], method=method, body={}) for method in UNDECLARED]
    return [*asked, *(empty(each) for each in asked if each.body), *others]


def seen(walker: Walker, asked: Asked) -> tuple[Any, ...]:
    """All that the answer tells whoever asked; the request is undone."""
    with undone():
        answer = walker.ask(asked)
    headers = {name: value for name, value in answer.headers.items() if name != "Date"}
    return answer.status_code, headers, answer.cookies.output(), answer.content


def differences(walker: Walker, theirs: list[Asked], invented: list[Asked]) -> dict[Asked, Any]:
    """The requests with somebody else's number that are not answered as those with an invented one."""
    pairs = zip(in_every_way(theirs), in_every_way(invented), strict=True)
    answers = {one: (seen(walker, one), seen(walker, other)) for one, other in pairs}
    return {asked: told for asked, told in answers.items() if told[0] != told[1]}


def test_every_part_of_an_address_is_known_to_be_personal_or_not():
    assert {part for route in routes() for part in route.parts} <= set(INVENTED) | ADMINISTERED | NOT_PERSONAL


@pytest.mark.parametrize("relation", ASKED_ABOUT)
def test_a_strangers_reference_answers_as_an_invented_one(cast, relation):
    found, told = set(), {}
    with at_cast_time():
        stranger, walker = places(cast, cast.bob)[relation], Walker(cast.bob)
        for route in ABOUT_PEOPLE:
            theirs = requests_to(route, stranger)
            found |= {(asked, status) for asked in theirs if (status := seen(walker, asked)[0]) != 404}
            told |= differences(walker, theirs, requests_to(route, stranger, reference=INVENTED["reference"]))
    assert (found, told) == (set(), {})


def test_what_is_on_another_record_answers_as_what_is_not_there(cast):
    """Alice's people are known to Bob's agency too: what is on their records is on no other."""
    found, told = set(), {}
    with at_cast_time():
        own, walker = places(cast, cast.bob)[Relation.INVOLVED], Walker(cast.bob)
        other = places(cast, cast.alice)[Relation.INVOLVED]
        for route in WITH_OTHER_IDS:
            ids = set(route.parts) & set(INVENTED) - {"reference"}
            theirs = requests_to(route, own, **{part: _part(route, part, other) for part in ids})
            invented = requests_to(route, own, **{part: INVENTED[part] for part in ids})
            found |= {(asked, status) for asked in theirs if (status := seen(walker, asked)[0]) != 404}
            told |= differences(walker, theirs, invented)
    assert (found, told) == (set(), {})


def _part(route: Route, part: str, place: Place) -> str:
    return (PARTS.get(f"{route.name} {part}") or PARTS[part])(place)


@pytest.mark.parametrize("role", OPENERS)
def test_no_list_search_report_or_file_shows_a_stranger(cast, role):
    shown = {}
    with at_cast_time():
        member = officer_with(cast, role)
        held, walker = places(cast, member), Walker(member)
        strangers = {held[relation].person_id for relation in STRANGERS}
        for stranger in strangers:
            _into_the_cohort(cast, stranger)
        for asked in (each for route in SHOWING_ONES_OWN for each in requests_to(route, held[Relation.INVOLVED])):
            with undone():
                shown[asked] = _shown_by(walker.ask(asked)) & strangers
    assert {asked for asked, people in shown.items() if people} == set()


def _shown_by(answer: HttpResponse) -> set[int]:
    return people_in(text_of(answer)) if word_of(answer) == OPEN else set()


def _into_the_cohort(cast: Cast, person_id: int) -> None:
    """Put the person where the performance table counts them, in the name of an agency that the officer's shares with."""
    iom, agency = REGISTERS["iom"], cast.carol.agency.id
    area = area_named("York/Selby")
    assert area is not None
    values = {
        "area": area.id, "cohort": "fixed", "tier": "gold", "entered_on": CAST_ON.replace(year=2024),
        "left_on": None, "exit_reason": None,
    }  # fmt: skip
    record = own_record_of(agency, person_id, CAST_AT, "cast")
    enter(iom, values, Author(agency, record, person_id, cast.carol.id), retention_of(iom, CAST_ON), CAST_AT)
