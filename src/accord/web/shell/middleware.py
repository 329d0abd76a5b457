"""What wraps every page: privacy headers, the session's limits, the signed-in officer, refusals made into answers.

Settings list them in the order in which they stand here, after Django's session, sign-in and message middleware.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.views import redirect_to_login
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse

from accord.access import gate
from accord.access.queries.viewers import viewer_of
from accord.access.viewer import Viewer
from accord.audit.ledger import Event, LedgerUnavailable, append
from accord.audit.terms import Action as Logged
from accord.people.commands import RecordsMoved
from accord.ports.clock import now
from accord.web.shell import errors
from accord.web.shell.moved import answer_elsewhere
from accord.web.shell.pages import declaration_of
from accord.web.shell.routes import has_own_door

Answer = Callable[[Any], HttpResponse]

_PRIVATE = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
_SEEN_EVERY = timedelta(minutes=1)
_SIGNED_OUT = "You were signed out {why}. Anything that you had not sent is not saved."


class PrivacyHeaders:
    """No answer is kept by a browser, a proxy or a search engine. Django's middleware sets the other headers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in _PRIVATE.items():
            response.headers[name] = value
        return response


class SessionLimits:
    """Tells the moment of the request, once, and ends a session left idle or open too long.

    The last use is written down once a minute at most, so that looking does not mean writing: a session may end up to a
    minute early, never late.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.idle = timedelta(minutes=settings.ACCORD_IDLE_MINUTES)
        self.longest = timedelta(hours=settings.ACCORD_SESSION_HOURS)

    def __call__(self, request: Any) -> HttpResponse:
        request.at = now()
        if request.user.is_authenticated:
            why = self._why_over(request)
            try:
                self._end(request, why) if why else self._keep(request)
            except LedgerUnavailable:
                return errors.ledger_unavailable()
        return self.get_response(request)

    def _why_over(self, request: Any) -> str:
        signed_in, seen = (_moment(request.session.get(key)) for key in ("signed_in_at", "seen_at"))
        if signed_in is not None and request.at - signed_in >= self.longest:
            return f"because a session lasts {settings.ACCORD_SESSION_HOURS} hours at most"
        if seen is not None and request.at - seen >= self.idle:
            return f"because you did nothing for {settings.ACCORD_IDLE_MINUTES} minutes"
        return ""

    def _keep(self, request: Any) -> None:
        seen = _moment(request.session.get("seen_at"))
        request.session.setdefault("signed_in_at", request.at.isoformat())
        if seen is None or request.at - seen >= _SEEN_EVERY:
            request.session["seen_at"] = request.at.isoformat()

    def _end(self, request: Any, why: str) -> None:
        officer = request.user
        append(
            Event(
                at=request.at,
                actor=officer.username,
                actor_id=officer.pk,
                agency=officer.agency.code,
                action=Logged.SIGN_OUT,
                what="session limit",
                purpose="Keeping accounts safe",
                reason=_SIGNED_OUT.format(why=why),
                address=request.META.get("REMOTE_ADDR", ""),
            )
        )
        auth.logout(request)
        messages.warning(request, _SIGNED_OUT.format(why=why))


class Door:
    """Loads the officer as the rules see them, and asks for a sign-in unless the page is declared for anybody."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Callable[..., Any], _args: Any, _kwargs: Any) -> HttpResponse | None:
        request.viewer = self._viewer(request)
        if has_own_door(view):
            return None
        declaration = declaration_of(view)
        if declaration is None:
            return errors.not_found()
        if declaration.action is None or request.viewer is not None:
            return None
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")

    def _viewer(self, request: Any) -> Viewer | None:
        if not request.user.is_authenticated:
            return None
        viewer = viewer_of(request.user, request.at)
        if viewer is None:  # closed since the session was read
            auth.logout(request)
        return viewer


class Refusals:
    """Turns what a view could not do into an answer that says what to do instead, and nothing more."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, LedgerUnavailable):
            return errors.ledger_unavailable()
        if isinstance(exception, gate.NotFound | Http404 | RecordsMoved):
            return answer_elsewhere(request) or errors.not_found()
        if isinstance(exception, gate.Restricted):
            return errors.restricted(request, exception.decision)
        if isinstance(exception, gate.Refused):
            return errors.refused(request, exception.decision)
        if isinstance(exception, OperationalError):
            return errors.busy()
        return None


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
