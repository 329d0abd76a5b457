"""The second step of signing in, told to the ledger when it is failed, and setting one up, told before it is done.

The settings give these to the sign-in library.
"""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from django.core.exceptions import ValidationError

from accord.access.queries.sign_ins import Account
from accord.audit.terms import Action
from accord.web.account.telling import UNKNOWN, account_of, tell, tell_refused

_WRONG_CODE = "The code was wrong, or too many were."
_WRONG_PASSKEY = "The passkey was not accepted."


class _TellsOfCodes:
    def clean_code(self: Any) -> str:
        try:
            return str(super().clean_code())  # type: ignore[misc]
        except ValidationError:
            tell_refused(context.request, account_of(self.user), "one-time code", _WRONG_CODE)
            raise


class _TellsOfPasskeys:
    def clean_credential(self: Any) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ValidationError:
            account = account_of(self.user) if self.user else Account(0, UNKNOWN, "")
            tell_refused(context.request, account, "passkey", _WRONG_PASSKEY)
            raise


class CodeForm(_TellsOfCodes, AuthenticateForm):
    """The one-time code, or a recovery code, after the password."""


class CodeAgainForm(_TellsOfCodes, ReauthenticateForm):
    """The code, asked for again before a change to how one signs in."""


class PasskeyForm(_TellsOfPasskeys, AuthenticateWebAuthnForm):
    """The passkey, after the password."""


class PasskeyAloneForm(_TellsOfPasskeys, LoginWebAuthnForm):
    """The passkey in place of a password."""


class PasskeyAgainForm(_TellsOfPasskeys, ReauthenticateWebAuthnForm):
    """The passkey, asked for again before a change to how one signs in."""


class SetUpCodesForm(_TellsOfCodes, ActivateTOTPForm):
    """The first code of an authenticator app: with it, one-time codes are set up."""

    def clean_code(self) -> str:
        code = super().clean_code()
        tell(context.request, account_of(self.user), Action.SIGN_IN_CHANGED, "totp activated")
        return code


class NewRecoveryCodesForm(GenerateRecoveryCodesForm):
    """New recovery codes in place of the old."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        tell(context.request, account_of(self.user), Action.SIGN_IN_CHANGED, "recovery codes generated")
        return dict(cleaned)
