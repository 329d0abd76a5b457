"""Saying what a scheme is from a day on, founding one, and letting another agency take part."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.queries.agencies import agencies
from accord.access.queries.areas import area_ids_of_agency
from accord.access.terms import AREA_KIND_WORDS, Action, AreaKind
from accord.iom.commands.scheme import NewScheme
from accord.iom.queries.scheme import VersionView, versions
from accord.iom.rules.scheme import (
    FIELDS,
    INSTRUMENTS,
    LONGEST_TEXT,
    TAKES,
    DefinitionFault,
    DefinitionRefused,
    faults_in,
)
from accord.iom.rules.scheme_defaults import ASSUMED, DEFAULTS
from accord.iom.terms import COHORT_TAKES, COHORT_WORDS, OFFENCE_TEST_WORDS, TIER_SET_WORDS
from accord.journeys import manage_schemes
from accord.kernel.columns import Column, choice_column, date_column, multiline_column, text_column
from accord.ports.clock import london_day
from accord.web.iom.areas import places
from accord.web.iom.matrix_rows import DO, Shown, begun, posted_rows, redrawn, with_matrix
from accord.web.iom.schemes import PURPOSE, TO_COME, own, standing
from accord.web.shell import forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, page, render_page

_NUMBER: dict[str, Any] = {"max_length": 60, "required": True}
PARTS: tuple[Column, ...] = (
    choice_column("tiers", "Tiers", list(TIER_SET_WORDS.items()), required=True, label="Which tiers does it use?"),
    text_column(
        "review_months", "Reviews", label="After how many months is a person in each tier reviewed?",
        hint="A number for each tier, the most intensive first, with commas between. For example, 6, 6, 6, 6", **_NUMBER,
    ),
    text_column(
        "contacts_a_year", "Contacts", label="How many contacts a year does each tier get?",
        hint="A number for each tier, the most intensive first, with commas between. For example, 52, 26, 13, 6", **_NUMBER,
    ),
    *(
        multiline_column(
            f"{TAKES}{cohort}", words, max_length=LONGEST_TEXT, label=f"Whom does the {words.lower()} cohort take?",
            hint=f"For example: {COHORT_TAKES[cohort]} Leave blank if the scheme has no such cohort",
        )
        for cohort, words in COHORT_WORDS.items()
    ),
    choice_column(
        "children", "Children", [("no", "No, adults alone"), ("yes", "Yes")], required=True, label="Does it admit children?"
    ),
    choice_column(
        "offence_test", "Offences", list(OFFENCE_TEST_WORDS.items()), required=True, label="Which offences is it about?"
    ),
    text_column("look_back_months", "Look-back", label="How many months back are offences looked at?", **_NUMBER),
    choice_column(
        "instrument", "Instrument", list(INSTRUMENTS.items()), required=True, label="By which instrument are people scored?"
    ),
    text_column(
        "threshold", "Threshold", label="From which score is selection suggested?",
        hint="In 100 within two years, or points of the matrix. The meeting decides, whatever the score", **_NUMBER,
    ),
    text_column("capacity", "Capacity", label="For how many people is there room?", **_NUMBER),
    multiline_column(
        "matrix", "Persistence matrix", max_length=20_000, label="What is its own persistence matrix?",
        hint="A table in TOML, as the shipped one is. Leave blank to use the one that ships with Accord",
    ),
)  # fmt: skip
MATRIX = PARTS[-1]
STARTS = date_column("starts_on", "From", required=True, label="From which day does this hold?")
WHY = multiline_column(
    "reason", "Reason", max_length=LONGEST_TEXT, required=True, label="Who decided this, and why?",
    hint="For example, the board on 2 June, and what it rests on",
)  # fmt: skip


@page(action=Action.SET_SCHEME, what="change an IOM scheme", purpose=PURPOSE, methods=("GET", "POST"))
def change(request: PageRequest, scheme_code: str) -> HttpResponse:
    """Ask what the scheme is from a day on; the answers begin as what it is now."""
    scheme = own(request, scheme_code)
    every = versions(scheme)
    newest = next(iter(every), None)
    columns = (*PARTS, STARTS, WHY)
    answers = Answers(dict(newest.texts) if newest else dict(DEFAULTS))
    held = answers.texts.get("matrix", "")
    matrix = Shown(begun(held))
    if request.method == "POST":
        answers, matrix, is_done = _filled(request, columns, scheme_code, held)
        if is_done and not answers.faults:
            answers = _attempted(
                answers,
                lambda texts: manage_schemes.change_scheme(
                    asking(request), scheme_code, texts, answers.values["starts_on"], answers.values["reason"]
                ),
            )
        if is_done and not answers.faults:
            messages.success(request, f"{scheme.name} has a new version.")
            return redirect("iom:scheme", scheme_code)
    back = reverse("iom:scheme", args=[scheme_code])
    to_come = [each for each in every if standing(each, london_day(request.at)) == TO_COME]
    return _page(request, f"Change {scheme.name}", columns, answers, back, matrix, to_come)


@page(action=Action.SET_SCHEME, what="found an IOM scheme", purpose=PURPOSE, methods=("GET", "POST"))
def found(request: PageRequest) -> HttpResponse:
    """Ask what a new scheme is; it is led by the viewer's agency."""
    columns = (*_naming(request.viewer.agency_id), *PARTS, STARTS, WHY)
    answers, matrix = Answers(dict(DEFAULTS)), Shown(None)
    if request.method == "POST":
        answers, matrix, is_done = _filled(request, columns, request.POST.get("code", ""), "")
        if is_done and not answers.faults:
            given, agency = answers.values, request.viewer.agency_id
            new = NewScheme(given["code"], given["name"], int(given["area"]), agency)
            answers = _attempted(
                answers,
                lambda texts: manage_schemes.found_scheme(
                    asking(request), new, texts, given["starts_on"], given["reason"]
                ),
            )
        if is_done and not answers.faults:
            messages.success(request, "The scheme is founded. Let the other agencies take part in it.")
            return redirect("iom:scheme", answers.values["code"])
    return _page(request, "Found a scheme", columns, answers, reverse("iom:index"), matrix)


