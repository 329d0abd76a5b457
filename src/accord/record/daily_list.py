"""How a register joins the daily management meeting's list: by saying so in its own declaration. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Window(StrEnum):
    """Which facts are read: what became known since the last list, what ends soon, or what stands and waits."""

    NEW = "new"
    ENDING = "ending"
    WAITING = "waiting"


@dataclass(frozen=True)
class Fact:
    """A fact as a sentence is made of it; `ends_on` is the first day on which it is no longer true."""

    summary: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, eq=False)
class OnTheDailyList:
    """How the facts of a register stand on the list: under which heading, which of them, when, in what sentence.

    `place` puts the headings in order, the most urgent lowest. `where` names columns of the register and the codes that
    are wanted. `time` names the column that holds the time of day, such as 23:40 by the clock in London, where one does.
    A register with an end waits until it; `waits` is for others: as `table` names a model, it names a function from a
    moment to those rows of the register's table that still waited for somebody at it. `answered_within` names the policy
    value of the days within which a fact is to be answered: the list then says until when.
    """

    heading: str
    window: Window
    place: int
    where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    time: str = ""
    sentence: Callable[[Fact], str] = field(default=lambda fact: fact.summary)
    waits: str = ""
    answered_within: str = ""
