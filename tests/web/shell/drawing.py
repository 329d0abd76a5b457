"""Draws a template as the service does, and reads what came out."""

import re
from html.parser import HTMLParser
from typing import Any

from django.template import engines
from django.test import RequestFactory

from accord.access.terms import Role
from accord.access.viewer import Viewer

EVIL = "<script>alert(1)</script>\"'&"


def draw(source: str, **context: Any) -> str:
    """The template's text. Macros named in `source` are imported by the `{% from %}` lines that it holds."""
    return engines["jinja2"].env.from_string(source).render(**context)


def macro(call: str, **context: Any) -> str:
    """What one call of one macro draws; the macro's file bears its name."""
    name = re.findall(r"\w+", call.removeprefix("{% call").removeprefix("(item)"))[0]
    drawn = call if call.startswith("{%") else f"{{{{ {call} }}}}"
    return draw(f'{{% from "shell/macros/{name}.html" import {name} %}}{drawn}', **context)


def page_for(*roles: Role, path: str = "/", source: str = "", **context: Any) -> str:
    """A page that extends the layout, as an officer with the roles meets it; with no role, nobody is signed in."""
    request = RequestFactory().get(path)
    viewer = Viewer(1, "a.officer", "Alex Officer", 1, "police", "North Yorkshire Police", roles=frozenset(roles))
    request.viewer = viewer if roles else None
    request._messages = context.pop("notices", [])
    template = engines["jinja2"].from_string('{% extends "shell/layout.html" %}' + source)
    return template.render(context, request)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def elements(markup: str, tag: str) -> list[dict[str, str | None]]:
    """The attributes of each element of the kind, in order."""
    reader = _Reader()
    reader.feed(markup)
    return [attributes for name, attributes in reader.elements if name == tag]


def words(markup: str) -> str:
    """What is read, with single spaces."""
    reader = _Reader()
    reader.feed(markup)
    return " ".join(" ".join(reader.words).split())
