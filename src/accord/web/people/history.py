"""Who has looked at this record, when and why, as the ledger has it (Data Protection Act 2018 s.62)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict

from accord.access.queries.agencies import agency_names_by_code
from accord.access.queries.officers import officer_names
from accord.access.terms import Action
from accord.audit.queries.events import Criteria, LoggedEvent, actors, events
from accord.audit.terms import ACTION_WORDS, Outcome
from accord.audit.terms import Action as Logged
from accord.kernel.columns import Column, choice_column
from accord.web.people.header import header_of
from accord.web.shell.forms import Answers, question
from accord.web.shell.pages import PageRequest, open_person, page, render_page
from accord.web.shell.words import capitalised

_ABOUT_A_PERSON = (
    Logged.CONSULT, Logged.RECORD, Logged.CORRECT, Logged.WITHDRAW, Logged.LINK, Logged.UNLINK, Logged.EXPORT,
    Logged.DISCLOSE, Logged.BREAK_GLASS, Logged.ADMINISTER, Logged.DENIED,
)  # fmt: skip
_WORDS = {**ACTION_WORDS, Logged.ADMINISTER: "changed who may see the record"}
WHAT = choice_column("what", "What they did", [(each.value, capitalised(_WORDS[each])) for each in _ABOUT_A_PERSON],
                     label="What they did")  # fmt: skip
_AS_TOLD_TO_OTHERS = (("Your agency", "Their agency"), ("You opened", "They opened"), ("You are", "They are"),
                      ("None of your roles", "None of their roles"), ("that you can see", "that they can see"))  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """One event in words."""

    at: datetime
    who: str
    agency: str
    did: str
    page: str
    purpose: str
    reason: str
    was_refused: bool


@page(action=Action.SEE_HISTORY, what="who has looked at the record", purpose="Checking how the record is used")
def history(request: PageRequest, reference: str) -> HttpResponse:
    """A page of what the ledger has of the person, newest first; this look is the first of them."""
    opened = open_person(request, reference)
    header = header_of(request, opened)
    everyone = officer_names(actors(Criteria(person_id=opened.person_id)))
    officer_column = _officer_column(everyone)
    query = request.GET
    criteria = _criteria(opened.person_id, query, everyone)
    found = events(criteria, _older_than(query))
    context = {
        "header": header,
        "current": "people:history",
        "rows": seen(found.events, everyone, agency_names_by_code()),
        "questions": [question(column, Answers(query.dict())) for column in (officer_column, WHAT)],
        "selected": _selected(query, criteria, everyone),
        "older_href": _older_href(query, found.older_than),
        "is_first": _older_than(query) is None,
    }
    return render_page(request, "people/history.html", context)


def seen(found: Iterable[LoggedEvent], officers: Mapping[int, str], agencies: Mapping[str, str]) -> Sequence[Seen]:
    """The events in words."""
    return [
        Seen(
            at=each.at,
            who=officers.get(each.actor_id or 0, each.actor),
            agency=agencies.get(each.agency, each.agency),
            did=_WORDS[each.action],
            page=each.what,
            purpose=each.purpose,
            reason=each.reason if each.action is Logged.BREAK_GLASS else _as_told_to_others(each.reason),
            was_refused=each.outcome is Outcome.REFUSED,
        )
        for each in found
    ]


def _as_told_to_others(reason: str) -> str:
    """A reason that was told to the one who asked, as it is told to whoever reads of it."""
    for told, said in _AS_TOLD_TO_OTHERS:
        reason = reason.replace(told, said)
    return reason


def _officer_column(everyone: Mapping[int, str]) -> Column:
    choices = sorted(((str(number), name) for number, name in everyone.items()), key=lambda choice: choice[1])
    return choice_column("officer", "Officer", choices, label="Officer")


def _criteria(person_id: int, query: QueryDict, everyone: Mapping[int, str]) -> Criteria:
    """What the address asks for; an officer who never looked, or an action unheard of, is as if not asked."""
    actor = next((number for number in everyone if str(number) == query.get("officer")), None)
    actions = frozenset(each for each in _ABOUT_A_PERSON if each.value == query.get("what"))
    return Criteria(person_id=person_id, actor_id=actor, actions=actions)


def _older_than(query: QueryDict) -> int | None:
    asked = query.get("before", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


def _older_href(query: QueryDict, older_than: int | None) -> str:
    kept = {name: query[name] for name in ("officer", "what") if query.get(name)}
    return f"?{urlencode({**kept, 'before': older_than})}" if older_than is not None else ""


def _selected(
    query: QueryDict, criteria: Criteria, everyone: Mapping[int, str]
) -> list[tuple[str, list[dict[str, Any]]]]:
    said = {
        "officer": ("Officer", everyone[criteria.actor_id] if criteria.actor_id else ""),
        "what": ("What they did", "".join(capitalised(_WORDS[each]) for each in criteria.actions)),
    }
    kept = {name: query[name] for name, (_, words) in said.items() if words}
    return [
        (heading, [{"text": words, "href": "?" + urlencode({key: kept[key] for key in kept if key != name})}])
        for name, (heading, words) in said.items()
        if words
    ]
