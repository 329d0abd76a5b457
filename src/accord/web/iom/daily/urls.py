"""The addresses of the daily list."""

from django.urls import path

from accord.web.iom.daily.views import daily, here

app_name = "daily"
urlpatterns = [path("", here, name="here"), path("<slug:area_name>/", daily, name="list")]
