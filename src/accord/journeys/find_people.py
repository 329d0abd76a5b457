"""Find people by what is known of them: the search is in the ledger, with everybody it shows, before it is answered."""

from accord.access import gate, rules
from accord.access.gate import Asking
from accord.access.terms import Action
from accord.audit.ledger import search_detail
from accord.people.finding.sought import Sought
from accord.people.queries.search import PAGE_SIZE, Found, search


def find_people(asking: Asking, sought: Sought, page: int = 1, size: int = PAGE_SIZE) -> Found:
    """A page of what was found; Refused, and told to the ledger, when none of the viewer's roles may search."""
    decision = rules.may(asking.viewer, Action.SEARCH)
    if not decision:
        gate.refuse(asking, None, decision)
    found = search(asking.viewer, sought, asking.at, page, size)
    detail: dict[str, str | int] = {
        "searched": sought.kinds, "found": found.total, "page": found.page, **search_detail(sought.terms),
    }  # fmt: skip
    gate.note(asking, Action.SEARCH, people=found.shown, detail=detail)
    return found
