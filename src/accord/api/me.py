"""The officer who asks."""

from typing import Annotated, Any

from django.middleware.csrf import get_token
from ninja import Router, Schema
from pydantic import BeforeValidator

from accord.access.declaration import Declaration
from accord.access.terms import Action, Role
from accord.api.doors import ApiRequest
from accord.api.operations import operation

router = Router(tags=["Your account"])


class Me(Schema):
    """The officer who asks, as the rules see them now."""

    username: str
    name: str
    agency_code: str
    agency_name: str
    roles: Annotated[list[Role], BeforeValidator(sorted)]


@operation(
    router, "GET", "/me", name="me", answers=Me,
    declared=Declaration(Action.OWN_ACCOUNT, "own account", "Using one's own account"),
)  # fmt: skip
def me(request: ApiRequest) -> Any:
    """Who you are, and the roles that you hold today.

    Also sets the cookie accord_csrf, whose value a session sends as X-CSRFToken with every change.
    """
    get_token(request)
    return request.viewer
