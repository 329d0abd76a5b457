"""A scene of a man in the cohort who has died: his manager records it, and the place waits for people to decide."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from accord.demo.chapters import Step
from accord.demo.lives import Life
from accord.demo.stage import Stage, step
from accord.journeys.write_entries import Answers, enter_entry

MANAGER = "priya.nair"
QUIET = 60
"""Days in which nothing is told of him, so that nothing happens to him after his death."""


def scenes_of_a_death(stage: Stage) -> Iterator[Step]:
    """He died two days ago, and it is known since yesterday afternoon."""
    told = stage.at(1, 17, 5)
    life = next((each for each in stage.strangers if _fits(stage, each)), None)
    if life is not None:
        yield step(told, _record, stage, life, told)


def _fits(stage: Stage, life: Life) -> bool:
    is_hers = stage.roster.manager(life, stage.today).username == MANAGER
    return is_hers and life.sex == "M" and not life.stay_on(stage.today) and _is_quiet(life, stage.today)


def _is_quiet(life: Life, today: date) -> bool:
    """Whether he did nothing of late, and none of the scenes that go by the figures of a number is about him."""
    of_late = [each for each in life.offences if each.committed_on > today - timedelta(days=QUIET)]
    n = life.number
    return not of_late and n % 29 not in (0, 7) and n % 31 not in (1, 2) and n % 41 not in (3, 4, 5) and n % 3 > 0


def _record(stage: Stage, life: Life, at: datetime) -> None:
    asking = stage.past.telling.asking(MANAGER, at, "check and record an entry")
    said = {"died_on": (stage.today - timedelta(days=2)).isoformat(), "how_known": "family"}
    enter_entry(asking, stage.past.person(life), Answers("deaths", said))
