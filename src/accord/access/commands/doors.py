"""Who is let in to or kept out of a person's record. Called inside a journey's transaction, after the gate."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from accord.access.commands.ending import end
from accord.access.models import (
    Alert,
    EmergencyAccess,
    Exclusion,
    Involvement,
    Permit,
    Restriction,
)
from accord.access.rules import reason_is_enough
from accord.access.terms import InvolvementBasis, InvolvementRole, Role
from accord.kernel.decisions import Decision, NotAllowed
from accord.kernel.parts import FEW, in_parts
from accord.ports.bulk import insert_rows
from accord.ports.clock import london_day
from accord.ports.live import live_on, not_over_on


class DoorRefused(NotAllowed):
    """The change is refused; `decision` says why."""


def involve(
    *, person_id: int, agency_id: int, officer_id: int | None, basis: InvolvementBasis, role: InvolvementRole,
    starts_on: date, ends_on: date | None, at: datetime, by: str,
) -> int:  # fmt: skip
    """Say that an agency, through an officer or not, is involved with a person; DoorRefused when it ends before it starts."""
    if ends_on is not None and ends_on < starts_on:
        raise DoorRefused(Decision.no("period", "The involvement would end before it starts."))
    return Involvement.objects.create(
        person_id=person_id, agency_id=agency_id, officer_id=officer_id, basis=basis, role=role, starts_on=starts_on,
        ends_on=ends_on, recorded_at=at, recorded_by=by,
    ).pk  # fmt: skip


def involve_record_holder(agency_id: int, person_ids: Iterable[int], at: datetime, by: str) -> int:
    """Say that an agency holds a record of each person from today, where it is not involved already; returns how many."""
    day, wanted = london_day(at), sorted(set(person_ids))
    involved: set[int] = set()
    live = Involvement.objects.filter(live_on(day), agency_id=agency_id)
    for part in in_parts(wanted, FEW):
        involved.update(live.filter(person_id__in=part).values_list("person_id", flat=True))
    fresh = [person_id for person_id in wanted if person_id not in involved]
    _insert_involvements(
        [(person_id, agency_id, None, InvolvementBasis.HOLDS_A_RECORD, InvolvementRole.RECORD_HOLDER, day, None)
         for person_id in fresh], at, by,
    )  # fmt: skip
    return len(fresh)


def involve_by_referral(agency_id: int, person_id: int, at: datetime, by: str) -> bool:
    """Say that an agency is involved with a person from today because they were referred to it; not where it is already."""
    day = london_day(at)
    if Involvement.objects.filter(live_on(day), agency_id=agency_id, person_id=person_id).exists():
        return False
    row = (person_id, agency_id, None, InvolvementBasis.AGREED_REFERRAL, InvolvementRole.SUPPORTING, day, None)
    _insert_involvements([row], at, by)
    return True


InvolvementRow = tuple[int, int, int | None, InvolvementBasis, InvolvementRole, date, date | None]


def involve_many(rows: Sequence[InvolvementRow], at: datetime, by: str) -> None:
    """Many involvements at once: person, agency, officer, basis, role, from, to."""
    _insert_involvements(rows, at, by)


def _insert_involvements(rows: Sequence[InvolvementRow], at: datetime, by: str) -> None:
    insert_rows(
        Involvement,
        ("person_id", "agency_id", "officer_id", "basis", "role", "starts_on", "ends_on", "recorded_at", "recorded_by",
         "ended_because"),
        ((*row, at, by, "") for row in rows),
    )  # fmt: skip


def end_involvement(involvement_id: int, person_id: int, on: date, because: str) -> bool:
    """End an involvement with the person: from the day given it opens no doors. False when none was running."""
    return end(Involvement.objects.filter(pk=involvement_id, person_id=person_id), on, ended_because=because)


def follow_record(
    from_person_id: int, to_person_id: int, agency_ids: Collection[int] | None, at: datetime, by: str
) -> None:  # fmt: skip
    """Let the doors follow a record that turned out to be of another person.

    What kept officers out of the one keeps them out of the other too, until somebody lifts it: what is in the record was
    shut. The involvements of the agencies named, or of all, go on with the other person.
    """
    day = london_day(at)
    _shut_as_well(from_person_id, to_person_id, day, at, by)
    going_on = Involvement.objects.filter(not_over_on(day), person_id=from_person_id)
    if agency_ids is not None:
        going_on = going_on.filter(agency_id__in=agency_ids)
    rows = list(going_on)
    there = set(
        Involvement.objects.filter(live_on(day), person_id=to_person_id)
        .values_list("agency_id", "officer_id", "basis", "role")
    )  # fmt: skip
    for row in rows:
        end_involvement(row.pk, from_person_id, day, "The record is of another person.")
    _insert_involvements(
        [(to_person_id, row.agency_id, row.officer_id, InvolvementBasis(row.basis), InvolvementRole(row.role),
          max(row.starts_on, day), row.ends_on)
         for row in rows if (row.agency_id, row.officer_id, row.basis, row.role) not in there], at, by,
    )  # fmt: skip


def take_back(joined_person_id: int, former_person_id: int, joined_at: datetime, at: datetime, by: str) -> None:
    """Give a person back the doors that `follow_record` carried to another at a moment, when that is undone."""
    day = london_day(at)
    carried = {"person_id": joined_person_id, "recorded_at": joined_at}
    rows = list(Involvement.objects.filter(not_over_on(day), **carried))
    for row in rows:
        end_involvement(row.pk, joined_person_id, day, "The records were taken apart again.")
    _insert_involvements(
        [(former_person_id, row.agency_id, row.officer_id, InvolvementBasis(row.basis), InvolvementRole(row.role),
          max(row.starts_on, day), row.ends_on) for row in rows], at, by,
    )  # fmt: skip
    end(Restriction.objects.filter(**carried), day)
    end(Exclusion.objects.filter(**carried), day)


def _shut_as_well(from_person_id: int, to_person_id: int, day: date, at: datetime, by: str) -> None:
    kept_out = set(Exclusion.objects.filter(live_on(day), person_id=to_person_id).values_list("officer_id", flat=True))
    for row in Exclusion.objects.filter(live_on(day), person_id=from_person_id).exclude(officer_id__in=kept_out):
        exclude(
            person_id=to_person_id, officer_id=row.officer_id, reason=row.reason, ask=row.ask, starts_on=day, at=at, by=by
        )  # fmt: skip
    for restriction in Restriction.objects.filter(live_on(day), person_id=from_person_id):
        restrict(
            person_id=to_person_id,
            officer_ids=list(restriction.permits.values_list("officer_id", flat=True)),
            reason=restriction.reason,
            ask=restriction.ask,
            starts_on=day,
            at=at,
            by=by,
        )


def exclude(
    *,
    person_id: int,
    officer_id: int,
    reason: str,
    ask: str,
    starts_on: date,
    at: datetime,
    by: str,
) -> int:
    """Keep a named officer out of a person's record, for instance a relative."""
    return Exclusion.objects.create(
        person_id=person_id, officer_id=officer_id, reason=reason, ask=ask, starts_on=starts_on, recorded_at=at,
        recorded_by=by,
    ).pk  # fmt: skip


