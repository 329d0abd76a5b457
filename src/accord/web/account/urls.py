"""The address of an officer's own account. The library's addresses below it are declared in `shell/sign_in.py`."""

from django.urls import path

from accord.web.account.views import overview

app_name = "account"
urlpatterns = [path("", overview, name="overview")]
