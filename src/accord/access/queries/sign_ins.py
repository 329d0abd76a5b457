"""Reads of how officers sign in: which account a typed user name means, what it is proved with, and whether it is locked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum

from accord.access.models import Officer
from accord.audit.ledger import ledger_keys
from accord.audit.rules import term_code


@dataclass(frozen=True)
class Account:
    """An officer's account, open or closed, as the ledger names it."""

    officer_id: int
    username: str
    agency_code: str


def account_named(typed: str) -> Account | None:
    """The account that a typed user name means, whatever its capitals; one query whether there is one or not."""
    row = Officer.objects.filter(username__iexact=typed).first()
    return Account(row.pk, row.username, row.agency.code) if row else None


def code_of(typed: str) -> str:
    """What stands for a typed user name where wrong passwords are counted and told.

    People type their password into the wrong box, so a user name that nobody has is written down nowhere.
    """
    return term_code(ledger_keys().term, "user name", typed)


@dataclass(frozen=True)
class SignInView:
    """How an officer signs in: with a password of Accord's or another service, with which second factors, and if locked."""

    has_password: bool
    has_codes: bool
    passkeys: int
    is_locked: bool
    last_at: datetime | None

    @property
    def has_second_factor(self) -> bool:
        """Whether something beside the password is asked for."""
        return self.has_codes or self.passkeys > 0


def sign_in_of(officer_id: int, at: datetime) -> SignInView | None:
    """How one officer signs in, in three queries; None when there is no such officer."""
    officer = Officer.objects.filter(pk=officer_id).first()
    if officer is None:
        return None
    factors = list(Authenticator.objects.filter(user_id=officer_id).values_list("type", flat=True))
    return SignInView(
        has_password=officer.has_usable_password(),
        has_codes=Authenticator.Type.TOTP in factors,
        passkeys=factors.count(Authenticator.Type.WEBAUTHN),
        is_locked=wrong_passwords(officer.username, at) >= settings.AXES_FAILURE_LIMIT,
        last_at=officer.last_login,
    )


def wrong_passwords(typed: str, at: datetime) -> int:
    """How many wrong passwords count against a user name at the moment."""
    since: datetime = at - lock_lasts()
    rows = AccessAttempt.objects.filter(username=code_of(typed), attempt_time__gte=since)
    return rows.aggregate(wrong=Sum("failures_since_start"))["wrong"] or 0


def lock_lasts() -> timedelta:
    """How long a user name stays locked after the last wrong password that counted."""
    lasts: timedelta = settings.AXES_COOLOFF_TIME
    return lasts
