"""Every route of the service, and each as a request that one officer could make about one person.

What walks the routes walks `routes()`, so a new route is met by every promise at once. A part of an address, or a form, that
this file cannot fill is an AssertionError which says what to add here.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from accord.access.declaration import Declaration
from accord.access.terms import ABOUT_A_PERSON, Action
from accord.api.service import declared_operations
from accord.kernel.references import reference_of
from accord.web.shell.routes import declared_routes
from tests.cast import SCHEME_CODE, TRUST
from tests.promises.forms import FORMS, POLICY_KEY, QUESTIONS
from tests.promises.places import Place

_PART = re.compile(r"<(?:\w+:)?(\w+)>|\{(\w+)\}")
CATCH_ALL = "api:missing"
"""What answers every address under the API that there is not."""

Fill = Callable[[Place], str]


@dataclass(frozen=True)
class Route:
    """One route: its name in the access matrix, how its address is written, its declaration, the methods it answers."""

    name: str
    address: str
    declaration: Declaration
    methods: tuple[str, ...]
    is_api: bool

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of what the address leaves open."""
        return tuple(one or other for one, other in _PART.findall(self.address))

    @property
    def action(self) -> Action | None:
        """What one of the viewer's roles must allow; None for anybody."""
        return self.declaration.action

    @property
    def is_about_a_person(self) -> bool:
        """Whether the address names one person."""
        return "reference" in self.parts and self.action in ABOUT_A_PERSON

    @property
    def is_third_partys(self) -> bool:
        """Whether the sign-in library answers it."""
        return ":" not in self.name


@dataclass(frozen=True, eq=False)
class Asked:
    """One request, ready to be made."""

    route: str
    method: str
    address: str
    body: Mapping[str, Any] = field(default_factory=dict)
    is_api: bool = False

    def __repr__(self) -> str:
        return f"{self.route} {self.method}{'' if self.body else ' with nothing'}"

    @property
    def content(self) -> dict[str, Any]:
        """The body as Django's test client takes it."""
        if self.method in {"GET", "HEAD"}:
            return {}
        if self.is_api:
            return {"data": json.dumps(self.body), "content_type": "application/json"}
        return {"data": urlencode(self.body, doseq=True), "content_type": "application/x-www-form-urlencoded"}


PARTS: dict[str, Fill] = {
    "reference": lambda place: reference_of(place.person_id),
    "entry_reference": lambda place: reference_of(place.entry_id),
    "draft_reference": lambda place: reference_of(place.draft_id),
    "record_reference": lambda place: reference_of(place.record_id),
    "name_reference": lambda place: reference_of(place.name_id),
    "doubt_reference": lambda place: reference_of(place.doubt_id),
    "people:undo_joining doubt_reference": lambda place: reference_of(place.joined_id),
    "people:answer entry_reference": lambda place: reference_of(place.failure_id),
    "people:task entry_reference": lambda place: reference_of(place.failure_id),
    "task_id": lambda place: str(place.task_id),
    "area_name": lambda place: "york-selby",
    "people:finish entry_reference": lambda place: reference_of(place.action_id),
    "attention_id": lambda place: str(place.attention_id),
    "involvement_id": lambda place: str(place.involvement_id),
    "emergency_id": lambda place: str(place.emergency_id),
    "people:ask name": lambda place: "notes",
    "people:involve_with code": lambda place: TRUST,
    "people:lift_restriction reference": lambda place: reference_of(place.kept_by_few),
    "people:lift_restriction door_id": lambda place: str(place.restriction_id),
    "people:lift_exclusion door_id": lambda place: str(place.exclusion_id),
    "officer_id": lambda place: str(place.officer_id),
    "grant_id": lambda place: str(place.grant_id),
    "nomination_reference": lambda place: reference_of(place.nomination_id),
    "people:select nomination_reference": lambda place: reference_of(place.screened_id),
    "scheme_code": lambda place: SCHEME_CODE,
    "iom:compare one": lambda place: "1",
    "iom:compare other": lambda place: "2",
    "agreement_id": lambda place: str(place.agreement_id),
    "agency_code": lambda place: TRUST,
    "team_id": lambda place: str(place.team_id),
    "policy_key": lambda place: POLICY_KEY,
    "pk": lambda place: str(place.passkey_id),
    "uidb36": lambda place: "1",
    "key": lambda place: "set-password",
    "provider_id": lambda place: "partnership",
}
"""What fills a part of an address: by its name, or by the route's name and its own where one name has two meanings."""


@cache
def routes() -> tuple[Route, ...]:
    """Every route of pages and of the API, in the order of the address tree."""
    pages = tuple(
        Route(each.name, each.address, each.declaration, each.declaration.methods, is_api=False)
        for each in declared_routes()
        if each.declaration is not None
    )
    api = tuple(
        Route(each.name, each.address, each.declaration, (each.method,), is_api=True) for each in declared_operations()
    )
    return pages + api


def requests_to(route: Route, place: Place, **parts: str) -> list[Asked]:
    """The request of each method that the route answers; `parts` stand in for what the place would fill in."""
    return [request_to(route, method, place, **parts) for method in route.methods]


def every_request(place: Place) -> list[Asked]:
    """Every request to every route, and where it sends a form the same with nothing filled in."""
    every = [asked for route in routes() for asked in requests_to(route, place)]
    return every + [empty(asked) for asked in every if asked.body]


def request_to(route: Route, method: str, place: Place, **parts: str) -> Asked:
    """One request to the route."""
    address = _address(route, {**{name: _filled(route, name, place) for name in route.parts}, **parts})
    if method == "GET":
        question = QUESTIONS.get(route.name, {})
        return Asked(route.name, method, address + (f"?{urlencode(question)}" if question else ""), {}, route.is_api)
    return Asked(route.name, method, address, form_of(route), route.is_api)


def empty(asked: Asked) -> Asked:
    """The same request with nothing filled in."""
    return replace(asked, body={})


def form_of(route: Route) -> Mapping[str, Any]:
    """What is sent to the route."""
    if route.is_third_partys:
        return FORMS.get(route.name, {})
    assert route.name in FORMS, (
        f"{route.name} takes a form: say in FORMS of tests/promises/forms.py what a well filled one sends"
    )
    return FORMS[route.name]


def _address(route: Route, parts: Mapping[str, str]) -> str:
    if route.is_api:
        return route.address.format(**parts)
    return reverse(route.name, kwargs=dict(parts))


def _filled(route: Route, part: str, place: Place) -> str:
    fill = PARTS.get(f"{route.name} {part}") or PARTS.get(part)
    assert fill is not None, (
        f"the address of {route.name} has the part {part!r}: say in PARTS of tests/promises/addresses.py what fills it"
    )
    return fill(place)
