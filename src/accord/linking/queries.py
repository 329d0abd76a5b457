"""Reads of doubts, officers' words and what needs attention: lists by the gate's condition, one doubt by an opened person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from accord.access.gate import Opened, pairs_for, people_for
from accord.access.viewer import Viewer
from accord.linking.models import Attention, Doubt, Move, Override, Waiting
from accord.linking.rules import Pair, Word
from accord.linking.terms import OPEN_STATES, DoubtState, Opinion, WhyAttention, WhyDoubtful
from accord.ports.prepared import Prepared


@dataclass(frozen=True)
class DoubtRow:
    """A doubt in a list: the two records, the people they belong to now, what it came to."""

    id: int
    pair: Pair
    people: tuple[int, int]
    why: WhyDoubtful
    weight: float | None
    state: DoubtState
    raised_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True)
class SaidView:
    """What an officer said of a doubt."""

    opinion: Opinion
    reason: str
    said_at: datetime
    said_by: str


@dataclass(frozen=True)
class DoubtView:
    """One doubt whole: what the comparison found, who raised it, and what officers said."""

    row: DoubtRow
    parts: tuple[dict[str, Any], ...]
    model_version: str
    raised_by: str
    said: tuple[SaidView, ...]


_PEOPLE = {"one_person": F("one__person_id"), "other_person": F("other__person_id")}
_HEAVIEST_FIRST = (F("weight").desc(nulls_first=True), "-id")


def doubts(viewer: Viewer, at: datetime, states: Collection[DoubtState], start: int, size: int) -> list[DoubtRow]:
    """A stretch of the doubts that the viewer may look at: the open ones heaviest first, the settled ones newest first."""
    is_open = set(states) <= set(OPEN_STATES)
    order = _HEAVIEST_FIRST if is_open else ["-settled_at", "-id"]
    rows = _seen_by(viewer, at, states).annotate(**_PEOPLE).order_by(*order)
    return [DoubtRow(*_row(each)) for each in rows[start : start + size]]


def counts_by_state(viewer: Viewer, at: datetime) -> dict[DoubtState, int]:
    """How many doubts the viewer may look at, by state."""
    rows = _seen_by(viewer, at, list(DoubtState)).order_by().values_list("state").annotate(number=Count("pk"))
    return {DoubtState(state): number for state, number in rows}


def _seen_by(viewer: Viewer, at: datetime, states: Collection[DoubtState]) -> QuerySet[Doubt]:
    return _of_two_people(states).filter(pairs_for(viewer, at, "one__person_id", "other__person_id"))


def _of_two_people(states: Collection[DoubtState]) -> QuerySet[Doubt]:
    """Those in the states, without what is open still though the two are one person by now."""
    rows = Doubt.objects.filter(state__in=list(states))
    return rows.exclude(one__person_id=F("other__person_id"), state__in=OPEN_STATES)


def open_doubts(start: int, size: int) -> list[DoubtRow]:
    """A stretch of all that are open, the heaviest first. For whoever runs the service: numbers, nothing that records say."""
    rows = _of_two_people(OPEN_STATES).annotate(**_PEOPLE).order_by(*_HEAVIEST_FIRST)
    return [DoubtRow(*_row(each)) for each in rows[start : start + size]]


def what_each_added(doubt_ids: Collection[int]) -> dict[int, tuple[dict[str, Any], ...]]:
    """What each part added to the weights of doubts that are shown: words, level and bits, and no value of any record."""
    return {number: tuple(parts) for number, parts in Doubt.objects.filter(pk__in=doubt_ids).values_list("pk", "parts")}


def pair_in_doubt(doubt_id: int) -> DoubtRow | None:
    """The numbers alone of a doubt, before anybody is opened: for journeys and for the way in to its page."""
    row = Doubt.objects.filter(pk=doubt_id).annotate(**_PEOPLE).first()
    return DoubtRow(*_row(row)) if row else None


def doubt(opened: Opened, row: DoubtRow) -> DoubtView | None:
    """A doubt whole; None when it is not of the opened person, now or before its records were moved."""
    if opened.person_id not in people_concerned(row):
        return None
    found = Doubt.objects.prefetch_related("said").get(pk=row.id)
    said = tuple(
        SaidView(Opinion(each.opinion), each.reason, each.said_at, each.said_by)
        for each in sorted(found.said.all(), key=lambda each: each.pk)
    )
    return DoubtView(row, tuple(found.parts), found.model_version, found.raised_by, said)


def people_concerned(row: DoubtRow) -> set[int]:
    """The people to whom the two records belong now, and those from whom the doubt moved any."""
    if row.state in OPEN_STATES:
        return set(row.people)
    return {*row.people, *Move.objects.filter(doubt_id=row.id).values_list("from_person_id", flat=True)}


def doubts_of_person(opened: Opened, viewer: Viewer, at: datetime) -> list[DoubtRow]:
    """Every doubt about a record that is the opened person's now and that the viewer may look at, the newest first."""
    rows = _seen_by(viewer, at, list(DoubtState)).filter(
        Q(one__person_id=opened.person_id) | Q(other__person_id=opened.person_id)
    )
    return [DoubtRow(*_row(each)) for each in rows.annotate(**_PEOPLE).order_by("-id")]


