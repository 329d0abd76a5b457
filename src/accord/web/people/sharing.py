"""Which agencies may hold more of a person than the viewer is shown, and whom to ask. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accord.access.queries.involvements import InvolvementView
from accord.access.viewer import ALL_KINDS, Viewer


@dataclass(frozen=True)
class MayHoldMore:
    """An agency involved with the person that does not share every kind of entry with the viewer's, and whom to ask."""

    agency_name: str
    ask: str


def may_hold_more(viewer: Viewer, involvements: Iterable[InvolvementView], on: date) -> list[MayHoldMore]:
    """The agencies involved on the day that may hold more, by name.

    It follows from agreements alone, never from what is held: that something is hidden is itself not told.
    """
    whom: dict[int, tuple[str, list[str], str]] = {}
    for each in involvements:
        if each.agency_id == viewer.agency_id or not each.is_running(on):
            continue
        if ALL_KINDS in viewer.shared.get(each.agency_id, frozenset()):
            continue
        _, officers, _ = whom.setdefault(each.agency_id, (each.agency_name, [], each.ask))
        if each.officer_name and each.officer_name not in officers:
            officers.append(each.officer_name)
    return sorted(
        (
            MayHoldMore(name, " or ".join(officers) or ask or "its single point of contact")
            for name, officers, ask in whom.values()
        ),
        key=lambda each: each.agency_name,
    )
