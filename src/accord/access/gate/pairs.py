"""Two people looked at together, to decide whether they are one: the viewer's agency knows one of them, and neither is shut."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from accord.access import rules
from accord.access.gate.asking import Asking, Opened
from accord.access.gate.conditions import people_for
from accord.access.gate.doors import admit, refuse, tell
from accord.access.gate.facts import facts_about
from accord.access.gate.in_force import live_at, permits
from accord.access.models import Exclusion, Restriction
from accord.access.terms import Action
from accord.access.viewer import Viewer


def admit_beside(asking: Asking, person_id: int | None, other_id: int, action: Action) -> Opened:
    """Decide on a person with another beside them, and write only a refusal.

    Raises as `admit`, and `Restricted` when the other one is shut to the viewer. What is then shown of the other is what
    agencies' records say of who they are, never an entry.
    """
    opened = admit(asking, person_id, action)
    kept_out = rules.is_kept_out(facts_about(asking.viewer, other_id, asking.at))
    if kept_out is not None:
        refuse(asking, person_id, kept_out)
    return opened


def open_beside(asking: Asking, person_id: int | None, other_id: int, action: Action) -> Opened:
    """Open a person with another beside them for reading; the ledger names both before this returns."""
    opened = admit_beside(asking, person_id, other_id, action)
    tell(asking, opened, Action.CONSULT, {"people": str(other_id)})
    return opened


def pairs_for(viewer: Viewer, at: datetime, one: str, other: str) -> Q:
    """The condition that `open_beside` opens from either side; `one` and `other` are the paths to the people's keys."""
    known = people_for(viewer, at, one) | people_for(viewer, at, other)
    return known & ~_kept_out(viewer, at, one) & ~_kept_out(viewer, at, other)


def _kept_out(viewer: Viewer, at: datetime, person: str) -> Q:
    live = live_at(at)
    excluded = Exclusion.objects.filter(live, officer_id=viewer.officer_id, person_id=OuterRef(person))
    restricted = Restriction.objects.filter(live, person_id=OuterRef(person))
    permitted = permits(viewer, at).filter(restriction__person_id=OuterRef(person))
    return Q(Exists(excluded)) | (Q(Exists(restricted)) & ~Q(Exists(permitted)))
