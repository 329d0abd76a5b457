"""Help an officer to sign in again. Each change and its ledger row go together; a password is never in the ledger."""

from django.db import transaction

from accord.access.commands import sign_ins
from accord.access.gate import Asking, note_administration


def give_password(asking: Asking, officer_id: int, username: str, password: str) -> None:
    """Give an officer a one-time password, and let them try at once."""
    with transaction.atomic():
        note_administration(asking, {"officer": officer_id, "change": "password given"})
        sign_ins.give_password(officer_id, password)
        sign_ins.lift_lock_out(username)


def remove_second_factors(asking: Asking, officer_id: int) -> None:
    """Take away an officer's second factors, for instance when their telephone is lost."""
    with transaction.atomic():
        note_administration(asking, {"officer": officer_id, "change": "second factors removed"})
        sign_ins.remove_second_factors(officer_id)


def lift_lock_out(asking: Asking, officer_id: int, username: str) -> None:
    """Let an officer try again before the lock-out ends by itself."""
    with transaction.atomic():
        note_administration(asking, {"officer": officer_id, "change": "lock-out lifted"})
        sign_ins.lift_lock_out(username)
