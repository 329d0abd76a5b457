"""The only door to a person. Every function here decides, writes the ledger, and only then lets the caller go on.

A stranger's record and a missing one are the same answer: `NotFound`.
"""

from accord.access.gate.asking import Asking, NotFound, Opened, Refused, Restricted
from accord.access.gate.conditions import entries_for, people_for, shut_for
from accord.access.gate.doors import (
    admit,
    note,
    note_administration,
    note_export,
    open_person,
    refuse,
    require,
    tell,
    tell_of,
)
from accord.access.gate.facts import facts_about
from accord.access.gate.pairs import admit_beside, open_beside, pairs_for

__all__ = [
    "Asking",
    "NotFound",
    "Opened",
    "Refused",
    "Restricted",
    "admit",
    "admit_beside",
    "entries_for",
    "facts_about",
    "note",
    "note_administration",
    "note_export",
    "open_beside",
    "open_person",
    "pairs_for",
    "people_for",
    "refuse",
    "require",
    "shut_for",
    "tell",
    "tell_of",
]
