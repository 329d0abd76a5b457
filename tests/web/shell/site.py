"""A small service with a page for everything that the frame must answer. It is routed by the tests alone."""

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from accord.access.terms import Action
from accord.audit.ledger import LedgerUnavailable
from accord.config.urls import handler400, handler403, handler404, handler500
from accord.web.shell.pages import PageRequest, open_person, page
from accord.web.shell.routes import with_own_door
from accord.web.shell.sign_in import sign_in_routes

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@page(action=None, what="about", purpose="Telling")
def about(request: HttpRequest) -> HttpResponse:
    """For anybody."""
    return HttpResponse("about")


@page(action=Action.OWN_ACCOUNT, what="home", purpose="Working", methods=("GET", "POST"))
def home(request: PageRequest) -> HttpResponse:
    """For any officer."""
    return HttpResponse(f"{request.viewer.username} {request.at.isoformat()}")


@page(action=Action.ADMINISTER, what="officers", purpose="Keeping accounts safe")
def officers(request: PageRequest) -> HttpResponse:
    """For administrators."""
    return HttpResponse("officers")


@page(action=Action.CONSULT, what="person overview", purpose="Managing the person")
def person(request: PageRequest, reference: str) -> HttpResponse:
    """A person's record."""
    return HttpResponse(str(open_person(request, reference).person_id))


FAULTS = {"ledger": LedgerUnavailable, "gone": Http404, "database": OperationalError, "bug": ZeroDivisionError}


@page(action=Action.OWN_ACCOUNT, what="fault", purpose="Testing")
def fault(request: PageRequest, kind: str) -> HttpResponse:
    """Something goes wrong."""
    raise FAULTS[kind]("Quillfeather")


def undeclared(request: HttpRequest) -> HttpResponse:
    """Somebody forgot to declare this."""
    return HttpResponse("Quillfeather")


def api(request: HttpRequest) -> HttpResponse:
    """The API checks its callers itself."""
    return HttpResponse("api")


urlpatterns = [
    path("", home, name="home"),
    path("about/", about, name="about"),
    path("officers/", officers, name="officers"),
    path("people/<str:reference>/", person, name="person"),
    path("fault/<str:kind>/", fault, name="fault"),
    path("undeclared/", undeclared, name="undeclared"),
    path("account/", include(sign_in_routes())),
    path("api/", include((with_own_door([path("me/", api, name="me")]), "api"))),
]
