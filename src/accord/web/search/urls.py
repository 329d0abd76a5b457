"""The addresses of search."""

from django.urls import path

from accord.web.search.views import details, find

app_name = "search"
urlpatterns = [path("", find, name="find"), path("details/", details, name="details")]
