"""Locking a user name after too many wrong passwords. What counts them (django-axes) asks for these by name."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from accord.access.queries.sign_ins import code_of, lock_lasts
from accord.web.shell.pages import render_page


def counted_as(request: Any, credentials: dict[str, Any] | None) -> str | None:
    """Under what a wrong password is counted: a code for the user name, the same whatever its capitals."""
    given = credentials or {}
    typed = given.get("username") or given.get("login")
    return code_of(typed) if typed else None


def locked_out(request: Any, response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """The page that says for how long, and whom to ask. It is the same whether or not anybody has the user name."""
    if response.status_code >= 500:  # the ledger could not be told: that answer stands
        return response
    minutes = int(lock_lasts().total_seconds() // 60)
    context = {"minutes": minutes, "limit": settings.AXES_FAILURE_LIMIT}
    return render_page(request, "account/locked_out.html", context, 429)
