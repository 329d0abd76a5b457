"""Scenes of the monthly look at the cohort: who leaves with an exit plan, who stays, and what the daily meeting tasks."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from accord.access.gate import Asking
from accord.access.queries.areas import area_named
from accord.access.queries.involvements import officers_for
from accord.circumstances.registers import DEATHS
from accord.demo.chapters import Step
from accord.demo.stage import Stage, step
from accord.journeys.leave_cohort import Wish, decide_exit
from accord.journeys.manage_people import close_task, task
from accord.journeys.registers import REGISTERS
from accord.ports.clock import london_day
from accord.reporting.queries.daily import Item, daily_list, morning_of
from accord.reporting.queries.exits import exits

FORCE = "North Yorkshire"
MANAGER = "martin.holroyd"
PLAN = "The mentor stays in touch until the spring. Any arrest brings the case back to the selection meeting."
LEAVES = "Police, probation and the drug service agreed: nothing heard of, and the tenancy and the work hold."
INSIDE = "The prison is planning his release with us and asks that nobody loses touch before then."
STAYS = "His brother comes out of prison next month; probation asks to keep the visits until then."


def scenes_of_leaving(stage: Stage) -> Iterator[Step]:
    """A look at the exits ten days ago, and the daily meetings of yesterday and this morning."""
    yield step(stage.at(10, 11, 20), _look_at_exits, stage, stage.at(10, 11, 20))
    numbers: list[tuple[int, int]] = []
    yield step(stage.at(1, 8, 40), _meet, stage, stage.at(1, 8, 40), numbers)
    yield step(stage.at(1, 15, 10), _close, stage, stage.at(1, 15, 10), numbers)
    yield step(stage.at(0, 7, 30), _meet, stage, stage.at(0, 7, 30), [])


def _look_at_exits(stage: Stage, at: datetime) -> None:
    asking = stage.past.telling.asking(MANAGER, at, "leave the cohort or stay")
    area = area_named(FORCE)
    if area is None:
        return
    day = london_day(at)
    proposals = exits(asking.viewer, area, at, day).proposals
    found = [each for each in proposals if each.grounds[0].code == "desistance"]
    for proposal in [each for each in proposals if each.grounds[0].code == "long_custody"][:1]:
        decide_exit(asking, proposal.person_id, Wish(False, INSIDE, look_again_on=day + timedelta(days=180)))
    for place, proposal in enumerate(found[:4]):
        leaves = place % 2 == 0
        again = None if leaves else day + timedelta(days=60)
        wish = Wish(leaves, LEAVES if leaves else STAYS, PLAN if leaves else "", again)
        decide_exit(asking, proposal.person_id, wish)


def _meet(stage: Stage, at: datetime, numbers: list[tuple[int, int]]) -> None:
    """The meeting tasks the first item of each kind that nobody has."""
    asking = stage.past.telling.asking(MANAGER, at, "task an item of the daily list")
    for item in _first_items(asking):
        person_id = item.person.person_id
        named = [username for username, _, _ in officers_for(person_id, at.date())]
        number = task(
            asking, person_id, item.held.entry_id, (named or [MANAGER])[0], "Agree a visit today, and say how it went"
        )
        numbers.append((person_id, number))


def _first_items(asking: Asking) -> list[Item]:
    area = area_named(FORCE)
    if area is None:
        return []
    morning = morning_of(london_day(asking.at), asking.at, area)
    found = daily_list(asking.viewer, area, morning, asking.at, REGISTERS.values())
    of_the_living = [items for kind, items in found.items if kind.register is not DEATHS]
    free = [[item for item in items if not item.tasks] for items in of_the_living]
    return [items[0] for items in free if items][:3]


def _close(stage: Stage, at: datetime, numbers: list[tuple[int, int]]) -> None:
    asking = stage.past.telling.asking(MANAGER, at, "close a task of the daily list")
    for person_id, number in numbers[:2]:
        close_task(asking, person_id, number, "Seen at home at two; he will come in on Thursday.")
