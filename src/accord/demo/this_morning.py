"""Scenes of yesterday that this morning's list tells of: releases brought forward, and an appointment that was missed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from accord.demo.chapters import Step
from accord.demo.handing_over import hand_over
from accord.demo.lives import Life
from accord.demo.parcels import PRISONS
from accord.demo.stage import DISTRICT, Stage, step
from accord.journeys.write_entries import Answers, enter_entry

RELEASED_IN_DAYS = (4, 12)
LONG_INSIDE = timedelta(days=30)
MISSED = "Did not come at two and did not answer. The hostel says that he went out this morning."


def scenes_of_this_morning(stage: Stage) -> Iterator[Step]:
    """The prison's extract of yesterday morning, and a note of the afternoon."""
    yield step(stage.at(1, 6, 30), _bring_forward, stage, stage.at(1, 6, 30))
    yield step(stage.at(1, 16, 10), _miss, stage, stage.at(1, 16, 10))


def released_soon(stage: Stage) -> list[Life]:
    """Two people of the cohort who are let out sooner than was planned, from the district of the sign-ins first."""
    inside = [
        life for life in stage.managed if life.crn and life.tier_on(stage.today) and _has_long_to_go(life, stage.today)
    ]
    return sorted(inside, key=lambda life: (life.area != DISTRICT, life.number))[: len(RELEASED_IN_DAYS)]


def _has_long_to_go(life: Life, today: date) -> bool:
    stay = life.stay_on(today)
    return bool(stay and stay.released_on and stay.received_on < today - LONG_INSIDE)


def _bring_forward(stage: Stage, at: datetime) -> None:
    rows = [
        {
            "source_id": life.prison_id,
            "establishment": stay.establishment,
            "received_on": stay.received_on.isoformat(),
            "released_on": (stage.today + timedelta(days=days)).isoformat(),
        }
        for days, life in zip(RELEASED_IN_DAYS, released_soon(stage), strict=False)
        if (stay := life.stay_on(stage.today))
    ]
    hand_over(stage.past, PRISONS, "custody", rows, at)


def _miss(stage: Stage, at: datetime) -> None:
    life = next(iter(_free(stage.cast[20:], stage.today)))
    officer = stage.roster.manager(life, stage.today)
    said = {
        "contact_on": at.date().isoformat(),
        "contact_type": "office_visit",
        "attendance": "unacceptable_absence",
        "notes": MISSED,
    }
    asking = stage.past.telling.asking(officer.username, at, "check and record an entry")
    enter_entry(asking, stage.past.person(life), Answers("contacts", said))


def _free(cast: Sequence[Life], today: date) -> Iterator[Life]:
    return (life for life in cast if life.sex == "M" and not life.stay_on(today))
