"""Issue and revoke the tokens by which programs act for officers: done by the operator, and in the ledger."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from accord.access.commands.tokens import NewToken, issue_token, revoke_token
from accord.access.queries.officers import officer_named
from accord.access.rules import token_may_be_issued
from accord.audit.ledger import Event, append
from accord.audit.terms import Action
from accord.kernel.decisions import Decision, NotAllowed
from accord.policy.queries import value_on
from accord.ports.clock import london_day

LONGEST = "access.api_token.longest_days"


class TokenRefused(NotAllowed):
    """The token is not issued; `decision` says why."""


@dataclass(frozen=True)
class Wanted:
    """A token that is wanted: for whom, what for, for how many days, and the secret, which chance gave."""

    username: str
    name: str
    days: int
    secret: str


@dataclass(frozen=True)
class Issued:
    """A token that was issued."""

    number: int
    expires_at: datetime


def issue(wanted: Wanted, at: datetime, by: str) -> Issued:
    """Let a program act for an officer, with the officer's rights and no more; TokenRefused says why not."""
    day = london_day(at)
    officer = officer_named(wanted.username, day)
    if officer is None or not officer.is_active:
        raise TokenRefused(Decision.no("officer", f"There is no officer {wanted.username!r} with an open account."))
    allowed = token_may_be_issued(wanted.name, wanted.days, int(value_on(LONGEST, day).value))
    if not allowed:
        raise TokenRefused(allowed)
    expires_at = at + timedelta(days=wanted.days)
    with transaction.atomic():
        number = issue_token(NewToken(officer.id, wanted.name, wanted.secret, expires_at), at, by)
        _tell("token issued", {"officer": officer.id, "token": number, "days": wanted.days}, at, by)
    return Issued(number, expires_at)


def revoke(number: int, at: datetime, by: str) -> bool:
    """Let a token open nothing from now on; False when there is no such token or it is revoked already."""
    with transaction.atomic():
        revoked = revoke_token(number, london_day(at))
        if revoked:
            _tell("token revoked", {"token": number}, at, by)
    return revoked


def _tell(what: str, detail: dict[str, str | int], at: datetime, by: str) -> None:
    append(
        Event(
            at=at,
            actor=by,
            actor_id=None,
            agency="",
            action=Action.SIGN_IN_CHANGED,
            what=what,
            purpose="Letting a program act for an officer",
            detail=detail,
        )
    )
