"""The sign-in library's pages, each declared. What is not named here does not exist: nobody signs up by themselves."""

from collections.abc import Iterable

from allauth import urls as allauth_urls
from django.urls import URLPattern, URLResolver

from accord.access.declaration import Declaration
from accord.access.terms import Action
from accord.web.shell.routes import declared_alone

PURPOSE = "Keeping accounts safe"
_BOTH = ("GET", "POST")
_FOR_ANYBODY = (
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
)
_FOR_THE_OFFICER = (
    "account_reauthenticate",
    "account_change_password",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
)
_CHANGES_HOW_ONE_SIGNS_IN = (
    "account_change_password",
    "account_reset_password_from_key",
    "mfa_deactivate_totp",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
)


def sign_in_routes() -> list[URLPattern | URLResolver]:
    """Signing in and out, forgotten passwords, and an officer's own password and second factors."""
    declarations = dict(_declared(_FOR_ANYBODY, None)) | dict(_declared(_FOR_THE_OFFICER, Action.OWN_ACCOUNT))
    return declared_alone(allauth_urls.urlpatterns, declarations, whole=_CHANGES_HOW_ONE_SIGNS_IN)


def _declared(names: Iterable[str], action: Action | None) -> Iterable[tuple[str, Declaration]]:
    return ((name, Declaration(action, name.replace("_", " "), PURPOSE, _BOTH)) for name in names)
