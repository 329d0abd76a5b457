"""What the forms and confirmations of administration share: asked together on one page, refused with a link to the field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse

from accord.access.commands.partnership import PartnershipRefused
from accord.kernel.columns import Column
from accord.ports.clock import london_day
from accord.web.shell import forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, render_page

ADMINISTRATION = {"text": "Administration", "href": "/administration/"}


@dataclass(frozen=True)
class Form:
    """A page that asks a few things that belong together. `above` are the pages above it, the nearest last."""

    heading: str
    columns: tuple[Column, ...]
    submit: str
    above: tuple[Mapping[str, str], ...]
    template: str = "administration/form.html"
    context: Mapping[str, Any] = field(default_factory=dict)

    def page(self, request: PageRequest, answers: Answers) -> HttpResponse:
        """The page with what was typed, and what is wrong with it."""
        context = {
            "heading": self.heading,
            "submit": self.submit,
            "above": [{"text": "Home", "href": "/"}, ADMINISTRATION, *self.above],
            "cancel_href": (*(ADMINISTRATION,), *self.above)[-1]["href"],
            "questions": [forms.question(column, answers) for column in self.columns],
            "faults": answers.faults,
            **self.context,
        }
        return render_page(request, self.template, context, 400 if answers.faults else 200)

    def answered(self, request: PageRequest) -> Answers:
        """What was posted, read by the form's columns."""
        return forms.answered(request.POST, self.columns, london_day(request.at))


def attempted(answers: Answers, do: Callable[[], object], field_id: str) -> Answers:
    """The answers; with the refusal as their fault, at the field named, where what they ask for makes no sense."""
    try:
        do()
    except PartnershipRefused as refusal:
        return with_faults(answers, [FieldFault(field_id, field_id, str(refusal))])
    return answers


def with_faults(answers: Answers, faults: Sequence[FieldFault]) -> Answers:
    """The answers with more wrong with them."""
    return Answers(answers.texts, answers.values, (*answers.faults, *faults))


def confirm(request: PageRequest, heading: str, said: Sequence[str], go_on: str, back_href: str) -> HttpResponse:
    """The full stop before a serious step: what will happen, a button that does it, and a way back."""
    context = {"heading": heading, "said": said, "go_on": go_on, "back_href": back_href}
    return render_page(request, "administration/confirm.html", context)
