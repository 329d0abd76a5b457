"""Reads of the facts of many people, as far as agreements show them to the viewer. Names only come through the gate."""

from accord.access.gate import entries_for
from accord.access.viewer import PersonFacts, Viewer
from accord.kernel.periods import Period
from accord.record.models import Entry
from accord.record.queries import Fact, known


def facts_ended_in(viewer: Viewer, kind: str, period: Period) -> list[Fact]:
    """The facts of a kind that ended in the period, of whomever; the newest end first."""
    rows = Entry.objects.filter(
        entries_for(viewer, PersonFacts()), known(None), kind=kind, ends_on__gte=period.starts_on
    )
    if period.ends_on is not None:
        rows = rows.filter(ends_on__lt=period.ends_on)
    wanted = rows.order_by("-ends_on", "-pk").values_list("pk", "person_id", "kind", "summary", "starts_on", "ends_on")
    return [Fact(*row) for row in wanted]
