"""What is expected in an area of those who manage people, whose word each part is, and where that is changed."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.queries.scheme import schemes
from accord.iom.rules.contacts import TierContacts
from accord.iom.rules.expectations import number_of
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.policy import PolicyValue
from accord.kernel.words import plural
from accord.policy.shipped import Definition
from accord.policy.terms import UNIT_WORDS, Unit
from accord.ports.clock import london_day
from accord.reporting.queries.contacts import area_contacts
from accord.reporting.queries.expected import Expected, OfTier, expected_in
from accord.web.iom.areas import place_in, places, tabs
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import capitalised, percent_of, thousands

PURPOSE = "Seeing what is expected of those who manage people"


@page(action=Action.CONSULT, what="what is expected", purpose=PURPOSE)
def expected(request: PageRequest, area_name: str) -> HttpResponse:
    """What holds today in the area. Nobody is shown."""
    every = places()
    area = place_in(every, area_name)
    gate.note(asking(request), Action.CONSULT, detail={"area": area.name})
    found = expected_in(area, london_day(request.at))
    context: dict[str, Any] = {
        "found": found,
        "areas": tabs(every, area, "expected:area"),
        "tiers": [_tier_row(each) for each in found.tiers],
        "values": [_value_row(*each) for each in found.values],
        "contacts_href": reverse("expected:contacts", args=[area_name]),
        "scheme_href": _scheme(request, found),
    }
    return render_page(request, "iom/expected/area.html", context)


@page(
    action=Action.CONSULT,
    what="contacts expected and made",
    purpose="Seeing whether people are seen as often as expected",
)
def contacts(request: PageRequest, area_name: str) -> HttpResponse:
    """Contacts expected and made in the area, tier by tier. Nobody is shown."""
    every = places()
    area = place_in(every, area_name)
    gate.note(asking(request), Action.CONSULT, detail={"area": area.name})
    found = area_contacts(request.viewer, area, london_day(request.at), request.at)
    context: dict[str, Any] = {
        "found": found,
        "areas": tabs(every, area, "expected:contacts"),
        "rows": [_contacts_row(each) for each in found.rows],
        "expected_href": reverse("expected:area", args=[area_name]),
    }
    return render_page(request, "iom/expected/contacts.html", context)


def _contacts_row(each: TierContacts) -> list[str]:
    behind = f"{thousands(each.behind)} of {thousands(each.people)} ({percent_of(each.behind, each.people)})"
    counts = (each.people, each.days, each.expected, each.made, each.missed)
    return [TIER_WORDS[Tier(each.tier)], *map(thousands, counts), behind]


def _scheme(request: PageRequest, found: Expected) -> str:
    """The page of the scheme that speaks, for those whose agency takes part in it."""
    mine = {each.code for each in schemes(request.viewer)} if found.agreed else set()
    code = found.agreed.code if found.agreed else ""
    return reverse("iom:scheme", args=[code]) if code in mine else ""


def _tier_row(each: OfTier) -> list[str]:
    reviews = f"every {plural(each.review_months.value, 'month')}"
    return [
        TIER_WORDS[each.tier],
        each.contacts.words,
        capitalised(each.contacts.said_by),
        reviews,
        capitalised(each.review_months.said_by),
    ]


def _value_row(definition: Definition, value: PolicyValue) -> list[str]:
    words = UNIT_WORDS[Unit(value.unit)]
    number = plural(int(value.value), words.removesuffix("s"), words)
    return [definition.about, number, capitalised(number_of(value).said_by), value.source]
