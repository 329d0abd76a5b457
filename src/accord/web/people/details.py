"""What each agency's record says of who the person is, side by side: a row for each fact, a column for each record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from accord.people.queries.person import SourceView
from accord.people.terms import (
    ETHNICITY_WORDS,
    IDENTIFIER_WORDS,
    LINK_BASIS_WORDS,
    SEX_WORDS,
    IdentifierKind,
    LinkBasis,
    NameKind,
    Sex,
)
from accord.web.shell.words import NOT_KNOWN, age_on, day, last_first

_OPENED_HERE = "accord-"
_NOT_KNOWN = Markup('<span class="accord-not-known">{}</span>').format(NOT_KNOWN)
_BREAK = Markup("<br>")


@dataclass(frozen=True)
class Details:
    """A table: the agencies as headings, and for each fact its name and what each agency says."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def details_of(sources: Sequence[SourceView], today: date) -> Details:
    """The records side by side, in the order in which they came; no rows when there are none."""
    if not sources:
        return Details((), ())
    says: dict[str, Callable[[SourceView], str]] = {
        "Agency's number": lambda each: "" if each.source_id.startswith(_OPENED_HERE) else each.source_id,
        "Name": lambda each: _names(each, NameKind.MAIN),
        "Also known as": lambda each: _names(each, NameKind.ALIAS) or "No other name recorded",
        **(
            {"Former names": lambda each: _names(each, NameKind.FORMER) or "None recorded"}
            if _any_renamed(sources)
            else {}
        ),
        "Date of birth": lambda each: _birth(each, today),
        "Sex": lambda each: SEX_WORDS[Sex(each.sex)] if each.sex and each.sex != Sex.UNKNOWN else "",
        "Ethnicity": lambda each: ETHNICITY_WORDS.get(each.ethnicity, ""),
        **{IDENTIFIER_WORDS[kind]: _number(kind) for kind in IdentifierKind if _any_has(kind, sources)},
        "Postcode": lambda each: each.postcode,
        "Area": lambda each: each.area_name,
        "Said since": lambda each: day(each.since),
        "Why it is linked": lambda each: f"{LINK_BASIS_WORDS[LinkBasis(each.link_basis)]}, {day(each.linked_at)}",
    }
    rows = [[name, *(say(each) or _NOT_KNOWN for each in sources)] for name, say in says.items()]
    return Details(["Fact", *(each.agency_name for each in sources)], rows)


def _names(each: SourceView, kind: NameKind) -> str:
    return _BREAK.join(last_first(family, given) for of_kind, family, given in each.names if of_kind == kind)


def _any_renamed(sources: Sequence[SourceView]) -> bool:
    return any(kind == NameKind.FORMER for each in sources for kind, *_ in each.names)


def _birth(each: SourceView, today: date) -> str:
    return "" if each.date_of_birth is None else f"{day(each.date_of_birth)} ({age_on(each.date_of_birth, today)})"


def _number(kind: IdentifierKind) -> Callable[[SourceView], str]:
    return lambda each: _BREAK.join(value for of_kind, value in each.identifiers if of_kind == kind)


def _any_has(kind: IdentifierKind, sources: Sequence[SourceView]) -> bool:
    return any(of_kind == kind for each in sources for of_kind, _ in each.identifiers)
