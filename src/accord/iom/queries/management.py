"""Reads of how somebody is managed: what of their compliance waits for an answer, and the details of the plan's entries."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from accord.access.queries.officers import left_by
from accord.iom.management_terms import FAILURES, Answer, Event, Need, Step
from accord.iom.models import (
    Answering,
    CohortSpell,
    ComplianceEvent,
    Incentive,
    PlannedAction,
    TierReview,
    TransitionStep,
)
from accord.iom.rules.management import failure_may_be_answered
from accord.iom.rules.review import LastReview
from accord.iom.rules.transition import Moving
from accord.kernel.decisions import Decision
from accord.ports.live import live_on
from accord.record.queries.as_known import known
from accord.record.queries.told import told_between


@dataclass(frozen=True, slots=True)
class OpenFailure:
    """A failure to comply that nobody has answered."""

    entry_id: int
    person_id: int
    event: Event
    happened_on: date


def open_failures(entries: QuerySet[Any, int]) -> list[OpenFailure]:
    """Those of the entries, given as a subquery, that are failures which nobody has answered, the oldest first."""
    rows = unanswered(None).filter(entry_id__in=entries).order_by("entry__starts_on", "entry_id")
    found = rows.values_list("entry_id", "entry__person_id", "event", "entry__starts_on")
    return [OpenFailure(entry, person, Event(event), on) for entry, person, event, on in found]


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action of the plan that is not done."""

    need: Need
    owner: str
    action: str
    due_on: date


DIED, STEP, SINCE, OPEN = "died", "step", "since", "open"
"""What a row of the union below tells, where it is no failure and no review."""


@dataclass(frozen=True)
class Waiting:
    """Of each person: the failures that nobody has answered, the oldest first, the last review of their tier, their death.

    The actions of their plan that are open; and of those asked about, how far their move to adult services is.
    """

    failures: Mapping[int, Sequence[OpenFailure]]
    reviews: Mapping[int, LastReview]
    died_on: Mapping[int, date]
    moving: Mapping[int, Moving]
    actions: Mapping[int, Sequence[OpenAction]]


def waiting(
    compliance: QuerySet[Any, int], reviews: QuerySet[Any, int], actions: QuerySet[Any, int], deaths: QuerySet[Any],
    moves: Sequence[QuerySet[Any, tuple[Any, ...]]], day: date,
) -> Waiting:  # fmt: skip
    """What of the entries, the first three given as subqueries, waits or waited last, up to a day; in one query."""
    said = Coalesce(Cast("next_review_on", CharField(max_length=10)), Value("", CharField()))
    failed = unanswered(None).filter(entry_id__in=compliance)
    held = _reviews(reviews, day)
    died = deaths.filter(entry__starts_on__lte=day)
    rows = failed.values_list("entry_id", "entry__person_id", "entry__starts_on", "event", Value("")).union(
        held.values_list("entry_id", "entry__person_id", "entry__starts_on", Value(""), said),
        died.values_list("entry_id", "entry__person_id", "entry__starts_on", Value(DIED), Value("")),
        _open(actions, day),
        *moves,
        all=True,
    )
    failures: dict[int, list[OpenFailure]] = {}
    last: dict[int, LastReview] = {}
    died_on: dict[int, date] = {}
    moving: dict[int, Moving] = {}
    planned: dict[int, list[OpenAction]] = {}
    for entry, person, on, event, text in sorted(rows, key=lambda row: (row[2], row[0])):
        if event == DIED:
            died_on.setdefault(person, on)
        elif event == OPEN:
            need, owner, action = text.split("\n", 2)
            planned.setdefault(person, []).append(OpenAction(Need(need), owner, action, on))
        elif event in (STEP, SINCE):
            moving[person] = _further(moving.get(person, Moving()), event, on, text)
        elif event:
            failures.setdefault(person, []).append(OpenFailure(entry, person, Event(event), on))
        else:
            last[person] = LastReview(on, _day(text))
    return Waiting(failures, last, died_on, moving, planned)


