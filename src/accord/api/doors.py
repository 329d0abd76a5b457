"""Who is asking: the officer of a session, or a program that acts for one by a token."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja.utils import check_csrf

from accord.access import gate, rules
from accord.access.commands.tokens import note_use
from accord.access.declaration import Declaration
from accord.access.queries.tokens import token_in_force
from accord.access.queries.viewers import viewer_for
from accord.access.terms import Action
from accord.access.viewer import Viewer
from accord.api.refusals import NotTrusted
from accord.ports.clock import london_day

SESSION_COOKIE = "accord_session"


class ApiRequest(HttpRequest):
    """A request as a declared operation meets it. Without a viewer only operations for anybody are reached."""

    at: datetime
    viewer: Viewer
    declaration: Declaration


def asking(request: ApiRequest) -> gate.Asking:
    """Who asks, when, through which operation and for what purpose, as the gate wants it."""
    address = request.META.get("REMOTE_ADDR", "")
    return gate.Asking(request.viewer, request.at, request.declaration.what, request.declaration.purpose, address)


class SignedIn:
    """A door of an operation: lets in the officer of a session whose roles allow the action, and nobody else.

    A session's cookie travels by itself, so a change by it must carry the token that proves where it was asked.
    """

    openapi_security_schema: Mapping[str, str] = {
        "type": "apiKey",
        "in": "cookie",
        "name": SESSION_COOKIE,
        "description": (
            "The cookie of a signed-in session (in production it is called __Host-accord_session). A request that changes "
            "something also carries the header X-CSRFToken with the value of the cookie accord_csrf, which GET /me sets."
        ),
    }

    def __init__(self, declaration: Declaration, action: Action) -> None:
        self.declaration = declaration
        self.action = action

    def __call__(self, request: Any) -> Viewer | None:
        """The viewer, or None when nobody is signed in; raises NotTrusted or `gate.Refused`."""
        if request.viewer is None or _secret_in(request):
            return None
        if check_csrf(request) is not None:
            raise NotTrusted
        request.declaration = self.declaration
        return admitted(request, self.action)


class Token:
    """The other door of an operation: lets in a program that acts for an officer whose roles allow the action.

    Whoever shows a token is judged by it alone: a session that travels along opens nothing.
    """

    openapi_security_schema: Mapping[str, str] = {
        "type": "http",
        "scheme": "bearer",
        "description": "A token that the operator issued for an officer with `accord token issue`; its rights are theirs.",
    }

    def __init__(self, declaration: Declaration, action: Action) -> None:
        self.declaration = declaration
        self.action = action

    def __call__(self, request: Any) -> Viewer | None:
        """The viewer, or None when no token in force is shown or the account is closed; raises `gate.Refused`."""
        secret = _secret_in(request)
        shown = token_in_force(secret, request.at) if secret else None
        request.viewer = viewer_for(shown.officer_id, request.at) if shown else request.viewer
        if shown is None or request.viewer is None:
            return None
        note_use(shown.id, london_day(request.at))
        request.declaration = self.declaration
        return admitted(request, self.action)


def _secret_in(request: HttpRequest) -> str:
    """The token that the request shows, blank when it shows none."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def admitted(request: ApiRequest, action: Action) -> Viewer:
    """The viewer, if a role of theirs allows the action at all; `gate.Refused` is in the ledger before it rises."""
    decision = rules.may(request.viewer, action)
    if not decision:
        gate.refuse(asking(request), None, decision)
    return request.viewer
