"""Promise 2: the list filter and the decision never disagree, whatever doors stand open or shut, on either database.

A world is a handful of people, each with doors of every kind drawn at random around the day: involvements of the viewer's
agency and of another, exclusions and restrictions of the viewer and of others, permits, emergency accesses. For each
person `people_for` lists exactly whom `decide` lets in, and `shut_for` exactly whom it answers as restricted.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.access.commands import doors
from accord.access.gate import facts_about
from accord.access.rules import decide
from accord.access.terms import Action, InvolvementBasis, InvolvementRole
from accord.access.viewer import Viewer
from accord.people.finding.sought import read_search
from accord.people.queries.cases import names_of
from accord.people.queries.search import search
from accord.ports.clock import london_day
from tests.cast import CAST_AT, Cast, Relation, viewer, world
from tests.promises.size import tries

TODAY = london_day(CAST_AT)
PEOPLE = 2
"""Enough for a list to take one for the other."""

AT_ONCE = 10
"""Worlds listed together: to write the query out takes longer than to ask it, and a list of many is harder to get right."""


@dataclass(frozen=True)
class Door:
    """A door on one person's record: which kind, whose, from when and to when, in days from today."""

    kind: str
    is_viewers: bool
    starts: int
    ends: int | None
    is_permitted: bool


near = st.integers(min_value=-2, max_value=2)
a_door = st.builds(
    Door,
    kind=st.sampled_from(["involvement", "exclusion", "restriction", "emergency"]),
    is_viewers=st.booleans(),
    starts=near,
    ends=st.none() | near,
    is_permitted=st.booleans(),
)
a_world = st.lists(st.lists(a_door, max_size=4), min_size=PEOPLE, max_size=PEOPLE)


def _day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def _ends(door: Door) -> date | None:
    return None if door.ends is None else _day(max(door.starts, door.ends))


def _involvement(cast: Cast, person_id: int, door: Door) -> None:
    agency = cast.alice.agency if door.is_viewers else cast.carol.agency
    doors.involve(
        person_id=person_id, agency_id=agency.id, officer_id=None, basis=InvolvementBasis.SERVICE,
        role=InvolvementRole.SUPPORTING, starts_on=_day(door.starts), ends_on=_ends(door), at=CAST_AT, by="test",
    )  # fmt: skip


def _exclusion(cast: Cast, person_id: int, door: Door) -> None:
    officer = cast.alice if door.is_viewers else cast.carol
    number = doors.exclude(
        person_id=person_id, officer_id=officer.id, reason="Drawn.", ask="", starts_on=_day(door.starts), at=CAST_AT,
        by="test",
    )  # fmt: skip
    _end(doors.end_exclusion, number, person_id, door)


def _restriction(cast: Cast, person_id: int, door: Door) -> None:
    officers = [cast.alice.id] if door.is_permitted else [cast.carol.id]
    number = doors.restrict(
        person_id=person_id, officer_ids=officers, reason="Drawn.", ask="", starts_on=_day(door.starts), at=CAST_AT,
        by="test",
    )  # fmt: skip
    _end(doors.end_restriction, number, person_id, door)


def _end(end: Callable[[int, int, date], None], number: int, person_id: int, door: Door) -> None:
    for day in filter(None, [_ends(door)]):
        end(number, person_id, day)


def _emergency(cast: Cast, person_id: int, door: Door) -> None:
    officer = cast.alice if door.is_viewers else cast.carol
    doors.break_glass(
        person_id=person_id, officer_id=officer.id, reason="Drawn for a test of doors.", hours=4, minimum_length=5,
        at=CAST_AT + timedelta(hours=2 * door.starts),
    )  # fmt: skip


OPENERS = {"involvement": _involvement, "exclusion": _exclusion, "restriction": _restriction, "emergency": _emergency}


def _decided(seen: Viewer, people: Iterable[int]) -> dict[int, str]:
    decisions = {each: decide(seen, facts_about(seen, each, CAST_AT), Action.CONSULT) for each in people}
    return {each: "open" if decision else decision.reasons[0].code for each, decision in decisions.items()}


def _open_doors(cast: Cast, people: Sequence[int], worlds: list[list[list[Door]]]) -> list[int]:
    """Each world upon the next of the people; whose doors were drawn."""
    drawn = [on_it for one in worlds for on_it in one]
    for person_id, on_it in zip(people, drawn, strict=False):
        for door in on_it:
            OPENERS[door.kind](cast, person_id, door)
    return list(people[: len(drawn)])


@pytest.fixture
def people(cast: Cast) -> list[int]:
    """People whom nobody is involved with yet."""
    many = range(PEOPLE * AT_ONCE)
    return [world(cast, cast.alice, Relation.OWN_AGENCY_UNINVOLVED).person_id for _ in many]


@pytest.mark.django_db
def test_lists_hold_whom_the_rule_lets_in_and_mark_whom_it_shuts_out(cast: Cast, people: list[int]):
    seen = viewer(cast.alice)

    @settings(
        max_examples=tries(1_000, 10_000) // AT_ONCE, deadline=None, suppress_health_check=list(HealthCheck),
        database=None,
    )  # fmt: skip
    @given(worlds=st.lists(a_world, min_size=AT_ONCE, max_size=AT_ONCE))
    def agree(worlds: list[list[list[Door]]]) -> None:
        with transaction.atomic():
            concerned = _open_doors(cast, people, worlds)
            decided = _decided(seen, concerned)
            listed = names_of(seen, concerned, CAST_AT)
            transaction.set_rollback(True)
        assert {each for each, row in listed.items() if not row.is_restricted} == {
            each for each, answer in decided.items() if answer == "open"
        }
        assert {each for each, row in listed.items() if row.is_restricted} == {
            each for each, answer in decided.items() if answer in {"excluded", "restricted"}
        }

    agree()


@pytest.mark.django_db
def test_a_search_finds_those_whom_lists_hold_and_marks_the_same(cast: Cast, people: list[int]):
    seen, sought = viewer(cast.alice), read_search("Marchbanks, Robin", TODAY)

    @settings(max_examples=tries(100, 1_000), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(drawn=a_world)
    def agree(drawn: list[list[Door]]) -> None:
        with transaction.atomic():
            _open_doors(cast, people, [drawn])
            listed = names_of(seen, people, CAST_AT)
            found = search(seen, sought, CAST_AT)
            transaction.set_rollback(True)
        assert {hit.person_id for hit in found.hits} == {each for each, row in listed.items() if not row.is_restricted}
        assert {hit.person_id for hit in found.restricted} == {
            each for each, row in listed.items() if row.is_restricted
        }

    agree()
