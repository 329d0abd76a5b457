"""The registers: what kinds of dated fact there are, and the columns of each."""

from typing import Any

from ninja import Router, Schema
from pydantic import Field

from accord.access.declaration import Declaration
from accord.access.terms import Action
from accord.api.doors import ApiRequest
from accord.api.operations import operation
from accord.api.register_values import EntryKind
from accord.api.values import OrNone
from accord.journeys.registers import REGISTERS
from accord.kernel.columns import Column, Kind
from accord.record.registers import Register as Declared

router = Router(tags=["Reference data"])


class Choice(Schema):
    """A code of a column, and what it means."""

    code: str
    label: str


class RegisterColumn(Schema):
    """A column of a register."""

    name: str
    about: str
    kind: Kind
    required: bool
    question: str = Field(description="What people are asked for it.")
    choices: list[Choice] = Field(description="Its codes; empty when it is not one of a list.")


class Register(Schema):
    """A kind of dated fact. `starts` and `ends` name the columns of its period; without `ends` it holds one-day events."""

    code: EntryKind
    title: str
    starts: str
    ends: str | None
    entered_by: OrNone = Field(description="What makes its entries, where none can be sent; null where they can.")
    columns: list[RegisterColumn]


@operation(
    router, "GET", "/registers", name="registers", answers=list[Register],
    declared=Declaration(Action.OWN_ACCOUNT, "registers", "Reading reference data"),
)  # fmt: skip
def read_registers(request: ApiRequest) -> Any:
    """The registers, with the columns that an entry of each has."""
    return [_register(each) for each in REGISTERS.values()]


def _register(declared: Declared) -> dict[str, Any]:
    return {**vars(declared), "columns": [_column(column) for column in declared.columns]}


def _column(column: Column) -> dict[str, Any]:
    choices = [{"code": code, "label": label} for code, label in column.choices]
    return {**vars(column), "question": column.label, "choices": choices}
