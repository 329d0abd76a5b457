"""Officers: the list, one of them, an account opened, their particulars changed."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpResponse
from django.shortcuts import redirect

from accord.access.commands.partnership import PartnershipRefused
from accord.access.gate import NotFound
from accord.access.queries.agencies import agencies, agency_with_code
from accord.access.queries.involvements import caseloads_of
from accord.access.queries.officers import GrantView, OfficerView, grants_of, officer, officers_like
from accord.access.queries.sign_ins import sign_in_of
from accord.access.terms import ROLE_WORDS, Action, Role
from accord.journeys.administer import NewOfficer, change_officer, open_account
from accord.kernel.columns import Column, ValueFault, choice_column, text_column
from accord.kernel.periods import Period
from accord.ports.clock import london_day
from accord.ports.passwords import one_time_password
from accord.web.administration.asked import Form, with_faults
from accord.web.shell.forms import Answers, FieldFault, question
from accord.web.shell.lists import PAGE_SIZE, page_asked, slice_of
from accord.web.shell.pages import PageRequest, asking, page, render_page

PURPOSE = "Keeping accounts safe"
LIST = {"text": "Officers", "href": "/administration/officers/"}
STATES = (("open", "Open"), ("closed", "Closed"))
WITH_PASSWORD, ELSEWHERE = "password", "single_sign_on"
_USER_NAME = re.compile(r"[A-Za-z0-9._@-]{2,100}")


def _user_name(text: str) -> str:
    if not _USER_NAME.fullmatch(text):
        raise ValueFault("A user name is 2 to 100 letters, figures, full stops and hyphens, such as priya.nair.")
    return text


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise ValueFault("An email address is written like priya.nair@example.org.") from None
    return text


NAME = text_column("name", "Name", max_length=150, required=True, label="Name", hint="As colleagues know them")
USER_NAME = Column(
    "username", "User name", _user_name, required=True, label="User name",
    hint="What they type to sign in, such as priya.nair. It never changes",
)  # fmt: skip
EMAIL = Column(
    "email", "Email address", _email, required=True, label="Email address",
    hint="For a forgotten password, for alerts, and to be known by single sign-on",
)  # fmt: skip
FIRST_ROLE = choice_column(
    "role", "First role", list(ROLE_WORDS.items()), label="First role, from today",
    hint="Without one they can do nothing. More can be granted later",
)  # fmt: skip
WORDS = text_column("name", "Name", max_length=100, label="Name or user name")
STATE = choice_column("state", "Account", STATES, label="Account")


@page(action=Action.ADMINISTER, what="officers", purpose=PURPOSE)
def listed(request: PageRequest) -> HttpResponse:
    """Officers by name, filtered by agency, name and whether their account is open."""
    asked = {name: str(value)[:100].replace("\0", "") for name, value in request.GET.items()}
    agency = agency_with_code(asked["agency"]) if asked.get("agency") else None
    is_open = {"open": True, "closed": False}.get(asked.get("state", ""))
    today, number = london_day(request.at), page_asked(request.GET)
    wanted = (asked.get("name", ""), agency.id if agency else None, is_open, today)
    total, shown = officers_like(*wanted, (number - 1) * PAGE_SIZE, PAGE_SIZE)
    cut = slice_of(request.GET, total)
    if cut.number != number:
        total, shown = officers_like(*wanted, cut.offset, PAGE_SIZE)
    caseloads = caseloads_of([each.id for each in shown], today)
    columns = (WORDS, _agency_column(required=False), STATE)
    context = {
        "rows": [(each, _roles(each), caseloads.get(each.id, 0)) for each in shown],
        "slice": cut,
        "questions": [question(column, Answers(texts=asked)) for column in columns],
        "selected": _selected(asked, agency.name if agency else ""),
    }
    return render_page(request, "administration/officers.html", context)


@page(action=Action.ADMINISTER, what="officer", purpose=PURPOSE)
def one(request: PageRequest, officer_id: int) -> HttpResponse:
    """An officer's account: particulars, roles, how they sign in, and what can be done about it."""
    today = london_day(request.at)
    found = officer_or_missing(officer_id, request)
    grants = [(grant, ROLE_WORDS[grant.role], _standing(grant, today)) for grant in grants_of(officer_id)]
    context = {
        "officer": found,
        "grants": grants,
        "sign_in": sign_in_of(officer_id, request.at),
        "caseload": caseloads_of([officer_id], today).get(officer_id, 0),
        "is_oneself": officer_id == request.viewer.officer_id,
    }
    return render_page(request, "administration/officer.html", context)


