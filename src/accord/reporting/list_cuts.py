"""By what the ranked list is cut. The rank of each stays that of the whole list. Pure."""

from collections.abc import Callable, Mapping

from accord.reporting.queries.list_facts import ListedFacts
from accord.reporting.queries.ranked import RankedList
from accord.reporting.ranked_list import Ranked

EVERYBODY = "everybody"
CUTS: Mapping[str, tuple[str, Callable[[ListedFacts], bool]]] = {
    EVERYBODY: ("Everybody", lambda facts: True),
    "statutory": ("Statutory", lambda facts: facts.supervised.holds is True),
    "not-statutory": ("Not statutory", lambda facts: facts.supervised.holds is False),
    "statutory-not-known": ("Not known whether statutory", lambda facts: facts.supervised.holds is None),
    "left-treatment": ("Dropped out of drug treatment", lambda facts: facts.left_treatment_on is not None),
    "left-cohort": ("Left the cohort", lambda facts: facts.left_cohort_on is not None),
}


def people_in(found: RankedList, only: str) -> list[Ranked]:
    """Those on the list, and level with its end, who are in the cut."""
    is_in = CUTS[only][1]
    return [each for each in (*found.people, *found.level) if is_in(found.facts[each.person_id])]