@page(
    action=Action.SET_SCHEME, what="let an agency take part in an IOM scheme", purpose=PURPOSE, methods=("GET", "POST")
)
def partner(request: PageRequest, scheme_code: str) -> HttpResponse:
    """Ask which agency is to take part."""
    scheme = own(request, scheme_code)
    others = [(str(each.id), each.name) for each in agencies() if not scheme.is_partner(each.id)]
    column = choice_column("agency", "Agency", others, required=True, label="Which agency is to take part?")
    answers = Answers()
    if request.method == "POST":
        answers = forms.answered(request.POST, [column], london_day(request.at))
        if not answers.faults:
            manage_schemes.let_take_part(asking(request), scheme_code, int(answers.values["agency"]))
            messages.success(request, "The agency takes part in the scheme.")
            return redirect("iom:scheme", scheme_code)
    back = reverse("iom:scheme", args=[scheme_code])
    context = {
        "questions": [forms.question(column, answers)], "faults": answers.faults, "section": scheme.name,
        "back_href": back, "cancel_href": back, "go_on": "Let it take part",
    }  # fmt: skip
    return render_page(request, "shell/question.html", context, 400 if answers.faults else 200)


def _naming(agency_id: int) -> tuple[Column, ...]:
    """What a new scheme is called, and its area: a force or a district in which the agency works."""
    works_in = area_ids_of_agency(agency_id)
    choices = [
        (str(each.id), f"{each.name} ({AREA_KIND_WORDS[AreaKind(each.kind)].lower()})")
        for each in places()
        if works_in is None or each.id in works_in
    ]
    return (
        text_column("name", "Name", max_length=100, required=True, label="What is the scheme called?"),
        text_column(
            "code", "Short name", max_length=40, required=True, label="What is its short name?",
            hint="It stands in addresses and never changes. For example, north-yorkshire",
        ),
        choice_column(
            "area", "Area", choices, required=True, label="Which area does it manage?",
            hint="A force or a district in which your agency works. An area has one scheme",
        ),
    )  # fmt: skip


def _filled(
    request: PageRequest, columns: tuple[Column, ...], scheme_code: str, held: str
) -> tuple[Answers, Shown, bool]:  # fmt: skip
    """What was posted, with its matrix; and whether it is to be saved, or only shown with a row more or less."""
    today = london_day(request.at)
    answers, do = forms.answered(request.POST, columns, today), str(request.POST.get(DO, ""))
    if do:
        answers, matrix = redrawn(Answers(answers.texts), posted_rows(request.POST), do, scheme_code, held, today)
        return answers, matrix, False
    rows, matrix = posted_rows(request.POST), Shown(None)
    if rows is not None:
        answers, matrix = with_matrix(answers, rows, scheme_code, held, answers.values.get("starts_on") or today)
    return _told_whole(answers), matrix, True


def _told_whole(answers: Answers) -> Answers:
    """The answers; where the form refuses some, with all that is wrong with the definition, so that no fault hides another.

    Of what is typed in a part, the definition says better what it should be; of the matrix, the rows do.
    """
    if not answers.faults:
        return answers
    found = list(faults_in({name: answers.texts.get(name, "") for name in FIELDS}))
    typed = {each.field for each in found if answers.texts.get(each.field, "").strip()} - {MATRIX.name}
    kept = [each for each in answers.faults if each.column not in typed]
    named = {each.column for each in kept}
    others = [each for each in found if each.field not in named]
    return Answers(answers.texts, answers.values, (*kept, *_at_their_fields(others)))


def _attempted(answers: Answers, do: Callable[[dict[str, str]], object]) -> Answers:
    """The answers; with every fault at its field when they make no definition."""
    try:
        do({name: answers.texts.get(name, "") for name in FIELDS})
    except DefinitionRefused as refused:
        return Answers(answers.texts, answers.values, (*answers.faults, *_at_their_fields(refused.faults)))
    return answers


def _at_their_fields(faults: Iterable[DefinitionFault]) -> Iterator[FieldFault]:
    labels = {"area": "Area", **{column.name: column.label for column in (*PARTS, STARTS, WHY)}}
    for each in faults:
        yield FieldFault(each.field, _field(each.field), f"{labels.get(each.field, 'Short name')}: {each.why}")


def _field(name: str) -> str:
    return f"{name}-day" if name == STARTS.name else name


def _page(
    request: PageRequest, heading: str, columns: tuple[Column, ...], answers: Answers, cancel_href: str, matrix: Shown,
    to_come: Sequence[VersionView] = (),
) -> HttpResponse:  # fmt: skip
    place = columns.index(MATRIX)
    questions = [forms.question(column, answers) for column in columns]
    context = {
        **matrix.context,
        "heading": heading,
        "questions": questions[:place],
        "toml": questions[place],
        "last_questions": questions[place + 1 :],
        "faults": answers.faults,
        "cancel_href": cancel_href,
        "assumed": ASSUMED,
        "to_come": to_come,
    }
    return render_page(request, "iom/change.html", context, 400 if answers.faults else 200)
