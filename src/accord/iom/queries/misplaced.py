"""How many people stand where their scheme, as it is on a day, has no place. Numbers only: no person is read."""

from collections import Counter
from datetime import date

from accord.iom.queries.cohort import cohort_on
from accord.iom.queries.scheme import SchemeView, scheme_areas
from accord.iom.rules.scheme import Definition
from accord.iom.terms import COHORT_WORDS, TIER_WORDS, Cohort, Tier


def misplaced(scheme: SchemeView, definition: Definition, day: date) -> list[tuple[str, int]]:
    """The tiers and the cohorts, in words, that the definition does not have, each with how many of the scheme are in it."""
    places = cohort_on(day, {area.id for area in scheme_areas(scheme, day)})
    tiers = Counter(Tier(each.tier) for each in places)
    cohorts = Counter(Cohort(each.cohort) for each in places if each.cohort)
    lacked = [(f"the {TIER_WORDS[each].lower()} tier", tiers[each]) for each in Tier if each not in definition.tiers]
    lacked += [
        (f"the {COHORT_WORDS[each].lower()} cohort", cohorts[each]) for each in Cohort if each not in definition.takes
    ]
    return [(words, people) for words, people in lacked if people]
