"""Facts among many people's, by what is asked of them: the readers behind lists that many registers join."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from itertools import compress
from operator import or_

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.utils.module_loading import import_string

from accord.access.gate import entries_for
from accord.access.viewer import PersonFacts, Viewer
from accord.record.models import Entry
from accord.record.queries.as_known import known
from accord.record.queries.details import rows_of
from accord.record.registers import Register


@dataclass(frozen=True, slots=True)
class FactKey:
    """What tells a fact from all others whatever version of it is read: whose word, of which kind, under which key."""

    agency_id: int
    kind: str
    source_key: str


def key_of_fact(entry_id: int) -> FactKey:
    """The fact that an entry is a version of."""
    return FactKey(*Entry.objects.values_list("agency_id", "kind", "source_key").get(pk=entry_id))


@dataclass(frozen=True, slots=True)
class HeldFact:
    """A fact among many people's, and under which of the conditions asked it falls.

    `time` is the time of day of its first day, such as 23:40, where it was asked for and is held; otherwise blank.
    """

    entry_id: int
    person_id: int
    key: FactKey
    summary: str
    starts_on: date
    ends_on: date | None
    agency_name: str
    under: frozenset[str]
    time: str = ""


def facts_under(
    viewer: Viewer | None, person_ids: Collection[int] | None, conditions: Mapping[str, Q], known_at: datetime | None,
    timed: Sequence[tuple[Register, str]] = (), whoever_said: Collection[str] = (),
) -> list[HeldFact]:  # fmt: skip
    """The facts of the people, as known at a moment and as agreements show them, that fall under any condition; one query.

    No viewer is the operator, to whom every agency's word is told; no people are everybody; no moment is now.
    `timed` names registers, and of each the column that holds the time of day. `whoever_said` are kinds that are told
    though no agreement shows them, for what stops an agency's work: a death.
    """
    shown = Q() if viewer is None else entries_for(viewer, PersonFacts()) | Q(kind__in=whoever_said)
    rows = Entry.objects.filter(shown, known(known_at))
    rows = rows if person_ids is None else rows.filter(person_id__in=person_ids)
    falls = {f"under_{name}": ExpressionWrapper(each, output_field=BooleanField()) for name, each in conditions.items()}
    asked = rows.filter(reduce(or_, conditions.values(), Q(pk__in=[]))).annotate(**falls)
    told = asked.annotate(time_of_day=_time_of_day(timed)).order_by("-starts_on", "-pk").values_list(*_COLUMNS, *falls)
    return [
        HeldFact(
            entry_id, person_id, FactKey(agency_id, kind, source_key), summary, starts_on, ends_on, agency_name,
            frozenset(compress(conditions, under)), time_of_day,
        )
        for entry_id, person_id, agency_id, kind, source_key, summary, starts_on, ends_on, agency_name, time_of_day, *under
        in told
    ]  # fmt: skip


_COLUMNS = (
    "pk", "person_id", "agency_id", "kind", "source_key", "summary", "starts_on", "ends_on", "agency__name", "time_of_day",
)  # fmt: skip


def of_nobody_with(viewer: Viewer | None, condition: Q) -> Q:
    """Entries of people of whom no fact that stands now, as agreements show it, falls under the condition."""
    shown = Q() if viewer is None else entries_for(viewer, PersonFacts())
    return ~Q(person_id__in=Entry.objects.filter(shown, known(None), condition).values("person_id"))


def _time_of_day(timed: Sequence[tuple[Register, str]]) -> Case:
    """The column that holds a fact's time of day, whichever register it is of."""
    held = [
        When(kind=register.code, then=Subquery(rows_of(register).filter(pk=OuterRef("pk")).values(column)[:1]))
        for register, column in timed
    ]
    return Case(*held, default=Value(""), output_field=CharField())


def holding(register: Register, where: Mapping[str, Collection[str]]) -> Q:
    """The register's entries whose columns hold one of the codes given."""
    if not where:
        return Q()
    rows = rows_of(register).filter(**{f"{name}__in": sorted(codes) for name, codes in where.items()})
    return Q(pk__in=rows.values("entry_id"))


def waiting(named: str, at: datetime) -> Q:
    """The entries that a function, by its dotted name, gives as waiting at a moment: rows of a register's table."""
    rows = import_string(named)(at)
    return Q(pk__in=rows.values("entry_id"))


def first_known_in(after: datetime, until: datetime) -> Q:
    """The facts whose first version was recorded after a moment and no later than another."""
    first = Entry.objects.filter(
        agency_id=OuterRef("agency_id"), kind=OuterRef("kind"), source_key=OuterRef("source_key"), version=1,
        recorded_at__gt=after, recorded_at__lte=until,
    )  # fmt: skip
    return Q(Exists(first))
