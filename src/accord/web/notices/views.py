"""What changed in the records of the people an officer is named for, and what was found in figures, the newest first."""

from django.http import HttpResponse
from django.shortcuts import redirect

from accord.access import gate
from accord.access.queries.notices import notices_for
from accord.access.terms import Action
from accord.journeys.read_notices import read_notices
from accord.kernel.columns import Column, text_column
from accord.people.queries.cases import names_of
from accord.ports.clock import london_day
from accord.web.shell import forms
from accord.web.shell.pages import PageRequest, asking, page, render_page

UP_TO: Column = text_column("up_to", "The newest that was shown", max_length=19, required=True)


@page(action=Action.CONSULT, what="what changed", purpose="Managing the person", methods=("GET", "POST"))
def notices(request: PageRequest) -> HttpResponse:
    """Show them; or, when they are sent back, note that they have been read."""
    if request.method == "POST":
        answers = forms.answered(request.POST, [UP_TO], london_day(request.at))
        up_to = str(answers.values.get("up_to") or "")
        if up_to.isascii() and up_to.isdigit():
            read_notices(asking(request), int(up_to))
        return redirect("notices:list")
    shown = notices_for(request.viewer, request.at)
    people = sorted({each.person_id for each in shown if each.person_id is not None})
    gate.note(asking(request), Action.CONSULT, people=people)
    names = names_of(request.viewer, people, request.at)
    context = {
        "notices": [
            (each, names.get(each.person_id or 0))
            for each in shown
            if each.person_id is None or each.person_id in names
        ],
        "unread": sum(each.read_at is None for each in shown),
        "newest": max((each.id for each in shown), default=0),
    }
    return render_page(request, "notices/list.html", context)
