"""What the sign-in library asks of us as somebody signs in or out, and changes how they sign in.

It is given by name in the settings. Each hook tells the ledger first: where that fails, nobody is let in.
"""

import base64
import hashlib
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import filter_users_by_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpResponse

from accord.access.queries.sign_ins import Account
from accord.access.queries.viewers import viewer_for
from accord.audit.terms import Action
from accord.web.account.second_factor import PROVED
from accord.web.account.telling import TOLD_BY_FORMS, UNKNOWN, account_of, tell, tell_refused, tell_wrong_password
from accord.web.shell.exits_waiting import count_waiting
from accord.web.shell.pages import render_page

JUST_NOW = timedelta(minutes=5)
_CLOSED = "The account is closed."
_NO_ACCOUNT = "No open account has the address that single sign-on gave."


class AccountAdapter(DefaultAccountAdapter):
    """Passwords, and every way in and out."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "The user name or the password is wrong.",
        "incorrect_password": "The password is wrong.",
        "enter_current_password": "The current password is wrong.",
        "incorrect_code": "The code is wrong or has been used. Wait for the next one.",
        "too_many_login_attempts": "Too many wrong codes. Wait five minutes, then try again.",
        "rate_limited": "Too many wrong codes. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request: Any) -> bool:
        """Administrators open accounts; nobody opens one for themselves."""
        return False

    def pre_authenticate(self, request: Any, **credentials: Any) -> None:
        """Wrong passwords are counted in the database, by what locks the user name out; not here a second time."""

    def authentication_failed(self, request: Any, **credentials: Any) -> None:
        """A wrong password, at the sign-in or when it is asked for again."""
        tell_wrong_password(request, credentials.get("username") or "")

    def pre_login(self, request: Any, user: Any, **login: Any) -> HttpResponse | None:
        """The right password of a closed account lets nobody in."""
        if not user.is_active:
            tell_refused(request, account_of(user), "closed account", _CLOSED)
        return super().pre_login(request, user, **login)

    def login(self, request: Any, user: Any) -> None:
        """Everything is proved: the session begins."""
        tell(request, account_of(user), Action.SIGN_IN, "sign in")
        super().login(request, user)
        viewer = viewer_for(user.pk, request.at)
        if viewer is not None:
            count_waiting(request.session, viewer, request.at)

    def logout(self, request: Any) -> None:
        """The session ends."""
        tell(request, account_of(request.user), Action.SIGN_OUT, "sign out")
        super().logout(request)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Called after each change to how an officer signs in; the last part of the prefix says what it was.

        Where the library calls it only once the change cannot be undone, the form has told of it before.
        """
        self.request.session.pop(PROVED, None)
        what = template_prefix.rpartition("/")[2]
        if what not in TOLD_BY_FORMS:
            tell(self.request, account_of(user), Action.SIGN_IN_CHANGED, what.replace("_", " "))

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Only to those who have a password here: single sign-on is not to be walked round."""
        if user.has_usable_password():
            super().send_password_reset_mail(user, email, context)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """The password is not asked for again of somebody who has only just given it."""
        began = self.request.session.get("signed_in_at")
        is_fresh = began is not None and self.request.at - datetime.fromisoformat(began) < JUST_NOW
        return not is_fresh


class SecondFactorAdapter(DefaultMFAAdapter):
    """One-time codes and passkeys. Their secrets lie encrypted in the database, so that a copy of it signs nobody in."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is wrong or has been used. Wait for the next one.",
    }

    def get_totp_label(self, user: Any) -> str:
        """How the account stands in an authenticator app."""
        return str(user.username)

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.username)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a passkey is called until its officer says otherwise."""
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def encrypt(self, text: str) -> str:
        """The secret as it is stored."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret as it is used."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """The partnership's own sign-on. It says who somebody is; whether they have an account here, administrators say."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Nobody gets an account by signing on."""
        return False

    def pre_social_login(self, request: Any, sociallogin: Any) -> None:
        """The first time, the account is the one open account with the address; from then on the provider's own number."""
        if sociallogin.is_existing:
            return
        claims = sociallogin.account.extra_data.get("userinfo") or sociallogin.account.extra_data.get("id_token") or {}
        address = claims.get("email") if claims.get("email_verified", True) is True else None
        found = filter_users_by_email(address, is_active=True) if address else []
        if len(found) != 1:
            tell_refused(request, Account(0, UNKNOWN, ""), "single sign-on", _NO_ACCOUNT)
            raise ImmediateHttpResponse(render_page(request, "socialaccount/no_account.html", status=403))
        sociallogin.connect(request, found[0])


def _cipher() -> Fernet:
    digest = hashlib.sha256(b"accord second factors" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
