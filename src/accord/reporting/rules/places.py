"""Where people stand in a scheme, as the counts of it are handed it. Pure."""

from typing import Protocol


class Place(Protocol):
    """Where a person stands in a scheme on the day."""

    @property
    def person_id(self) -> int: ...
    @property
    def area_id(self) -> int: ...
    @property
    def tier(self) -> str: ...
    @property
    def cohort(self) -> str: ...
