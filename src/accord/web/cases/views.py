"""The case list page."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.terms import TIER_WORDS
from accord.kernel.columns import choice_column, text_column
from accord.kernel.references import reference_of
from accord.ports.clock import london_day
from accord.reporting.queries.caseload import PAGE_SIZE, Case, CaseList, Tab, Wanted, case_list
from accord.web.shell.forms import Answers, question
from accord.web.shell.lists import slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page

TAB_WORDS = {
    Tab.MINE: "All your cases",
    Tab.DUE: "Due in 7 days or overdue",
    Tab.NEW: "New in the last 7 days",
    Tab.RELEASES: "Releases in the next 4 weeks",
    Tab.AGENCY: "Your agency's cases",
}
ANY = "any"
LOCATIONS = ((ANY, "Anywhere"), ("custody", "In custody"), ("community", "No custody recorded"))
TIERS = ((ANY, "Any tier"), *((tier.value, words) for tier, words in TIER_WORDS.items()))
NAME = text_column("name", "Name", label="Name", max_length=100, required=True)
TIER = choice_column("tier", "Tier", TIERS, label="Tier", required=True)
LOCATION = choice_column("location", "Location", LOCATIONS, label="Where they are", required=True)
FILTERS = (NAME, TIER, LOCATION)


@page(action=Action.CONSULT, what="case list", purpose="Managing the caseload")
def cases(request: PageRequest) -> HttpResponse:
    """One tab of the case list, filtered and paged; the people on it are in the ledger before it is shown."""
    wanted = _wanted(request)
    found = case_list(request.viewer, request.at, wanted)
    shown = [case.person.person_id for case in found.cases]
    gate.note(asking(request), Action.CONSULT, people=shown, detail={"tab": wanted.tab.value})
    typed = {name: text for name, text in request.GET.dict().items() if text}
    context = {
        "tab": wanted.tab,
        "tab_href": f"?tab={wanted.tab}",
        "tabs": [_tab(tab, found) for tab in Tab],
        "rows": [(case, _address(case)) for case in found.cases],
        "tier_words": TIER_WORDS,
        "slice": slice_of({**request.GET.dict(), "page": str(found.page)}, found.total, PAGE_SIZE),
        "questions": [question(column, Answers(texts={"tier": ANY, "location": ANY, **typed})) for column in FILTERS],
        "selected": _selected(request, wanted),
        "today": london_day(request.at),
    }
    return render_page(request, "cases/list.html", context)


def _wanted(request: PageRequest) -> Wanted:
    """What the address asks for; anything unreadable is as if it had not been asked."""
    asked = {name: str(value)[:100] for name, value in request.GET.items()}
    number = asked.get("page", "")
    return Wanted(
        tab=Tab(asked["tab"]) if asked.get("tab") in set(Tab) else Tab.MINE,
        tier=asked["tier"] if asked.get("tier") in set(TIER_WORDS) else "",
        in_custody={"custody": True, "community": False}.get(asked.get("location", "")),
        name=asked.get("name", "").strip(),
        page=int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1,
    )


def _tab(tab: Tab, found: CaseList) -> dict[str, str]:
    counted = found.counts[tab]
    count = "over 1,000" if counted > 1000 else f"{counted:,}"
    return {"text": f"{TAB_WORDS[tab]} ({count})", "href": f"?tab={tab}"}


def _address(case: Case) -> str:
    return f"/people/{reference_of(case.person.person_id)}/"


def _selected(request: PageRequest, wanted: Wanted) -> list[tuple[str, list[dict[str, Any]]]]:
    """The filters in force, each with the address that takes it away."""
    location = {True: "In custody", False: "No custody recorded"}.get(wanted.in_custody)  # type: ignore[arg-type]
    in_force = [
        ("name", "Name", wanted.name),
        ("tier", "Tier", dict(TIERS).get(wanted.tier, "")),
        ("location", "Where they are", location),
    ]
    kept = request.GET.dict()
    return [
        (heading, [{"text": text, "href": "?" + urlencode({k: v for k, v in kept.items() if k not in (name, "page")})}])
        for name, heading, text in in_force
        if text
    ]
