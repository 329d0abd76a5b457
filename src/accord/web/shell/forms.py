"""Asking a question on a page and reading the answer.

A question is a `kernel.columns.Column`: the same declaration that reads an extract and the API also asks the person, so
`django.forms` is not used. A page asks one column, or a few that belong together:

    answers = forms.answered(request.POST, [column], today)
    if answers.faults:
        asked = [forms.question(column, answers)]
        return render_page(request, "shell/question.html", {"questions": asked, "faults": answers.faults, ...}, 400)

Everything posted is text, kept as it was typed until it is right. A date is three fields on the page and one text
below, year-month-day; parts that make no date are kept in that form too, so that they can be shown again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accord.kernel.columns import Column, ValueFault
from accord.web.shell.dates import PARTS, joined, parts_of, why_incomplete
from accord.web.shell.words import days_in_words

MOST_RADIOS = 18
_WHEN_BLANK = {"choice": "Select an answer.", "date": "Enter the date."}


@dataclass(frozen=True)
class FieldFault:
    """One thing to put right: the column, the field to go to, and why, in a plain sentence."""

    column: str
    field_id: str
    why: str


@dataclass(frozen=True)
class Answers:
    """What was typed, what it was understood as, and what is wrong with it. Columns with a fault have no value."""

    texts: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()


@dataclass(frozen=True)
class Question:
    """A column as it stands on the page, with what was typed and why that was refused."""

    column: Column
    text: str = ""
    fault: FieldFault | None = None

    @property
    def widget(self) -> str:
        """The GOV.UK component that asks it: input, textarea, date, radios or select."""
        if self.column.kind == "choice":
            return "radios" if len(self.column.choices) <= MOST_RADIOS else "select"
        return {"text": "input", "multiline": "textarea", "date": "date"}[self.column.kind]

    @property
    def label(self) -> str:
        """The question for people; one that may be left blank says so."""
        return self._asked if self.column.required else f"{self._asked} (optional)"

    @property
    def _asked(self) -> str:
        return self.column.label or self.column.about

    def parameters(self, is_page_heading: bool = False, is_small: bool = False) -> dict[str, Any]:
        """What the component's macro is called with. Small is for filters, which may all be left blank and do not say so."""
        params: dict[str, Any] = {"id": self.column.name, "name": self.column.name, "value": self.text}
        if self.column.hint:
            params["hint"] = {"text": self.column.hint}
        if self.fault:
            params["errorMessage"] = {"text": self.fault.why}
        size = "l" if is_page_heading else "s"
        title = {"text": self._asked if is_small else self.label, "isPageHeading": is_page_heading}
        if self.widget in ("radios", "date"):
            params["classes"] = "govuk-radios--small" if is_small and self.widget == "radios" else ""
            params["fieldset"] = {"legend": {**title, "classes": f"govuk-fieldset__legend--{size}"}}
        else:
            params["label"] = {**title, "classes": f"govuk-label--{size}"}
        return params | self._own_parameters()

    def _own_parameters(self) -> dict[str, Any]:
        if self.widget == "date":
            return {"items": self._date_items()}
        if self.widget == "radios":
            return {"idPrefix": self.column.name, "items": self._radio_items()}
        if self.widget == "select":
            first = {"value": "", "text": "Select an answer" if self.column.required else "Leave blank"}
            return {"items": [first, *self._choice_items()]}
        if self.widget == "textarea":
            return {"rows": 8}
        # What is typed is about somebody else: the browser is not to remember it, nor to send it to a spelling service.
        return {"classes": "govuk-!-width-two-thirds", "autocomplete": "off", "spellcheck": False}

    def _choice_items(self) -> list[dict[str, Any]]:
        return [{"value": code, "text": label} for code, label in self.column.choices]

    def _radio_items(self) -> list[dict[str, Any]]:
        if self.column.required:
            return self._choice_items()
        return [*self._choice_items(), {"divider": "or"}, {"value": "", "text": "Leave blank"}]

    def _date_items(self) -> list[dict[str, Any]]:
        return [
            {
                "name": f"{self.column.name}-{part}",
                "id": f"{self.column.name}-{part}",
                "label": part.capitalize(),
                "value": typed,
                "classes": f"govuk-input--width-{4 if part == 'year' else 2}{self._error_class(part)}",
                "autocomplete": "off",
            }
            for part, typed in zip(PARTS, parts_of(self.text), strict=True)
        ]

    def _error_class(self, part: str) -> str:
        wrong = self.fault is not None and self.fault.field_id == f"{self.column.name}-{part}"
        return " govuk-input--error" if wrong else ""


def question(column: Column, answers: Answers | None = None) -> Question:
    """The column as a question, with what the answers hold of it."""
    answers = answers or Answers()
    fault = next((each for each in answers.faults if each.column == column.name), None)
    return Question(column, answers.texts.get(column.name, ""), fault)


def answered(post: Mapping[str, Any], columns: Sequence[Column], today: date) -> Answers:
    """The answers in a posted form. Whatever is posted, it makes answers or faults, never an error."""
    return read({column.name: posted_text(post, column) for column in columns}, columns, today)


def posted_text(post: Mapping[str, Any], column: Column) -> str:
    """The text of one column in a posted form; "" when it is missing. A date's three fields become one text."""
    if column.kind == "date":
        return joined(*(_text(post, f"{column.name}-{part}") for part in PARTS))
    return _text(post, column.name)


def read(texts: Mapping[str, str], columns: Sequence[Column], today: date) -> Answers:
    """Read texts, posted now or kept in a draft, by their columns."""
    values: dict[str, Any] = {}
    faults: list[FieldFault] = []
    for column in columns:
        text = texts.get(column.name, "")
        try:
            values[column.name] = _value(column, text, today)
        except ValueFault as fault:
            said = days_in_words(fault.why)
            why = said if len(columns) == 1 else f"{column.label or column.about}: {said}"
            faults.append(FieldFault(column.name, _field_id(column, text), why))
    return Answers(dict(texts), values, tuple(faults))


def _value(column: Column, text: str, today: date) -> Any:
    if not text.strip() and column.required:
        raise ValueFault(_WHEN_BLANK.get(column.kind, "Enter an answer."))
    if column.kind == "date" and text and (wrong := why_incomplete(text)):
        raise ValueFault(wrong.why)
    return column.read(text, today)


def _field_id(column: Column, text: str) -> str:
    """The field that the fault's link goes to: of a date, the part that is wrong, or else the first."""
    if column.kind != "date":
        return column.name
    wrong = why_incomplete(text) if text else None
    return f"{column.name}-{wrong.part if wrong else PARTS[0]}"


def _text(post: Mapping[str, Any], name: str) -> str:
    typed = post.get(name)
    return typed if isinstance(typed, str) else ""