def _row(row: Any) -> tuple[Any, ...]:
    return (
        row.pk, (row.one_id, row.other_id), (row.one_person, row.other_person), WhyDoubtful(row.why), row.weight,
        DoubtState(row.state), row.raised_at, row.settled_at,
    )  # fmt: skip


def words_about(record_ids: Collection[int]) -> list[Word]:
    """What officers decided of any of the records, the earliest first."""
    rows = _WORDS.rows(records=tuple(record_ids)) if record_ids else []
    return [
        Word((one, other), Opinion(opinion), made_at, made_by, reason)
        for one, other, opinion, made_at, made_by, reason in rows
    ]


def _words(records: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = Override.objects.filter(Q(one_id__in=records) | Q(other_id__in=records)).order_by("pk")
    return rows.values_list("one_id", "other_id", "opinion", "made_at", "made_by", "reason")


_WORDS = Prepared(_words)


def held_by_word(record_ids: Collection[int]) -> set[int]:
    """Those of the records of which an officer decided that they are, or are not, of one person with another.

    They stay where they are, whatever their agency says of them later, until somebody looks.
    """
    return {record for word in words_about(record_ids) for record in word.pair} & set(record_ids)


def open_doubts_between(record_ids: Iterable[int]) -> dict[Pair, float | None]:
    """The open doubts about two of the records, each with its weight, None for one that was not weighed."""
    ids = list(record_ids)
    rows = Doubt.objects.filter(state__in=OPEN_STATES, one_id__in=ids, other_id__in=ids)
    return {(one, other): weight for one, other, weight in rows.values_list("one_id", "other_id", "weight")}


@dataclass(frozen=True)
class AttentionView:
    """A person whose records somebody must look at together."""

    id: int
    person_id: int
    why: WhyAttention
    sentence: str
    raised_at: datetime


def attentions(viewer: Viewer, at: datetime, limit: int = 200) -> list[AttentionView]:
    """What needs attention among the people whom the viewer may see, the oldest first."""
    rows = Attention.objects.filter(people_for(viewer, at, "person_id"), settled_at__isnull=True).order_by("pk")[:limit]
    return [AttentionView(row.pk, row.person_id, WhyAttention(row.why), row.sentence, row.raised_at) for row in rows]


def attentions_of(opened: Opened) -> list[AttentionView]:
    """What needs attention in the opened person's records."""
    rows = Attention.objects.filter(person_id=opened.person_id, settled_at__isnull=True).order_by("pk")
    return [AttentionView(row.pk, row.person_id, WhyAttention(row.why), row.sentence, row.raised_at) for row in rows]


def next_waiting(limit: int) -> tuple[int, list[int]]:
    """The records that wait to be compared, each once, those that wait longest first; and how far the list was read."""
    rows = list(Waiting.objects.order_by("pk").values_list("pk", "source_record_id")[:limit])
    return (rows[-1][0] if rows else 0), list(dict.fromkeys(record for _, record in rows))


def count_waiting() -> int:
    """How many records wait to be compared, at most; one that changed twice is counted twice."""
    return Waiting.objects.count()
