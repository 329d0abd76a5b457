"""The areas that the schemes are counted by."""

from typing import Any

from ninja import Query, Router, Schema
from pydantic import Field

from accord.access.declaration import Declaration
from accord.access.queries.areas import areas
from accord.access.terms import Action, AreaKind
from accord.api.doors import ApiRequest
from accord.api.operations import operation
from accord.api.values import OrNone

router = Router(tags=["Reference data"])


class Area(Schema):
    """A territory, and the one around it."""

    name: str
    kind: AreaKind
    code: OrNone
    within: OrNone = Field(validation_alias="parent_name")


class AreasQuestion(Schema):
    """Which areas."""

    kind: AreaKind | None = Field(None, description="Only areas of this kind.")


@operation(
    router, "GET", "/areas", name="areas", answers=list[Area],
    declared=Declaration(Action.OWN_ACCOUNT, "areas", "Reading reference data"),
)  # fmt: skip
def read_areas(request: ApiRequest, question: Query[AreasQuestion]) -> Any:
    """The probation regions, MAPPA areas, police force areas and districts."""
    return areas(question.kind)
