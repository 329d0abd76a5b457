"""A scene of a young man whom youth justice hands over: he turned eighteen this season, and half of the steps are done."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from accord.access.commands.doors import involve
from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.demo.chapters import Step
from accord.demo.handing_over import hand_over
from accord.demo.parcels import POLICE
from accord.demo.partnership import YOUTH
from accord.demo.stage import DISTRICT, Stage, step
from accord.iom.management_terms import Step as Done
from accord.journeys.write_entries import Answers, enter_entry
from accord.kernel.days import years_after
from accord.people.queries.receiving import source_records_of

NUMBER = "NY20001"
CAME, BIRTHDAY = 44, 75
STEPS = ((Done.NAMED_WORKERS, 40), (Done.RECORDS_SENT, 33), (Done.MET_TOGETHER, 12), (Done.TOLD, 12))
MANAGER, YOUTH_WORKER = "priya.nair", "tess.alder"


def scenes_of_transition(stage: Stage) -> Iterator[Step]:
    """He comes into the cohort, and his manager notes each step as it is done."""
    came = stage.at(CAME, 6, 40)
    yield step(came, _come, stage, came)
    for done, days_ago in STEPS:
        at = stage.at(days_ago, 15, 20)
        yield step(at, _note, stage, done, at)


def _come(stage: Stage, at: datetime) -> None:
    past = stage.past
    born = years_after(stage.today - timedelta(days=BIRTHDAY), -18).isoformat()
    person = {
        "family_name": "Sowerby",
        "given_names": "Kai",
        "date_of_birth": born,
        "sex": "M",
        "postcode": "YO31 8PQ",
    }
    place = {"cohort": "flex", "tier": "silver", "entered_on": at.date().isoformat()}
    for register, said in (("people", person), ("iom", place)):
        hand_over(past, POLICE, register, [{"source_id": NUMBER, "area": DISTRICT, **said}], at)
    worked_with = (
        (POLICE, MANAGER, InvolvementBasis.IOM_COHORT, InvolvementRole.LEAD),
        (YOUTH, YOUTH_WORKER, InvolvementBasis.SERVICE, InvolvementRole.SUPPORTING),
    )
    for agency, officer, basis, role in worked_with:
        involve(
            person_id=_person(stage), agency_id=past.partnership.agencies[agency],
            officer_id=past.partnership.officers[officer], basis=basis, role=role, starts_on=at.date(), ends_on=None, at=at,
            by=MANAGER,
        )  # fmt: skip


def _person(stage: Stage) -> int:
    found = source_records_of(stage.past.partnership.agencies[POLICE], [NUMBER])
    return found[NUMBER][1]


def _note(stage: Stage, done: Done, at: datetime) -> None:
    asking = stage.past.telling.asking(MANAGER, at, "check and record an entry")
    said = {"step": done.value, "step_done_on": at.date().isoformat(), "note": "With the youth justice worker"}
    enter_entry(asking, _person(stage), Answers("transition", said))
