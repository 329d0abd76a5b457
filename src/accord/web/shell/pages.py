"""Who may open which page. Every view is declared:

    @page(action=Action.CONSULT, what="person overview", purpose="Managing the person")
    def overview(request: PageRequest, reference: str) -> HttpResponse:
        opened = open_person(request, reference)
        ...
        return render_page(request, "people/overview.html", {"person": person})

A view that is not declared answers as a page that does not exist (see `middleware.Door`).
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render

from accord.access import gate, rules
from accord.access.declaration import Declaration
from accord.access.terms import Action
from accord.access.viewer import Viewer
from accord.kernel.references import number_of

View = Callable[..., HttpResponseBase]


class PageRequest(HttpRequest):
    """A request as a declared view meets it. On a page for anybody `viewer` may be None; there it is not used."""

    at: datetime
    viewer: Viewer
    page: Declaration


def page(
    *, action: Action | None, what: str, purpose: str, methods: tuple[str, ...] = ("GET",)
) -> Callable[[View], View]:
    """Declare a view: what it needs, what the ledger says of it, and the methods it answers (HEAD comes with GET)."""
    declaration = Declaration(action, what, purpose, methods)
    answered = (*methods, "HEAD") if "GET" in methods else methods

    def declare(view: View) -> View:
        @wraps(view)
        def declared(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in answered:
                return HttpResponseNotAllowed(answered)
            request.page = declaration
            if declaration.action is not None:
                _require(request, declaration.action)
            return view(request, *args, **kwargs)

        declared.declaration = declaration  # type: ignore[attr-defined]
        return declared

    return declare


def declaration_of(view: Callable[..., Any]) -> Declaration | None:
    """What the view was declared as, or None."""
    return getattr(view, "declaration", None)


def asking(request: PageRequest) -> gate.Asking:
    """Who asks, when, from which page and for what purpose, as the gate wants it."""
    address = request.META.get("REMOTE_ADDR", "")
    return gate.Asking(request.viewer, request.at, request.page.what, request.page.purpose, address)


def open_person(request: PageRequest, reference: str, detail: Mapping[str, str | int] | None = None) -> gate.Opened:
    """Open the person that the address names, for this page's action. What it raises, the frame answers."""
    if request.page.action is None:
        raise TypeError("a page for anybody cannot open a person's record")
    return gate.open_person(asking(request), number_of(reference), request.page.action, detail)


def render_page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page. `template` is a path under accord/web; the layout takes the frame from the request by itself."""
    return render(request, template, dict(context or {}), status=status, using="jinja2")


def _require(request: PageRequest, action: Action) -> None:
    decision = rules.may(request.viewer, action)
    if not decision:
        gate.refuse(asking(request), None, decision)
