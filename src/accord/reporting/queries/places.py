"""Where everybody in a cohort stands, area by area, as every table of a scheme is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from accord.access.queries.areas import AreaView, areas_within
from accord.access.terms import AreaKind
from accord.iom.queries.cohort import CohortPlace, cohort_on
from accord.iom.queries.scheme import tiers_on
from accord.iom.terms import PUBLISHED_TIERS, Tier
from accord.reporting.rules.performance import FORCEWIDE


@dataclass(frozen=True)
class LaidOut:
    """Everybody in a cohort in an area on a day, the areas to print, number and name, and what all of them are called.

    `tiers` are those of the scheme that managed each of the areas on the day, or those published where none did.
    """

    places: Sequence[CohortPlace]
    areas: Sequence[tuple[int, str]]
    all_areas: str
    tiers: Mapping[int, Sequence[Tier]] = field(default_factory=dict)


def laid_out(area: AreaView, on: date, known_at: datetime | None = None) -> LaidOut:
    """The districts of the area in the order of the reference data, then each wider area that people are placed in itself."""
    all_areas = FORCEWIDE if area.kind == AreaKind.FORCE else f"All of {area.name}"
    within, schemes = areas_within(area), tiers_on(on)
    tiers = {each.id: schemes.get(each.id) or schemes.get(each.parent_id or 0, PUBLISHED_TIERS) for each in within}
    return replace(laid_out_in(within, all_areas, on, known_at), tiers=tiers)


def laid_out_in(within: Sequence[AreaView], all_areas: str, on: date, known_at: datetime | None = None) -> LaidOut:
    """The same for some areas, of which all are called by the name given."""
    places = cohort_on(on, {each.id for each in within}, known_at)
    held = {place.area_id for place in places}
    districts = [(each.id, each.name) for each in within if each.kind == AreaKind.DISTRICT]
    wider = [(each.id, each.name) for each in within if each.kind != AreaKind.DISTRICT and each.id in held]
    return LaidOut(places, [*districts, *wider], all_areas)
