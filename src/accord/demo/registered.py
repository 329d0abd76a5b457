"""Scenes of mixed caseloads: officers who also manage people under MAPPA in no cohort, and the standing of all of those."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from accord.access.commands.doors import involve
from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.demo.chapters import Step
from accord.demo.lives import Life
from accord.demo.parcels import POLICE
from accord.demo.roster import LED_UNDER_MAPPA
from accord.demo.stage import Stage, step
from accord.journeys.write_entries import Answers, enter_entry

COORDINATOR = "gillian.firth"
BEGAN, TOLD, BESIDE = 160, 150, 14
STANDINGS = (("1", "1"), ("1", "2"), ("2", "2"), ("1", "1"), ("3", "2"), ("1", "3"))
"""Category and level, one after the other; every seventh has none recorded."""


def scenes_of_registered(stage: Stage) -> Iterator[Step]:
    """Those who offended longest ago among people in no cohort are managed under MAPPA by the officers of their district."""
    for place, life in enumerate(stage.outside[-BESIDE:]):
        began, told = stage.at(BEGAN, 9, place), stage.at(TOLD, 9, place)
        yield step(began, _begin, stage, life, began)
        if place < BESIDE - 2:
            username = stage.roster.manager(life, began.date()).username
            yield step(told, _tell, stage, life, username, began.date(), told, STANDINGS[place % len(STANDINGS)])
    for life in stage.cast:
        if life.number % LED_UNDER_MAPPA == 0:
            told = stage.at(TOLD, 10, 30)
            yield step(told, _tell, stage, life, COORDINATOR, stage.at(BEGAN, 0).date(), told, ("2", "2"))


def _begin(stage: Stage, life: Life, at: datetime) -> None:
    officer = stage.roster.manager(life, at.date())
    involve(
        person_id=stage.past.person(life), agency_id=stage.past.partnership.agencies[POLICE],
        officer_id=stage.past.partnership.officers[officer.username], basis=InvolvementBasis.MAPPA,
        role=InvolvementRole.LEAD, starts_on=at.date(), ends_on=None, at=at, by=officer.username,
    )  # fmt: skip


def _tell(
    stage: Stage, life: Life, username: str, since: date, at: datetime, standing: tuple[str, str]
) -> None:  # fmt: skip
    asking = stage.past.telling.asking(username, at, "check and record an entry")
    category, level = standing
    said = {"mappa_category": category, "mappa_level": level, "mappa_from": (since - timedelta(days=1)).isoformat()}
    enter_entry(asking, stage.past.person(life), Answers("mappa", said))
