"""Promise 3: whatever shows a person writes exactly one row to the ledger: who, when, the person, what and why.

Every route is asked with every method it answers, its form well filled and empty, as officers who are involved with the
person and whose roles together open every route; and as one whom it does not open to. Whom an answer shows is read off the
answer itself: a person's reference in it, or where it leads.
"""

import pytest
from django.http import HttpResponse

from accord.access.terms import Relation
from accord.audit.queries.events import LoggedEvent
from accord.audit.terms import Action as Logged
from accord.audit.terms import Outcome
from tests.cast import CAST_AT, Member
from tests.promises.addresses import Asked, Route, every_request, requests_to, routes
from tests.promises.matrix import OPENERS, officer_with
from tests.promises.places import places
from tests.promises.walking import (
    OPEN,
    Walker,
    newest_row,
    people_in,
    people_named_by,
    rows_after,
    text_of,
    undone,
    word_of,
)
from tests.web.pages import at_cast_time

pytestmark = pytest.mark.django_db

ROUTES = {route.name: route for route in routes()}


def wrong_with(route: Route, asked: Asked, answer: HttpResponse, rows: list[LoggedEvent], member: Member) -> list[str]:
    """What the ledger lacks of a route that let the officer in, or has too much of."""
    shown = people_shown(asked, answer)
    told = [wrong for row in rows for wrong in _wrong_in(row, route, member)]
    if len(rows) != 1 and (shown or len(rows) > 1):
        told.append(f"{len(rows)} rows, with {len(shown)} people shown")
    named = {number for row in rows for number in people_named_by(row)}
    if not shown <= named:
        told.append(f"{len(shown - named)} people are shown whom the ledger does not name")
    return told


def _wrong_in(row: LoggedEvent, route: Route, member: Member) -> list[str]:
    said = (row.actor, row.actor_id, row.agency, row.at, row.outcome)
    expected = (member.username, member.id, member.agency.code, CAST_AT, Outcome.ALLOWED)
    wrong = [f"{had!r} in place of {needed!r}" for had, needed in zip(said, expected, strict=True) if had != needed]
    declared = (route.declaration.what, route.declaration.purpose)
    if not route.is_third_partys and (row.what, row.purpose) != declared:
        wrong.append(f"{(row.what, row.purpose)} is not what the route declared")
    return wrong


def people_shown(asked: Asked, answer: HttpResponse) -> set[int]:
    """Whom the answer tells of. The person whom the address names is told of by any answer, save one that leads on."""
    told, asked_about = people_in(text_of(answer)), people_in(asked.address)
    if answer.status_code == 302:
        return told - asked_about
    return told | asked_about if answer.status_code < 300 else told


@pytest.mark.parametrize("role", OPENERS)
def test_each_route_that_opens_is_in_the_ledger_once_with_everybody_it_shows(cast, role):
    member = officer_with(cast, role)
    wrong = {}
    with at_cast_time():
        place = places(cast, member)[Relation.INVOLVED]
        walker = Walker(member)
        for asked in every_request(place):
            with undone():
                before = newest_row()
                answer = walker.ask(asked)
                if word_of(answer) == OPEN:
                    wrong[asked] = wrong_with(ROUTES[asked.route], asked, answer, rows_after(before), member)
    assert {asked: told for asked, told in wrong.items() if told} == {}


@pytest.mark.parametrize("relation", [each for each in Relation if each is not Relation.INVOLVED])
def test_each_route_that_does_not_open_is_in_the_ledger_once_as_refused(cast, relation):
    counted = {}
    with at_cast_time():
        place = places(cast, cast.bob)[relation]
        walker = Walker(cast.bob)
        for asked in (asked for route in routes() if route.is_about_a_person for asked in requests_to(route, place)):
            with undone():
                before = newest_row()
                walker.ask(asked)
                counted[asked] = [(row.action, row.outcome, row.person_id) for row in rows_after(before)]
    expected = [(Logged.DENIED, Outcome.REFUSED, place.person_id)]
    assert {asked: rows for asked, rows in counted.items() if rows != expected} == {}
