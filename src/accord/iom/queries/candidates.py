"""The only reader of candidates: people whom a scheme's cohort could take, of those the viewer's agency knows."""

from datetime import date

from django.db.models import Q

from accord.access.queries.involvements import supervision_of
from accord.access.viewer import Viewer
from accord.circumstances.registers import DEATHS
from accord.iom.queries.cohort import cohort_on
from accord.iom.queries.scheme import SchemeView, scheme_areas
from accord.iom.queries.standing import footings_begun, supervised_from
from accord.iom.rules.candidates import Candidate, Stay, released_after_short_stays, released_within
from accord.iom.rules.cohort import age_is_admitted
from accord.iom.rules.scheme import Definition
from accord.kernel.days import whole_years_between
from accord.kernel.references import reference_of
from accord.people.queries.traits import areas_of_people, traits_of
from accord.record.queries.held import HeldFact, facts_under
from accord.record.queries.shown import facts_ended_in

CUSTODY = "custody"


def short_sentence_candidates(
    viewer: Viewer, scheme: SchemeView, definition: Definition | None, on: date
) -> list[Candidate]:  # fmt: skip
    """Who could be taken by the scheme's short-sentence cohort on a day, the latest released first.

    `definition` is what the scheme was on the day. Whoever lies in another area by every record, has died, or was too young
    for the scheme is left out; whose area or age is not known is not. Names come through the gate.
    """
    released = {each.person_id for each in facts_ended_in(viewer, CUSTODY, released_within(on))}
    conditions = {CUSTODY: Q(kind=CUSTODY), DEATHS.code: Q(kind=DEATHS.code), **footings_begun(viewer, on)}
    facts = facts_under(viewer, released, conditions, None, whoever_said=(DEATHS.code,))
    supervised = supervised_from(supervision_of(released, on), facts, on)
    found = released_after_short_stays(
        [_stay(each) for each in facts if CUSTODY in each.under],
        {number for number, each in supervised.items() if each.holds},
        {place.person_id for place in cohort_on(on)} | {each.person_id for each in facts if DEATHS.code in each.under},
        on,
    )
    within = {area.id for area in scheme_areas(scheme, on)}
    lie_in = areas_of_people([each.person_id for each in found])
    here = [each for each in found if lie_in.get(each.person_id, within) & within]
    return here if definition is None else _of_an_age(here, definition, on)


def _stay(fact: HeldFact) -> Stay:
    return Stay(reference_of(fact.entry_id), fact.person_id, fact.summary, fact.starts_on, fact.ends_on)


def _of_an_age(found: list[Candidate], definition: Definition, on: date) -> list[Candidate]:
    """Those whom the scheme would not refuse as children."""
    traits = traits_of([each.person_id for each in found])
    born = {number: each.born_on for number, each in traits.items()}
    return [each for each in found if age_is_admitted(_age(born[each.person_id], on), definition)]


def _age(born_on: date | None, on: date) -> int | None:
    return whole_years_between(born_on, on) if born_on and born_on <= on else None
