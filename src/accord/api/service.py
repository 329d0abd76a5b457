"""The API put together, and what it declares of itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpResponse
from ninja import NinjaAPI, Router

from accord.access.declaration import Declaration
from accord.access.terms import Action
from accord.api import (
    agencies,
    areas,
    cases,
    entries,
    health,
    history,
    involvements,
    me,
    people,
    performance,
    registers,
    timeline,
)
from accord.api.description import described, text_of
from accord.api.doors import ApiRequest
from accord.api.operations import operation
from accord.api.refusals import answer_exceptions_of

PREFIX = "/api/v1/"

DESCRIPTION = """\
The shared record of the agencies that manage people who offend together, for other programs. What an officer may see and do
here is what they may see and do on the pages, no more; every look, search and change is in the ledger before it is answered.

A reference is 13 letters and figures. A day is year-month-day. A period is half-open: its first day is in, its last is out,
and null goes on. A moment is in UTC. Null is not known, which is never the same as no. Every refusal has one shape: a code,
a sentence that says why, and the faults field by field. When the ledger cannot be written the answer is 503 with no body.
"""

_document = Router(tags=["Health"])


@operation(
    _document, "GET", "/openapi.json", name="document", answers=dict[str, Any],
    declared=Declaration(Action.OWN_ACCOUNT, "API document", "Reading the API's document"),
)  # fmt: skip
def read_document(request: ApiRequest) -> Any:
    """This document."""
    return HttpResponse(document(), content_type="application/json; charset=utf-8")


_ROUTERS = (
    me.router,
    people.router,
    timeline.router,
    entries.router,
    involvements.router,
    history.router,
    cases.router,
    performance.router,
    registers.router,
    areas.router,
    agencies.router,
    _document,
    health.router,
)


def _made() -> NinjaAPI:
    made = NinjaAPI(
        title="Accord",
        version="1",
        description=DESCRIPTION.strip(),
        urls_namespace="api",
        docs_url=None,
        openapi_url=None,
    )
    for router in _ROUTERS:
        made.add_router("", router)
    answer_exceptions_of(made)
    return made


service = _made()


@cache
def document() -> str:
    """The API as OpenAPI describes it; made once, because that takes a third of a second."""
    return text_of(described(service, PREFIX))


@dataclass(frozen=True)
class Operation:
    """One operation: its name in the access matrix, its method and address, and what it was declared as."""

    name: str
    method: str
    address: str
    declaration: Declaration


def declared_operations() -> Iterator[Operation]:
    """Every operation of the API, in the order of the document."""
    for router in _ROUTERS:
        for path, at_path in router.path_operations.items():
            for each in at_path.operations:
                declaration = getattr(each.view_func, "declaration")  # noqa: B009  not an attribute that types know
                yield Operation(f"api:{each.operation_id}", each.methods[0], PREFIX + path.lstrip("/"), declaration)
