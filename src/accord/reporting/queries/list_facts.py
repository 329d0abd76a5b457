"""What a list tells of the people on it beside their points: under statute, in custody, left treatment, left the cohort."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from django.db.models import Q

from accord.access.queries.involvements import supervision_of
from accord.access.viewer import Viewer
from accord.iom.management_terms import Event
from accord.iom.queries.nomination import waiting_nominations
from accord.iom.queries.standing import footings_begun, supervised_from
from accord.iom.registers import COMPLIANCE, IOM, NOMINATIONS
from accord.iom.rules.standing import NOT_KNOWN, Supervised, left_on
from accord.kernel.days import in_words, months_after
from accord.kernel.periods import Period
from accord.orders.registers import CUSTODY
from accord.ports.live import live_on
from accord.record.queries.held import HeldFact, facts_under, holding, of_nobody_with
from accord.risk.registers import SCORES, said_in_short
from accord.risk.terms import Instrument


class Part(StrEnum):
    """A part of what a list tells of people."""

    SUPERVISED = "supervised"
    TREATMENT = "treatment"
    COHORT = "cohort"
    CUSTODY = "custody"
    SCORES = "scores"


TREATMENT_MONTHS = 12
"""How far back the list looks for somebody who dropped out of drug treatment: ours, and no published figure."""

INSTRUMENTS = frozenset(Instrument)


@dataclass(frozen=True)
class ListedFacts:
    """Of one person; None is not recorded, as far as agreements show, which is not to say that it did not happen.

    `scores` has the newest score by each formula, with its day.
    """

    supervised: Supervised = NOT_KNOWN
    left_treatment_on: date | None = None
    left_cohort_on: date | None = None
    is_in_custody: bool = False
    scores: Mapping[Instrument, str] = field(default_factory=dict)


def listed_facts(
    viewer: Viewer | None, person_ids: Collection[int] | None, day: date, parts: Collection[Part] = tuple(Part)
) -> dict[int, ListedFacts]:  # fmt: skip
    """What is known of each of the people on the day; in two queries. No viewer is the operator.

    No people are everybody, of whom those are left out of whom nothing is told; `parts` says what is asked.
    """
    told: defaultdict[int, list[HeldFact]] = defaultdict(list)
    for fact in facts_under(viewer, person_ids, _conditions(viewer, person_ids, day, parts), None):
        told[fact.person_id].append(fact)
    every = [fact for facts in told.values() for fact in facts]
    is_asked = Part.SUPERVISED in parts
    supervised = supervised_from(supervision_of(person_ids, day), every, day) if is_asked else {}
    numbers = told.keys() | supervised.keys() if person_ids is None else person_ids
    return {number: _facts(told.get(number, ()), supervised.get(number, NOT_KNOWN), day) for number in numbers}


def with_the_rest(
    viewer: Viewer | None, person_ids: Collection[int], day: date, told: Mapping[int, ListedFacts]
) -> dict[int, ListedFacts]:  # fmt: skip
    """All of it of those people, of whom what cuts need has been told with everybody's and is not asked again."""
    rest, nothing = listed_facts(viewer, person_ids, day, (Part.CUSTODY, Part.SCORES)), ListedFacts()
    return {
        number: replace(told.get(number, nothing), is_in_custody=facts.is_in_custody, scores=facts.scores)
        for number, facts in rest.items()
    }


def _conditions(
    viewer: Viewer | None, person_ids: Collection[int] | None, day: date, parts: Collection[Part]
) -> dict[str, Q]:  # fmt: skip
    left = holding(COMPLIANCE, {"event": {Event.LEFT_DRUG_TREATMENT}})
    lately = Q(kind=COMPLIANCE.code, starts_on__lte=day, starts_on__gt=months_after(day, -TREATMENT_MONTHS))
    of: dict[Part, Mapping[str, Q]] = {
        Part.SUPERVISED: footings_begun(viewer, day),
        Part.TREATMENT: {"left_treatment": lately & left},
        Part.COHORT: {"cohort": _spells(viewer, person_ids, day), "nominated": _waits()},
        Part.CUSTODY: {"custody": Q(kind=CUSTODY.code) & live_on(day)},
        Part.SCORES: {
            instrument: Q(kind=SCORES.code, starts_on__lte=day) & holding(SCORES, {"instrument": {instrument}})
            for instrument in Instrument
        },
    }
    return {name: condition for part in parts for name, condition in of[part].items()}


def _waits() -> Q:
    """The nominations that wait for a decision: somebody who left may come back by one, and by no other."""
    return Q(kind=NOMINATIONS.code, pk__in=waiting_nominations().values("entry_id"))


def _spells(viewer: Viewer | None, person_ids: Collection[int] | None, day: date) -> Q:
    """The spells in a cohort, by which somebody has left it; of everybody, only theirs who are in none on the day."""
    spells = Q(kind=IOM.code)
    begun = spells & Q(starts_on__lte=day)
    return begun & of_nobody_with(viewer, spells & live_on(day)) if person_ids is None else begun


def _facts(facts: Collection[HeldFact], supervised: Supervised, day: date) -> ListedFacts:
    """What is told of one person; facts come the newest first."""
    under: defaultdict[str, list[HeldFact]] = defaultdict(list)
    for fact in facts:
        for condition in fact.under:
            under[condition].append(fact)
    spells = [Period(each.starts_on, each.ends_on) for each in under["cohort"]]
    return ListedFacts(
        supervised=supervised,
        left_treatment_on=max((each.starts_on for each in under["left_treatment"]), default=None),
        left_cohort_on=left_on(spells, (each.starts_on for each in under["nominated"]), day),
        is_in_custody="custody" in under,
        scores={Instrument(name): _score(told[0]) for name, told in under.items() if name in INSTRUMENTS},
    )


def _score(told: HeldFact) -> str:
    return f"{said_in_short(told.summary)}, on {in_words(told.starts_on)}"
