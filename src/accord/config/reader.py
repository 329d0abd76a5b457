"""Reads typed values from environment variables, and gathers a sentence for each value that is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

Value = TypeVar("Value")

YES = frozenset({"yes", "true", "on", "1"})
NO = frozenset({"no", "false", "off", "0"})


@dataclass(frozen=True, order=True)
class SettingFault:
    """One setting that is wrong: its name, why, and what would be right. It never repeats a secret."""

    name: str
    why: str
    remedy: str

    @property
    def sentence(self) -> str:
        """The fault in one sentence."""
        return f"{self.name} {self.why}; {self.remedy}."


@dataclass
class Reader:
    """One pass over the environment. A blank value counts as not given."""

    source: Mapping[str, str]
    faults: list[SettingFault] = field(default_factory=list)
    names_read: set[str] = field(default_factory=set)

    def fault(self, name: str, why: str, remedy: str) -> None:
        """Note that a setting is wrong."""
        self.faults.append(SettingFault(name, why, remedy))

    def text(self, name: str, default: str = "") -> str:
        """The value as it stands, without white space around it."""
        self.names_read.add(name)
        return self.source.get(name, "").strip() or default

    def names(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list separated by commas."""
        return tuple(part.strip() for part in self.text(name).split(",") if part.strip()) or default

    def choice(self, name: str, choices: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        value = self.text(name, default)
        if value in choices:
            return value
        self.fault(name, f"is {value!r}", f"give one of {', '.join(choices)}")
        return default

    def flag(self, name: str, default: bool) -> bool:
        """Yes or no."""
        value = self.text(name).lower()
        if value in YES | NO:
            return value in YES
        if value:
            self.fault(name, f"is {value!r}", "give yes or no")
        return default

    def whole_number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""
        value = self.text(name, str(default))
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return int(value)
        self.fault(name, f"is {value!r}", f"give a whole number from {least} to {most}")
        return default

    def parsed(self, name: str, parse: Callable[[str], Value], default: str, remedy: str) -> Value | None:
        """What `parse` makes of the value; its ValueError says why a value is wrong. None where it is wrong."""
        try:
            return parse(self.text(name, default))
        except ValueError as error:
            self.fault(name, str(error), remedy)
            return None
