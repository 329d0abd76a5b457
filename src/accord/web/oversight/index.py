"""The first page of oversight: what waits to be looked at, and whether the ledger is kept as it should be."""

from django.http import HttpResponse

from accord.access.queries.alerts import alerts_for
from accord.access.queries.doors import emergencies_to_review
from accord.access.terms import Action, Role
from accord.audit.queries.seals import seal_state, seals
from accord.web.shell.pages import PageRequest, page, render_page

PURPOSE = "Overseeing how records are used"


@page(action=Action.OVERSEE, what="oversight", purpose=PURPOSE)
def index(request: PageRequest) -> HttpResponse:
    """Counts, the state of the seals, and the alerts that were raised."""
    state = seal_state()
    context = {
        "to_review": emergencies_to_review(),
        "state": state,
        "wrong": state.alerts(request.at),
        "alerts": alerts_for(Role.INFORMATION_GOVERNANCE),
    }
    return render_page(request, "oversight/index.html", context)


@page(action=Action.OVERSEE, what="seals", purpose=PURPOSE)
def sealed(request: PageRequest) -> HttpResponse:
    """The seals, newest first, and how the ledger is verified."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    state, shown = seal_state(), seals(before)
    context = {
        "state": state,
        "wrong": state.alerts(request.at),
        "shown": shown,
        "is_first": before is None,
        "older": shown[-1].number if shown and shown[-1].number > 1 else None,
    }
    return render_page(request, "oversight/seals.html", context)
