"""Scenes of second thoughts: entries corrected and withdrawn, and a note begun and not finished."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from accord.demo.chapters import Step
from accord.demo.lives import Life
from accord.demo.stage import Stage, step
from accord.journeys.write_drafts import answer, begin_entry
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, withdraw_entry


def scenes_of_changes(stage: Stage) -> Iterator[Step]:
    """All of them."""
    yield from _changed(stage)
    yield from _begun(stage)


def _changed(stage: Stage) -> Iterator[Step]:
    """Entries corrected or withdrawn by the officers who wrote them, days later."""
    for place, life in enumerate(stage.cast[7:15]):
        entered, changed = stage.at(100 - 9 * place, 10, 12), stage.at(97 - 9 * place, 15, 31)
        numbers: list[int] = []
        yield step(entered, _enter, stage, life, entered, numbers)
        yield step(changed, _withdraw if place % 4 == 3 else _correct, stage, life, changed, numbers)


def _tag(stage: Stage, on: date) -> Answers:
    return Answers("tags", {"tag_type": "curfew", "fitted_on": on.isoformat(), "legal_basis": "community order"})


def _enter(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    manager = stage.roster.manager(life, at.date())
    asking = stage.past.telling.asking(manager.username, at, "check and record an entry")
    answers = _tag(stage, at.date() - timedelta(days=3))
    numbers.append(enter_entry(asking, stage.past.person(life), answers))


def _correct(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    manager = stage.roster.manager(life, at.date())
    asking = stage.past.telling.asking(manager.username, at, "check and record an entry")
    texts = {
        **_tag(stage, at.date() - timedelta(days=5)).texts,
        "removed_on": (at.date() - timedelta(days=1)).isoformat(),
    }
    why = "Fitted a day later than the first report said, and taken off since"
    correct_entry(asking, stage.past.person(life), numbers[0], Answers("tags", texts), why)


def _withdraw(stage: Stage, life: Life, at: datetime, numbers: list[int]) -> None:
    manager = stage.roster.manager(life, at.date())
    asking = stage.past.telling.asking(manager.username, at, "withdraw an entry")
    withdraw_entry(asking, stage.past.person(life), numbers[0], "Entered on the wrong person's record")


def _begun(stage: Stage) -> Iterator[Step]:
    mine = [life for life in stage.cast if stage.roster.manager(life, stage.today).username == "priya.nair"]
    yield step(stage.at(1, 16, 48), _begin, stage, mine[-1], stage.at(1, 16, 48))


def _begin(stage: Stage, life: Life, at: datetime) -> None:
    asking = stage.past.telling.asking("priya.nair", at, "add to the record")
    person_id = stage.past.person(life)
    number = begin_entry(asking, person_id, "contacts")
    answer(asking, person_id, number, "contact_on", (stage.today - timedelta(days=1)).isoformat())
    answer(asking, person_id, number, "contact_type", "phone_call")
