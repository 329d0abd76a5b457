"""By what the ranked list is cut, and what must be known of people to say who is in the cut. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.reporting.queries.list_facts import ListedFacts, Part
from accord.risk.matrix.columns import Whole

EVERYBODY = "everybody"


@dataclass(frozen=True)
class Cut:
    """A cut by name: who is in it, by which part of what is known of them."""

    words: str
    part: Part
    is_in: Callable[[ListedFacts], bool]


CUTS: Mapping[str, Cut] = {
    EVERYBODY: Cut("Everybody", Part.SUPERVISED, lambda facts: True),
    "statutory": Cut("Statutory", Part.SUPERVISED, lambda facts: facts.supervised.holds is True),
    "not-statutory": Cut("Not statutory", Part.SUPERVISED, lambda facts: facts.supervised.holds is False),
    "statutory-not-known": Cut(
        "Not known whether statutory", Part.SUPERVISED, lambda facts: facts.supervised.holds is None
    ),
    "left-treatment": Cut(
        "Dropped out of drug treatment", Part.TREATMENT, lambda facts: facts.left_treatment_on is not None
    ),
    "left-cohort": Cut("Left the cohort", Part.COHORT, lambda facts: facts.left_cohort_on is not None),
}


CUT_PARTS = frozenset(cut.part for cut in CUTS.values())
"""All that must be known of somebody to say in which cuts they are."""


def in_cut(only: str, people: Whole, told: Mapping[int, ListedFacts]) -> NDArray[np.bool_]:
    """Which of the people are in a cut, by what is told of them; there may be very many of whom nothing is."""
    is_in = CUTS[only].is_in
    of_nothing = is_in(ListedFacts())
    apart = [number for number, facts in told.items() if is_in(facts) != of_nothing]
    return np.isin(people, np.array(apart, np.int64)) != of_nothing


def which_it_is(only: str, wanted: int, *, of_the_cut: bool) -> str:
    """Of whom the list has the first so many: of everybody, cut afterwards, or of the cut."""
    cut = CUTS[only].words
    if only == EVERYBODY:
        return f"The first {wanted:,} of everybody"
    if of_the_cut:
        return f"The first {wanted:,} of the cut \u201c{cut}\u201d"
    return f"The cut \u201c{cut}\u201d of the first {wanted:,} of everybody"
