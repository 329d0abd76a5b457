"""Pages of plain words. They show nothing of anybody, so they are open to anybody."""

from django.http import HttpRequest, HttpResponse

from accord.web.shell.pages import page, render_page

_PURPOSE = "Telling people about the service"


@page(action=None, what="accessibility statement", purpose=_PURPOSE)
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far everyone can use the service, and whom to tell where not."""
    return render_page(request, "about/accessibility.html")


@page(action=None, what="privacy", purpose=_PURPOSE)
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of whom, under which law, and which cookies are set."""
    return render_page(request, "about/privacy.html")


@page(action=None, what="how records are watched", purpose=_PURPOSE)
def watching(request: HttpRequest) -> HttpResponse:
    """What the ledger keeps, and who reads it."""
    return render_page(request, "about/watching.html")
