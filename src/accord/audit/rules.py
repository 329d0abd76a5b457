"""What makes the ledger's rows and their order provable, as functions over plain values.

A code is an HMAC-SHA256 in hexadecimal, under a key that the database does not hold: whoever can write to the database
cannot make one. Each kind of code has a key of its own, so that one can never be passed off as another.
Data Protection Act 2018 s.62; OWASP ASVS 5.0, 16.3.2 (log without the data) and 16.4.2 (logs cannot be modified).
"""

import functools
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta

GENESIS = "0" * 64  # what stands before the first place and before the first seal
SHORTEST_SECRET = 32  # bytes
DETAIL_LIMIT = 20_000  # characters: enough to number a thousand people on a list
BACKDATING_WINDOW = timedelta(hours=1)  # longer than any transaction that writes to the ledger

_as_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Keys:
    """One key for each kind of code, all made from one secret."""

    row: bytes
    place: bytes
    seal: bytes
    term: bytes


@dataclass(frozen=True, slots=True)
class SealContent:
    """What a seal says; its hash covers all of it. Moments are as `moment_text` writes them.

    `rows_digest` is the link of its last place. `reached` is a row number that had been given out when it was made, and
    `observed_at` the database's own clock just after; at and below `low_water` no further row can appear; `caught_up` says
    whether it left no row waiting.
    """

    number: int
    sealed_at: str
    first_position: int
    row_count: int
    rows_digest: str
    reached: int
    observed_at: str
    low_water: int
    caught_up: bool
    previous_hash: str


def keys_from(secret: str) -> Keys:
    """The keys made from the ledger's secret. ValueError if it is too short to keep anyone out."""
    root = secret.encode()
    if len(root) < SHORTEST_SECRET:
        raise ValueError(f"the ledger's key has {len(root)} bytes, and at least {SHORTEST_SECRET} are needed")
    kinds = ("row", "place", "seal", "term")
    return Keys(*(hmac.digest(root, f"accord ledger {kind}".encode(), "sha256") for kind in kinds))


def moment_text(at: datetime) -> str:
    """A moment in UTC to the microsecond, as the codes cover it. ValueError if it does not say its zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be written in the ledger")
    return at.astimezone(UTC).isoformat(sep=" ", timespec="microseconds").removesuffix("+00:00")


def row_code(key: bytes, content: Sequence[str | int | None]) -> str:
    """The code of one row over every column of its content, in the order of `models.CONTENT`, as a JSON array in UTF-8."""
    return _code(key, _as_json(content))


def place_code(key: bytes, before: str, position: int, seal_number: int, row_id: int, mac: str) -> str:
    """The link of one place: over the link before it, where it stands, and which row with which code stands there."""
    return _code(key, f"{before} {position} {seal_number} {row_id} {mac}")


def seal_code(key: bytes, seal: SealContent) -> str:
    """The hash of a seal: over the seal before it and the link of its last place, so over everything up to there."""
    return _code(key, _as_json(astuple(seal)))


def detail_text(detail: Mapping[str, str | int]) -> str:
    """The detail of an event as the ledger keeps it. ValueError if it is so long that it must hold the data itself."""
    text = json.dumps(dict(detail), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if len(text) > DETAIL_LIMIT:
        raise ValueError(f"the detail of an event has {len(text)} characters, and {DETAIL_LIMIT} is the limit")
    return text


def term_code(key: bytes, kind: str, term: str) -> str:
    """A code that stands for a search term, the same however it is spaced and whatever its capitals.

    It answers "who searched for this?" for someone who brings the term, and tells nothing to someone who does not.
    """
    plain = " ".join(term.casefold().split())
    return _code(key, _as_json((kind, plain)))


def earliest_believable(caught_up_at: str) -> str:
    """The earliest time that a row may claim which came after nothing was left waiting; both as `moment_text` writes them.

    Fixed widths, so two such texts compare as the moments do.
    """
    return moment_text(datetime.fromisoformat(caught_up_at).replace(tzinfo=UTC) - BACKDATING_WINDOW)


def _code(key: bytes, message: str) -> str:
    code = _begun(key).copy()  # taking up the key anew each time would take longer than the message
    code.update(message.encode())
    return code.hexdigest()


@functools.lru_cache(maxsize=16)
def _begun(key: bytes) -> hmac.HMAC:
    return hmac.new(key, digestmod="sha256")
