"""The only door to a person. Every function here decides, writes the ledger, and only then lets the caller go on.

A stranger's record and a missing one are the same answer: `NotFound`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accord.access import rules
from accord.access.models import (
    Agency,
    EmergencyAccess,
    Exclusion,
    Involvement,
    Permit,
    Restriction,
)
from accord.access.terms import Action
from accord.access.viewer import ALL_KINDS, PersonFacts, Viewer
from accord.audit.ledger import Event, append
from accord.audit.terms import Action as Logged
from accord.audit.terms import Outcome
from accord.kernel.decisions import Decision
from accord.ports.clock import london_day

_LOGGED_AS = {
    Action.CONSULT: Logged.CONSULT,
    Action.SEE_HISTORY: Logged.CONSULT,
    Action.SEARCH: Logged.SEARCH,
    Action.RECORD: Logged.RECORD,
    Action.CORRECT: Logged.CORRECT,
    Action.WITHDRAW: Logged.WITHDRAW,
    Action.BREAK_GLASS: Logged.BREAK_GLASS,
    Action.SEE_REPORTS: Logged.REPORT,
    Action.OVERSEE: Logged.REPORT,
    Action.INVOLVE: Logged.ADMINISTER,
    Action.RESTRICT: Logged.ADMINISTER,
    Action.ADMINISTER: Logged.ADMINISTER,
}


class NotFound(Exception):
    """There is no such record, or the viewer has no way in to it: the answer is the same."""


class Restricted(Exception):
    """The viewer's agency is involved, but this officer may not see the record; `decision` says whom to ask."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.because)
        self.decision = decision


class Refused(Exception):
    """The viewer's roles do not allow the action; `decision` says why and what to do."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.because)
        self.decision = decision


@dataclass(frozen=True)
class Asking:
    """Who asks, when, from which page and for what purpose: what every event in the ledger must say (DPA 2018 s.62)."""

    viewer: Viewer
    at: datetime
    what: str
    purpose: str
    address: str = ""


@dataclass(frozen=True)
class Opened:
    """An open door: the person's number, why it opened, and the facts that entry visibility follows from."""

    person_id: int
    decision: Decision
    facts: PersonFacts


def require(viewer: Viewer, action: Action) -> Decision:
    """Raise `Refused` unless one of the viewer's roles allows the action."""
    decision = rules.may(viewer, action)
    if not decision:
        raise Refused(decision)
    return decision


def open_person(
    asking: Asking,
    person_id: int | None,
    action: Action,
    detail: Mapping[str, str | int] | None = None,
) -> Opened:
    """Open one person's record for reading, or raise `NotFound`, `Restricted` or `Refused`.

    The ledger row is written before this returns; if it cannot be, `LedgerUnavailable` rises and nothing is shown. It is
    that of a look whatever the action, as when a form is shown: what is then done, its journey tells.
    """
    opened = admit(asking, person_id, action)
    tell(asking, opened, Action.CONSULT, detail)
    return opened


def admit(asking: Asking, person_id: int | None, action: Action) -> Opened:
    """Decide, and write only a refusal. For journeys: they write, and `tell` what they did in the same transaction.

    Called before that transaction begins, so that a refusal stays in the ledger when nothing else does.
    """
    facts = facts_about(asking.viewer, person_id, asking.at) if person_id is not None else None
    decision = rules.decide(asking.viewer, facts, action)
    if decision and person_id is not None and facts is not None:
        return Opened(person_id, decision, facts)
    _write(asking, Logged.DENIED, decision, person_id, {"wanted": action.value})
    raise _refusal(decision)


def tell(
    asking: Asking,
    opened: Opened,
    action: Action,
    detail: Mapping[str, str | int] | None = None,
) -> None:
    """Write to the ledger what is done to an opened person's record, in the caller's transaction."""
    _write(asking, _LOGGED_AS[action], opened.decision, opened.person_id, detail)


def tell_of(
    asking: Asking,
    action: Action,
    person_id: int | None,
    detail: Mapping[str, str | int] | None = None,
    reason: str = "",
) -> None:
    """Write to the ledger what is done under a role alone, with the reason that was typed for it."""
    decision = require(asking.viewer, action)
    said = Decision.yes("reason", reason) if reason else decision
    _write(asking, _LOGGED_AS[action], said, person_id, detail)


def refuse(asking: Asking, person_id: int | None, decision: Decision) -> NoReturn:
    """Write a refusal to the ledger and raise it."""
    _write(asking, Logged.DENIED, decision, person_id, None)
    raise _refusal(decision)


def _refusal(decision: Decision) -> Exception:
    code = decision.reasons[0].code
    if code == "not_found":
        return NotFound()
    if code in {"excluded", "restricted"}:
        return Restricted(decision)
    return Refused(decision)


def note(
    asking: Asking,
    action: Action,
    *,
    people: Iterable[int] = (),
    detail: Mapping[str, str | int] | None = None,
) -> None:
    """Write to the ledger that a list, search or report was shown, with the people on it, before it is shown."""
    decision = require(asking.viewer, action)
    shown = list(people)
    listed: dict[str, str | int] = {"shown": len(shown), "people": " ".join(map(str, shown))} if shown else {}
    _write(asking, _LOGGED_AS[action], decision, None, {**(detail or {}), **listed})


def note_export(asking: Asking, detail: Mapping[str, str | int]) -> None:
    """Write to the ledger that something left the service as a file, before it does."""
    _write(asking, Logged.EXPORT, require(asking.viewer, Action.SEE_REPORTS), None, detail)


