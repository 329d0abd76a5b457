"""The addresses of the case list."""

from django.urls import path

from accord.web.cases.views import cases

app_name = "cases"
urlpatterns = [path("", cases, name="list")]
