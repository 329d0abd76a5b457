"""The addresses that the footer links to."""

from django.urls import path

from accord.web.about import views

app_name = "about"
urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("how-records-are-watched/", views.watching, name="watching"),
]