def _open(actions: QuerySet[Any, int], day: date) -> QuerySet[Any, tuple[Any, ...]]:
    """The actions that are open on a day, as rows for `waiting`: the need, the owner and what will be done, a line each."""
    said = Concat("need", Value("\n"), "owner", Value("\n"), "action", output_field=CharField())
    rows = PlannedAction.objects.filter(live_on(day, "entry__"), entry_id__in=actions)
    return rows.values_list("entry_id", "entry__person_id", "due_on", Value(OPEN), said)


def moves_of(
    steps: QuerySet[Any, int], places: QuerySet[Any, int], supervisions: QuerySet[Any], day: date
) -> tuple[QuerySet[Any, tuple[Any, ...]], ...]:  # fmt: skip
    """What tells how far moves to adult services are, up to a day, as rows for `waiting`; entries are given as subqueries.

    Of whoever is in a cohort on the day, every place counts: somebody who changed tier at 18 was in it before.
    """
    done = TransitionStep.objects.filter(entry_id__in=steps, entry__starts_on__lte=day)
    of_now = CohortSpell.objects.filter(live_on(day, "entry__"), entry_id__in=places).values("entry__person_id")
    held = CohortSpell.objects.filter(entry_id__in=places, entry__starts_on__lte=day, entry__person_id__in=of_now)
    return (
        done.values_list("entry_id", "entry__person_id", "entry__starts_on", Value(STEP), "step"),
        held.values_list("entry_id", "entry__person_id", "entry__starts_on", Value(SINCE), Value("")),
        supervisions.values_list("pk", "person_id", "starts_on", Value(SINCE), Value("")),
    )


def _further(moving: Moving, what: str, on: date, step: str) -> Moving:
    """The move with one more row told, the earliest first."""
    if what == STEP:
        return replace(moving, done=moving.done | {Step(step)})
    return replace(moving, since=moving.since or on)


def last_reviews(entries: QuerySet[Any, int], day: date) -> dict[int, LastReview]:
    """The last review of each person's tier up to a day, of the entries given as a subquery."""
    rows = _reviews(entries, day).order_by("entry__starts_on", "entry_id")
    return {
        person: LastReview(on, next_on)
        for person, on, next_on in rows.values_list("entry__person_id", "entry__starts_on", "next_review_on")
    }


def _reviews(entries: QuerySet[Any, int], day: date) -> QuerySet[TierReview]:
    return TierReview.objects.filter(entry_id__in=entries, entry__starts_on__lte=day)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def is_open(entry_id: int) -> bool:
    """Whether the entry is a failure that stands and that nobody has answered."""
    return unanswered(None).filter(entry_id=entry_id).exists()


def may_be_answered(entry_id: int) -> Decision:
    """Whether the entry of the register of compliance waits for an answer, and if not why not."""
    event = ComplianceEvent.objects.get(pk=entry_id).event
    return failure_may_be_answered(event in FAILURES, is_open(entry_id))


