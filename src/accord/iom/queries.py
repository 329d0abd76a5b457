"""The only readers of IOM beyond the timeline."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from accord.access.gate import Opened
from accord.access.viewer import Viewer
from accord.iom.models import CohortSpell
from accord.record.queries import in_force, known, numbers_in_force


@dataclass(frozen=True, slots=True)
class CohortPlace:
    """Where a person stands in a scheme on a day."""

    person_id: int
    area_id: int
    tier: str
    cohort: str


def cohort_on(day: date, area_ids: set[int] | None = None, known_at: datetime | None = None) -> list[CohortPlace]:
    """Everyone in a cohort on the day, once each, in the areas given.

    Somebody with two spells in force (two agencies' records of one person) stands where the later one puts them; of two
    that began on one day the same is always taken, whichever agency delivered first.
    """
    rows = (
        CohortSpell.objects.filter(known(known_at, "entry__"), in_force(day, "entry__"))
        .order_by("entry__starts_on", "entry__agency__code", "entry__source_key", "entry_id")
        .values_list("entry__person_id", "area_id", "tier", "cohort")
    )
    places = {person_id: CohortPlace(person_id, area_id, tier, cohort) for person_id, area_id, tier, cohort in rows}
    return [place for place in places.values() if area_ids is None or place.area_id in area_ids]


def people_in_tier(standing: QuerySet[Any, int], tier: str, day: date) -> QuerySet[CohortSpell, int]:
    """Those of the people standing in a cohort (numbers as a subquery) who are in the tier on the day, as a subquery."""
    rows = CohortSpell.objects.filter(known(None, "entry__"), in_force(day, "entry__"), tier=tier)
    return rows.filter(entry__person_id__in=standing).values_list("entry__person_id", flat=True)


@dataclass(frozen=True, slots=True)
class Spell:
    """The tier, cohort and district of one entry."""

    tier: str
    cohort: str
    area_id: int
    area_name: str


def spells_of(entry_ids: "Collection[int] | QuerySet[Any, int]") -> dict[int, Spell]:
    """The tier, cohort and district of each of the entries, by entry. The caller has been let in to see them."""
    rows = CohortSpell.objects.filter(entry_id__in=entry_ids).order_by("-entry__starts_on", "-entry_id")
    wanted = rows.values_list("entry_id", "tier", "cohort", "area_id", "area__name")
    return {entry_id: Spell(tier, cohort, area_id, area) for entry_id, tier, cohort, area_id, area in wanted}


def tier_of(viewer: Viewer, opened: Opened, day: date) -> str:
    """The tier that the opened person is in on the day, as far as the viewer is shown; blank when none is."""
    standing = spells_of(numbers_in_force(viewer, opened, "iom", day))
    return next((spell.tier for spell in standing.values()), "")
