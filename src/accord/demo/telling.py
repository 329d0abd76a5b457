"""The ledger of the demonstration's past: what officers did, told in the order in which it happened."""

from datetime import datetime

from accord.access.gate import Asking
from accord.access.viewer import Viewer
from accord.audit.ledger import Event, append_many
from accord.audit.terms import Action
from accord.demo.officers import DemonstrationOfficer
from accord.demo.partnership import Partnership

INVOLVED = "Your agency is involved with this person."
MANAGING = "Managing the person"


class Telling:
    """Collects events and writes them together, before anything else writes to the ledger."""

    def __init__(self, partnership: Partnership) -> None:
        self._partnership = partnership
        self._waiting: list[Event] = []
        self.told = 0

    def tell(
        self, officer: DemonstrationOfficer, at: datetime, action: Action, what: str, person_id: int | None,
        detail: dict[str, str | int] | None = None, purpose: str = MANAGING, reason: str = INVOLVED,
    ) -> None:  # fmt: skip
        """Have an officer's act written with the next ones."""
        actor_id = self._partnership.officers[officer.username]
        self._waiting.append(
            Event(
                at=at, actor=officer.username, actor_id=actor_id, agency=officer.agency, action=action, what=what,
                purpose=purpose, person_id=person_id, reason=reason, detail=detail or {}, address=address_of(actor_id),
            )
        )  # fmt: skip

    def write(self) -> None:
        """Write what waits."""
        append_many(self._waiting)
        self.told += len(self._waiting)
        self._waiting.clear()

    def asking(self, username: str, at: datetime, what: str, purpose: str = MANAGING) -> Asking:
        """An officer at a page at a moment, for what goes through the gate itself; what waits is written first."""
        self.write()
        viewer: Viewer = self._partnership.viewer(username, at)
        return Asking(viewer, at, what, purpose, address_of(viewer.officer_id))


def address_of(officer_id: int) -> str:
    """The address of an officer's desk, in a range that is nobody's on the internet (RFC 1918)."""
    return f"10.20.{officer_id // 200}.{10 + officer_id % 200}"
