"""Getting an officer in again: a new password, second factors taken away, a lock-out lifted. After the gate."""

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth.hashers import make_password

from accord.access.models import Officer
from accord.access.queries.sign_ins import code_of


def give_password(officer_id: int, password: str) -> None:
    """Give an officer a password that somebody else chose; every session of theirs ends with the old one."""
    Officer.objects.filter(pk=officer_id).update(password=make_password(password))


def remove_second_factors(officer_id: int) -> None:
    """Take away an officer's one-time codes, passkeys and recovery codes."""
    Authenticator.objects.filter(user_id=officer_id).delete()


def lift_lock_out(username: str) -> None:
    """Forget the wrong passwords counted against a user name."""
    reset(username=code_of(username))
