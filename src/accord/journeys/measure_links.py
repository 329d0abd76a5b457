"""Say which person each agency's record belongs to now, for measuring against who is known to be who; the ledger is told."""

from datetime import datetime

from accord.audit.ledger import Event, append
from accord.audit.terms import Action
from accord.people.queries.records import whose_records


def links_to_measure(at: datetime, by: str) -> dict[tuple[str, str], str]:
    """The person, by number, of each agency's code with its own number. Only figures may be shown of it."""
    found = whose_records()
    append(
        Event(
            at=at, actor=by, actor_id=None, agency="", action=Action.REPORT, what="quality of linking",
            purpose="Knowing how well records are linked", detail={"records": len(found)},
        )
    )  # fmt: skip
    return {place: str(person) for place, person in found.items()}
