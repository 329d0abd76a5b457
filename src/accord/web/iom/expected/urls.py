"""The addresses of what is expected."""

from django.urls import path

from accord.web.iom.expected.views import contacts, expected

app_name = "expected"
urlpatterns = [
    path("<slug:area_name>/", expected, name="area"),
    path("<slug:area_name>/contacts/", contacts, name="contacts"),
]
