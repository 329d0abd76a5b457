"""The count of everybody in a cohort, force by force, read across contexts. Numbers only."""

from dataclasses import dataclass
from datetime import date, datetime

from accord.access.queries.areas import AreaView, areas
from accord.access.terms import AreaKind
from accord.iom.queries.cohort import cohort_on
from accord.iom.queries.standing import supervised_on
from accord.orders.queries import people_in_custody_on
from accord.reporting.rules.national import NationalRow, national_rows


@dataclass(frozen=True)
class IomNational:
    """Everybody in a cohort on a day, as known now or at a moment."""

    on: date
    known_at: datetime | None
    rows: tuple[NationalRow, ...]

    @property
    def whole(self) -> NationalRow:
        """The last row: the country."""
        return self.rows[-1]


def iom_national(on: date, known_at: datetime | None = None) -> IomNational:
    """Count the country. Who is supervised by statute is as involvements say now, whatever was known then."""
    every = {area.id: area for area in areas()}
    force_of = {number: _force(area, every).id for number, area in every.items()}
    wanted = sorted({force_of[number] for number in every}, key=lambda number: _order(every[number]))
    named = [(number, _region(every[number], every), every[number].name) for number in wanted]
    supervised = supervised_on(None, None, on, known_at)
    rows = national_rows(
        named,
        force_of,
        cohort_on(on, None, known_at),
        people_in_custody_on(on, known_at),
        {number for number, each in supervised.items() if each.holds is True},
        {number for number, each in supervised.items() if each.holds is False},
    )
    return IomNational(on, known_at, rows)


def _force(area: AreaView, every: dict[int, AreaView]) -> AreaView:
    """The force that a district lies in; a wider area is its own."""
    return every[area.parent_id] if area.kind == AreaKind.DISTRICT and area.parent_id in every else area


def _region(area: AreaView, every: dict[int, AreaView]) -> str:
    while area.kind != AreaKind.PROBATION_REGION and area.parent_id in every:
        area = every[area.parent_id]
    return area.name if area.kind == AreaKind.PROBATION_REGION else ""


def _order(area: AreaView) -> tuple[bool, int, str]:
    return area.kind != AreaKind.FORCE, area.position, area.name
