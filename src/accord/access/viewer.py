"""The viewer: who is asking, as plain frozen values, loaded once a request. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from accord.access.terms import Role


@dataclass(frozen=True)
class Viewer:
    """An officer as the rules see them at one moment.

    `shared` maps each other agency (by id) to the kinds of entry that a live agreement or gateway lets this viewer's
    agency see of it; `ALL_KINDS` in the set means every kind.
    """

    officer_id: int
    username: str
    name: str
    agency_id: int
    agency_code: str
    agency_name: str
    team_id: int | None = None
    roles: frozenset[Role] = frozenset()
    is_active: bool = True
    shared: Mapping[int, frozenset[str]] = field(default_factory=dict)


ALL_KINDS = "*"
NAMED_ALONE = frozenset({"intelligence"})
"""The kinds of entry that an agreement over every kind does not cover: they are shared only where it names them too."""


def covers(kinds: frozenset[str], kind: str) -> bool:
    """Whether an agreement over the kinds shares entries of the kind."""
    return kind in kinds or (ALL_KINDS in kinds and kind not in NAMED_ALONE)


@dataclass(frozen=True)
class PersonFacts:
    """What the rules need to know of one person, relative to one viewer, on one day. Unknown people have no facts.

    `open_until` is when the emergency access that broke the glass ends.
    """

    agency_is_involved: bool = False
    agency_was_involved: bool = False
    others_are_involved: bool = False
    is_excluded: bool = False
    is_restricted: bool = False
    is_permitted: bool = False
    glass_is_broken: bool = False
    ask: str = ""
    open_until: datetime | None = None
