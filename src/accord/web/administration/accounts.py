"""What an administrator does about an officer's roles and ways to sign in. Each is confirmed on a page of its own."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.commands.partnership import PartnershipRefused
from accord.access.gate import NotFound
from accord.access.queries.officers import OfficerView, grants_of
from accord.access.terms import ROLE_WORDS, Action, Role
from accord.journeys import administer, manage_sign_ins
from accord.kernel.columns import choice_column, date_column
from accord.kernel.decisions import Decision
from accord.ports.passwords import one_time_password
from accord.web.administration.asked import Form, attempted, confirm
from accord.web.administration.officers import LIST, PURPOSE, officer_or_missing
from accord.web.shell import errors
from accord.web.shell.forms import Answers
from accord.web.shell.pages import PageRequest, asking, page, render_page

_BOTH = ("GET", "POST")
ROLE = choice_column("role", "Role", list(ROLE_WORDS.items()), required=True, label="Which role?")
STARTS = date_column("starts_on", "From", required=True, label="From which day?")
ENDS = date_column(
    "ends_on", "Until", label="Until which day?", hint="The first day on which they no longer hold it; blank goes on"
)


@page(action=Action.ADMINISTER, what="grant a role", purpose=PURPOSE, methods=_BOTH)
def grant_role(request: PageRequest, officer_id: int) -> HttpResponse:
    """Ask for the role and its days, and grant it."""
    found = officer_or_missing(officer_id, request)
    above = {"text": found.name, "href": _address(found)}
    form = Form(f"Grant {found.name} a role", (ROLE, STARTS, ENDS), "Grant the role", (LIST, above))
    if request.method != "POST":
        return form.page(request, Answers())
    answers = form.answered(request)
    if not answers.faults:
        given = answers.values
        granted = (Role(given["role"]), given["starts_on"], given["ends_on"])
        answers = attempted(answers, lambda: administer.grant_role(asking(request), officer_id, *granted), "role")
    if answers.faults:
        return form.page(request, answers)
    messages.success(request, f"{found.name} is granted the role {ROLE_WORDS[Role(answers.values['role'])]}.")
    return redirect(_address(found))


@page(action=Action.ADMINISTER, what="end a role", purpose=PURPOSE, methods=_BOTH)
def end_role(request: PageRequest, officer_id: int, grant_id: int) -> HttpResponse:
    """End a role today."""
    found = officer_or_missing(officer_id, request)
    grant = next((each for each in grants_of(officer_id) if each.id == grant_id), None)
    if grant is None:
        raise NotFound
    words = ROLE_WORDS[grant.role]
    said = [f"{found.name} no longer holds the role from today. What it allows ends with their next look."]
    return _confirmed(
        request, found, f"End the role {words}", said, "End the role",
        lambda: administer.end_role(asking(request), officer_id, grant_id), f"The role {words} is ended.",
    )  # fmt: skip


@page(action=Action.ADMINISTER, what="close an account", purpose=PURPOSE, methods=_BOTH)
def close(request: PageRequest, officer_id: int) -> HttpResponse:
    """Close the account at once."""
    found = officer_or_missing(officer_id, request)
    said = [
        f"{found.name} is signed out at once and cannot sign in again. Every role of theirs ends today.",
        "What they have recorded stays theirs. Hand the people they are named for to a colleague.",
    ]
    return _confirmed(
        request, found, f"Close the account of {found.name}", said, "Close the account",
        lambda: administer.close_account(asking(request), officer_id), f"The account of {found.name} is closed.",
    )  # fmt: skip


@page(action=Action.ADMINISTER, what="open an account again", purpose=PURPOSE, methods=_BOTH)
def reopen(request: PageRequest, officer_id: int) -> HttpResponse:
    """Let the officer sign in again."""
    found = officer_or_missing(officer_id, request)
    said = [f"{found.name} can sign in again with the password they had. They hold no role until you grant one."]
    return _confirmed(
        request, found, f"Open the account of {found.name} again", said, "Open the account",
        lambda: administer.reopen_account(asking(request), officer_id), f"The account of {found.name} is open.",
    )  # fmt: skip


@page(action=Action.ADMINISTER, what="give a one-time password", purpose=PURPOSE, methods=_BOTH)
def password(request: PageRequest, officer_id: int) -> HttpResponse:
    """Give the officer a new password, shown once, on the answer itself."""
    found = officer_or_missing(officer_id, request)
    if request.method != "POST":
        said = [
            f"The password that {found.name} has now stops working, and they are signed out everywhere.",
            "Make sure first that it is they who ask, for instance by a call to a number that you know.",
        ]
        heading = f"Give {found.name} a one-time password"
        return confirm(request, heading, said, "Give a one-time password", _address(found))
    made = one_time_password()
    manage_sign_ins.give_password(asking(request), officer_id, found.username, made)
    context = {"officer": found, "password": made, "password_is_new": True}
    return render_page(request, "administration/opened.html", context)


@page(action=Action.ADMINISTER, what="remove second factors", purpose=PURPOSE, methods=_BOTH)
def second_factors(request: PageRequest, officer_id: int) -> HttpResponse:
    """Take away the officer's one-time codes, passkeys and recovery codes."""
    found = officer_or_missing(officer_id, request)
    said = [
        f"{found.name} can then sign in with the password alone, and set up a second factor anew.",
        "Make sure first that it is they who ask: this is what somebody would try who has their password.",
    ]
    return _confirmed(
        request, found, f"Remove the second factors of {found.name}", said, "Remove them",
        lambda: manage_sign_ins.remove_second_factors(asking(request), officer_id), "Their second factors are removed.",
    )  # fmt: skip


@page(action=Action.ADMINISTER, what="lift a lock-out", purpose=PURPOSE, methods=("POST",))
def unlock(request: PageRequest, officer_id: int) -> HttpResponse:
    """Let the officer try again at once."""
    found = officer_or_missing(officer_id, request)
    manage_sign_ins.lift_lock_out(asking(request), officer_id, found.username)
    messages.success(request, f"{found.name} can try again now.")
    return redirect(_address(found))


def _confirmed(
    request: PageRequest, found: OfficerView, heading: str, said: list[str], go_on: str, do: Callable[[], object], done: str
) -> HttpResponse:  # fmt: skip
    """The page that asks whether to go on; or, when it is posted, what was done, told on the officer's page."""
    if request.method != "POST":
        return confirm(request, heading, said, go_on, _address(found))
    try:
        do()
    except PartnershipRefused as refusal:
        return errors.refused(request, Decision.no("oneself", str(refusal)))
    messages.success(request, done)
    return redirect(_address(found))


def _address(found: OfficerView) -> str:
    return reverse("administration:officer", args=[found.id])
