"""Operations, each declared:

    @operation(router, "GET", "/people/{reference}", name="person", answers=Person, declared=Declaration(
        action=Action.CONSULT, what="person", purpose="Managing the person"))
    def person(request: ApiRequest, reference: ReferenceInPath) -> ...:

What it is not declared to answer it cannot: its schema and its answers are made from the declaration.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal

from django.http import HttpRequest, HttpResponseBase
from ninja import Router
from ninja.responses import Status

from accord.access.declaration import Declaration
from accord.api.doors import SignedIn, Token
from accord.api.refusals import Refusal, Unacceptable

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
