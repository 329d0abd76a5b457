"""What the registers' columns look like in JSON: text by column name, described by the registers' own declarations.

The document describes every column of every register; what is sent is read by the columns themselves, not by the document.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, WithJsonSchema

from accord.journeys.registers import REGISTERS, WRITABLE
from accord.kernel.columns import Column
from accord.record.registers import Register


def _known_kind(value: Any) -> str:
    if not isinstance(value, str) or value not in REGISTERS:
        raise ValueError(f"The kinds are: {', '.join(REGISTERS)}.")
    return value


def _writable_kind(value: Any) -> str:
    if isinstance(value, str) and value in WRITABLE:
        return value
    known = REGISTERS.get(value) if isinstance(value, str) else None
    made = f"These are made by {known.entered_by}. " if known else ""
    raise ValueError(f"{made}The kinds are: {', '.join(WRITABLE)}.")


EntryKind = Annotated[str, BeforeValidator(_known_kind), WithJsonSchema({"type": "string", "enum": list(REGISTERS)})]
"""The code of a register: which kind of dated fact."""

NewKind = Annotated[str, BeforeValidator(_writable_kind), WithJsonSchema({"type": "string", "enum": list(WRITABLE)})]
"""The code of a register whose facts may be sent."""


def _schema_of(column: Column) -> dict[str, Any]:
    said: dict[str, Any] = {"type": "string" if column.required else ["string", "null"], "description": column.about}
    if column.choices:
        codes: list[str | None] = [code for code, _ in column.choices]
        said["enum"] = codes if column.required else [*codes, None]
    elif column.kind == "date":
        said["format"] = "date"
    elif column.required:
        said["minLength"] = 1
    return said


def _values_of(register: Register) -> dict[str, Any]:
    return {
        "title": register.title,
        "type": "object",
        "properties": {column.name: _schema_of(column) for column in register.columns},
        "required": [column.name for column in register.columns if column.required],
        "additionalProperties": False,
    }


_ANY_VALUES = {"anyOf": [_values_of(register) for register in REGISTERS.values()]}
_ANY_SENT = {"anyOf": [_values_of(register) for register in WRITABLE.values()]}


def _only_text(value: Any) -> Any:
    """Refuse, in words, what is no object of texts; the columns read the rest."""
    if not isinstance(value, Mapping):
        raise ValueError("This must be an object with the register's columns.")
    for name, text in value.items():
        if not isinstance(text, str | None):
            raise ValueError(f"{str(name)[:60]} must be text, or null where it is blank.")
    return value


ValuesSent = Annotated[dict[str, str | None], BeforeValidator(_only_text), WithJsonSchema(_ANY_SENT)]
"""What somebody says of one fact: text by column name; null and missing are blank."""


def _blanks_are_null(texts: Mapping[str, str]) -> dict[str, str | None]:
    return {name: text or None for name, text in texts.items()}


ValuesTold = Annotated[dict[str, str | None], BeforeValidator(_blanks_are_null), WithJsonSchema(_ANY_VALUES)]
"""What an entry says, by the columns of its register; null is blank."""


def _one_of_each_register(schema: dict[str, Any]) -> None:
    """Describe an entry to be: a kind and its own columns, in place of any kind and any columns."""
    description = schema.get("description", "")
    schema.clear()
    schema["description"] = description
    schema["oneOf"] = [
        {
            "type": "object",
            "title": register.title,
            "properties": {"kind": {"const": code}, "values": _values_of(register)},
            "required": ["kind", "values"],
            "additionalProperties": False,
        }
        for code, register in WRITABLE.items()
    ]


NEW_ENTRY = ConfigDict(extra="forbid", json_schema_extra=_one_of_each_register)
"""How the schema of an entry to be describes itself."""


def texts_in(values: Mapping[str, str | None]) -> dict[str, str]:
    """The values as a journey takes them: text, blank where there is none."""
    return {name: text or "" for name, text in values.items()}
