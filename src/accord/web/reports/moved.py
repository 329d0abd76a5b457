"""Who would come onto the ranked list or drop off it if a weight moved, by name for those whom the viewer may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.kernel.references import reference_of
from accord.people.queries.cases import CaseRow
from accord.reporting.list_tables import moved_words
from accord.reporting.queries.ranked import RankedList
from accord.web.shell.words import last_first


@dataclass(frozen=True)
class Movers:
    """Those who come or go: the name and address of each who may be shown, and how many more there are."""

    shown: tuple[tuple[str, str], ...]
    not_shown: int

    @property
    def text(self) -> str:
        """In words, for a paper."""
        names = [name for name, _ in self.shown]
        return "; ".join([*names, f"{self.not_shown} not shown"] if self.not_shown else names) or "nobody"


@dataclass(frozen=True)
class MovedLine:
    """One weight, by how much it is moved, who would come and who would go."""

    weight: str
    by: str
    enters: Movers
    leaves: Movers


def people_moved(found: RankedList) -> set[int]:
    """Everybody who would come or go by any one weight."""
    return {number for each in found.moved for number in each.enters | each.leaves}


def moved_of(found: RankedList, rows: Mapping[int, CaseRow]) -> list[MovedLine]:
    """Each weight that would change the list."""
    return [
        MovedLine(*moved_words(each), _movers(each.enters, rows), _movers(each.leaves, rows)) for each in found.moved
    ]


def _movers(numbers: Iterable[int], rows: Mapping[int, CaseRow]) -> Movers:
    told = {number: rows.get(number) for number in sorted(numbers)}
    shown = {number: row for number, row in told.items() if row is not None and not row.is_restricted}
    named = sorted(
        (last_first(row.family_name, row.given_names), f"/people/{reference_of(number)}/")
        for number, row in shown.items()
    )
    return Movers(tuple(named), len(told) - len(shown))