def unanswered(known_at: datetime | None) -> QuerySet[ComplianceEvent]:
    """The failures to comply that stood at a moment (None: now) with no answer that stood."""
    still = Incentive.objects.filter(
        known(known_at, "entry__"),
        entry__agency_id=OuterRef("answer__agency_id"),
        entry__source_key=OuterRef("answer__source_key"),
    )
    by_then = Q() if known_at is None else Q(answered_at__lte=known_at)
    answers = Answering.objects.filter(
        by_then,
        Exists(still),
        failure__agency_id=OuterRef("entry__agency_id"),
        failure__source_key=OuterRef("entry__source_key"),
        failure__kind="compliance",
    )
    return ComplianceEvent.objects.filter(known(known_at, "entry__"), ~Exists(answers), event__in=FAILURES)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a compliance entry says, and the entry that answers it, as it stands now."""

    event: Event
    source: str
    answered_by: int | None

    @property
    def is_failure(self) -> bool:
        """Whether it is something that must be answered."""
        return self.event in FAILURES

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.is_failure and self.answered_by is None


def compliance_of(entry_ids: Collection[int]) -> dict[int, Kept]:
    """What each of the entries says. The caller has been let in to see them."""
    answering = Answering.objects.filter(
        answer__agency_id=OuterRef("entry__agency_id"),
        answer__source_key=OuterRef("entry__source_key"),
        failure__agency_id=OuterRef(OuterRef("entry__agency_id")),
        failure__source_key=OuterRef(OuterRef("entry__source_key")),
        failure__kind="compliance",
    )
    standing = Incentive.objects.filter(known(None, "entry__"), Exists(answering)).order_by("-entry_id")
    rows = ComplianceEvent.objects.filter(entry_id__in=entry_ids).annotate(
        answered_by=Subquery(standing.values("entry_id")[:1])
    )
    return {row.pk: Kept(Event(row.event), row.source, row.answered_by) for row in rows}


@dataclass(frozen=True, slots=True)
class Given:
    """What an entry of the log of incentives and sanctions says."""

    answer: Answer
    what: str
    what_for: str
    given_by: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What an action of the plan says. `owner_left`: the only officers of the owner's name have closed accounts."""

    need: Need
    action: str
    owner: str
    due_on: date
    result: str
    owner_left: bool


@dataclass(frozen=True)
class Details:
    """What entries of the log, of the plan, of a transition and of reviews say, each by its number.

    Of a step its note too; of a review the reason and the day agreed for the next.
    """

    given: Mapping[int, Given]
    planned: Mapping[int, Planned]
    steps: Mapping[int, tuple[Step, str]]
    reviews: Mapping[int, tuple[str, date | None]]


def details_of(
    given: Collection[int], planned: Collection[int], steps: Collection[int], reviews: Collection[int]
) -> Details:  # fmt: skip
    """What each of the entries says, in one query: the tables are read as texts. The caller has been let in to see them."""
    blank = Value("", CharField())
    due = Cast("due_on", CharField(max_length=10))
    log = Incentive.objects.filter(entry_id__in=given)
    plan = PlannedAction.objects.filter(entry_id__in=planned).annotate(left=left_by("owner"))
    again = Coalesce(Cast("next_review_on", CharField(max_length=10)), blank)
    held = TierReview.objects.filter(entry_id__in=reviews)
    taken = TransitionStep.objects.filter(entry_id__in=steps)
    rows = log.values_list(Value("given"), "entry_id", "answer", "what", "what_for", "given_by", blank, blank).union(
        plan.values_list(Value("planned"), "entry_id", "need", "action", "owner", "result", due, "left"),
        taken.values_list(Value("steps"), "entry_id", "step", "note", blank, blank, blank, blank),
        held.values_list(Value("reviews"), "entry_id", "reason", again, blank, blank, blank, blank),
        all=True,
    )
    found: dict[str, dict[int, tuple[str, ...]]] = {"given": {}, "planned": {}, "steps": {}, "reviews": {}}
    for table, entry_id, *texts in rows:
        found[table][entry_id] = tuple(texts)
    return Details(
        given={number: Given(Answer(said[0]), *said[1:4]) for number, said in found["given"].items()},
        planned={
            number: Planned(Need(need), action, owner, date.fromisoformat(by), result, bool(left))
            for number, (need, action, owner, result, by, left) in found["planned"].items()
        },
        steps={number: (Step(said[0]), said[1]) for number, said in found["steps"].items()},
        reviews={number: (said[0], _day(said[1])) for number, said in found["reviews"].items()},
    )


def compliance_events(events: Collection[Event], first: date, last: date) -> QuerySet[ComplianceEvent, tuple[Any, ...]]:
    """Compliance events of these sorts from one day to another, both in.

    A tuple of entry, person, agency, what happened, and the day in ISO form.
    """
    return told_between(ComplianceEvent.objects.filter(event__in=sorted(events)), "event", first, last)
