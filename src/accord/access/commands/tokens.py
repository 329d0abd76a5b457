"""The tokens by which programs act for officers. Called inside a journey's transaction, or when one is used."""

from dataclasses import dataclass
from datetime import date, datetime

from accord.access.models import ApiToken
from accord.access.queries.tokens import digest_of


@dataclass(frozen=True)
class NewToken:
    """A token to issue: for whom, what for, the secret itself, and until when."""

    officer_id: int
    name: str
    secret: str
    expires_at: datetime


def issue_token(new: NewToken, at: datetime, by: str) -> int:
    """Keep the digest of a secret that nobody will see again; returns the token's number."""
    return ApiToken.objects.create(
        officer_id=new.officer_id, name=new.name.strip(), digest=digest_of(new.secret), issued_at=at, issued_by=by,
        expires_at=new.expires_at,
    ).pk  # fmt: skip


def revoke_token(token_id: int, on: date) -> bool:
    """Let a token open nothing from now on; False when there is no such token or it is revoked already."""
    return ApiToken.objects.filter(pk=token_id, revoked_on__isnull=True).update(revoked_on=on) == 1


def revoke_tokens_of(officer_id: int, on: date) -> None:
    """Let none of an officer's tokens open anything from now on, not even if the account is opened again."""
    ApiToken.objects.filter(officer_id=officer_id, revoked_on__isnull=True).update(revoked_on=on)


def note_use(token_id: int, on: date) -> None:
    """Keep the day on which a token was last used; one write a day."""
    ApiToken.objects.filter(pk=token_id).exclude(last_used_on=on).update(last_used_on=on)