def restrict(
    *,
    person_id: int,
    officer_ids: Iterable[int],
    reason: str,
    ask: str,
    starts_on: date,
    at: datetime,
    by: str,
) -> int:
    """Close a person's record to all but the named officers."""
    restriction = Restriction.objects.create(
        person_id=person_id,
        reason=reason,
        ask=ask,
        starts_on=starts_on,
        recorded_at=at,
        recorded_by=by,
    )
    Permit.objects.bulk_create([Permit(restriction=restriction, officer_id=officer_id) for officer_id in officer_ids])
    return restriction.pk


def end_restriction(restriction_id: int, person_id: int, on: date) -> bool:
    """Lift a restriction from the day given; False when none was running."""
    return end(Restriction.objects.filter(pk=restriction_id, person_id=person_id), on)


def end_exclusion(exclusion_id: int, person_id: int, on: date) -> bool:
    """Lift an exclusion from the day given; False when none was running."""
    return end(Exclusion.objects.filter(pk=exclusion_id, person_id=person_id), on)


def break_glass(
    *,
    person_id: int,
    officer_id: int,
    reason: str,
    hours: int,
    minimum_length: int,
    at: datetime,
) -> int:
    """Open a record in an emergency for some hours, and tell information governance; DoorRefused without a real reason."""
    enough = reason_is_enough(reason, minimum_length)
    if not enough:
        raise DoorRefused(enough)
    opened = EmergencyAccess.objects.create(
        person_id=person_id, officer_id=officer_id, reason=reason.strip()[:1000], opened_at=at,
        expires_at=at + timedelta(hours=hours),
    )  # fmt: skip
    Alert.objects.create(
        role=Role.INFORMATION_GOVERNANCE, raised_at=at, subject="A record was opened in an emergency",
        address=f"/oversight/emergency-access/{opened.pk}/",
    )  # fmt: skip
    return opened.pk


def review_emergency_access(emergency_id: int, finding: str, at: datetime, by: str) -> bool:
    """Say whether an emergency access was right; once. False when somebody has said so already."""
    return (
        EmergencyAccess.objects.filter(pk=emergency_id, reviewed_at__isnull=True).update(
            reviewed_at=at, reviewed_by=by, finding=finding.strip()[:1000]
        )
        == 1
    )


def mark_alert_sent(alert_id: int, at: datetime) -> bool:
    """Note that an alert went out; once. False when it went already."""
    return Alert.objects.filter(pk=alert_id, sent_at__isnull=True).update(sent_at=at) == 1
