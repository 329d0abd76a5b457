"""What is wrong in a file, a form or a message, told so that the person who sent it can put it right."""

from dataclasses import dataclass

SHOWN_LENGTH = 60


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """One thing wrong: the line (the heading is line 1; 0 is the whole file), the column, the value as found, and why."""

    line: int
    column: str
    value: str
    why: str


def shown(value: str) -> str:
    """A value fit to be shown: at most 60 characters, with characters that cannot be seen written as escapes."""
    beginning = value[: SHOWN_LENGTH + 1]
    visible = "".join(letter if letter.isprintable() else _escape(letter) for letter in beginning)
    if len(value) <= SHOWN_LENGTH and len(visible) <= SHOWN_LENGTH:
        return visible
    return visible[: SHOWN_LENGTH - 1] + "…"


def _escape(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
