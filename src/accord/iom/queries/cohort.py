"""Reads of who is in a cohort, where and in which tier."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import QuerySet

from accord.access.gate import Opened
from accord.access.queries.areas import AROUND, around
from accord.access.viewer import Viewer
from accord.iom.models import CohortSpell
from accord.kernel.parts import MANY, in_parts
from accord.ports.live import live_on
from accord.record.queries.as_known import known
from accord.record.queries.entries import numbers_in_force


class CohortPlace(NamedTuple):
    """Where a person stands in a scheme on a day; a tuple, because a force's table counts very many."""

    person_id: int
    area_id: int
    tier: str
    cohort: str


def cohort_on(day: date, area_ids: set[int] | None = None, known_at: datetime | None = None) -> list[CohortPlace]:
    """Everyone in a cohort on the day, once each, in the areas given.

    Somebody with two spells in force (two agencies' records of one person) stands where the later one puts them; of two
    that began on one day the same is always taken, whichever agency delivered first.
    """
    spells = CohortSpell.objects.filter(known(known_at, "entry__"), live_on(day, "entry__"))
    found = list(map(CohortPlace._make, spells.order_by("entry_id").values_list(*_PLACE)))
    places = {place.person_id: place for place in found}
    if len(places) < len(found):
        twice = [person_id for person_id, times in Counter(place.person_id for place in found).items() if times > 1]
        places |= _latest(spells, twice)
    return [place for place in places.values() if area_ids is None or place.area_id in area_ids]


_PLACE = ("entry__person_id", "area_id", "tier", "cohort")
_LATER = ("entry__starts_on", "entry__agency__code", "entry__source_key", "entry_id")


def _latest(spells: QuerySet[CohortSpell], person_ids: list[int]) -> dict[int, CohortPlace]:
    """Where the latest of each person's spells puts them. Only these few are sorted: the rest stand in one place."""
    rows = (
        spells.filter(entry__person_id__in=part).order_by(*_LATER).values_list(*_PLACE)
        for part in in_parts(person_ids, MANY)
    )
    return {row[0]: CohortPlace._make(row) for row in chain.from_iterable(rows)}


def place_of(person_id: int, day: date) -> tuple[CohortPlace, tuple[int, ...]] | None:
    """Where one person stands on the day, and the areas around it; None when in no cohort. The caller was let in to them."""
    spells = CohortSpell.objects.filter(known(None, "entry__"), live_on(day, "entry__"), entry__person_id=person_id)
    row = spells.order_by(*_LATER).values_list(*_PLACE, *AROUND).last()
    return (CohortPlace._make(row[: len(_PLACE)]), around(row[len(_PLACE) :])) if row else None


def people_in_tier(standing: QuerySet[Any, int], tier: str) -> QuerySet[Any, int]:
    """Those of the entries that put people in a cohort which put them in the tier; people's numbers, as a subquery."""
    return standing.filter(pk__in=CohortSpell.objects.filter(tier=tier).values("entry_id"))


@dataclass(frozen=True, slots=True)
class Spell:
    """The tier, cohort and district of one entry; `around` is the district and the areas that it lies in."""

    tier: str
    cohort: str
    area_id: int
    area_name: str
    around: tuple[int, ...] = ()


def spells_of(entry_ids: "Collection[int] | QuerySet[Any, int]") -> dict[int, Spell]:
    """The tier, cohort and district of each of the entries, by entry. The caller has been let in to see them."""
    rows = CohortSpell.objects.filter(entry_id__in=entry_ids).order_by("-entry__starts_on", "-entry_id")
    wanted = rows.values_list("entry_id", "tier", "cohort", "area_id", "area__name", *AROUND)
    return {
        entry_id: Spell(tier, cohort, area_id, area, around(chain))
        for entry_id, tier, cohort, area_id, area, *chain in wanted
    }


def spell_of(viewer: Viewer, opened: Opened, day: date) -> Spell | None:
    """Where the opened person stands on the day, as far as the viewer is shown; None when in no cohort."""
    return next(iter(spells_of(numbers_in_force(viewer, opened, "iom", day)).values()), None)


def tier_of(viewer: Viewer, opened: Opened, day: date) -> str:
    """The tier of it; blank when none is."""
    spell = spell_of(viewer, opened, day)
    return spell.tier if spell else ""
