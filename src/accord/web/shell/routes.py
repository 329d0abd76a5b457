"""The address tree as a list, so that a test can hold every route to its declaration; and third parties' routes."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from accord.access.declaration import Declaration
from accord.access.gate import NotFound
from accord.web.shell.pages import declaration_of, page

_OWN_DOOR = "has_own_door"

Patterns = Sequence[URLPattern | URLResolver]


@dataclass(frozen=True)
class Route:
    """One address: its name in the access matrix, how it is written, and what it was declared as (None: not at all)."""

    name: str
    address: str
    declaration: Declaration | None
    has_own_door: bool


def declared_routes(urlconf: str | None = None) -> Iterator[Route]:
    """Every route of the URLconf (the project's own if None), in its order."""
    yield from _walked(get_resolver(urlconf).url_patterns, "", "")


def declared_alone(
    patterns: Patterns, declarations: Mapping[str, Declaration], whole: Collection[str] = ()
) -> list[URLPattern | URLResolver]:
    """A third party's routes with a declaration for each by its name. A route not named there does not exist.

    It keeps its name and its address, for the library's own code may ask for them, but answers as a missing page. What the
    routes named in `whole` change is undone when anything after it fails, the ledger above all.
    """

    def declare(pattern: URLPattern) -> Callable[..., Any]:
        found = declarations.get(pattern.name or "")
        if found is None:
            return _missing
        declare_as = page(action=found.action, what=found.what, purpose=found.purpose, methods=found.methods)
        return declare_as(transaction.atomic(pattern.callback) if pattern.name in whole else pattern.callback)

    return [_with_callbacks(each, declare) for each in patterns]


def with_own_door(patterns: Patterns) -> list[URLPattern | URLResolver]:
    """Routes that check their callers themselves, one by one: the API's. The frame lets them through."""

    def mark(pattern: URLPattern) -> Callable[..., Any]:
        callback = pattern.callback
        setattr(callback, _OWN_DOOR, True)
        return callback

    return [_with_callbacks(each, mark) for each in patterns]


def has_own_door(view: Callable[..., Any]) -> bool:
    """Whether the view checks its callers itself."""
    return getattr(view, _OWN_DOOR, False)


def _missing(_request: HttpRequest, **_: Any) -> HttpResponse:
    raise NotFound


def _walked(patterns: Patterns, before: str, namespace: str) -> Iterator[Route]:
    for each in patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _walked(each.url_patterns, address, inner)
        elif each.callback is not _missing:
            name = f"{namespace}{each.name}" if each.name else address
            yield Route(name, address, declaration_of(each.callback), has_own_door(each.callback))


def _with_callbacks(
    each: URLPattern | URLResolver, changed: Callable[[URLPattern], Callable[..., Any]]
) -> URLPattern | URLResolver:
    if isinstance(each, URLPattern):
        return URLPattern(each.pattern, changed(each), each.default_args, each.name)
    inner = [_with_callbacks(part, changed) for part in each.url_patterns]
    return URLResolver(each.pattern, inner, each.default_kwargs, each.app_name, each.namespace)
