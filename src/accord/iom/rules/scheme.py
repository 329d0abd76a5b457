"""What a scheme is, as its definition says: read whole, and every fault named. Pure.

A definition is never edited. A new version follows it from a day, and what was decided under the old one stays explained by it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from accord.iom.terms import (
    COHORT_WORDS,
    OFFENCE_TEST_WORDS,
    TIER_SET_WORDS,
    TIER_WORDS,
    TIERS_OF,
    Cohort,
    OffenceTest,
    Tier,
    TierSet,
)
from accord.kernel.days import in_words
from accord.kernel.decisions import Decision
from accord.risk.matrix.table import Table, TableRefused, read_toml, shipped
from accord.risk.matrix.terms import EventKind
from accord.risk.terms import INSTRUMENT_WORDS

MATRIX = "matrix"
INSTRUMENTS = {**{each.value: words for each, words in INSTRUMENT_WORDS.items()}, MATRIX: "Persistence matrix"}
MOST_MONTHS, MOST_CONTACTS, MOST_PEOPLE, MOST_POINTS = 60, 365, 100_000, 1_000_000
LONGEST_TEXT = 500
TAKES = "takes_"
FIELDS = (
    "tiers", *(f"{TAKES}{cohort}" for cohort in Cohort), "children", "offence_test", "look_back_months", "instrument",
    "threshold", "review_months", "contacts_a_year", "capacity", "matrix",
)  # fmt: skip
"""The parts of a definition, each kept as text, in the order in which people are asked."""

TAKEN = frozenset({"found", "daily", "capacity", "exits"})
"""Short names that no scheme may have: other pages of IOM stand at these addresses."""

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
Chosen = TypeVar("Chosen", bound=StrEnum)


@dataclass(frozen=True, order=True)
class DefinitionFault:
    """What is wrong with a definition: in which of its parts, and why."""

    field: str
    why: str


class DefinitionRefused(ValueError):
    """The definition cannot be used; every fault is told."""

    def __init__(self, faults: Sequence[DefinitionFault]) -> None:
        super().__init__(" ".join(f"{fault.field}: {fault.why}" for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Definition:
    """How a scheme selects and manages. `takes` has the cohorts that it has, each with whom it takes, in words.

    `threshold` is a percentage within two years, or points of the matrix. Review months and contacts a year go by tier.
    """

    tier_set: TierSet
    takes: Mapping[Cohort, str]
    admits_children: bool
    offence_test: OffenceTest
    look_back_months: int
    instrument: str
    threshold: int
    review_months: Mapping[Tier, int]
    contacts_a_year: Mapping[Tier, int]
    capacity: int
    matrix: Table
    matrix_is_its_own: bool

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The tiers of the scheme, the most intensive first."""
        return TIERS_OF[self.tier_set]

    @property
    def threshold_words(self) -> str:
        """From where a score suggests selection: "75% within two years by ..."."""
        if self.instrument == MATRIX:
            return f"{self.threshold} points of the {self.matrix.title}"
        return f"{self.threshold}% within two years by {INSTRUMENTS[self.instrument]}"


def read_definition(held: Mapping[str, str]) -> Definition:
    """A definition from its parts as text; DefinitionRefused with everything that is wrong with it."""
    faults = list(faults_in(held))
    if faults:
        raise DefinitionRefused(faults)
    tier_set = TierSet(held["tiers"])
    own = held.get("matrix", "").strip()
    return Definition(
        tier_set=tier_set,
        takes={each: held[f"{TAKES}{each}"].strip() for each in Cohort if held.get(f"{TAKES}{each}", "").strip()},
        admits_children=held["children"] == "yes",
        offence_test=OffenceTest(held["offence_test"]),
        look_back_months=int(held["look_back_months"]),
        instrument=held["instrument"],
        threshold=int(held["threshold"]),
        review_months=by_tier(tier_set, held["review_months"]),
        contacts_a_year=by_tier(tier_set, held["contacts_a_year"]),
        capacity=int(held["capacity"]),
        matrix=read_toml(own) if own else shipped(),
        matrix_is_its_own=bool(own),
    )


def by_tier(tier_set: TierSet, text: str) -> Mapping[Tier, int]:
    """The numbers of a part that has one for each tier, as a definition without faults keeps them."""
    return dict(zip(TIERS_OF[tier_set], _numbers(text), strict=True))


def faults_in(held: Mapping[str, str]) -> Iterator[DefinitionFault]:
    """Everything wrong with a definition."""
    yield from (DefinitionFault(name, "This means nothing in a definition.") for name in held if name not in FIELDS)
    yield from _choice_amiss(held, "tiers", TIER_SET_WORDS)
    yield from _cohorts_amiss(held)
    yield from _choice_amiss(held, "children", {"yes": "", "no": ""})
    yield from _choice_amiss(held, "offence_test", OFFENCE_TEST_WORDS)
    yield from _number_amiss(held, "look_back_months", 1, MOST_MONTHS * 2)
    yield from _choice_amiss(held, "instrument", INSTRUMENTS)
    yield from _number_amiss(held, "threshold", 1, MOST_POINTS if held.get("instrument") == MATRIX else 99)
    yield from _by_tier_amiss(held, "review_months", MOST_MONTHS)
    yield from _by_tier_amiss(held, "contacts_a_year", MOST_CONTACTS)
    yield from _number_amiss(held, "capacity", 1, MOST_PEOPLE)
    yield from _matrix_amiss(held.get("matrix", ""))