@page(action=Action.ADMINISTER, what="open an account", purpose=PURPOSE, methods=("GET", "POST"))
def add(request: PageRequest) -> HttpResponse:
    """Ask for the officer and open the account. A password is shown once, on the answer itself, and kept nowhere."""
    form = Form("Open an account", _columns_of_new(), "Open the account", (LIST,))
    if request.method != "POST":
        return form.page(request, Answers())
    answers = form.answered(request)
    if answers.faults:
        return form.page(request, answers)
    password = one_time_password() if answers.values.get("how", WITH_PASSWORD) == WITH_PASSWORD else None
    try:
        number = open_account(asking(request), _new(answers.values, password))
    except PartnershipRefused as refusal:
        return form.page(request, with_faults(answers, [FieldFault("username", "username", str(refusal))]))
    found = officer_or_missing(number, request)
    return render_page(request, "administration/opened.html", {"officer": found, "password": password})


@page(action=Action.ADMINISTER, what="change an officer", purpose=PURPOSE, methods=("GET", "POST"))
def change(request: PageRequest, officer_id: int) -> HttpResponse:
    """Ask what is different about the officer, and change it."""
    found = officer_or_missing(officer_id, request)
    above = {"text": found.name, "href": f"/administration/officers/{officer_id}/"}
    form = Form(f"Change {found.name}", (NAME, EMAIL, _agency_column(required=True)), "Save", (LIST, above))
    if request.method != "POST":
        code = next(each.code for each in agencies() if each.id == found.agency_id)
        return form.page(request, Answers(texts={"name": found.name, "email": found.email, "agency": code}))
    answers = form.answered(request)
    if answers.faults:
        return form.page(request, answers)
    given = answers.values
    agency_id = next(each.id for each in agencies() if each.code == given["agency"])
    change_officer(asking(request), officer_id, name=given["name"], email=given["email"], agency_id=agency_id)
    messages.success(request, f"{given['name']} is changed.")
    return redirect("administration:officer", officer_id)


def officer_or_missing(officer_id: int, request: PageRequest) -> OfficerView:
    """The officer with the number; NotFound when there is none."""
    found = officer(officer_id, london_day(request.at)) if officer_id < 2**63 else None
    if found is None:
        raise NotFound
    return found


def _agency_column(required: bool) -> Column:
    choices = [(each.code, each.name) for each in agencies()]
    return choice_column("agency", "Agency", choices, required=required, label="Agency")


def _columns_of_new() -> tuple[Column, ...]:
    asked = (NAME, USER_NAME, EMAIL, _agency_column(required=True), FIRST_ROLE)
    if not settings.ACCORD_SINGLE_SIGN_ON:
        return asked
    ways = [(ELSEWHERE, f"With {settings.ACCORD_SINGLE_SIGN_ON}"), (WITH_PASSWORD, "With a password of Accord's own")]
    return (*asked, choice_column("how", "How", ways, required=True, label="How will they sign in?"))


def _new(given: Any, password: str | None) -> NewOfficer:
    agency_id = next(each.id for each in agencies() if each.code == given["agency"])
    first_role = Role(given["role"]) if given["role"] else None
    return NewOfficer(given["username"], given["name"], given["email"], agency_id, password, first_role)


def _roles(each: OfficerView) -> list[str]:
    return [ROLE_WORDS[role] for role in each.roles]


def _standing(grant: GrantView, today: date) -> str:
    """How a role stands on the day: held, to come, or ended."""
    if Period(grant.starts_on, grant.ends_on).contains(today):
        return "held"
    return "to come" if grant.starts_on > today and grant.ends_on != grant.starts_on else "ended"


def _selected(asked: dict[str, str], agency_name: str) -> list[tuple[str, list[dict[str, str]]]]:
    """The filters in force, each with the address that takes it away."""
    said = {
        "name": asked.get("name", "").strip(),
        "agency": agency_name,
        "state": dict(STATES).get(asked.get("state", ""), ""),
    }
    kept = {name: asked[name] for name, words in said.items() if words}
    headings = {"name": "Name", "agency": "Agency", "state": "Account"}
    return [
        (headings[name], [{"text": said[name], "href": _address({key: kept[key] for key in kept if key != name})}])
        for name in kept
    ]


def _address(query: dict[str, str]) -> str:
    return f"?{urlencode(query)}"
