"""The addresses of schemes."""

from django.urls import path

from accord.web.iom.candidates import candidates
from accord.web.iom.change import change, found, partner
from accord.web.iom.ending import end
from accord.web.iom.papers import meeting_paper, meeting_pdf, meeting_sheet
from accord.web.iom.schemes import compare, index, scheme
from accord.web.iom.selection import selection

app_name = "iom"
_scheme = "<str:scheme_code>/"
urlpatterns = [
    path("", index, name="index"),
    path("found/", found, name="found"),
    path(_scheme, scheme, name="scheme"),
    path(f"{_scheme}change/", change, name="change"),
    path(f"{_scheme}end/", end, name="end"),
    path(f"{_scheme}partner/", partner, name="partner"),
    path(f"{_scheme}selection/", selection, name="selection"),
    path(f"{_scheme}selection/paper/", meeting_paper, name="paper"),
    path(f"{_scheme}selection/paper/pdf/", meeting_pdf, name="paper_pdf"),
    path(f"{_scheme}selection/paper/spreadsheet/", meeting_sheet, name="paper_sheet"),
    path(f"{_scheme}candidates/", candidates, name="candidates"),
    path(f"{_scheme}compare/<int:one>/<int:other>/", compare, name="compare"),
]
