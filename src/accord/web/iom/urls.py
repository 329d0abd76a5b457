"""The addresses of schemes."""

from django.urls import path

from accord.web.iom.change import change, found, partner
from accord.web.iom.schemes import compare, index, scheme

app_name = "iom"
_scheme = "<str:scheme_code>/"
urlpatterns = [
    path("", index, name="index"),
    path("found/", found, name="found"),
    path(_scheme, scheme, name="scheme"),
    path(f"{_scheme}change/", change, name="change"),
    path(f"{_scheme}partner/", partner, name="partner"),
    path(f"{_scheme}compare/<int:one>/<int:other>/", compare, name="compare"),
]