def note_administration(asking: Asking, detail: Mapping[str, str | int]) -> None:
    """Write to the ledger that agencies, officers, roles or policy values were looked at or changed."""
    _write(
        asking,
        Logged.ADMINISTER,
        require(asking.viewer, Action.ADMINISTER),
        None,
        detail,
    )


def _write(
    asking: Asking,
    action: Logged,
    decision: Decision,
    person_id: int | None,
    detail: Mapping[str, str | int] | None,
) -> None:
    viewer = asking.viewer
    append(
        Event(
            at=asking.at,
            actor=viewer.username,
            actor_id=viewer.officer_id,
            agency=viewer.agency_code,
            action=action,
            what=asking.what,
            purpose=asking.purpose,
            person_id=person_id,
            outcome=Outcome.ALLOWED if decision else Outcome.REFUSED,
            reason=decision.because,
            detail=dict(detail or {}),
            address=asking.address,
        )
    )


def facts_about(viewer: Viewer, person_id: int, at: datetime) -> PersonFacts:
    """The facts of one person relative to one viewer, in one query. An unknown person has none of them."""
    person = {"person_id": person_id}
    live, ask = (
        _live(at),
        Restriction.objects.filter(_live(at), **person).values("ask")[:1],
    )
    own = Involvement.objects.filter(agency_id=viewer.agency_id, **person)
    row = (
        Agency.objects.filter(pk=viewer.agency_id)
        .annotate(
            involved=Exists(own.filter(live)),
            was_involved=Exists(own),
            others=Exists(Involvement.objects.filter(live, **person).exclude(agency_id=viewer.agency_id)),
            excluded=Exists(Exclusion.objects.filter(live, officer_id=viewer.officer_id, **person)),
            restricted=Exists(Restriction.objects.filter(live, **person)),
            permitted=Exists(_permits(viewer, at).filter(restriction__person_id=person_id)),
            open_until=Subquery(
                _emergencies(viewer, at).filter(**person).order_by("-expires_at").values("expires_at")[:1]
            ),
            restriction_ask=Subquery(ask),
            exclusion_ask=Subquery(
                Exclusion.objects.filter(live, officer_id=viewer.officer_id, **person).values("ask")[:1]
            ),
        )
        .values_list(
            "involved", "was_involved", "others", "excluded", "restricted", "permitted", "open_until",
            "exclusion_ask", "restriction_ask",
        )
        .get()
    )  # fmt: skip
    until = row[6]
    return PersonFacts(*row[:6], until is not None, ask=row[7] or row[8] or "", open_until=until)


def people_for(viewer: Viewer, at: datetime, person: str = "pk") -> Q:
    """The condition that `decide(viewer, facts, CONSULT)` holds, as SQL; `person` is the path to the person's key.

    It says nothing of roles: a caller asks `require` first.
    """
    live = _live(at)
    excluded = Exclusion.objects.filter(live, officer_id=viewer.officer_id, person_id=OuterRef(person))
    return Q(~Exists(excluded)) & (Q(Exists(_emergencies(viewer, at).filter(person_id=OuterRef(person)))) | (
        Q(_involved(viewer, live, person)) & ~_shut(viewer, at, person)
    ))  # fmt: skip


def shut_for(viewer: Viewer, at: datetime, person: str = "pk") -> Q:
    """The people whom the viewer's agency is involved with but this officer may not see: lists show them as restricted."""
    live = _live(at)
    excluded = Exclusion.objects.filter(live, officer_id=viewer.officer_id, person_id=OuterRef(person))
    opened = Exists(_emergencies(viewer, at).filter(person_id=OuterRef(person)))
    involved = _involved(viewer, live, person)
    return (Q(Exists(excluded)) & (Q(involved) | Q(opened))) | (Q(involved) & _shut(viewer, at, person) & ~Q(opened))


def entries_for(viewer: Viewer, facts: PersonFacts) -> Q:
    """The condition that `entry_is_visible` holds, as SQL on `record.Entry`, inside one opened record."""
    if facts.glass_is_broken:
        return Q()
    visible = Q(agency_id=viewer.agency_id)
    for agency_id, kinds in sorted(viewer.shared.items()):
        visible |= Q(agency_id=agency_id) if ALL_KINDS in kinds else Q(agency_id=agency_id, kind__in=sorted(kinds))
    return visible


def _involved(viewer: Viewer, live: Q, person: str) -> Exists:
    return Exists(Involvement.objects.filter(live, agency_id=viewer.agency_id, person_id=OuterRef(person)))


def _shut(viewer: Viewer, at: datetime, person: str) -> Q:
    restricted = Restriction.objects.filter(_live(at), person_id=OuterRef(person))
    permitted = _permits(viewer, at).filter(restriction__person_id=OuterRef(person))
    return Q(Exists(restricted)) & ~Q(Exists(permitted))


def _permits(viewer: Viewer, at: datetime) -> QuerySet[Permit]:
    day = london_day(at)
    return Permit.objects.filter(
        Q(restriction__ends_on__isnull=True) | Q(restriction__ends_on__gt=day),
        restriction__starts_on__lte=day,
        officer_id=viewer.officer_id,
    )


def _emergencies(viewer: Viewer, at: datetime) -> QuerySet[EmergencyAccess]:
    return EmergencyAccess.objects.filter(officer_id=viewer.officer_id, opened_at__lte=at, expires_at__gt=at)


def _live(at: datetime) -> Q:
    day = london_day(at)
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
