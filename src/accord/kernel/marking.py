"""The marking on whatever the service shows or hands out.

Government Security Classifications Policy: OFFICIAL-SENSITIVE is no tier of its own but a handling caveat on
OFFICIAL. It stands at the top and the bottom of every page and document with its handling line.
"""

from collections.abc import Iterable
from enum import StrEnum


class Marking(StrEnum):
    """How a fact, a page or a document must be handled; the later in this list, the stricter."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"

    @property
    def handling(self) -> str:
        """What those who hold it must do, in one line."""
        return _HANDLING[self]

    @property
    def line(self) -> str:
        """The marking with its handling line, as it stands at the top and the bottom."""
        return f"{self.value}: {self.handling}"


_HANDLING = {
    Marking.OFFICIAL: "For the partnership's own work.",
    Marking.OFFICIAL_SENSITIVE: (
        "Only for those who need it to manage the person. Do not show it to the person, and do not pass it on "
        "without the agency that recorded it."
    ),
}


def strictest(markings: Iterable[Marking]) -> Marking:
    """The marking of something made of several parts: the strictest of theirs, and OFFICIAL when there are none."""
    order = list(Marking)
    return max(markings, key=order.index, default=Marking.OFFICIAL)
