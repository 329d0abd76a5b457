"""Whether somebody is under statute, as agreements show it: an agency's footing is for those it is shared with."""

import pytest
from django.db import transaction

from accord.access.commands import doors
from accord.access.gate import open_person
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from accord.iom.queries.scheme import scheme_with_code
from accord.iom.queries.screening import facts_for_screening
from accord.iom.queries.standing import supervised_on
from accord.journeys.write_entries import Answers, enter_entry
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, SCHEME_CODE, Cast, asking, viewer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _footing(cast: Cast) -> None:
    """The police, who share with probation and not with the trust, recorded that Nadia stays by agreement."""
    doors.involve(
        person_id=cast.nadia, agency_id=cast.fatima.agency.id, officer_id=cast.fatima.id, basis=InvolvementBasis.SERVICE,
        role=InvolvementRole.SUPPORTING, starts_on=BEGAN_ON, ends_on=None, at=CAST_AT, by="cast",
    )  # fmt: skip
    who = asking(cast.bob)
    with transaction.atomic():
        opened = open_person(who, cast.nadia, Action.RECORD)
        enter_entry(who, opened.person_id, Answers("footing", {"footing": "voluntary", "since": "2025-05-01"}))


def test_a_footing_answers_those_it_is_shared_with_and_the_operator_alone(cast: Cast) -> None:
    asked = [viewer(cast.bob), viewer(cast.carol), None, viewer(cast.fatima)]
    found = [supervised_on(who, [cast.nadia], CAST_ON).get(cast.nadia) for who in asked]

    assert [each.holds if each else "nothing" for each in found] == [False, False, False, "nothing"]


def test_screening_looks_at_a_footing_as_far_as_it_is_shared(cast: Cast) -> None:
    scheme = scheme_with_code(SCHEME_CODE)
    assert scheme is not None
    holds = []
    for member in (cast.bob, cast.fatima):
        opened = open_person(asking(member), cast.nadia, Action.CONSULT)
        holds.append(facts_for_screening(viewer(member), opened, None, scheme, CAST_ON).supervised.holds)

    assert holds == [False, None]
