"""What people decided about a person's place in the cohort: the reasons, the exit plans, and the days to look again."""

from typing import Any

from django.http import HttpResponse

from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.queries.exits import exit_decisions_about
from accord.iom.rules.exits import titles_of
from accord.web.people.header import header_of
from accord.web.shell.pages import PageRequest, open_person, page, render_page


@page(action=Action.CONSULT, what="decisions on leaving the cohort", purpose="Managing the person")
def exits(request: PageRequest, reference: str) -> HttpResponse:
    """Every decision, the newest first, where agreements show the place in the cohort."""
    opened = open_person(request, reference)
    header = header_of(request, opened)
    context: dict[str, Any] = {
        "header": header,
        "current": "people:management",
        "decisions": [(each, titles_of(each.grounds)) for each in exit_decisions_about(request.viewer, opened)],
        "may_decide": bool(may(request.viewer, Action.SELECT)) and bool(header.tier),
    }
    return render_page(request, "people/exits.html", context)
