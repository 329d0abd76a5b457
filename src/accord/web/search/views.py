"""The search pages. What is searched for is posted, so that it stands in no address, browser history or server log."""

from django.http import HttpResponse

from accord.access.terms import Action
from accord.journeys.find_people import find_people
from accord.kernel.references import reference_of
from accord.people.finding.fits import TIER_WORDS
from accord.people.finding.sought import LONGEST, Sought, read_form, read_search
from accord.people.queries.search import Hit
from accord.ports.clock import london_day
from accord.web.search.form import FIELDS, SUMMARY, typed_in
from accord.web.shell.lists import page_asked
from accord.web.shell.pages import PageRequest, asking, page, render_page

_PURPOSE = "Finding a person"


@page(action=Action.SEARCH, what="search", purpose=_PURPOSE, methods=("GET", "POST"))
def find(request: PageRequest) -> HttpResponse:
    """The box, and what was found. The search is in the ledger before anything is shown."""
    typed = str(request.POST.get("q", ""))[:LONGEST].replace("\0", " ")
    if request.method != "POST":
        return render_page(request, "search/find.html", {"typed": "", "found": None})
    context = _results(request, read_search(typed, london_day(request.at)), {"q": typed})
    return render_page(request, "search/find.html", {"typed": typed, **context})


@page(action=Action.SEARCH, what="search by details", purpose=_PURPOSE, methods=("GET", "POST"))
def details(request: PageRequest) -> HttpResponse:
    """The form, and what was found by it."""
    typed = typed_in(request.POST)
    if request.method != "POST":
        return render_page(request, "search/details.html", {"fields": FIELDS, "typed": typed, "found": None})
    context = _results(request, read_form(typed, london_day(request.at)), typed)
    summary = [(heading, said) for heading, of in SUMMARY if (said := of(typed))]
    return render_page(
        request, "search/details.html", {"fields": FIELDS, "typed": typed, "summary": summary, **context}
    )


def _results(request: PageRequest, sought: Sought, typed: dict[str, str]) -> dict[str, object]:
    found = find_people(asking(request), sought, page_asked(request.POST))
    tiers = [
        (TIER_WORDS[tier], _rows(hits)) for tier in TIER_WORDS if (hits := [h for h in found.hits if h.tier is tier])
    ]
    kept = [(name, text) for name, text in typed.items() if text]
    return {"sought": sought, "found": found, "tiers": tiers, "kept": kept}


def _rows(hits: list[Hit]) -> list[tuple[Hit, str]]:
    return [(hit, f"/people/{reference_of(hit.person_id)}/") for hit in hits]
