"""What the ledger is told of signing in, as it happens. Whoever cannot be told of is not let in."""

from collections.abc import Mapping
from typing import Any

from accord.access.queries.sign_ins import Account, account_named, code_of
from accord.audit.ledger import Event, append
from accord.audit.terms import Action, Outcome
from accord.web.shell.sign_in import PURPOSE

UNKNOWN = "unknown"
TOLD_BY_FORMS = frozenset({"totp_activated", "recovery_codes_generated"})


def tell(
    request: Any, account: Account, action: Action, what: str, detail: Mapping[str, str | int] | None = None
) -> None:
    """Tell of what an officer did about their own account."""
    _append(request, account, action, what, Outcome.ALLOWED, "", detail or {})


def tell_refused(request: Any, account: Account, what: str, reason: str) -> None:
    """Tell that an officer was not let in, and why."""
    _append(request, account, Action.SIGN_IN_FAILED, what, Outcome.REFUSED, reason, {})


def tell_wrong_password(request: Any, typed: str) -> None:
    """Tell of a wrong password: by its account if there is one, or else by a code that stands for what was typed.

    The account is asked for and a row written either way, so that both take the same time.
    """
    account, is_locked = account_named(typed), getattr(request, "axes_locked_out", False)
    action = Action.LOCKED_OUT if is_locked else Action.SIGN_IN_FAILED
    reason = "Locked after too many wrong passwords." if is_locked else "The user name or the password is wrong."
    detail = {"code for the user name": code_of(typed)}
    _append(request, account or Account(0, UNKNOWN, ""), action, "password", Outcome.REFUSED, reason, detail)


def account_of(officer: Any) -> Account:
    """The account of an officer as the sign-in library knows them."""
    return Account(officer.pk, officer.username, officer.agency.code)


def _append(
    request: Any, account: Account, action: Action, what: str, outcome: Outcome, reason: str, detail: Mapping[str, str | int]
) -> None:  # fmt: skip
    append(
        Event(
            at=request.at,
            actor=account.username,
            actor_id=account.officer_id or None,
            agency=account.agency_code,
            action=action,
            what=what,
            purpose=PURPOSE,
            outcome=outcome,
            reason=reason,
            detail=detail,
            address=request.META.get("REMOTE_ADDR", ""),
        )
    )
