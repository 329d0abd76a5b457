"""What heads every page of a person's record: who, the way to the record's other pages, and what must be known first."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from accord.access.gate import NotFound, Opened
from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.queries.cohort import tier_of
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.references import number_of, reference_of
from accord.people.queries.person import PersonHead, person_head
from accord.people.terms import IDENTIFIER_WORDS, IdentifierKind
from accord.ports.clock import london_day
from accord.web.shell.pages import PageRequest
from accord.web.shell.words import age_on, day, last_first

_PAGES = (
    ("Overview", "overview", Action.CONSULT),
    ("Management", "management", Action.CONSULT),
    ("Timeline", "timeline", Action.CONSULT),
    ("Selection", "selection", Action.CONSULT),
    ("Scores", "scores", Action.CONSULT),
    ("Records", "records", Action.CONSULT),
    ("Agencies and access", "agencies", Action.CONSULT),
    ("History", "history", Action.SEE_HISTORY),
)


@dataclass(frozen=True)
class Header:
    """The head of a page of one record. `open_until` is the end of an emergency access, when that is how it was opened."""

    reference: str
    name: str
    facts: tuple[tuple[str, str], ...]
    tier: str
    links: tuple[dict[str, str], ...]
    may_record: bool
    open_until: datetime | None
    is_restricted: bool


def header_of(request: PageRequest, opened: Opened) -> Header:
    """The head of the opened record, in two queries."""
    return made_header(request, opened, person_head(opened), tier_of(request.viewer, opened, london_day(request.at)))


def made_header(request: PageRequest, opened: Opened, head: PersonHead, tier: str) -> Header:
    """The head of a page that has read the person and the tier itself."""
    reference = reference_of(opened.person_id)
    return Header(
        reference=reference,
        name=last_first(head.family_name, head.given_names),
        facts=tuple(_facts(head, tier, london_day(request.at))),
        tier=TIER_WORDS[Tier(tier)] if tier else "",
        links=tuple(
            {"text": text, "href": reverse(f"people:{name}", args=[reference])}
            for text, name, action in _PAGES
            if may(request.viewer, action)
        ),
        may_record=bool(may(request.viewer, Action.RECORD)),
        open_until=opened.facts.open_until,
        is_restricted=opened.facts.is_restricted,
    )


def _facts(head: PersonHead, tier: str, today: date) -> list[tuple[str, str]]:
    numbers = {kind: [value for of_kind, value in head.identifiers if of_kind == kind] for kind in IdentifierKind}
    facts = [(IDENTIFIER_WORDS[kind], " and ".join(values)) for kind, values in numbers.items() if values]
    age = age_on(head.date_of_birth, today)
    facts.append(("Date of birth", day(head.date_of_birth) + ("" if age is None else f" ({age})")))
    return [*facts, ("Tier", TIER_WORDS[Tier(tier)])] if tier else facts


def whose(opened: Opened) -> str:
    """The person's name, to stand above a form that writes to their record."""
    head = person_head(opened)
    return last_first(head.family_name, head.given_names)


def number_in(reference: str) -> int:
    """The number that a reference in an address stands for; NotFound when it is none."""
    number = number_of(reference)
    if number is None:
        raise NotFound
    return number
