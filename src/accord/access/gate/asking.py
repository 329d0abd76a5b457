"""Who asks and what the gate answers with: an open door, or one of three refusals."""

from dataclasses import dataclass
from datetime import datetime

from accord.access.viewer import PersonFacts, Viewer
from accord.kernel.decisions import Decision


class NotFound(Exception):
    """There is no such record, or the viewer has no way in to it: the answer is the same."""


class Restricted(Exception):
    """The viewer's agency is involved, but this officer may not see the record; `decision` says whom to ask."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.because)
        self.decision = decision


class Refused(Exception):
    """The viewer's roles do not allow the action; `decision` says why and what to do."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.because)
        self.decision = decision


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
