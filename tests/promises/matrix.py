"""The access matrix: reading src/accord/access/matrix.csv, what the rules say it must hold, and what the service answers."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from accord.access.rules import decide, may
from accord.access.terms import Action, Relation, Role
from accord.access.viewer import PersonFacts, Viewer
from accord.kernel.decisions import Decision
from tests.cast import Cast, Member
from tests.promises.addresses import Route, requests_to, routes
from tests.promises.places import Place, places
from tests.promises.walking import HIDDEN, OPEN, REFUSED, RESTRICTED, SIGN_IN, Walker, undone, word_of

MATRIX = Path(__file__).resolve().parents[2] / "src" / "accord" / "access" / "matrix.csv"
NOBODY = "nobody"
ROLES = (*Role, NOBODY)
HEADING = ("route", "role", *Relation)

Cells = Mapping[Relation, str]
Rows = Mapping[tuple[str, str], Cells]

OPENERS = (Role.IOM_MANAGER, Role.INFORMATION_GOVERNANCE, Role.SYSTEM_ADMINISTRATOR)
"""Roles that together may do all that any role may: between them they open every route."""

NEEDS_SINGLE_SIGN_ON = {"openid_connect_login", "openid_connect_callback"}
"""Hidden from everybody where no provider of single sign-on is set up, as none is in the tests."""

FACTS = {
    Relation.INVOLVED: PersonFacts(agency_is_involved=True),
    Relation.OWN_AGENCY_UNINVOLVED: PersonFacts(),
    Relation.OTHER_AGENCY: PersonFacts(others_are_involved=True),
    Relation.EXCLUDED: PersonFacts(agency_is_involved=True, is_excluded=True),
    Relation.RESTRICTED: PersonFacts(agency_is_involved=True, is_restricted=True),
    Relation.ENDED: PersonFacts(agency_was_involved=True),
}
_WORD_OF_CODE = {"not_found": HIDDEN, "excluded": RESTRICTED, "restricted": RESTRICTED, "role": REFUSED}


def committed() -> Rows:
    """The matrix as it is committed, in the file's order."""
    with MATRIX.open(encoding="utf-8", newline="") as file:
        return {(row["route"], row["role"]): {each: row[each] for each in Relation} for row in csv.DictReader(file)}


def written(rows: Rows) -> str:
    """The rows as the file holds them: by route, and under each route by role, nobody last."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADING)
    order = list(ROLES)
    for route, role in sorted(rows, key=lambda key: (key[0], order.index(key[1]))):
        writer.writerow([route, role, *(rows[route, role][each] for each in Relation)])
    return text.getvalue()


def ruled(route: Route, role: str) -> dict[Relation, str]:
    """What `access.rules` say that the route's cells for the role are, from the route's declaration alone."""
    if route.name in NEEDS_SINGLE_SIGN_ON:
        return dict.fromkeys(Relation, HIDDEN)
    if route.action is None:
        return dict.fromkeys(Relation, OPEN)
    if role == NOBODY:
        return dict.fromkeys(Relation, SIGN_IN)
    viewer = Viewer(1, "v", "V", 1, "a", "A", roles=frozenset({Role(role)}))
    return {relation: _word(_decision(route, route.action, viewer, facts)) for relation, facts in FACTS.items()}


def _decision(route: Route, action: Action, viewer: Viewer, facts: PersonFacts) -> Decision:
    return decide(viewer, facts, action) if route.is_about_a_person else may(viewer, action)


def _word(decision: Decision) -> str:
    return OPEN if decision else _WORD_OF_CODE[decision.reasons[0].code]


def officer_with(cast: Cast, role: str) -> Member | None:
    """The cast's officer of the role; None for nobody."""
    return {each.role.value: each for each in cast.officers}.get(role)


def answered(cast: Cast, role: str) -> Iterator[tuple[Route, Cells]]:
    """What the service answers the officer of a role: each route, asked with every method that it declares.

    A route that names no person answers alike whoever is in view, so it is asked once for all six relations.
    """
    member = officer_with(cast, role)
    held, walker = places(cast, member), Walker(member)
    for route in routes():
        if "reference" in route.parts:
            yield route, {relation: _asked(walker, route, place) for relation, place in held.items()}
        else:
            yield route, dict.fromkeys(Relation, _asked(walker, route, held[Relation.INVOLVED]))


def _asked(walker: Walker, route: Route, place: Place) -> str:
    """The one word that every method is answered with; where they differ, what each is answered with.

    The sign-in library's pages are declared alike, and those that take no form answer POST with 405.
    """
    words = {}
    for asked in requests_to(route, place):
        with undone():
            answer = walker.ask(asked)
        if not (route.is_third_partys and answer.status_code == 405):
            words[asked.method] = word_of(answer)
    return _agreed(words)


def _agreed(words: Mapping[str, str]) -> str:
    told = set(words.values())
    return told.pop() if len(told) == 1 else " ".join(f"{method}:{word}" for method, word in words.items())


def rows_of(answers: Iterable[tuple[Route, Cells]], role: str) -> dict[tuple[str, str], Cells]:
    """The rows of the matrix that the answers to a role make."""
    return {(route.name, str(role)): cells for route, cells in answers}
