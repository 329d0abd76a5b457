"""Reading the ledger: who has looked at this record, what this officer did, who searched for this name.

Newest first. The ledger may be read only for the purposes of section 62(5) of the Data Protection Act 2018: to check that
processing is lawful, for self-monitoring and discipline, for integrity and security, and in criminal proceedings.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from accord.audit.ledger import ledger_keys
from accord.audit.models import LedgerRow
from accord.audit.rules import term_code
from accord.audit.terms import Action, Outcome

PAGE_ROWS = 25


@dataclass(frozen=True, slots=True)
class Criteria:
    """Which events are meant; what is None or blank does not narrow them. The times are half-open: [since, until).

    With `on_lists`, the lists and searches on which the person stood are meant too: they are looked through one by one.
    """

    person_id: int | None = None
    on_lists: bool = False
    actor_id: int | None = None
    actions: frozenset[Action] = frozenset()
    outcome: Outcome | None = None
    agency: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """One event as it was told to the ledger, with the number of its row."""

    row_id: int
    at: datetime
    actor: str
    actor_id: int | None
    agency: str
    action: Action
    what: str
    purpose: str
    person_id: int | None
    outcome: Outcome
    reason: str
    detail: Mapping[str, str | int]
    address: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of events; `older_than` is what to ask the next page with, None on the last one."""

    events: tuple[LoggedEvent, ...]
    older_than: int | None


def events(criteria: Criteria, older_than: int | None = None, limit: int = PAGE_ROWS) -> EventPage:
    """The newest events that fit, or those before row `older_than`."""
    return _page(_matching(criteria), older_than, limit)


def searches_for(kind: str, term: str, older_than: int | None = None, limit: int = PAGE_ROWS) -> EventPage:
    """Who searched for this term in this kind of field, without the ledger holding the term."""
    code = term_code(ledger_keys().term, kind, term)
    rows = LedgerRow.objects.filter(action=Action.SEARCH.value, detail__contains=f'"{kind}":"{code}"')
    return _page(rows, older_than, limit)


def count(criteria: Criteria) -> int:
    """How many events fit."""
    return _matching(criteria).count()


def actors(criteria: Criteria, limit: int = 500) -> list[int]:
    """The numbers of the officers in the events that fit, each once."""
    rows = _matching(criteria).filter(actor_id__isnull=False).order_by("actor_id").values_list("actor_id", flat=True)
    return [number for number in rows.distinct()[:limit] if number is not None]


def counts_by_action(criteria: Criteria) -> dict[Action, int]:
    """How many events fit, by what was done; an action that nobody took is left out."""
    counted = _matching(criteria).values_list("action").annotate(rows=Count("id")).order_by("action")
    return {Action(action): rows for action, rows in counted}


def _matching(criteria: Criteria) -> QuerySet[LedgerRow]:
    is_listed = criteria.on_lists and criteria.person_id is not None
    narrowed = {
        "person_id": None if is_listed else criteria.person_id,
        "actor_id": criteria.actor_id,
        "action__in": sorted(criteria.actions) or None,
        "outcome": criteria.outcome,
        "agency": criteria.agency or None,
        "at__gte": criteria.since,
        "at__lt": criteria.until,
    }
    rows = LedgerRow.objects.filter(**{name: value for name, value in narrowed.items() if value is not None})
    if not is_listed:
        return rows
    return rows.filter(Q(person_id=criteria.person_id) | Q(detail__contains=str(criteria.person_id)))


def _page(rows: QuerySet[LedgerRow], older_than: int | None, limit: int) -> EventPage:
    older = rows if older_than is None else rows.filter(id__lt=older_than)
    found = [_event(row) for row in older.order_by("-id")[: limit + 1]]
    shown = tuple(found[:limit])
    return EventPage(shown, shown[-1].row_id if len(found) > limit else None)


def _event(row: LedgerRow) -> LoggedEvent:
    return LoggedEvent(
        row_id=row.id,
        at=row.at,
        actor=row.actor,
        actor_id=row.actor_id,
        agency=row.agency,
        action=Action(row.action),
        what=row.what,
        purpose=row.purpose,
        person_id=row.person_id,
        outcome=Outcome(row.outcome),
        reason=row.reason,
        detail=json.loads(row.detail),
        address=row.address,
    )
