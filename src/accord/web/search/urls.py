"""The addresses of search."""

from django.urls import path

from accord.web.search.views import find

app_name = "search"
urlpatterns = [path("", find, name="find")]
