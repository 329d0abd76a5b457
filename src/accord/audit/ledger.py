"""Writing to the ledger. No log, no data: a caller shows nothing until the row is written, and lets the refusal through."""

import functools
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import transaction

from accord.audit.models import CONTENT, LedgerRow
from accord.audit.rules import Keys, detail_text, keys_from, moment_text, row_code, term_code
from accord.audit.terms import Action, Outcome
from accord.ports.bulk import insert_rows


class LedgerUnavailable(Exception):
    """The ledger could not be written, so what it would have told of must not happen and must not be shown."""


@dataclass(frozen=True, slots=True)
class Event:
    """What is told to the ledger: who did what, when, about which person, why, and whether it was let through.

    `what` is the route or the register, as "person overview"; never a name, and never the data itself.
    """

    at: datetime
    actor: str
    actor_id: int | None
    agency: str
    action: Action
    what: str
    purpose: str
    person_id: int | None = None
    outcome: Outcome = Outcome.ALLOWED
    reason: str = ""
    detail: Mapping[str, str | int] = field(default_factory=dict)
    address: str = ""


def append(event: Event) -> int:
    """Write one row now, in the caller's transaction if there is one, and return its number.

    In a transaction that is later undone the row is undone with it: tell of a refusal outside of one.
    LedgerUnavailable when it cannot be written, whatever the cause.
    """
    try:
        return LedgerRow.objects.create(**dict(zip((*CONTENT, "mac"), _stored(event), strict=True))).pk
    except Exception as cause:  # every cause has the one consequence, that nothing is shown
        raise LedgerUnavailable("The ledger could not be written, so nothing is shown.") from cause


def append_many(events: Iterable[Event]) -> None:
    """Write one row for each event, all or none, in the caller's transaction if there is one.

    LedgerUnavailable when they cannot be written.
    """
    try:
        with transaction.atomic(savepoint=False):
            insert_rows(LedgerRow, (*CONTENT, "mac"), map(_stored, events))
    except Exception as cause:
        raise LedgerUnavailable("The ledger could not be written, so nothing is shown.") from cause


def search_detail(terms: Mapping[str, str]) -> dict[str, str]:
    """What the ledger keeps of a search: the kinds of fields that were filled in, each with a code for its term.

    LedgerUnavailable when there is no key to make a code with.
    """
    try:
        keys = ledger_keys()
    except ValueError as cause:
        raise LedgerUnavailable("The ledger could not be written, so nothing is shown.") from cause
    return {kind: term_code(keys.term, kind, term) for kind, term in terms.items() if term.strip()}


def ledger_keys() -> Keys:
    """The keys made from the setting ACCORD_LEDGER_KEY."""
    return _keys_from_secret(settings.ACCORD_LEDGER_KEY)


_keys_from_secret = functools.lru_cache(maxsize=2)(keys_from)


def _stored(event: Event) -> tuple[datetime | str | int | None, ...]:
    """The values of the columns in the order of CONTENT, and the row's code last."""
    content = (
        event.actor,
        event.actor_id,
        event.agency,
        event.action.value,
        event.what,
        event.purpose,
        event.person_id,
        event.outcome.value,
        event.reason,
        detail_text(event.detail),
        event.address,
        secrets.token_hex(8),
    )
    mac = row_code(ledger_keys().row, (moment_text(event.at), *content))
    return (event.at, *content, mac)
