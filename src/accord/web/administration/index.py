"""The first page of administration: what there is to look after, counted."""

from django.http import HttpResponse

from accord.access.queries.agencies import agencies
from accord.access.queries.agreements import agreements
from accord.access.queries.areas import areas
from accord.access.queries.officers import officers_by_agency
from accord.access.terms import Action
from accord.kernel.policy import Status
from accord.policy.queries import all_on
from accord.ports.clock import london_day
from accord.web.shell.pages import PageRequest, page, render_page


@page(action=Action.ADMINISTER, what="administration", purpose="Looking after the partnership")
def index(request: PageRequest) -> HttpResponse:
    """Counts that lead to what they count."""
    today = london_day(request.at)
    values = all_on(today)
    signed = [each for each in agreements() if each.is_in_force(today)]
    context = {
        "agencies": len(agencies()),
        "areas": len(areas()),
        "officers": sum(officers_by_agency().values()),
        "values": len(values),
        "assumed": sum(each.status is Status.ASSUMED for each in values),
        "agreements": len(signed),
        "overdue": sum(each.review_on is not None and each.review_on < today for each in signed),
    }
    return render_page(request, "administration/index.html", context)
