"""Where a record is now that turned out to be another person's: old links, and pages that were open meanwhile, lead there."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accord.kernel.references import number_of, reference_of
from accord.people.queries.cases import names_of
from accord.people.queries.records import where_records_went

TOLD = "These records turned out to be this person's, and were joined with the others. Check what you were doing."


def answer_elsewhere(request: Any) -> HttpResponse | None:
    """Leads on to the same page of the person who has the records now, if the viewer knows that one; else None.

    A stranger's record and a missing one go on answering alike.
    """
    match, viewer = request.resolver_match, getattr(request, "viewer", None)
    reference = match.kwargs.get("reference", "") if match else ""
    person_id = number_of(reference)
    if viewer is None or person_id is None:
        return None
    went = where_records_went(person_id)
    if went is None or went not in names_of(viewer, [went], request.at):
        return None
    messages.info(request, TOLD)
    return redirect(match.view_name, **{**match.kwargs, "reference": reference_of(went)})
