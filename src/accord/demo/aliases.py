"""Scenes of other names: two people go by names that no extract holds, and one that was noted wrongly is withdrawn."""

from collections.abc import Iterator
from datetime import datetime

from accord.demo.chapters import Step
from accord.demo.lives import Life
from accord.demo.stage import Stage, step
from accord.journeys.manage_names import add_name, withdraw_name

OFFICER = "martin.holroyd"
ALIASES = (
    (61, 7, "Silversmith", "Jez", ""),
    (33, 8, "Ravenscar", "Mo", ""),
    (20, 9, "Thistlewood", "Dee", "It is his brother who goes by this name."),
)
"""How many days ago, which man of the cast, the name, and why it was withdrawn the day after; blank where it stands."""


def scenes_of_aliases(stage: Stage) -> Iterator[Step]:
    """Each name when it was noted, and the end of the one that was wrong."""
    men = [life for life in stage.cast if life.sex == "M"]
    for days_ago, place, family_name, given_names, wrong in ALIASES:
        numbers: list[int] = []
        life, at = men[place], stage.at(days_ago, 14, 20)
        yield step(at, _add, stage, life, at, (family_name, given_names), numbers)
        if wrong:
            ends = stage.at(days_ago - 1, 9, 15)
            yield step(ends, _withdraw, stage, life, ends, numbers, wrong)


def _add(stage: Stage, life: Life, at: datetime, name: tuple[str, str], numbers: list[int]) -> None:
    asking = stage.past.telling.asking(OFFICER, at, "add a name")
    texts = dict(zip(("family_name", "given_names"), name, strict=True))
    numbers.append(add_name(asking, stage.past.person(life), texts))


def _withdraw(stage: Stage, life: Life, at: datetime, numbers: list[int], because: str) -> None:
    asking = stage.past.telling.asking(OFFICER, at, "withdraw a name")
    withdraw_name(asking, stage.past.person(life), numbers[0], because)
