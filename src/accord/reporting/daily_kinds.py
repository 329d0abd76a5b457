"""What stands on the daily management meeting's list. A new kind of fact joins here, and the list shows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Q

from accord.contacts.registers import CONTACTS
from accord.contacts.terms import Attendance
from accord.iom.management_queries import unanswered
from accord.iom.management_terms import FAILURES
from accord.iom.registers import COMPLIANCE
from accord.orders.registers import ARRESTS, CUSTODY
from accord.record.registers import Register
from accord.sharing.registers import INTELLIGENCE


class Window(StrEnum):
    """Which of a register's facts are read: what became known since the last list, what ends soon, or what waits."""

    NEW = "new"
    ENDING = "ending"
    WAITING = "waiting"


@dataclass(frozen=True)
class Fact:
    """A fact as a sentence is made of it; `ends_on` is the first day on which it is no longer true."""

    summary: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class DailyKind:
    """One kind of fact on the list: what it reads, over which window, and what sentence it gives.

    `where` names columns of the register and the codes that are wanted. `waits` gives the condition that the fact still waits
    for somebody at a moment, where that does not follow from the fact itself.
    """

    code: str
    title: str
    register: Register
    window: Window
    sentence: Callable[[Fact], str] = field(default=lambda fact: fact.summary)
    where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    waits: Callable[[datetime], Q] | None = None


def _release(fact: Fact) -> str:
    return f"Release planned. {fact.summary} since {fact.starts_on.day} {fact.starts_on:%B %Y}"


def _unanswered_at(at: datetime) -> Q:
    return Q(pk__in=unanswered(at).values("entry_id"))


DAILY_KINDS: tuple[DailyKind, ...] = (
    DailyKind("arrests", "Arrests", ARRESTS, Window.NEW),
    DailyKind("intelligence", "Intelligence", INTELLIGENCE, Window.NEW),
    DailyKind("releases", "Releases due", CUSTODY, Window.ENDING, _release),
    DailyKind(
        "missed", "Missed appointments", CONTACTS, Window.NEW,
        where={"attendance": frozenset({Attendance.UNACCEPTABLE_ABSENCE})},
    ),
    DailyKind(
        "failures", "Failures to comply that nobody has answered", COMPLIANCE, Window.WAITING,
        where={"event": FAILURES}, waits=_unanswered_at,
    ),
)  # fmt: skip
