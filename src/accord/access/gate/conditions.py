"""The rules as conditions in SQL, so that a list and a decision never disagree."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accord.access.gate.in_force import emergencies, live_at, permits
from accord.access.models import Exclusion, Involvement, Restriction
from accord.access.viewer import ALL_KINDS, NAMED_ALONE, PersonFacts, Viewer


def people_for(viewer: Viewer, at: datetime, person: str = "pk") -> Q:
    """The condition that `decide(viewer, facts, CONSULT)` holds, as SQL; `person` is the path to the person's key.

    It says nothing of roles: a caller asks `require` first.
    """
    live = live_at(at)
    excluded = Exclusion.objects.filter(live, officer_id=viewer.officer_id, person_id=OuterRef(person))
    return Q(~Exists(excluded)) & (Q(Exists(emergencies(viewer, at).filter(person_id=OuterRef(person)))) | (
        Q(_involved(viewer, live, person)) & ~_shut(viewer, at, person)
    ))  # fmt: skip


def shut_for(viewer: Viewer, at: datetime, person: str = "pk") -> Q:
    """The people whom the viewer's agency is involved with but this officer may not see: lists show them as restricted."""
    live = live_at(at)
    excluded = Exclusion.objects.filter(live, officer_id=viewer.officer_id, person_id=OuterRef(person))
    opened = Exists(emergencies(viewer, at).filter(person_id=OuterRef(person)))
    involved = _involved(viewer, live, person)
    return (Q(Exists(excluded)) & (Q(involved) | Q(opened))) | (Q(involved) & _shut(viewer, at, person) & ~Q(opened))


def known_to(viewer: Viewer, at: datetime, person: str = "pk") -> Q:
    """The people who are no strangers to the viewer: those of `people_for` and of `shut_for` together."""
    opened = emergencies(viewer, at).filter(person_id=OuterRef(person))
    return Q(_involved(viewer, live_at(at), person)) | Q(Exists(opened))


def few_known_to(viewer: Viewer, at: datetime, most: int) -> set[int] | None:
    """The people of `known_to`, where the agency's involvements are no more than so many; None where they are more."""
    involved = Involvement.objects.filter(live_at(at), agency_id=viewer.agency_id)
    if involved.values_list("pk")[most : most + 1]:
        return None
    return _either(involved, emergencies(viewer, at))


def watched_among(viewer: Viewer, person_ids: Collection[int], at: datetime) -> set[int]:
    """Those of the people whose record is restricted or whom the viewer is excluded from: `shut_for` can hold of no others."""
    restricted = Restriction.objects.filter(live_at(at), person_id__in=person_ids)
    excluded = Exclusion.objects.filter(live_at(at), officer_id=viewer.officer_id)
    return _either(restricted, excluded).intersection(person_ids)


def _either(rows: QuerySet[Any], others: QuerySet[Any]) -> set[int]:
    """The people of the rows and of the others, asked for at once."""
    return set(rows.values_list("person_id", flat=True).union(others.values_list("person_id", flat=True)))


def entries_for(viewer: Viewer, facts: PersonFacts) -> Q:
    """The condition that `entry_is_visible` holds, as SQL on `record.Entry`, inside one opened record."""
    if facts.glass_is_broken:
        return Q()
    visible = Q(agency_id=viewer.agency_id)
    for agency_id, kinds in sorted(viewer.shared.items()):
        of_kinds = Q(kind__in=sorted(kinds))
        visible |= Q(agency_id=agency_id) & (of_kinds | ~Q(kind__in=NAMED_ALONE) if ALL_KINDS in kinds else of_kinds)
    return visible


def _involved(viewer: Viewer, live: Q, person: str) -> Exists:
    return Exists(Involvement.objects.filter(live, agency_id=viewer.agency_id, person_id=OuterRef(person)))


def _shut(viewer: Viewer, at: datetime, person: str) -> Q:
    restricted = Restriction.objects.filter(live_at(at), person_id=OuterRef(person))
    permitted = permits(viewer, at).filter(restriction__person_id=OuterRef(person))
    return Q(Exists(restricted)) & ~Q(Exists(permitted))
