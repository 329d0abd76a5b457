"""The search page. What is searched for is posted, so that it stands in no address, browser history or server log."""

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.audit.ledger import search_detail
from accord.kernel.references import reference_of
from accord.people.queries import SEARCH_LIMIT, Hit, search
from accord.people.sought import read_search
from accord.ports.clock import london_day
from accord.web.shell.pages import PageRequest, asking, page, render_page

LONGEST = 200


@page(action=Action.SEARCH, what="search", purpose="Finding a person", methods=("GET", "POST"))
def find(request: PageRequest) -> HttpResponse:
    """The box, and what was found. The search is in the ledger before anything is shown."""
    if request.method != "POST":
        return render_page(request, "search/find.html", {"typed": "", "hits": None, "too_many": False})
    typed = str(request.POST.get("q", ""))[:LONGEST].replace("\0", " ")
    sought = read_search(typed, london_day(request.at))
    hits = search(request.viewer, sought, request.at)
    shown = [hit.person_id for hit in hits]
    detail: dict[str, str | int] = {"searched": sought.kinds, "found": len(hits), **search_detail(sought.terms)}
    gate.note(asking(request), Action.SEARCH, people=shown, detail=detail)
    context = {
        "typed": typed,
        "sought": sought,
        "hits": [(hit, _address(hit)) for hit in hits],
        "too_many": len(hits) >= SEARCH_LIMIT,
    }
    return render_page(request, "search/find.html", context)


def _address(hit: Hit) -> str:
    return f"/people/{reference_of(hit.person_id)}/"
