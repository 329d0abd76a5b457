"""Enter, correct and withdraw entries: the gate, the fact and the ledger in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from accord.access.gate import Asking, NotFound, Opened, admit, tell
from accord.access.queries.areas import area_ids_by_name
from accord.access.terms import Action
from accord.access.viewer import Viewer
from accord.journeys.place_in_cohort import problems_of_one
from accord.journeys.registers import REGISTERS, WRITABLE
from accord.kernel.columns import ValueFault
from accord.kernel.decisions import Decision, all_of
from accord.people.commands import own_record_of
from accord.people.queries.traits import traits_of
from accord.ports.clock import london_day
from accord.record.commands import Author, ChangeRefused, EntryRefused, correct, enter, withdraw
from accord.record.queries.entries import EntryView, entry
from accord.record.queries.writing import held_at_any_time, retention_of
from accord.record.registers import Problem, Register
from accord.record.rules import (
    birth_problems,
    entry_is_current,
    entry_may_be_changed_by,
    entry_may_be_corrected,
    overlap_problems,
    problems_with,
)


@dataclass(frozen=True)
class Answers:
    """What somebody says of one fact: the register's code, and text by column name."""

    register: str
    texts: Mapping[str, str]


def read_answers(answers: Answers, today: date) -> dict[str, Any]:
    """The values of a register's columns from text; EntryRefused names every column that is wrong and why.

    An area is given by name and read as its number.
    """
    register = REGISTERS[answers.register]
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    areas = area_ids_by_name() if register.areas else {}
    for column in register.columns:
        try:
            values[column.name] = column.read(answers.texts.get(column.name, ""), today)
        except ValueFault as fault:
            problems.append(Problem(column.name, fault.why))
    for name in sorted(answers.texts.keys() - {column.name for column in register.columns}):
        problems.append(Problem(name, "There is no such column."))
    for name in register.areas & values.keys():
        named = values[name]
        values[name] = areas.get(named.lower()) if named else None
        if named and values[name] is None:
            problems.append(Problem(name, "There is no area of this name."))
    if problems:
        raise EntryRefused(problems)
    return values


def enter_entry(asking: Asking, person_id: int | None, answers: Answers) -> int:
    """Enter a fact on a person's record in the name of the viewer's agency; returns the entry's number.

    Raises NotFound, Restricted or Refused from the gate, and EntryRefused for what the values do not allow.
    """
    opened = admit(asking, person_id, Action.RECORD)
    if answers.register not in WRITABLE:
        raise NotFound
    register, day = WRITABLE[answers.register], london_day(asking.at)
    values = read_answers(answers, day)
    with transaction.atomic():
        author = author_of(asking, opened)
        problems = _problems_beside(register, values, author)
        if problems:
            raise EntryRefused(problems)
        number = enter(register, values, author, retention_of(register, day), asking.at)
        tell(asking, opened, Action.RECORD, {"register": register.code, "entry": number})
    return number


def correct_entry(asking: Asking, person_id: int | None, entry_id: int, answers: Answers, reason: str) -> int:
    """Correct an entry of the viewer's own agency; the one before stays, superseded. Returns the new number.

    As `enter_entry`, and ChangeRefused when another agency recorded it, no reason is given or somebody was faster.
    """
    opened = admit(asking, person_id, Action.CORRECT)
    old = own_entry(asking, opened, entry_id, Action.CORRECT)
    register, day = REGISTERS[old.kind], london_day(asking.at)
    values = read_answers(Answers(old.kind, answers.texts), day)
    with transaction.atomic():
        author = author_of(asking, opened)
        problems = _problems_beside(register, values, author, old)
        if problems:
            own_entry(
                asking, opened, entry_id, Action.CORRECT
            )  # what is in the way may be what somebody faster made of it
            raise EntryRefused(problems)
        number = correct(register, entry_id, values, author, reason, retention_of(register, day), asking.at)
        tell(asking, opened, Action.CORRECT, {"register": register.code, "entry": number, "corrects": entry_id})
    return number


def withdraw_entry(asking: Asking, person_id: int | None, entry_id: int, reason: str) -> None:
    """Withdraw an entry of the viewer's own agency; it stays, superseded, with the reason. Raises as `correct_entry`."""
    opened = admit(asking, person_id, Action.WITHDRAW)
    old = own_entry(asking, opened, entry_id, Action.WITHDRAW)
    with transaction.atomic():
        withdraw(entry_id, reason, asking.at)
        tell(asking, opened, Action.WITHDRAW, {"register": old.kind, "entry": entry_id})


def _problems_beside(
    register: Register, values: Mapping[str, Any], author: Author, old: EntryView | None = None
) -> list[Problem]:
    """What is wrong with a fact, and beside what else is known of the person, asked while they are held.

    So, of two who enter facts at one time, the second is told of the first. A correction that leaves the first day of the old
    entry is not asked again whether it was before birth.
    """
    own = problems_with(register, values)
    if old is None or values[register.starts] != old.starts_on:
        own += birth_problems(register, values, traits_of([author.person_id])[author.person_id].born_on)
    if own:
        return own
    corrects = old.id if old else 0
    held = held_at_any_time(register.code, author.agency_id, author.person_id, corrects) if register.keeps_apart else ()
    among = register.apart_among(register.summary(values)) if held else ""
    beside = [(summary, period) for summary, period in held if register.apart_among(summary) == among]
    at_once = overlap_problems(register, values, beside)
    return [*at_once, *problems_of_one(register, author.person_id, values, corrects)]


def own_entry(asking: Asking, opened: Opened, entry_id: int, action: Action) -> EntryView:
    """The entry, to be changed so by the viewer's agency; NotFound when it is not to be seen, ChangeRefused otherwise."""
    found = entry(asking.viewer, opened, entry_id)
    if found is None:
        raise NotFound
    decision = may_be_changed(asking.viewer, found, action)
    if not decision:
        raise ChangeRefused(decision)
    return found


def may_be_changed(viewer: Viewer, found: EntryView, action: Action) -> Decision:
    """Whether the entry is the viewer's agency's to change so and still stands; whether their role may is not asked."""
    entered_by = REGISTERS[found.kind].entered_by if action is Action.CORRECT else ""
    return all_of(
        (
            entry_may_be_changed_by(viewer.agency_id, found.agency_id, found.agency_name),
            entry_may_be_corrected(entered_by),
            entry_is_current(found.superseded_at is not None),
        )
    )


def author_of(asking: Asking, opened: Opened) -> Author:
    """Whose word an entry of the viewer's is: their agency's, by its own record of the person, opened now if need be."""
    viewer = asking.viewer
    record_id = own_record_of(viewer.agency_id, opened.person_id, asking.at, viewer.username)
    return Author(viewer.agency_id, record_id, opened.person_id, officer_id=viewer.officer_id)
