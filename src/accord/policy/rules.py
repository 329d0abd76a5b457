"""What must hold of a policy value and of a change to one. Pure."""

import re
from datetime import date

from accord.access.terms import AREA_KIND_WORDS, AreaKind
from accord.kernel.decisions import Decision
from accord.policy.terms import UNIT_WORDS, Unit

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,5}")
_GROUPS = range(1, 5)
_LARGEST = 10_000
LONGEST_TEXT = 500
"""The most characters that a source or a reason may have."""


def key_is_well_formed(key: str, context: str) -> Decision:
    """A key is words in lower case joined by full stops, the first of them the context that uses it."""
    if _KEY.fullmatch(key) and key.split(".")[0] == context:
        return Decision.yes("key", "The key is well formed.")
    return Decision.no(
        "key",
        f"A key here is words in lower case joined by full stops, such as {context}.thing.months.",
    )


def value_fits(unit: Unit, text: str) -> Decision:
    """A value is a whole number above nought, in figures; a retention group is 1, 2, 3 or 4."""
    is_whole_number = text.isascii() and text.isdigit() and not text.startswith("0")
    if not is_whole_number or int(text) > _LARGEST:
        return Decision.no(
            "value",
            f"Give a whole number of {UNIT_WORDS[unit]} in figures, from 1 to {_LARGEST}.",
        )
    if unit == Unit.RETENTION_GROUP and int(text) not in _GROUPS:
        return Decision.no("value", "A retention group is 1, 2, 3 or 4.")
    return Decision.yes("value", f"{text} {UNIT_WORDS[unit]}.")


def key_is_not_known(key: str) -> Decision:
    """A value can only be set for a key that ships, because no rule reads any other."""
    return Decision.no(
        "key",
        f"There is no policy value called {key}. Choose one from the list of policy values.",
    )


def somebody_was_faster() -> Decision:
    """Of two people who change the same value at the same moment, one succeeds and the other is told."""
    return Decision.no(
        "faster",
        "Somebody has just changed this value. Look at what it is now, then change it if you still need to.",
    )


def start_follows(current: date | None, starts_on: date) -> Decision:
    """A new value starts no earlier than the one it ends, so that the past stays explained by what was in force then.

    It may start on the same day: the old value then was in force on no day, which is how a slip is put right.
    """
    if current is None or starts_on >= current:
        return Decision.yes("start", "It starts after the value before it.")
    return Decision.no(
        "start",
        f"The value it would end started on {current.isoformat()}. Choose that day or a later one; what was in force "
        "before then stays as it was.",
    )


def is_said(what: str, text: str) -> Decision:
    """A change says where the value comes from and why it is made, in at most 500 characters."""
    if not text.strip():
        return Decision.no(
            what,
            f"Give the {what}: whoever relies on this value must be able to see it.",
        )
    if len(text.strip()) > LONGEST_TEXT:
        return Decision.no(
            what,
            f"The {what} has {len(text.strip())} characters; shorten it to {LONGEST_TEXT}.",
        )
    return Decision.yes(what, f"The {what} is given.")


def area_label(name: str, kind: str) -> str:
    """How an area is named beside a value: with its kind, because a force and a MAPPA area often share a name."""
    return f"{name} ({AREA_KIND_WORDS[AreaKind(kind)]})"
