"""How one viewer stands to one person, read in one query."""

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, QuerySet, Subquery

from accord.access.gate.in_force import emergencies_at, permits_on
from accord.access.models import Agency, Exclusion, Involvement, Restriction
from accord.access.viewer import PersonFacts, Viewer
from accord.ports.clock import london_day
from accord.ports.live import live_on
from accord.ports.prepared import Prepared


def facts_about(viewer: Viewer, person_id: int, at: datetime) -> PersonFacts:
    """The facts of one person relative to one viewer, in one query. An unknown person has none of them."""
    (row,) = _FACTS.rows(
        person_id=person_id, agency_id=viewer.agency_id, officer_id=viewer.officer_id, day=london_day(at), at=at
    )
    involved, was_involved, others, excluded, restricted, permitted, until, exclusion_ask, restriction_ask = row
    return PersonFacts(
        involved, was_involved, others, excluded, restricted, permitted,
        until is not None, ask=exclusion_ask or restriction_ask or "", open_until=until,
    )  # fmt: skip


def _facts(*, person_id: int, agency_id: int, officer_id: int, day: date, at: datetime) -> QuerySet[Agency, Any]:
    live, person = live_on(day), {"person_id": person_id}
    own = Involvement.objects.filter(agency_id=agency_id, **person)
    excluded = Exclusion.objects.filter(live, officer_id=officer_id, **person)
    restricted = Restriction.objects.filter(live, **person)
    opened = emergencies_at(officer_id, at).filter(**person).order_by("-expires_at")
    return (
        Agency.objects.filter(pk=agency_id)
        .annotate(
            involved=Exists(own.filter(live)),
            was_involved=Exists(own),
            others=Exists(Involvement.objects.filter(live, **person).exclude(agency_id=agency_id)),
            excluded=Exists(excluded),
            restricted=Exists(restricted),
            permitted=Exists(permits_on(officer_id, day).filter(restriction__person_id=person_id)),
            open_until=Subquery(opened.values("expires_at")[:1]),
            exclusion_ask=Subquery(excluded.values("ask")[:1]),
            restriction_ask=Subquery(restricted.values("ask")[:1]),
        )
        .values_list(
            "involved", "was_involved", "others", "excluded", "restricted", "permitted", "open_until",
            "exclusion_ask", "restriction_ask",
        )
    )  # fmt: skip


_FACTS = Prepared(_facts)
