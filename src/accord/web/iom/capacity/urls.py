"""The addresses of the capacity page."""

from django.urls import path

from accord.web.iom.capacity.views import capacity_here, capacity_of

app_name = "capacity"
urlpatterns = [path("", capacity_here, name="here"), path("<slug:area_name>/", capacity_of, name="area")]
