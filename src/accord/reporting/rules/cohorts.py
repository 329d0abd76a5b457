"""How the cohorts of a scheme are counted. Pure: people are numbers, and cells are the people in them.

The counts are those that North Yorkshire published in 2023: people by cohort, by sex, children, and young adults. Every row
adds up over the tiers, over the sexes and over the ages, and the rows add up over cohorts and over areas, because each person
stands in one place; what is not recorded is a cell of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.iom.terms import PUBLISHED_COHORTS, Cohort, Tier
from accord.people.terms import Sex
from accord.reporting.rules.places import Place

ADULT_AGE = 18
"""Nobody under it is an adult (Children Act 1989 s.105)."""

NO_COHORT = ""
EVERY_COHORT = "all"
COHORT_ROWS = (*Cohort, NO_COHORT, EVERY_COHORT)
ALWAYS_COUNTED = (*PUBLISHED_COHORTS, NO_COHORT, EVERY_COHORT)
"""The rows that every area has, as they were published; another cohort has one where somebody stands in it."""

People = frozenset[int]


@dataclass(frozen=True, slots=True)
class Described:
    """A person's sex as the agencies hold it, and their age on the day; None is not known."""

    sex: str
    age: int | None


NOTHING_KNOWN = Described("", None)


@dataclass(frozen=True)
class CohortRow:
    """One cohort in one area: a code of `COHORT_ROWS`, everybody in it, and them by tier, sex and age.

    `young_adults` are grown up and below the age that the policy gives.
    """

    area: str
    cohort: str
    people: People
    tiers: Mapping[Tier, People]
    male: People
    female: People
    indeterminate: People
    sex_not_known: People
    children: People
    young_adults: People
    older: People
    age_not_known: People


def cohort_rows(
    areas: Sequence[tuple[int, str]], places: Iterable[Place], known: Mapping[int, Described], below: int, all_areas: str
) -> tuple[CohortRow, ...]:  # fmt: skip
    """Count each cohort of each area, and of all areas where there are several; young adults are those `below` an age.

    `areas` are (number, name) in the order to print, and every place lies in one of them.
    """
    by_area: defaultdict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_area[place.area_id].append(place)
    parts = [(name, by_area[number]) for number, name in areas]
    if len(areas) != 1:
        parts.append((all_areas, [place for number, _ in areas for place in by_area[number]]))
    rows = (_row(name, cohort, stand, known, below) for name, stand in parts for cohort in COHORT_ROWS)
    return tuple(row for row in rows if row.cohort in ALWAYS_COUNTED or row.people)


def _row(area: str, cohort: str, places: Iterable[Place], known: Mapping[int, Described], below: int) -> CohortRow:
    standing = [place for place in places if cohort in (EVERY_COHORT, place.cohort)]
    people = frozenset(place.person_id for place in standing)

    def who(fits: Callable[[Described], bool]) -> People:
        return frozenset(each for each in people if fits(known.get(each, NOTHING_KNOWN)))

    return CohortRow(
        area=area,
        cohort=cohort,
        people=people,
        tiers={tier: frozenset(place.person_id for place in standing if place.tier == tier) for tier in Tier},
        male=who(lambda each: each.sex == Sex.MALE),
        female=who(lambda each: each.sex == Sex.FEMALE),
        indeterminate=who(lambda each: each.sex == Sex.INDETERMINATE),
        sex_not_known=who(lambda each: each.sex in ("", Sex.UNKNOWN)),
        children=who(lambda each: each.age is not None and each.age < ADULT_AGE),
        young_adults=who(lambda each: each.age is not None and ADULT_AGE <= each.age < below),
        older=who(lambda each: each.age is not None and each.age >= max(below, ADULT_AGE)),
        age_not_known=who(lambda each: each.age is None),
    )
