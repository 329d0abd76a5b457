"""How a person is managed: what must be answered, the plan, incentives and sanctions, contacts, the way to adulthood."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access.rules import may
from accord.access.terms import Action
from accord.iom.management_terms import ANSWER_WORDS, NEED_WORDS, STEP_WORDS
from accord.iom.queries.management import Kept
from accord.iom.rules.cohort import ADULT_AGE
from accord.iom.terms import COHORT_WORDS, TIER_WORDS, Cohort, Tier
from accord.kernel.days import birthday, months_before
from accord.kernel.references import reference_of
from accord.kernel.words import plural
from accord.people.queries.person import person_head
from accord.ports.clock import london_day
from accord.record.queries.entries import EntryView
from accord.reporting.queries.management import Managed, carrot_and_stick, managed
from accord.web.people.header import made_header
from accord.web.shell import charts
from accord.web.shell.pages import PageRequest, open_person, page, render_page
from accord.web.shell.words import month

PURPOSE = "Managing the person"
MONTHS_DRAWN = 6
NEWEST = 20
"""As many entries of the log as a person will read; the timeline has them all."""


@page(action=Action.CONSULT, what="how the person is managed", purpose=PURPOSE)
def management(request: PageRequest, reference: str) -> HttpResponse:
    """The whole of it on a day, as far as the viewer's agency is shown."""
    opened = open_person(request, reference)
    today = london_day(request.at)
    head = person_head(opened)
    found = managed(request.viewer, opened, head.date_of_birth, today)
    spell = found.spell
    context: dict[str, Any] = {
        "header": made_header(request, opened, head, spell.tier if spell else ""),
        "current": "people:management",
        "today": today,
        "found": found,
        "tier": TIER_WORDS[Tier(spell.tier)] if spell else "",
        "cohort": COHORT_WORDS[Cohort(spell.cohort)] if spell and spell.cohort else "",
        "shares": [(TIER_WORDS[Tier(each.tier)], each.days, each.often) for each in found.contacts.shares],
        "failures": [(each, _address("answer", reference, each.entry)) for each in found.failures],
        "compliance": _compliance(found),
        "needs": _needs(found, reference, request, today),
        "adult_on": birthday(head.date_of_birth, ADULT_AGE) if head.date_of_birth else None,
        "steps": _steps(found),
        "newest": NEWEST,
        "may_decide": bool(may(request.viewer, Action.SELECT)),
        **_log(found, reference, today),
    }
    return render_page(request, "people/management.html", context)


def _address(name: str, reference: str, entry: EntryView) -> str:
    return reverse(f"people:{name}", args=[reference, reference_of(entry.id)])


def _compliance(found: Managed) -> list[tuple[EntryView, Kept, EntryView | None, str, str]]:
    """The newest of compliance, each with the entry that answers it, where the viewer is shown it, how soon, and by whom."""
    given = {entry.id: (entry, said) for entry, said in found.given}
    rows: list[tuple[EntryView, Kept, EntryView | None, str, str]] = []
    for entry, kept in found.compliance[:NEWEST]:
        answer, said = given.get(kept.answered_by or 0, (None, None))
        if answer is None or said is None:
            rows.append((entry, kept, None, "", ""))
            continue
        after = _after((answer.starts_on - entry.starts_on).days)
        rows.append((entry, kept, answer, after, said.given_by or answer.officer_name or answer.agency_name))
    return rows


def _after(days: int) -> str:
    """How long after a failure it was answered; before it, only where one of the two was corrected since."""
    return f"{plural(abs(days), 'day')} {'after' if days > 0 else 'before'}" if days else "the same day"


def _needs(found: Managed, reference: str, request: PageRequest, today: date) -> list[dict[str, Any]]:
    """The plan by need, those with something open first; in each the open actions, the longest due first, then those done."""
    needs: list[dict[str, Any]] = []
    may_finish = bool(may(request.viewer, Action.CORRECT))
    for need, words in NEED_WORDS.items():
        mine = [(entry, plan) for entry, plan in found.actions if plan.need is need]
        is_open = [(entry, plan) for entry, plan in mine if entry.ends_on is None or entry.ends_on > today]
        done = [(entry, plan) for entry, plan in mine if (entry, plan) not in is_open]
        rows = [
            {
                "entry": entry,
                "plan": plan,
                "is_open": (entry, plan) in is_open,
                "href": _address("entry", reference, entry),
                "days_late": (entry.ends_on - plan.due_on).days if entry.ends_on else 0,
                "correct_href": _address("correct", reference, entry),
                "finish_href": _finish(reference, entry, request, may_finish),
            }
            for entry, plan in [*sorted(is_open, key=lambda pair: pair[1].due_on), *done]
        ]
        if rows:
            needs.append({"words": words, "rows": rows, "open": len(is_open)})
    return sorted(needs, key=lambda each: each["open"] == 0)


def _finish(reference: str, entry: EntryView, request: PageRequest, may_finish: bool) -> str:
    """Where to say that an open action is done: only the agency that recorded it may."""
    is_ours = entry.agency_id == request.viewer.agency_id
    return _address("finish", reference, entry) if may_finish and is_ours else ""


def _log(found: Managed, reference: str, today: date) -> dict[str, Any]:
    """Incentives and sanctions: drawn month by month, and the newest of the log."""
    months = [months_before(today.replace(day=1), back) for back in range(MONTHS_DRAWN - 1, -1, -1)]
    counts = carrot_and_stick(found, months)
    rows = [
        [entry.starts_on, ANSWER_WORDS[given.answer], {"text": given.what, "href": _address("entry", reference, entry)},
         given.what_for, given.given_by or entry.officer_name or entry.agency_name]
        for entry, given in found.given[:NEWEST]
    ]  # fmt: skip
    return {
        "log": rows,
        "months": [(month(first), incentives, sanctions) for first, incentives, sanctions in counts],
        "chart": _chart(counts) if rows else "",
    }


def _chart(counts: Sequence[tuple[date, int, int]]) -> Any:
    drawn = [(month(first), (incentives, sanctions)) for first, incentives, sanctions in counts]
    return charts.stacked_bars("log", "Incentives and sanctions by month", ["Incentives", "Sanctions"], drawn)


def _steps(found: Managed) -> list[tuple[str, EntryView | None, str]] | None:
    """Every step of the transition with the entry that says it is done; None for somebody it is not about."""
    if found.transition is None:
        return None
    return [(words, *found.transition.get(step, (None, ""))) for step, words in STEP_WORDS.items()]
