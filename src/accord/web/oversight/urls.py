"""The addresses of oversight."""

from django.urls import path

from accord.web.oversight import emergencies, index, ledger

app_name = "oversight"
urlpatterns = [
    path("", index.index, name="index"),
    path("emergency-access/", emergencies.listed, name="emergencies"),
    path("emergency-access/<int:emergency_id>/", emergencies.one, name="emergency"),
    path("ledger/", ledger.ledger, name="ledger"),
    path("seals/", index.sealed, name="seals"),
]
