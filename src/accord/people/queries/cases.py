"""Lists of many people: filtered in SQL by what the viewer may see, and named as far as they may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from accord.access.gate import people_for, shut_for
from accord.access.viewer import Viewer
from accord.kernel.parts import MANY, in_parts
from accord.people.models import (
    Person,
)

COUNT_LIMIT = 1000


@dataclass(frozen=True)
class CaseRow:
    """A person in a list of cases."""

    person_id: int
    is_restricted: bool
    family_name: str = ""
    given_names: str = ""
    date_of_birth: date | None = None


@dataclass(frozen=True)
class Among:
    """Which people a list is of: those held (numbers as a subquery), within others, without others, words of a name.

    An agency may hold so many that sorting them takes longer than going through everybody by name and leaving out who is
    not held: `are_many` says so.
    """

    held: QuerySet[Any, int]
    within: tuple[QuerySet[Any, int], ...] = ()
    without: tuple[QuerySet[Any, int], ...] = ()
    name: str = ""
    are_many: bool = False

    @property
    def rows(self) -> QuerySet[Person]:
        rows = Person.objects.filter(self._is_in(self.held))
        for each in self.within:
            rows = rows.filter(self._is_in(each))
        for each in self.without:
            rows = rows.filter(~self._is_in(each))
        for word in self.name.split():
            rows = rows.filter(Q(family_name__icontains=word) | Q(given_names__icontains=word))
        return rows

    def _is_in(self, people: QuerySet[Any, int]) -> Q:
        return Q(Exists(people.filter(person_id=OuterRef("pk")))) if self.are_many else Q(pk__in=people)


def case_rows(viewer: Viewer, at: datetime, among: Among, *, start: int = 0, size: int = COUNT_LIMIT) -> list[CaseRow]:
    """A stretch of the people, by name: those the viewer may see, and restricted ones, unless the list asks by name."""
    may_see = people_for(viewer, at)
    shown = may_see if among.name else may_see | shut_for(viewer, at)
    rows = (
        among.rows.annotate(may_see=ExpressionWrapper(may_see, output_field=BooleanField()))
        .filter(shown)
        .order_by("family_name", "given_names", "pk")
    )
    return [_case_row(row, row.may_see) for row in rows[start : start + size]]


def count_cases(among: Among, limit: int = COUNT_LIMIT) -> int:
    """How many people there are, counted no further than one past the limit."""
    return among.rows.order_by()[: limit + 1].count()


def names_of(
    viewer: Viewer, person_ids: Iterable[int], at: datetime, within: Iterable[QuerySet[Any, int]] = ()
) -> dict[int, CaseRow]:  # fmt: skip
    """Those of the people whom the viewer may see, and those known to be restricted; strangers are left out.

    Only those are named who are among each of `within` (numbers as subqueries). One query for each 10,000 people.
    """
    among_all = reduce(and_, (Q(pk__in=each) for each in within), Q())
    ids, may_see = list(person_ids), people_for(viewer, at)
    rows: dict[int, CaseRow] = {}
    for part in in_parts(ids, MANY):
        among = Person.objects.filter(among_all, pk__in=part).annotate(
            may_see=ExpressionWrapper(may_see, output_field=BooleanField())
        )
        for person in among.filter(may_see | shut_for(viewer, at)):
            rows[person.pk] = _case_row(person, person.may_see)
    return rows


def _case_row(person: Person, may_see: bool) -> CaseRow:
    if not may_see:
        return CaseRow(person.pk, True)
    return CaseRow(person.pk, False, person.family_name, person.given_names, person.date_of_birth)
