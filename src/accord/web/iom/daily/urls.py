"""The addresses of the daily list."""

from django.urls import path

from accord.web.iom.daily.times import times, times_csv
from accord.web.iom.daily.views import daily, here

app_name = "daily"
urlpatterns = [
    path("", here, name="here"),
    path("<slug:area_name>/", daily, name="list"),
    path("<slug:area_name>/times/", times, name="times"),
    path("<slug:area_name>/times.csv", times_csv, name="times_csv"),
]
