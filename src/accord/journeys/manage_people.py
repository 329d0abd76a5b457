"""Manage somebody in a cohort: answer a failure to comply, finish an action of the plan, task and close the day's items."""

from collections.abc import Mapping

from django.db import transaction

from accord.access.gate import Asking, NotFound, Opened, admit, tell
from accord.access.queries.involvements import officers_for
from accord.access.queries.officers import officer_named
from accord.access.terms import Action
from accord.circumstances.registers import DEATHS
from accord.iom.commands import daily
from accord.iom.commands.answering import answer_failure, hold_failure
from accord.iom.queries.daily import task_of
from accord.iom.registers import ACTIONS, COMPLIANCE, INCENTIVES
from accord.iom.rules.management import answer_problems
from accord.journeys.write_entries import Answers, author_of, correct_entry, read_answers
from accord.ports.clock import london_day
from accord.record.commands import EntryRefused, enter
from accord.record.queries.details import texts_of
from accord.record.queries.entries import EntryView, entry
from accord.record.queries.held import key_of_fact
from accord.record.queries.writing import retention_of
from accord.record.rules import problems_with

DONE = "The action is done."


def answer(asking: Asking, person_id: int | None, failure_id: int, texts: Mapping[str, str]) -> int:
    """Enter an incentive, a sanction or a decision for neither that answers a failure; the number of its entry.

    Raises from the gate, EntryRefused for what the values do not allow, and ManagingRefused when nothing waits for an answer.
    """
    opened = admit(asking, person_id, Action.RECORD)
    found = entry(asking.viewer, opened, failure_id)
    if found is None or found.kind != COMPLIANCE.code:
        raise NotFound
    day = london_day(asking.at)
    values = read_answers(Answers(INCENTIVES.code, texts), day)
    problems = [*problems_with(INCENTIVES, values), *answer_problems(found.starts_on, values["given_on"])]
    if problems:
        raise EntryRefused(problems)
    with transaction.atomic():
        hold_failure(failure_id)
        retention = retention_of(INCENTIVES, day)
        number = enter(INCENTIVES, values, author_of(asking, opened), retention, asking.at)
        answer_failure(failure_id, number, asking.at, asking.viewer.username)
        tell(asking, opened, Action.RECORD, {"register": INCENTIVES.code, "entry": number, "answers": failure_id})
    return number


def finish(asking: Asking, person_id: int | None, entry_id: int, done: Mapping[str, str]) -> int:
    """Say that an action of the plan is done, when, and what came of it; the number of the entry as it stands now.

    Raises as `correct_entry`: it is a correction, by the agency that recorded the action.
    """
    opened = admit(asking, person_id, Action.CORRECT)
    found = entry(asking.viewer, opened, entry_id)
    if found is None or found.kind != ACTIONS.code:
        raise NotFound
    answers = Answers(ACTIONS.code, {**texts_of(ACTIONS, entry_id), **done})
    return correct_entry(asking, person_id, entry_id, answers, DONE)


def task(asking: Asking, person_id: int | None, entry_id: int, username: str, wanted: str) -> int:
    """Ask an officer who is named for the person, or oneself, to see to a fact on the daily list; the task's number.

    Raises from the gate, NotFound for an officer whom it cannot be given to, and ManagingRefused while a task is open.
    """
    opened = admit(asking, person_id, Action.RECORD)
    named = officer_named(username, london_day(asking.at))
    if fact_to_task(asking, opened, entry_id) is None or named is None or username not in may_be_tasked(asking, opened):
        raise NotFound
    with transaction.atomic():
        fact = key_of_fact(entry_id)
        number = daily.task(entry_id, fact, named.id, wanted, asking.at, asking.viewer.username)
        tell(asking, opened, Action.RECORD, {"task": number, "entry": entry_id, "tasked": username})
    return number


def fact_to_task(asking: Asking, opened: Opened, entry_id: int) -> EntryView | None:
    """The entry about which somebody may be tasked: what the viewer may see, and a death whoever recorded it."""
    return entry(asking.viewer, opened, entry_id, whoever_said=(DEATHS.code,))


def may_be_tasked(asking: Asking, opened: Opened) -> dict[str, str]:
    """Who may be asked to see to something about the person: the viewer, and those named for the person; user name to words."""
    viewer = asking.viewer
    named = officers_for(opened.person_id, london_day(asking.at))
    others = {username: f"{name}, {agency}" for username, name, agency in named if username != viewer.username}
    return {viewer.username: f"You, {viewer.name}", **others}


def close_task(asking: Asking, person_id: int | None, task_id: int, result: str) -> None:
    """Say what came of a task about a person. Raises from the gate, and ManagingRefused when it is closed already."""
    opened = admit(asking, person_id, Action.RECORD)
    if task_of(asking.viewer, opened, task_id) is None:
        raise NotFound
    with transaction.atomic():
        daily.close_task(task_id, result, asking.at, asking.viewer.username)
        tell(asking, opened, Action.RECORD, {"task": task_id, "closed": "yes"})
