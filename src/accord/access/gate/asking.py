"""Who asks and what the gate answers with: an open door, or one of three refusals."""

from dataclasses import dataclass
from datetime import datetime

from accord.access.viewer import PersonFacts, Viewer
from accord.kernel.decisions import Decision, NotAllowed


class NotFound(Exception):
    """There is no such record, or the viewer has no way in to it: the answer is the same."""


class Restricted(NotAllowed):
    """The viewer's agency is involved, but this officer may not see the record; `decision` says whom to ask."""


class Refused(NotAllowed):
    """The viewer's roles do not allow the action; `decision` says why and what to do."""


@dataclass(frozen=True)
class Asking:
    """Who asks, when, from which page and for what purpose: what every event in the ledger must say (DPA 2018 s.62)."""

    viewer: Viewer
    at: datetime
    what: str
    purpose: str
    address: str = ""


@dataclass(frozen=True)
class Opened:
    """An open door: the person's number, why it opened, and the facts that entry visibility follows from."""

    person_id: int
    decision: Decision
    facts: PersonFacts
