"""The cases that the viewer, or the viewer's agency, holds: where each person stands today and what is due."""

from datetime import date
from typing import Any, Literal

from ninja import Query, Router, Schema
from pydantic import Field

from accord.access.declaration import Declaration
from accord.access.gate import note
from accord.access.terms import Action
from accord.api.doors import ApiRequest, asking
from accord.api.operations import operation
from accord.api.values import OrNone, PageAsked, Reference, WordsAsked
from accord.iom.terms import Tier
from accord.reporting.queries.caseload import Tab, Wanted, case_list

router = Router(tags=["Cases"])


class Due(Schema):
    """Something that somebody must do by the end of a day."""

    on: date
    what: str
    because: str


class Case(Schema):
    """A person in a case list. Of a restricted record only the reference shows; everything else is null or empty."""

    reference: Reference = Field(validation_alias="person_id")
    is_restricted: bool
    family_name: OrNone
    given_names: OrNone
    date_of_birth: date | None
    tier: OrNone
    cohort: OrNone
    area_name: OrNone
    custody: OrNone = Field(
        description="Null when none is recorded or shared, which is not to say that the person is free."
    )
    release_on: date | None
    tag: OrNone
    last_contact_on: date | None
    dues: list[Due]


class Cases(Schema):
    """A page of cases."""

    cases: list[Case]
    total: int = Field(description="How many there are in all; of an agency's, counted no further than 1,001.")
    page: int
    pages: int


class CasesQuestion(Schema):
    """Which cases are wanted; what is left out does not narrow them."""

    tab: Tab = Field(
        Tab.MINE, description="Those named to you, of them those due, new or released soon, or your agency's."
    )
    tier: Tier | None = Field(None, description="Only this IOM tier.")
    in_custody: Literal["yes", "no"] | None = Field(None, description="Only those with, or without, custody on record.")
    name: WordsAsked = Field("", description="Only people whose name has these words.")
    page: PageAsked = 1


@operation(
    router, "GET", "/cases", name="cases", answers=Cases,
    declared=Declaration(Action.CONSULT, "case list", "Managing one's cases"),
)  # fmt: skip
def read_cases(request: ApiRequest, question: Query[CasesQuestion]) -> Any:
    """Your cases, or your agency's, by name, 25 a page."""
    in_custody = None if question.in_custody is None else question.in_custody == "yes"
    wanted = Wanted(question.tab, question.tier or "", in_custody, question.name, question.page)
    found = case_list(request.viewer, request.at, wanted)
    shown = [case.person.person_id for case in found.cases]
    note(asking(request), Action.CONSULT, people=shown, detail={"tab": question.tab.value})
    return {**vars(found), "cases": [{**vars(case), **vars(case.person)} for case in found.cases]}
