"""The values of an entry, or the answers of a draft, in words: by the register's declaration alone. Pure."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from accord.kernel.columns import Column
from accord.record.registers import Register
from accord.web.shell.words import days_in_words, paragraphs


def in_words(column: Column, text: str) -> str | Markup:
    """One value in words; "" when there is none. What the column would refuse is shown as it was typed."""
    if not text:
        return ""
    if column.said is not None:
        return paragraphs(column.said(text))
    if column.kind == "choice":
        return dict(column.choices).get(text, text)
    if column.kind == "date":
        return days_in_words(text)
    return paragraphs(text) if column.kind == "multiline" else text


def values_in_words(register: Register, texts: Mapping[str, str]) -> list[tuple[str, str | Markup]]:
    """Each column's question with its value in words, in the order of the register. A period with no end goes on."""
    blanks = {register.ends: "It goes on, as far as is known"}
    return [
        (each.label or each.about, in_words(each, texts.get(each.name, "")) or blanks.get(each.name, ""))
        for each in register.columns
    ]


def problem_in_words(register: Register, why: str) -> str:
    """A register's own sentence with its column names as their questions, and its days as people write them.

    A name without an underscore is a word as well, such as "tier", and stands in the sentence as that.
    """
    for column in register.columns:
        if "_" in column.name:
            why = re.sub(rf"\b{column.name}\b", f"“{column.label}”", why)
    return days_in_words(why)
