"""Whom a cohort of a scheme could take on a day: people whom its rule finds, each with why, to be nominated by somebody."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accord.access import gate
from accord.access.terms import Action
from accord.iom.queries.candidates import short_sentence_candidates
from accord.iom.queries.nomination import people_nominated
from accord.iom.queries.scheme import version_on
from accord.iom.rules.candidates import FOUND_BY_RULE, SUPERVISED_BY_LAW, Candidate
from accord.iom.terms import COHORT_TAKES, COHORT_WORDS, Cohort
from accord.kernel.columns import date_column
from accord.kernel.references import reference_of
from accord.people.queries.cases import CaseRow, names_of
from accord.ports.clock import london_day
from accord.web.iom.schemes import links, own
from accord.web.people.selection import PURPOSE
from accord.web.shell import forms
from accord.web.shell.lists import slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import last_first

ON = date_column("on", "On", not_in_future=True, label="On which day?")


@page(action=Action.CONSULT, what="candidates for an IOM cohort", purpose=PURPOSE)
def candidates(request: PageRequest, scheme_code: str) -> HttpResponse:
    """The people whom the rule finds and the viewer may see; whoever is shown is in the ledger before."""
    scheme, today = own(request, scheme_code), london_day(request.at)
    answers = forms.read({"on": forms.posted_text(request.GET, ON)}, [ON], today)
    on = answers.values.get("on") or today
    cohort = Cohort.SHORT_SENTENCE
    version = version_on(scheme, on)
    definition = version.definition if version else None
    found = short_sentence_candidates(request.viewer, scheme, definition, on)
    may_see = names_of(request.viewer, [each.person_id for each in found], request.at)
    shown = [each for each in found if each.person_id in may_see]
    cut = slice_of(request.GET, len(shown))
    listed = shown[cut.offset : cut.offset + cut.size]
    gate.note(
        asking(request), Action.CONSULT, people=sorted(each.person_id for each in listed),
        detail={"scheme": scheme.code, "cohort": cohort, "on": on.isoformat()},
    )  # fmt: skip
    nominated = people_nominated(scheme)
    context = {
        "scheme": scheme, "links": links(scheme), "cohort": COHORT_WORDS[cohort], "on": on, "rule": COHORT_TAKES[cohort],
        "takes": definition.takes.get(cohort, "") if definition else "", "by_law": SUPERVISED_BY_LAW,
        "by_judgement": [COHORT_WORDS[each] for each in Cohort if each not in FOUND_BY_RULE],
        "rows": [_row(each, may_see[each.person_id], each.person_id in nominated) for each in listed], "slice": cut,
        "question": forms.question(ON, forms.Answers({"on": on.isoformat()}, {}, answers.faults)), "faults": answers.faults,
    }  # fmt: skip
    return render_page(request, "iom/candidates.html", context, 400 if answers.faults else 200)


def _row(each: Candidate, case: CaseRow, is_nominated: bool) -> dict[str, Any]:
    if case.is_restricted:
        return {"name": "Restricted access", "href": "", "because": "Not shown", "nominate": "", "is_nominated": False}
    reference = reference_of(each.person_id)
    return {
        "name": last_first(case.family_name, case.given_names),
        "href": f"/people/{reference}/",
        "because": each.because,
        "nominate": "" if is_nominated else reverse("people:nominate", args=[reference]),
        "is_nominated": is_nominated,
    }
