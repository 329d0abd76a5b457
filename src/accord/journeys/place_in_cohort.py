"""What must hold of a place in a cohort wherever it is written, beyond what the agency itself tells of the person."""

from collections.abc import Callable, Mapping
from datetime import date

from accord.circumstances.queries import died_on
from accord.iom.queries.scheme import management
from accord.iom.registers import IOM
from accord.iom.rules.cohort import place_problems, problems_brought
from accord.people.queries.traits import traits_of
from accord.record.queries.details import details_of
from accord.record.registers import Problem, Register, Values

Judge = Callable[[int, Values], list[Problem]]
"""What is wrong with the values of a fact about the person of the number."""


def judge_of(register: Register, born: Mapping[int, date | None]) -> Judge:
    """The judge of a register's facts about people, given their days of birth; schemes and deaths are read once for all."""
    if register is not IOM:
        return lambda person_id, values: []
    schemes, dead = management(), died_on(born.keys())
    return lambda person_id, values: place_problems(
        values, born[person_id], dead.get(person_id), schemes.on(values.get("area"), values["entered_on"])
    )


def problems_of_one(
    register: Register, person_id: int, values: Values, entry_id: int | None = None
) -> list[Problem]:  # fmt: skip
    """What is wrong with one fact; where it corrects an entry, only what the correction brings."""
    if register is not IOM:
        return []
    problems = judge_of(register, {person_id: traits_of([person_id])[person_id].born_on})(person_id, values)
    before = details_of(register, entry_id) if problems and entry_id else None
    return problems_brought(problems, values, before)
