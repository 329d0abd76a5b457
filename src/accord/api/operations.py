"""Who may ask which operation. Every operation is declared:

    @operation(router, "GET", "/people/{reference}", name="person", answers=Person, declared=Declaration(
        action=Action.CONSULT, what="person", purpose="Managing the person"))
    def person(request: ApiRequest, reference: ReferenceInPath) -> ...:

What it is not declared to answer it cannot: its schema and its answers are made from the declaration.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, Literal

from django.http import HttpRequest, HttpResponseBase
from ninja import Router
from ninja.responses import Status
from ninja.utils import check_csrf

from accord.access import gate, rules
from accord.access.commands.tokens import note_use
from accord.access.declaration import Declaration
from accord.access.queries import viewer_for
from accord.access.terms import Action
from accord.access.token_queries import token_in_force
from accord.access.viewer import Viewer
from accord.api.refusals import NotTrusted, Refusal, Unacceptable
from accord.ports.clock import london_day

SESSION_COOKIE = "accord_session"

_SAYS = {
    200: "What was asked for.",
    201: "It is entered; the answer has its reference.",
    204: "It is done; there is no body.",
    400: "What was sent cannot be read.",
    401: "Nobody is signed in.",
    403: "Your role does not allow it, or the record is closed to you; the answer says why and whom to ask.",
    404: "There is no record here that you can see. A record that is not there and a stranger's answer alike.",
    409: "Somebody changed the entry first.",
    413: "What was sent is too big.",
    415: "The body is not said to be application/json.",
    422: "Something that was sent is wrong; the answer says what, field by field.",
    503: "The ledger cannot be written, so nothing is shown. The body is empty.",
}


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


def operation(
    router: Router, method: Literal["GET", "POST"], path: str, *, name: str, declared: Declaration, answers: Any,
    status: int = 200, refusals: tuple[int, ...] = (),
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # fmt: skip
    """Declare an operation. Its docstring is what the document says of it: one line, a blank line, the rest.

    `refusals` are the statuses beyond those that every operation of its kind may answer.
    """
    statuses = _refused_with(method, path, declared, refusals)
    responses: dict[int, Any] = {status: answers, **dict.fromkeys(statuses, Refusal), 503: None}

    def declare(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def held(request: Any, **values: Any) -> Any:
            _refuse_unknown_parameters(request, held)
            answer = view(request, **values)
            return answer if isinstance(answer, HttpResponseBase) else Status(status, answer)

        held.declaration = declared  # type: ignore[attr-defined]
        summary, _, description = (view.__doc__ or "").partition("\n")
        router.api_operation(
            [method],
            path,
            auth=[SignedIn(declared, declared.action), Token(declared, declared.action)] if declared.action else None,
            response=responses,
            operation_id=name,
            url_name=name,
            summary=summary.strip().removesuffix("."),
            description=_paragraphs(description) or None,
            openapi_extra={"responses": {code: {"description": _SAYS[code]} for code in responses}},
        )(held)
        return held

    return declare


def _refused_with(method: str, path: str, declared: Declaration, more: tuple[int, ...]) -> list[int]:
    """The statuses that an operation of this kind may refuse with, in order."""
    statuses = set(more) | {422}
    if declared.action is not None:
        statuses |= {401, 403}
    if "{" in path:
        statuses.add(404)
    if method == "POST":
        statuses |= {400, 413, 415}
    return sorted(statuses)


def _refuse_unknown_parameters(request: HttpRequest, view: Any) -> None:
    """A filter that is misspelt would show everything; it is told instead."""
    models = [model for model in view._ninja_operation.models if model.__ninja_param_source__ == "query"]
    known = {name for model in models for name in model.__ninja_flatten_map__}
    for name in request.GET:
        if name not in known:
            raise Unacceptable(name, "There is no such parameter.")


def _paragraphs(text: str) -> str:
    return " ".join(text.split())
