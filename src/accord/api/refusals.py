"""Every answer that is not what was asked for, in one shape: a code for programs, a sentence for people, and the faults."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from accord.access.gate import NotFound, Refused, Restricted
from accord.audit.ledger import LedgerUnavailable
from accord.kernel.decisions import Decision
from accord.record.commands import ChangeRefused, EntryRefused

SESSION_TOKEN_MISSING = "Send the header X-CSRFToken with the value of the cookie accord_csrf, which GET /me sets."  # noqa: S105
_STATUS_OF_CHANGE = {"superseded": 409, "reason": 422}


class Fault(Schema):
    """One thing that is wrong in what was sent."""

    field: str = Field(description="The parameter or the field, with a full stop before each part of it.")
    why: str = Field(description="What is wrong with it, in a plain sentence.")


class Refusal(Schema):
    """Why there is no answer, and what to do instead."""

    code: str = Field(description="A short code that does not change.")
    why: str = Field(description="A plain sentence for people.")
    faults: list[Fault] = Field(description="What is wrong field by field; empty when it is not about fields.")


class Unacceptable(Exception):
    """A parameter reads well and names nothing: an area, an agency. Answered as 422."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.fault = Fault(field=field, why=why)


class NotTrusted(Exception):
    """A change was asked for by a session's cookie without the token that proves where it came from."""


def refusal(status: int, code: str, why: str, faults: Sequence[Fault] = ()) -> HttpResponse:
    """The answer that says why not."""
    said = Refusal(code=code, why=why, faults=list(faults))
    return HttpResponse(said.model_dump_json(), status=status, content_type="application/json; charset=utf-8")


def not_found() -> HttpResponse:
    """A missing record, a stranger's, and an address that does not exist: the same bytes for all."""
    return refusal(404, "not_found", "There is no record here that you can see.")


def not_signed_in() -> HttpResponse:
    """Nobody known is asking."""
    answer = refusal(401, "not_signed_in", "Sign in first, or send a token that is in force.")
    answer["WWW-Authenticate"] = 'Bearer realm="Accord"'
    return answer


def nothing_shown() -> HttpResponse:
    """No log, no data: no body at all."""
    return HttpResponse(status=503)


def decided(decision: Decision, status: int = 403) -> HttpResponse:
    """A decision against, with its reasons."""
    return refusal(status, decision.reasons[0].code, decision.because)


def faulty(faults: Iterable[Fault]) -> HttpResponse:
    """What was sent does not hold, told field by field."""
    return refusal(422, "faults", "Something that you sent is wrong. Each fault says what.", list(faults))


def answer_exceptions_of(service: NinjaAPI) -> None:
    """Give the service an answer for each exception that may rise from below."""
    answers: dict[type[Exception], Any] = {
        Exception: _raised_again,
        NotFound: lambda request, exc: not_found(),
        Http404: lambda request, exc: not_found(),
        Restricted: lambda request, exc: decided(exc.decision),
        Refused: lambda request, exc: decided(exc.decision),
        ChangeRefused: lambda request, exc: _change_refused(exc.decision),
        EntryRefused: lambda request, exc: faulty(_problems(exc)),
        Unacceptable: lambda request, exc: faulty([exc.fault]),
        ValidationError: lambda request, exc: faulty(_fault(error) for error in exc.errors),
        AuthenticationError: lambda request, exc: not_signed_in(),
        NotTrusted: lambda request, exc: refusal(403, "not_trusted", SESSION_TOKEN_MISSING),
        HttpError: lambda request, exc: _unreadable(),
        SuspiciousOperation: lambda request, exc: _unreadable(),
        BadRequest: lambda request, exc: _unreadable(),
        RequestDataTooBig: lambda request, exc: refusal(413, "too_big", "What you sent is too big."),
        LedgerUnavailable: lambda request, exc: nothing_shown(),
        OperationalError: lambda request, exc: nothing_shown(),
    }
    for kind, answer in answers.items():
        service.add_exception_handler(kind, answer)


def _raised_again(_request: HttpRequest, exc: Exception) -> HttpResponse:
    """What nobody foresaw is for the log and the page of a failure, whatever the settings."""
    raise exc


def _unreadable() -> HttpResponse:
    return refusal(400, "unreadable", "What you sent cannot be read. The body must be JSON in UTF-8.")


def _change_refused(decision: Decision) -> HttpResponse:
    code = decision.reasons[0].code
    if code == "reason":
        return faulty([Fault(field="reason", why=decision.because)])
    return decided(decision, _STATUS_OF_CHANGE.get(code, 403))


def _problems(refused: EntryRefused) -> Iterable[Fault]:
    return (Fault(field=f"values.{problem.column}", why=problem.why) for problem in refused.problems)


_WORDS = {
    "missing": "This is needed.",
    "extra_forbidden": "There is no such field.",
    "string_type": "This must be text.",
    "string_unicode": "This holds a character that cannot be stored.",
    "model_attributes_type": "This must be an object.",
    "int_parsing": "This must be a whole number.",
    "int_parsing_size": "This must be a smaller whole number.",
    "greater_than_equal": "This must be {ge} or more.",
    "less_than_equal": "This must be {le} or less.",
    "too_long": "At most {max_length} may be given.",
    "enum": "This must be {expected}.",
    "literal_error": "This must be {expected}.",
    "value_error": "{error}",
}


def _fault(error: dict[str, Any]) -> Fault:
    """A fault out of what the validation library says; its place is where it stood, the argument's own name, the field."""
    where, *place = map(str, error["loc"])
    if where == "body" or len(place) > 1:
        place = place[1:]
    words = _WORDS.get(error["type"])
    why = words.format(**error.get("ctx", {})) if words else str(error["msg"])
    return Fault(field=".".join(place) or where, why=why)
