"""Reads of how people stand: under statute or not, and who has left the cohort. Names only come through the gate."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db.models import Q

from accord.access.gate import entries_for
from accord.access.queries.involvements import Supervision, supervision_of
from accord.access.viewer import PersonFacts, Viewer
from accord.iom.management_terms import Footing
from accord.iom.models import CohortSpell
from accord.iom.queries.nomination import waiting_nominations
from accord.iom.registers import FOOTING
from accord.iom.rules.standing import FootingWord, Supervised, left_on, under_statute
from accord.kernel.periods import Period
from accord.record.queries.as_known import known
from accord.record.queries.held import HeldFact, facts_under, holding

NO_SUPERVISION = Supervision(None)
FOOTINGS = frozenset(Footing)


def footings_begun(viewer: Viewer | None, day: date) -> dict[str, Q]:
    """The footings recorded up to the day, as agreements show them, for a question of many conditions: each by its name."""
    shown = Q() if viewer is None else entries_for(viewer, PersonFacts())
    begun = shown & Q(kind=FOOTING.code, starts_on__lte=day)
    return {footing.value: begun & holding(FOOTING, {"footing": {footing}}) for footing in Footing}


def supervised_on(
    viewer: Viewer | None, person_ids: Collection[int] | None, day: date, known_at: datetime | None = None
) -> dict[int, Supervised]:
    """Whether each of the people is under statutory supervision on the day; of those left out nobody said anything.

    In two queries: what agencies' involvements say, as they stand now, and what agreements show the viewer of footings.
    No viewer is the operator, and no people are everybody.
    """
    told = facts_under(viewer, person_ids, footings_begun(viewer, day), known_at)
    return supervised_from(supervision_of(person_ids, day), told, day)


def supervised_from(
    supervision: Mapping[int, Supervision], facts: Iterable[HeldFact], day: date
) -> dict[int, Supervised]:  # fmt: skip
    """The same, of facts that were asked by `footings_begun` with others."""
    words: defaultdict[int, list[FootingWord]] = defaultdict(list)
    for fact in facts:
        for footing in FOOTINGS & fact.under:
            words[fact.person_id].append(FootingWord(Footing(footing), Period(fact.starts_on, fact.ends_on)))
    found = {number: supervision.get(number, NO_SUPERVISION) for number in supervision.keys() | words.keys()}
    return {number: under_statute(each.by, each.ended_on, words[number], day) for number, each in found.items()}


def left_cohort_on(day: date, person_ids: Collection[int] | None = None) -> dict[int, date]:
    """The day on which each of the people (None: everybody) left, of those who are in no cohort on the day.

    Whoever was nominated again since, and waits for a decision, is left out, for they may come back.
    """
    whose = Q() if person_ids is None else Q(entry__person_id__in=person_ids)
    spells: defaultdict[int, list[Period]] = defaultdict(list)
    rows = CohortSpell.objects.filter(known(None, "entry__"), whose, entry__starts_on__lte=day)
    for person_id, starts_on, ends_on in rows.values_list("entry__person_id", "entry__starts_on", "entry__ends_on"):
        spells[person_id].append(Period(starts_on, ends_on))
    again: defaultdict[int, list[date]] = defaultdict(list)
    for person_id, starts_on in waiting_nominations().filter(whose).values_list("entry__person_id", "entry__starts_on"):
        again[person_id].append(starts_on)
    left = ((person_id, left_on(periods, again[person_id], day)) for person_id, periods in spells.items())
    return {person_id: ended for person_id, ended in left if ended is not None}
