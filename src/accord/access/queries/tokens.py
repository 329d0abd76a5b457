"""Reads of the tokens by which programs act for officers. A secret is never read: only its digest is kept."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from accord.access.models import ApiToken
from accord.access.rules import token_is_in_force


def digest_of(secret: str) -> str:
    """What is kept of a secret: 64 hexadecimal characters. The secret is random and long, so it needs no slow hashing."""
    return sha256(secret.encode()).hexdigest()


@dataclass(frozen=True)
class TokenInForce:
    """A token that was shown, and the officer for whom it acts."""

    id: int
    officer_id: int
    last_used_on: date | None


def token_in_force(secret: str, at: datetime) -> TokenInForce | None:
    """The token with the secret, if it may be used at the moment; whether the account is open is for the viewer to tell."""
    row = ApiToken.objects.filter(digest=digest_of(secret)).first()
    if row is None or not token_is_in_force(row.expires_at, row.revoked_on, at):
        return None
    return TokenInForce(row.pk, row.officer_id, row.last_used_on)


@dataclass(frozen=True)
class TokenView:
    """A token as the operator sees it."""

    id: int
    username: str
    name: str
    issued_at: datetime
    expires_at: datetime
    last_used_on: date | None
    revoked_on: date | None


def tokens() -> list[TokenView]:
    """Every token ever issued, newest first."""
    rows = ApiToken.objects.select_related("officer").order_by("-pk")
    return [
        TokenView(
            row.pk, row.officer.username, row.name, row.issued_at, row.expires_at, row.last_used_on, row.revoked_on
        )
        for row in rows
    ]
