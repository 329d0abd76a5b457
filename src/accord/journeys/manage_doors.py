"""Say which agencies are involved with a person, and who may not see the record: the gate, the change and the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accord.access.commands import doors
from accord.access.gate import Asking, NotFound, admit, facts_about, tell
from accord.access.rules import decide
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from accord.ports.clock import london_day


@dataclass(frozen=True)
class NewInvolvement:
    """An agency's involvement with a person, through an officer or not, from a day up to a day."""

    agency_id: int
    officer_id: int | None
    basis: InvolvementBasis
    role: InvolvementRole
    starts_on: date
    ends_on: date | None = None


def involve_agency(asking: Asking, person_id: int | None, new: NewInvolvement) -> int:
    """Say that an agency is involved; raises from the gate, and DoorRefused for a period that ends before it starts."""
    opened = admit(asking, person_id, Action.INVOLVE)
    with transaction.atomic():
        number = doors.involve(
            person_id=opened.person_id,
            agency_id=new.agency_id,
            officer_id=new.officer_id,
            basis=new.basis,
            role=new.role,
            starts_on=new.starts_on,
            ends_on=new.ends_on,
            at=asking.at,
            by=asking.viewer.username,
        )
        tell(asking, opened, Action.INVOLVE, {"involvement": number, "agency": new.agency_id})
    return number


def end_involvement(asking: Asking, person_id: int | None, involvement_id: int, because: str) -> None:
    """End an involvement from today; the next request of that agency's officers is refused. NotFound when none runs."""
    opened = admit(asking, person_id, Action.INVOLVE)
    with transaction.atomic():
        _require(doors.end_involvement(involvement_id, opened.person_id, london_day(asking.at), because))
        tell(asking, opened, Action.INVOLVE, {"involvement": involvement_id, "ended": "yes"})


def exclude_officer(asking: Asking, person_id: int | None, officer_id: int, reason: str, ask: str) -> int:
    """Keep a named officer out of the record from today."""
    opened = admit(asking, person_id, Action.RESTRICT)
    with transaction.atomic():
        number = doors.exclude(
            person_id=opened.person_id,
            officer_id=officer_id,
            reason=reason,
            ask=ask,
            starts_on=london_day(asking.at),
            at=asking.at,
            by=asking.viewer.username,
        )
        tell(asking, opened, Action.RESTRICT, {"exclusion": number, "officer": officer_id})
    return number


def restrict_record(asking: Asking, person_id: int | None, officer_ids: Iterable[int], reason: str, ask: str) -> int:
    """Close the record to all but the named officers, the one who does so among them, from today."""
    opened = admit(asking, person_id, Action.RESTRICT)
    with transaction.atomic():
        number = doors.restrict(
            person_id=opened.person_id,
            officer_ids=sorted({*officer_ids, asking.viewer.officer_id}),
            reason=reason,
            ask=ask,
            starts_on=london_day(asking.at),
            at=asking.at,
            by=asking.viewer.username,
        )
        tell(asking, opened, Action.RESTRICT, {"restriction": number})
    return number


def lift_restriction(asking: Asking, person_id: int | None, restriction_id: int) -> None:
    """Open a restricted record again from today; NotFound when it is not so restricted."""
    opened = admit(asking, person_id, Action.RESTRICT)
    with transaction.atomic():
        _require(doors.end_restriction(restriction_id, opened.person_id, london_day(asking.at)))
        tell(asking, opened, Action.RESTRICT, {"restriction": restriction_id, "ended": "yes"})


def lift_exclusion(asking: Asking, person_id: int | None, exclusion_id: int) -> None:
    """Let an excluded officer in again from today; NotFound when none is so excluded."""
    opened = admit(asking, person_id, Action.RESTRICT)
    with transaction.atomic():
        _require(doors.end_exclusion(exclusion_id, opened.person_id, london_day(asking.at)))
        tell(asking, opened, Action.RESTRICT, {"exclusion": exclusion_id, "ended": "yes"})


def _require(was_running: bool) -> None:
    if not was_running:
        raise NotFound


def stays_open(asking: Asking, person_id: int) -> bool:
    """Whether the record still opens to the viewer after what they did to its doors. Nothing is shown, nothing is told."""
    return bool(decide(asking.viewer, facts_about(asking.viewer, person_id, asking.at), Action.CONSULT))
