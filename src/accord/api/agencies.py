"""The agencies of the partnership."""

from typing import Any

from ninja import Router, Schema

from accord.access.declaration import Declaration
from accord.access.queries.agencies import agencies
from accord.access.terms import Action, AgencyKind
from accord.api.doors import ApiRequest
from accord.api.operations import operation
from accord.api.values import OrNone

router = Router(tags=["Reference data"])


class Agency(Schema):
    """An organisation in the partnership."""

    code: str
    name: str
    kind: AgencyKind
    sector: OrNone
    area_name: OrNone


@operation(
    router, "GET", "/agencies", name="agencies", answers=list[Agency],
    declared=Declaration(Action.OWN_ACCOUNT, "agencies", "Reading reference data"),
)  # fmt: skip
def read_agencies(request: ApiRequest) -> Any:
    """The agencies, by name."""
    return agencies()
