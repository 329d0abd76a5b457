"""Opening one person's record, and writing to the ledger what was shown or done."""

from collections.abc import Iterable, Mapping
from typing import NoReturn

from accord.access import rules
from accord.access.gate.asking import Asking, NotFound, Opened, Refused, Restricted
from accord.access.gate.facts import facts_about
from accord.access.terms import Action
from accord.access.viewer import Viewer
from accord.audit.ledger import Event, append
from accord.audit.terms import Action as Logged
from accord.audit.terms import Outcome
from accord.kernel.decisions import Decision

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
    Action.LINK: Logged.LINK,
    Action.UNLINK: Logged.UNLINK,
    Action.SELECT: Logged.RECORD,
    Action.SET_SCHEME: Logged.ADMINISTER,
    Action.ADMINISTER: Logged.ADMINISTER,
}


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
    _write(asking, _LOGGED_AS[action], decision, None, {**(detail or {}), **_listed(people)})


def _listed(people: Iterable[int]) -> dict[str, str | int]:
    shown = list(people)
    return {"shown": len(shown), "people": " ".join(map(str, shown))} if shown else {}


def note_export(
    asking: Asking,
    detail: Mapping[str, str | int],
    action: Action = Action.SEE_REPORTS,
    people: Iterable[int] = (),
) -> None:
    """Write to the ledger that something left the service as a file, with the people in it, before it does."""
    _write(asking, Logged.EXPORT, require(asking.viewer, action), None, {**detail, **_listed(people)})


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
