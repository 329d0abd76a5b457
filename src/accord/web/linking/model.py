"""The model by which records are compared: where it comes from, what each agreement weighs, how well it was measured to do."""

from typing import Any

from django.http import HttpResponse

from accord.access.terms import Action
from accord.people.linking.fields import FIELDS, Field
from accord.people.linking.model import Model, model_in_force
from accord.people.linking.outcomes import DOUBTFUL_FROM, JOINED_FROM
from accord.web.shell.pages import PageRequest, page, render_page


@page(action=Action.SEE_REPORTS, what="linking model", purpose="Knowing how records are compared")
def model(request: PageRequest) -> HttpResponse:
    """The model in force. It tells of nobody."""
    held = model_in_force()
    context = {
        "model": held,
        "joined_from": JOINED_FROM,
        "doubtful_from": DOUBTFUL_FROM,
        "fields": [(field.words, _levels(held, field)) for field in FIELDS],
        "measured": held.measured,
    }
    return render_page(request, "linking/model.html", context)


def _levels(held: Model, field: Field) -> list[tuple[Any, ...]]:
    chances = held.chances[field.name]
    return [
        (level.words, _share(chances.match[place]), _share(chances.other[place]), f"{chances.weight(place):+.1f}")
        for place, level in enumerate(field.levels)
    ]


def _share(chance: float) -> str:
    return f"{100 * chance:.3g} %" if chance >= 0.0001 else "under 0.01 %"
