"""How one viewer stands to one person, read in one query."""

from datetime import datetime

from django.db.models import Exists, Subquery

from accord.access.gate.in_force import emergencies, live_at, permits
from accord.access.models import Agency, Exclusion, Involvement, Restriction
from accord.access.viewer import PersonFacts, Viewer


def facts_about(viewer: Viewer, person_id: int, at: datetime) -> PersonFacts:
    """The facts of one person relative to one viewer, in one query. An unknown person has none of them."""
    person = {"person_id": person_id}
    live, ask = (
        live_at(at),
        Restriction.objects.filter(live_at(at), **person).values("ask")[:1],
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
            permitted=Exists(permits(viewer, at).filter(restriction__person_id=person_id)),
            open_until=Subquery(
                emergencies(viewer, at).filter(**person).order_by("-expires_at").values("expires_at")[:1]
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
