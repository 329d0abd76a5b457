"""The addresses of the exits page."""

from django.urls import path

from accord.web.iom.exits.views import exits_here, exits_of

app_name = "exits"
urlpatterns = [path("", exits_here, name="here"), path("<slug:area_name>/", exits_of, name="list")]
