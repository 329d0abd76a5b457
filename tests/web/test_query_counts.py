"""Promise 18: pages stay cheap. Each takes no more queries than its committed budget, none over fifteen, however many rows.

`query_counts.json` has a line for each route that answers GET, by its name in the access matrix. A page without one fails.
"""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from accord.access.commands import doors, partnership
from accord.access.gate import open_person
from accord.access.terms import Action, InvolvementBasis, InvolvementRole, Relation
from accord.journeys.write_entries import Answers, enter_entry
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, Cast, Member, asking, world
from tests.promises.addresses import Asked, request_to, routes
from tests.promises.forms import CONTACT
from tests.promises.matrix import NEEDS_SINGLE_SIGN_ON, OPENERS, officer_with, ruled
from tests.promises.places import Place, places
from tests.promises.walking import OPEN, Walker, undone
from tests.web.pages import at_cast_time, queries_of

BUDGETS: dict[str, int] = json.loads((Path(__file__).parent / "query_counts.json").read_text(encoding="utf-8"))
MOST = 15
FEW, MANY = 10, 60
LOOKED_AT = [route for route in routes() if "GET" in route.methods and route.name not in NEEDS_SINGLE_SIGN_ON]


def counts(cast: Cast, role: str, place: Place) -> dict[str, int]:
    """The queries of every page that opens to the role, each asked once before it is counted."""
    walker = Walker(officer_with(cast, role))
    opened = [route for route in LOOKED_AT if ruled(route, role)[Relation.INVOLVED] == OPEN]
    return {route.name: _queries(walker, request_to(route, "GET", place)) for route in opened}


def _queries(walker: Walker, asked: Asked) -> int:
    with undone():
        walker.ask(asked)
    with undone():
        _, taken = queries_of(walker.client, asked.address)
    return taken


@pytest.mark.django_db
@pytest.mark.parametrize("role", OPENERS)
def test_each_page_keeps_to_its_budget_whatever_the_number_of_rows(cast: Cast, role: str):
    member = officer_with(cast, role)
    with at_cast_time():
        place = places(cast, member)[Relation.INVOLVED]
        with undone():
            grow(cast, member, place, FEW)
            few = counts(cast, role, place)
        grow(cast, member, place, MANY)
        many = counts(cast, role, place)
    assert {name: (few[name], taken) for name, taken in many.items() if taken > few[name]} == {}
    assert {name: taken for name, taken in many.items() if taken > BUDGETS.get(name, 0)} == {}


def test_every_page_has_a_budget_and_every_budget_a_page():
    assert set(BUDGETS) == {route.name for route in LOOKED_AT}


def test_no_budget_is_over_the_limit():
    assert max(BUDGETS.values()) <= MOST


def test_the_budgets_stand_in_order():
    assert list(BUDGETS) == sorted(BUDGETS)


def grow(cast: Cast, member: Member, place: Place, size: int) -> None:
    """Make everything that pages list that many: people, entries, doors, looks, officers, agencies' agreements, emergencies."""
    for number in range(size):
        _person(cast, member)
        _on_the_record(cast, member, place.person_id, number)
        _in_the_partnership(cast, number)


def _person(cast: Cast, member: Member) -> None:
    known = world(cast, member, Relation.INVOLVED)
    reason = "He may harm his brother tonight."
    doors.break_glass(
        person_id=known.person_id, officer_id=cast.charlie.id, reason=reason, hours=1, minimum_length=5,
        at=CAST_AT - timedelta(hours=9),
    )  # fmt: skip


def _on_the_record(cast: Cast, member: Member, person_id: int, number: int) -> None:
    on = (CAST_ON - timedelta(days=number + 10)).isoformat()
    writer = officer_with(cast, "iom_manager") or member
    doors.involve(
        person_id=person_id, agency_id=writer.agency.id, officer_id=writer.id, basis=InvolvementBasis.SERVICE,
        role=InvolvementRole.SUPPORTING, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    enter_entry(asking(writer), person_id, Answers("contacts", {**CONTACT, "contact_on": on}))
    open_person(asking(writer), person_id, Action.CONSULT)
    doors.exclude(person_id=person_id, officer_id=cast.charlie.id, reason="Set.", ask="", starts_on=CAST_ON, at=CAST_AT,
                  by="cast")  # fmt: skip


def _in_the_partnership(cast: Cast, number: int) -> None:
    agency = cast.charlie.agency.id
    partnership.open_account(
        username=f"officer.{number}", name=f"Officer {number}", email=f"{number}@example.org", agency_id=agency,
        password=None, at=CAST_AT,
    )  # fmt: skip
    ids = [cast.alice.agency.id, cast.carol.agency.id]
    partnership.agree(title=f"Agreement {number}", gateway="s.115", agency_ids=ids, kinds="*", starts_on=BEGAN_ON,
                      ends_on=None, review_on=None)  # fmt: skip
