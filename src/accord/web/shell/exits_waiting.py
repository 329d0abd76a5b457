"""How many exits wait to be decided, as home tells those who decide.

Counting takes as many questions of the database as the page of exits, more than home has room for. So it is counted as an
officer signs in, and again when they decide, and the session keeps the figure with its moment.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accord.access.queries.areas import areas, own_force
from accord.access.rules import may
from accord.access.terms import Action
from accord.access.viewer import Viewer
from accord.kernel.policy import NoPolicyValue
from accord.ports.clock import london_day
from accord.reporting.queries.exits import exits

_KEPT = "exits_waiting"


@dataclass(frozen=True)
class Waiting:
    """How many people of an area were proposed to leave, and not yet decided on, at a moment."""

    people: int
    area_name: str
    at: datetime


def count_waiting(session: Any, viewer: Viewer, at: datetime) -> None:
    """Count what waits in the viewer's own force, if they are one who decides, and keep it in the session."""
    if not may(viewer, Action.SELECT):
        return
    area = own_force(viewer.agency_name, areas())
    try:
        found = exits(viewer, area, at, london_day(at)) if area else None
    except NoPolicyValue:  # nobody is kept from signing in because there is nothing to count by
        found = None
    session.pop(_KEPT, None)
    if area and found:
        session[_KEPT] = {"people": len(found.proposals), "area": area.name, "at": at.isoformat()}


def waiting(session: Any, at: datetime) -> Waiting | None:
    """What was counted today; None where nothing was."""
    kept = session.get(_KEPT)
    if kept is None:
        return None
    found = Waiting(kept["people"], kept["area"], datetime.fromisoformat(kept["at"]))
    return found if london_day(found.at) == london_day(at) else None
