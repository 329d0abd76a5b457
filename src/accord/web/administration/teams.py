"""Teams of agencies: one added, one changed, and an officer put into one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accord.access.gate import NotFound
from accord.access.queries.agencies import AgencyView, TeamView, agency_with_code, teams_of
from accord.access.terms import Action
from accord.journeys.administer import put_in_team, save_team
from accord.kernel.columns import Column, choice_column, text_column
from accord.web.administration import agencies
from accord.web.administration.asked import Form, attempted
from accord.web.administration.officers import LIST as OFFICERS
from accord.web.administration.officers import PURPOSE as FOR_ACCOUNTS
from accord.web.administration.officers import officer_or_missing
from accord.web.shell.forms import Answers
from accord.web.shell.pages import PageRequest, asking, page

EVERYWHERE, NO_TEAM = "everywhere", "none"
NAME = text_column("name", "Name", max_length=100, required=True, label="Name", hint="Such as York hub")


@page(action=Action.ADMINISTER, what="add a team", purpose=agencies.PURPOSE, methods=("GET", "POST"))
def add(request: PageRequest, agency_code: str) -> HttpResponse:
    """Ask for the team, and add it to the agency."""
    return _asked(request, _agency(agency_code), None)


@page(action=Action.ADMINISTER, what="change a team", purpose=agencies.PURPOSE, methods=("GET", "POST"))
def change(request: PageRequest, agency_code: str, team_id: int) -> HttpResponse:
    """Ask what is different about the team, and change it."""
    agency = _agency(agency_code)
    team = next((each for each in teams_of(agency.id) if each.id == team_id), None)
    if team is None:
        raise NotFound
    return _asked(request, agency, team)


@page(action=Action.ADMINISTER, what="put an officer in a team", purpose=FOR_ACCOUNTS, methods=("GET", "POST"))
def put(request: PageRequest, officer_id: int) -> HttpResponse:
    """Ask in which team of their agency the officer is, and put them there."""
    found = officer_or_missing(officer_id, request)
    teams = teams_of(found.agency_id)
    choices = [(NO_TEAM, "None"), *((str(each.id), each.name) for each in teams)]
    column = choice_column("team", "Team", choices, required=True, label=f"In which team of {found.agency_name}?")
    above = {"text": found.name, "href": f"/administration/officers/{officer_id}/"}
    form = Form(f"Team of {found.name}", (column,), "Save", (OFFICERS, above))
    if request.method != "POST":
        current = next((str(each.id) for each in teams if each.name == found.team_name), NO_TEAM)
        return form.page(request, Answers(texts={"team": current}))
    answers = form.answered(request)
    if answers.faults:
        return form.page(request, answers)
    chosen = answers.values["team"]
    put_in_team(asking(request), officer_id, None if chosen == NO_TEAM else int(chosen))
    messages.success(request, "The team is changed.")
    return redirect("administration:officer", officer_id)


def _agency(code: str) -> AgencyView:
    found = agency_with_code(code)
    if found is None:
        raise NotFound
    return found


def _columns() -> tuple[Column, ...]:
    where = [(EVERYWHERE, "Wherever the agency works"), *agencies.area_choices()]
    hint = "Managers in a team for another area are not told of what concerns this one"
    return NAME, choice_column("area", "Area", where, required=True, label="Which area does it work in?", hint=hint)


def _asked(request: PageRequest, agency: AgencyView, team: TeamView | None) -> HttpResponse:
    above = {"text": agency.name, "href": f"/administration/agencies/{agency.code}/"}
    heading = f"Change {team.name}" if team else f"Add a team to {agency.name}"
    form = Form(heading, _columns(), "Save" if team else "Add the team", (agencies.LIST, above))
    if request.method != "POST":
        said = {"name": team.name, "area": str(team.area_id or EVERYWHERE)} if team else {}
        return form.page(request, Answers(texts=said))
    answers = form.answered(request)
    if not answers.faults:
        answers = attempted(answers, lambda: _save(request, agency, team, answers), "name")
    if answers.faults:
        return form.page(request, answers)
    messages.success(request, f"{answers.values['name']} is {'changed' if team else 'added'}.")
    return redirect("administration:change_agency", agency.code)


def _save(request: PageRequest, agency: AgencyView, team: TeamView | None, answers: Answers) -> None:
    area = None if answers.values["area"] == EVERYWHERE else int(answers.values["area"])
    save_team(asking(request), agency, team.id if team else None, answers.values["name"], area)