def code_is_well_formed(code: str) -> Decision:
    """The short name of a scheme, which stands in addresses."""
    if code in TAKEN:
        return Decision.no("code", f"Another page of IOM has the address {code}. Choose another short name.")
    if _CODE.fullmatch(code) and len(code) <= 40:
        return Decision.yes("code", "The short name may be used.")
    return Decision.no(
        "code", "A short name has lower case letters, figures and single hyphens, such as north-yorkshire."
    )


def version_may_follow(begun: date | None, starts_on: date) -> Decision:
    """A new version starts no earlier than the latest that has begun, so that no two are in force on one day.

    On the same day it takes its place altogether: the old one was then in force on no day, which is how a slip is put right.
    Versions that are still to come hold nobody to anything: one that would begin on the new one's day or later gives way.
    """
    if begun is None or starts_on >= begun:
        return Decision.yes("start", "It follows the versions that have begun.")
    return Decision.no(
        "start",
        f"The version it would end began on {in_words(begun)}. Choose that day or a later one: what was decided before then "
        "stays explained by the version that was in force.",
    )


def scheme_may_end(begun: date | None, ends_on: date, *, goes_on: bool) -> Decision:
    """A scheme that goes on ends no earlier than its latest version began: what was decided stays explained by it."""
    if not goes_on:
        return Decision.no("end", "The scheme has ended by that day already, or has not begun. Look at its versions.")
    follows = version_may_follow(begun, ends_on)
    return Decision.yes("end", "It may end.") if follows else Decision.no("end", follows.because)


def founded_where_it_works(area_id: int, works_in: Collection[int] | None, agency_name: str) -> Decision:
    """An agency founds schemes in its own area and within it; one with no area of its own (`works_in` is None), anywhere."""
    if works_in is None or area_id in works_in:
        return Decision.yes("area", "The agency works there.")
    why = f"{agency_name} does not work there. A scheme is founded by an agency of the area: ask its IOM manager."
    return Decision.no("area", why)


def changed_parts(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The parts that two definitions say differently, in the order of the parts."""
    return [name for name in FIELDS if one.get(name, "").strip() != other.get(name, "").strip()]


def _choice_amiss(held: Mapping[str, str], name: str, choices: Mapping[Any, str]) -> Iterator[DefinitionFault]:
    if held.get(name) not in {str(each) for each in choices}:
        yield DefinitionFault(name, f"This is one of: {', '.join(choices)}.")


def _cohorts_amiss(held: Mapping[str, str]) -> Iterator[DefinitionFault]:
    said = {each: held.get(f"{TAKES}{each}", "").strip() for each in Cohort}
    if not any(said.values()):
        yield DefinitionFault(f"{TAKES}{Cohort.FIXED}", "A scheme has at least one cohort: say whom one of them takes.")
    for cohort, text in said.items():
        if len(text) > LONGEST_TEXT:
            why = f"{COHORT_WORDS[cohort]}: this has {len(text)} characters; at most {LONGEST_TEXT} are kept."
            yield DefinitionFault(f"{TAKES}{cohort}", why)


def _number_amiss(held: Mapping[str, str], name: str, least: int, most: int) -> Iterator[DefinitionFault]:
    number = _number(held.get(name, ""))
    if number is None or not least <= number <= most:
        yield DefinitionFault(name, f"This is a whole number from {least:,} to {most:,}.")


def _by_tier_amiss(held: Mapping[str, str], name: str, most: int) -> Iterator[DefinitionFault]:
    if held.get("tiers") not in set(TierSet):
        return
    tiers = TIERS_OF[TierSet(held["tiers"])]
    numbers, named = _numbers(held.get(name, "")), ", ".join(TIER_WORDS[tier].lower() for tier in tiers)
    if len(numbers) != len(tiers) or not all(1 <= each <= most for each in numbers):
        why = f"This is {len(tiers)} whole numbers from 1 to {most}, with commas between them: {named}."
        yield DefinitionFault(name, why)
    elif name == "contacts_a_year" and numbers != sorted(numbers, reverse=True):
        yield DefinitionFault(name, f"A tier is seen no less often than the one below it: {named}.")


def _matrix_amiss(text: str) -> Iterator[DefinitionFault]:
    if text.strip():
        try:
            if EventKind.OFFENCE not in read_toml(text).kinds:
                why = "(whole table): A scheme ranks people by their proven offences: give points for some."
                yield DefinitionFault("matrix", why)
        except TableRefused as refused:
            yield from (DefinitionFault("matrix", f"{fault.place}: {fault.why}") for fault in refused.faults)


def _number(text: str) -> int | None:
    written = text.strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None


def _numbers(text: str) -> list[int]:
    found = [_number(each) for each in text.split(",")]
    return [each for each in found if each is not None] if None not in found else []
