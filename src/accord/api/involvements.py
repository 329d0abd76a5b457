"""Which agencies are, or were, involved with a person."""

from datetime import date
from typing import Any

from ninja import Router, Schema

from accord.access.declaration import Declaration
from accord.access.gate import open_person
from accord.access.queries.involvements import involvements_of
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from accord.api.doors import ApiRequest, asking
from accord.api.operations import operation
from accord.api.values import OrNone, ReferenceInPath
from accord.kernel.references import number_of

router = Router(tags=["Involvements"])


class Involvement(Schema):
    """An agency's involvement from a day up to, and not including, a day; null goes on."""

    agency_name: str
    officer_name: OrNone
    basis: InvolvementBasis
    role: InvolvementRole
    starts_on: date
    ends_on: date | None
    ended_because: OrNone


@operation(
    router, "GET", "/people/{reference}/involvements", name="involvements", answers=list[Involvement],
    declared=Declaration(Action.CONSULT, "involvements", "Managing the person"),
)  # fmt: skip
def read_involvements(request: ApiRequest, reference: ReferenceInPath) -> Any:
    """The agencies that are or were involved with the person: those that go on first, then the newest."""
    return involvements_of(open_person(asking(request), number_of(reference), Action.CONSULT))
