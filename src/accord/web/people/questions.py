"""The questions of a draft: a register's columns, with areas to choose from, and the reason when an entry is corrected."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from accord.access.queries.areas import areas
from accord.access.terms import AreaKind
from accord.iom.queries.scheme import management
from accord.iom.registers import IOM
from accord.journeys.registers import REGISTERS
from accord.journeys.write_drafts import REASON
from accord.kernel.columns import Column, ValueFault, choice_column, multiline_column
from accord.ports.clock import london_day
from accord.record.queries.drafts import DraftView
from accord.record.registers import Register
from accord.record.rules import reason_for_change_is_given

LONGEST_REASON = 300
_reason = multiline_column(
    REASON,
    "Why the entry is changed.",
    max_length=LONGEST_REASON,
    required=True,
    label="Why are you changing this entry?",
    hint=f"It stays with the entry for all who may see it. At most {LONGEST_REASON} characters.",
)


def _read_reason(text: str) -> str:
    read: str = _reason.parse(text)
    given = reason_for_change_is_given(read)
    if not given:
        raise ValueFault(given.because)
    return read


REASON_FOR_CHANGE = replace(_reason, parse=_read_reason)
REASON_FOR_WITHDRAWAL = replace(REASON_FOR_CHANGE, label="Why should this entry never have been recorded?")


def questions_of(held: DraftView) -> tuple[Column, ...]:
    """The questions of a draft in their order."""
    register = REGISTERS[held.register]
    offered = _of_the_scheme(held)
    asked = tuple(_fewer(_asked(register, each, held), offered, held) for each in register.columns)
    return asked if held.corrects_id is None else (*asked, REASON_FOR_CHANGE)


def first_unanswered(held: DraftView, columns: Sequence[Column]) -> Column | None:
    """The first question that has not been answered, not even by leaving it blank; None when all have been."""
    return next((column for column in columns if column.name not in held.answers), None)


def before(column: Column, columns: Sequence[Column]) -> Column | None:
    """The question before this one; None before the first."""
    place = [each.name for each in columns].index(column.name)
    return columns[place - 1] if place else None


def _of_the_scheme(held: DraftView) -> Mapping[str, Collection[str]]:
    """The cohorts and tiers of the scheme that manages the district on the first day, or on that of the last answer."""
    district, entered_on = held.answers.get("area", ""), held.answers.get("entered_on", "")
    if held.register != IOM.code or not district:
        return {}
    on = date.fromisoformat(entered_on) if entered_on else london_day(held.changed_at)
    scheme = management().in_district(district, on)
    return {"cohort": tuple(scheme[1].takes), "tier": scheme[1].tiers} if scheme else {}


def _fewer(column: Column, offered: Mapping[str, Collection[str]], held: DraftView) -> Column:
    """The column with those of its choices that are offered, and what is answered already."""
    if column.name not in offered:
        return column
    kept = {*offered[column.name], held.answers.get(column.name, "")}
    choices = [each for each in column.choices if each[0] in kept]
    return choice_column(column.name, column.about, choices, required=column.required, label=column.label)


def _asked(register: Register, column: Column, held: DraftView) -> Column:
    """The column as it is asked: an area is one of the districts, or the one that the entry names already."""
    if column.name not in register.areas:
        return column
    names = [area.name for area in areas(AreaKind.DISTRICT)]
    now = held.answers.get(column.name, "")
    names += [now] if now and now not in names else []
    if not names:
        return column
    choices = [(name, name) for name in names]
    return choice_column(column.name, column.about, choices, required=column.required, label=column.label)
