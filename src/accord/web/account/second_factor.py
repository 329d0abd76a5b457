"""A second factor of every officer, where the settings ask for it."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accord.web.shell.pages import declaration_of
from accord.web.shell.routes import has_own_door

PROVED = "has_second_factor"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# What it takes to set one up; pages for anybody, signing out among them, stay open too.
_OPEN_BEFORE = frozenset(
    {
        "account_reauthenticate",
        "account_change_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
    }
)


class SecondFactor:
    """Leads an officer who has no second factor to set one up, before anything else. To the API they are nobody.

    Who came by single sign-on has proved themselves there. It stands after the door, which says who asks.
    """

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Callable[..., Any], _args: Any, _kwargs: Any) -> HttpResponse | None:
        if not settings.ACCORD_REQUIRE_SECOND_FACTOR or request.viewer is None or _is_proved(request):
            return None
        if has_own_door(view):
            request.viewer = None
            return None
        declaration = declaration_of(view)
        is_for_anybody = declaration is not None and declaration.action is None
        if is_for_anybody or request.resolver_match.view_name in _OPEN_BEFORE:
            return None
        return redirect("mfa_index")


def came_by_single_sign_on(request: Any) -> bool:
    """Whether this session began at the partnership's own sign-on."""
    return any(each["method"] == "socialaccount" for each in get_authentication_records(request, request.user))


def _is_proved(request: Any) -> bool:
    """Asked of the database until the answer is yes, and then kept in the session until it may have changed."""
    if not request.session.get(PROVED) and (came_by_single_sign_on(request) or is_mfa_enabled(request.user, FACTORS)):
        request.session[PROVED] = True
    return bool(request.session.get(PROVED))
