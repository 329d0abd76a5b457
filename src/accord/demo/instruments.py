"""Scenes of scoring by what is in use today: ARP, VRP and SVRP, the scheme's matrix, and what another tool gave."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from accord.access.gate import admit
from accord.access.terms import Action
from accord.demo.chapters import Step
from accord.demo.lives import Life
from accord.demo.selection import SCHEME
from accord.demo.stage import Stage, step
from accord.journeys import score_people
from accord.journeys.score_people import HeldResult
from accord.people.queries.person import person_head
from accord.risk import known
from accord.risk.actuarial.inputs import Inputs
from accord.risk.actuarial.terms import Motivation, Past, Problem, Question, Relationship
from accord.risk.terms import Sex

IN_USE_FROM = date(2026, 2, 23)
"""The first day of ARP, VRP and SVRP: nobody was scored by them before."""

FOUND: Mapping[Question, int] = dict.fromkeys(Question, 0) | {
    Question.ACCOMMODATION: Problem.SIGNIFICANT_PROBLEMS,
    Question.UNEMPLOYED: 1,
    Question.RELATIONSHIP: Relationship.NOT_IN_RELATIONSHIP,
    Question.ACTIVITIES: Problem.SOME_PROBLEMS,
    Question.MOTIVATION: Motivation.PARTIAL_MOTIVATION,
    Question.IMPULSIVITY: Problem.SOME_PROBLEMS,
    Question.ATTITUDES: Problem.SOME_PROBLEMS,
    Question.HEROIN: 1,
    Question.CRACK: 1,
}
"""What an assessor found, with which the scores are dynamic; without answers they are static."""

PAST = frozenset({Past.ROBBERY})
BY_THE_SUITE, BY_THE_MATRIX = (61, 47, 33, 26, 19, 11), (40, 22, 15, 8, 5, 2)
"""How many days ago each person of the cast was scored."""

PLACES = 20
"""Where in the cast they begin who are scored; the first of it play other scenes."""


def scenes_of_instruments(stage: Stage) -> Iterator[Step]:
    """By probation with the suite, by the manager of the scheme with its matrix, and one result of another tool."""
    cast = [life for life in stage.cast[PLACES:] if _is_sentenced(life, stage.at(max(BY_THE_SUITE), 0).date())]
    for place, (days_ago, life) in enumerate(zip(BY_THE_SUITE, cast, strict=False)):
        at = stage.at(days_ago, 14, 25)
        if at.date() >= IN_USE_FROM:
            yield step(at, _by_the_suite, stage, life, at, FOUND if place % 2 else {})
    for days_ago, life in zip(BY_THE_MATRIX, cast, strict=False):
        yield step(stage.at(days_ago, 10, 40), _by_the_matrix, stage, life, stage.at(days_ago, 10, 40))
    for life in cast[:1]:
        yield step(stage.at(30, 11, 55), _hold, stage, life, stage.at(30, 11, 55))


def _is_sentenced(life: Life, by: date) -> bool:
    return any(each.outcome_on < by for each in life.offences)


def _by_the_suite(stage: Stage, life: Life, at: datetime, found: Mapping[Question, int]) -> None:
    officer = stage.roster.practitioner(life, at.date())
    asking, person = (
        stage.past.telling.asking(officer.username, at, "score by ARP, VRP and SVRP"),
        stage.past.person(life),
    )
    opened = admit(asking, person, Action.RECORD)
    head = person_head(opened)
    told = known.for_actuarial(head.sex, head.date_of_birth, score_people.known_offences(asking, opened))
    inputs = Inputs(
        assessed_on=at.date(),
        born_on=date.fromisoformat(told["born_on"].text),
        sex=Sex(told["sex"].text),
        convicted_on=date.fromisoformat(told["convicted_on"].text),
        offence_code=told["offence_code"].text,
        sanctions=int(told["sanctions"].text),
        violent_sanctions=int(told["violent_sanctions"].text),
        age_at_first_sanction=int(told["age_at_first_sanction"].text),
        answers=found,
        past=PAST if found else None,
    )
    whence = {name: each.whence for name, each in told.items()}
    score_people.score_actuarial(asking, person, inputs, whence)


def _by_the_matrix(stage: Stage, life: Life, at: datetime) -> None:
    manager = stage.roster.manager(life, at.date())
    asking = stage.past.telling.asking(manager.username, at, "score by a persistence matrix")
    score_people.score_matrix(asking, stage.past.person(life), SCHEME)


def _hold(stage: Stage, life: Life, at: datetime) -> None:
    officer = stage.roster.practitioner(life, at.date())
    asking = stage.past.telling.asking(officer.username, at, "hold another tool's score")
    said = "Assessed with him in the office; the part on accommodation was answered by his sister."
    held = HeldResult(at.date(), "oasys", "Not known", "Layer 3", "", officer.name, said)
    score_people.hold_result(asking, stage.past.person(life), held)
