"""Is the service up, and can it keep its ledger? For balancers; tells nothing of anybody."""

from typing import Any, Literal

from ninja import Router, Schema

from accord.access.declaration import Declaration
from accord.api.doors import ApiRequest
from accord.api.operations import operation
from accord.api.refusals import nothing_shown
from accord.audit.guards import missing_guards

router = Router(tags=["Health"])


class Health(Schema):
    """The service answers."""

    status: Literal["up"]


class Readiness(Schema):
    """The database answers, and refuses changes to the ledger."""

    status: Literal["ready"]


@operation(
    router, "GET", "/health", name="health", answers=Health,
    declared=Declaration(None, "health", "Watching the service"),
)  # fmt: skip
def health(request: ApiRequest) -> Any:
    """Whether the service answers at all."""
    return {"status": "up"}


@operation(
    router, "GET", "/ready", name="ready", answers=Readiness,
    declared=Declaration(None, "ready", "Watching the service"),
)  # fmt: skip
def ready(request: ApiRequest) -> Any:
    """Whether the service can do its work: the database answers, and guards the ledger."""
    return nothing_shown() if missing_guards() else {"status": "ready"}
