"""The address of what an officer was told."""

from django.urls import path

from accord.web.notices.views import notices

app_name = "notices"
urlpatterns = [path("", notices, name="list")]
