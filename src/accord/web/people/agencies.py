"""Who is involved with the person, and who may not see the record."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse

from accord.access.queries.doors import shut_doors_of
from accord.access.queries.involvements import InvolvementView, involvements_of
from accord.access.rules import may
from accord.access.terms import BASIS_WORDS, INVOLVEMENT_ROLE_WORDS, Action, InvolvementBasis, InvolvementRole
from accord.ports.clock import london_day
from accord.web.people.header import header_of
from accord.web.people.sharing import may_hold_more
from accord.web.shell.pages import PageRequest, open_person, page, render_page


@page(action=Action.CONSULT, what="agencies and access", purpose="Managing the person")
def agencies(request: PageRequest, reference: str) -> HttpResponse:
    """Involvements, those that hold first; restrictions; and exclusions for those who may set them."""
    opened = open_person(request, reference)
    viewer, today = request.viewer, london_day(request.at)
    involved: Sequence[InvolvementView] = involvements_of(opened)
    shut = shut_doors_of(opened, today)
    may_restrict = bool(may(viewer, Action.RESTRICT))
    header = header_of(request, opened)
    context = {
        "header": header,
        "left_over": [] if header.tier else _of_a_cohort(involved, today),
        "current": "people:agencies",
        "today": today,
        "holding": sorted((each for each in involved if each.may_still_open(today)), key=_by_part),
        "ended": [each for each in involved if not each.may_still_open(today)],
        "basis_words": BASIS_WORDS,
        "role_words": INVOLVEMENT_ROLE_WORDS,
        "restrictions": [each for each in shut if each.kind == "restriction"],
        "exclusions": [each for each in shut if each.kind == "exclusion"] if may_restrict else None,
        "may_involve": bool(may(viewer, Action.INVOLVE)),
        "may_restrict": may_restrict,
        "hold_more": may_hold_more(viewer, involved, today),
    }
    return render_page(request, "people/agencies.html", context)


def _of_a_cohort(involved: Sequence[InvolvementView], today: date) -> list[str]:
    """The agencies that work with the person because they are in a cohort."""
    running = [each for each in involved if each.is_running(today)]
    return sorted({each.agency_name for each in running if each.basis is InvolvementBasis.IOM_COHORT})


def _by_part(each: InvolvementView) -> tuple[int, str]:
    """The lead agency first, then those that support, then those that only hold a record."""
    return list(InvolvementRole).index(each.role), each.agency_name
