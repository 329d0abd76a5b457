"""The pages for when something cannot be shown. Most are fixed, the same bytes whoever asks: they tell nothing."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from accord.kernel.decisions import Decision
from accord.web.shell.pages import render_page

HOME = ("/", "Go to your home page")


def not_found() -> HttpResponse:
    """A record that is not there, one the viewer has no way in to, a page that does not exist: one answer for all."""
    return _fixed("not_found", 404)


def busy() -> HttpResponse:
    """The database could not be reached, or was kept busy too long."""
    return _fixed("busy", 503)


def ledger_unavailable() -> HttpResponse:
    """No log, no data: not even a page."""
    return HttpResponse(status=503)


def restricted(request: HttpRequest, decision: Decision) -> HttpResponse:
    """The viewer's agency is involved, but this officer may not see the record; it says whom to ask."""
    return render_page(request, "shell/errors/restricted.html", {"decision": decision}, 403)


def refused(request: HttpRequest, decision: Decision, way: tuple[str, str] = HOME) -> HttpResponse:
    """The viewer's roles do not allow it; it says why, what to do, and the way on: where it leads and what it is called."""
    return render_page(request, "shell/errors/refused.html", {"decision": decision, "way": way}, 403)


def handle_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For `handler400`."""
    return _fixed("bad_request", 400)


def handle_403(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """For `handler403`, which passes an exception, and for CSRF_FAILURE_VIEW, which passes a reason."""
    return _fixed("not_accepted", 403)


def handle_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For `handler404`."""
    return not_found()


def handle_500(request: HttpRequest) -> HttpResponse:
    """For `handler500`."""
    return _fixed("failed", 500)


def _fixed(name: str, status: int) -> HttpResponse:
    return HttpResponse(_text(name), status=status)


@cache
def _text(name: str) -> str:
    return get_template(f"shell/errors/{name}.html", using="jinja2").render()
