"""The only reader of candidates: people whom a scheme's cohort could take, of those the viewer's agency knows."""

from datetime import date

from accord.access.viewer import Viewer
from accord.circumstances.queries import died_on
from accord.iom.queries.cohort import cohort_on
from accord.iom.queries.scheme import SchemeView, scheme_areas
from accord.iom.queries.standing import supervised_on
from accord.iom.rules.candidates import Candidate, Stay, released_after_short_stays, released_within
from accord.kernel.references import reference_of
from accord.people.queries.traits import areas_of_people
from accord.record.queries.shown import facts_ended_in


def short_sentence_candidates(viewer: Viewer, scheme: SchemeView, on: date) -> list[Candidate]:
    """Who could be taken by the scheme's short-sentence cohort on a day, the latest released first.

    Whoever lies in another area by every record is left out; whose area is not known is not. Names come through the gate.
    """
    facts = facts_ended_in(viewer, "custody", released_within(on))
    stays = [
        Stay(reference_of(each.entry_id), each.person_id, each.summary, each.starts_on, each.ends_on)
        for each in facts
        if each.ends_on is not None
    ]
    people = {each.person_id for each in stays}
    supervised = {number for number, each in supervised_on(viewer, people, on).items() if each.holds}
    found = released_after_short_stays(stays, supervised, {place.person_id for place in cohort_on(on)})
    dead = died_on([each.person_id for each in found])
    within = {area.id for area in scheme_areas(scheme, on)}
    lie_in = areas_of_people([each.person_id for each in found])
    living = [each for each in found if each.person_id not in dead]
    return [each for each in living if lie_in.get(each.person_id, within) & within]
