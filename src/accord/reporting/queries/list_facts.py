"""What a list tells of the people on it beside their points: under statute, in custody, left treatment, left the cohort."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accord.access.queries.involvements import supervision_of
from accord.access.viewer import Viewer
from accord.iom.management_terms import Event
from accord.iom.queries.standing import footings_begun, supervised_from
from accord.iom.registers import COMPLIANCE, IOM, NOMINATIONS
from accord.iom.rules.standing import NOT_KNOWN, Supervised, left_on
from accord.kernel.days import months_after
from accord.kernel.periods import Period
from accord.orders.registers import CUSTODY
from accord.ports.live import live_on
from accord.record.queries.held import HeldFact, facts_under, holding

TREATMENT_MONTHS = 12
"""How far back the list looks for somebody who dropped out of drug treatment: ours, and no published figure."""


@dataclass(frozen=True)
class ListedFacts:
    """Of one person; None is not recorded, as far as agreements show, which is not to say that it did not happen."""

    supervised: Supervised = NOT_KNOWN
    left_treatment_on: date | None = None
    left_cohort_on: date | None = None
    is_in_custody: bool = False


def listed_facts(viewer: Viewer | None, person_ids: Collection[int], day: date) -> dict[int, ListedFacts]:
    """What is known of each of the people on the day; in two queries. No viewer is the operator."""
    told: defaultdict[int, list[HeldFact]] = defaultdict(list)
    for fact in facts_under(viewer, person_ids, _conditions(viewer, day), None):
        told[fact.person_id].append(fact)
    every = [fact for facts in told.values() for fact in facts]
    supervised = supervised_from(supervision_of(person_ids, day), every, day)
    return {number: _facts(told[number], supervised.get(number, NOT_KNOWN), day) for number in person_ids}


def _conditions(viewer: Viewer | None, day: date) -> dict[str, Q]:
    left = holding(COMPLIANCE, {"event": {Event.LEFT_DRUG_TREATMENT}})
    lately = Q(kind=COMPLIANCE.code, starts_on__lte=day, starts_on__gt=months_after(day, -TREATMENT_MONTHS))
    return footings_begun(viewer, day) | {
        "left_treatment": lately & left,
        "cohort": Q(kind=IOM.code, starts_on__lte=day),
        "nominated": Q(kind=NOMINATIONS.code),
        "custody": Q(kind=CUSTODY.code) & live_on(day),
    }


def _facts(facts: Collection[HeldFact], supervised: Supervised, day: date) -> ListedFacts:
    spells = [Period(each.starts_on, each.ends_on) for each in facts if "cohort" in each.under]
    return ListedFacts(
        supervised=supervised,
        left_treatment_on=max((each.starts_on for each in facts if "left_treatment" in each.under), default=None),
        left_cohort_on=left_on(spells, (each.starts_on for each in facts if "nominated" in each.under), day),
        is_in_custody=any("custody" in each.under for each in facts),
    )
