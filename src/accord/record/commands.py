"""The only writers of entries. Each is called inside a journey's transaction, after the gate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction

from accord.kernel.decisions import NotAllowed
from accord.kernel.parts import FEW, in_parts
from accord.ports.bulk import insert_rows
from accord.ports.identity import new_ids
from accord.record import rules
from accord.record.models import Draft, Entry
from accord.record.registers import Problem, Register, Values
from accord.record.rules import Retention


class EntryRefused(Exception):
    """The values do not make a fact; `problems` says which column and why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{problem.column}: {problem.why}" for problem in problems))
        self.problems = tuple(problems)


class ChangeRefused(NotAllowed):
    """The entry may not be changed now; `decision` says why."""


@dataclass(frozen=True)
class Author:
    """Whose word an entry is: the agency, its source record of the person, and the officer or the delivery."""

    agency_id: int
    source_record_id: int
    person_id: int
    officer_id: int | None = None
    delivery_id: int | None = None


def enter(
    register: Register,
    values: Values,
    author: Author,
    retention: Retention,
    at: datetime,
) -> int:
    """Enter one fact and return its number; EntryRefused when the values do not make one."""
    _refuse_problems(register, values)
    number = new_ids()[0]
    key = f"|{number}"  # no key of an extract's row begins with the stroke
    _insert(register, [Row(number, author, values, key, 1, "", None, "")], retention, at)
    return number


def correct(
    register: Register,
    entry_id: int,
    values: Values,
    author: Author,
    reason: str,
    retention: Retention,
    at: datetime,
) -> int:
    """Supersede an entry by a corrected one and return the new number; both stay.

    ChangeRefused when no reason is given or someone was faster.
    """
    _refuse_problems(register, values)
    old = _supersede(entry_id, reason, at)
    number = new_ids()[0]
    row = Row(number, author, values, old.source_key, old.version + 1, "", old.pk, reason)
    try:
        with transaction.atomic():
            _insert(register, [row], retention, at)
    except IntegrityError:
        raise ChangeRefused(rules.entry_is_current(superseded=True)) from None
    return number


def withdraw(entry_id: int, reason: str, at: datetime) -> None:
    """Stop believing an entry. It stays, with the reason; ChangeRefused as for `correct`."""
    _supersede(entry_id, reason, at)


def _refuse_problems(register: Register, values: Values) -> None:
    problems = rules.problems_with(register, values)
    if problems:
        raise EntryRefused(problems)


def _supersede(entry_id: int, reason: str, at: datetime) -> Entry:
    """Mark the entry superseded, exactly once whoever else tries: the update counts the rows it changed."""
    given = rules.reason_for_change_is_given(reason)
    if not given:
        raise ChangeRefused(given)
    changed = Entry.objects.filter(pk=entry_id, superseded_at__isnull=True).update(
        superseded_at=at, changed_because=reason.strip()[:300]
    )
    if changed != 1:
        raise ChangeRefused(rules.entry_is_current(superseded=True))
    return Entry.objects.get(pk=entry_id)


@dataclass(frozen=True, slots=True)
class Row:
    """One fact ready to be written: its number, author, values, key, version, digest, and what it corrects and why."""

    number: int
    author: Author
    values: Values
    source_key: str
    version: int
    digest: str
    corrects_id: int | None
    reason: str


def enter_delivered(register: Register, rows: Sequence[Row], retention: Retention, at: datetime) -> None:
    """Enter many facts of one delivery at once; the caller has checked them with `rules.problems_with`.

    Facts that correct earlier ones supersede them, each exactly once.
    """
    corrected = [row.corrects_id for row in rows if row.corrects_id is not None]
    for part in in_parts(corrected, FEW):
        Entry.objects.filter(pk__in=part, superseded_at__isnull=True).update(
            superseded_at=at, changed_because="The agency delivered it changed."
        )
    _insert(register, rows, retention, at)


HEADER = (
    "id", "person_id", "kind", "starts_on", "ends_on", "recorded_at", "superseded_at", "corrects_id", "changed_because",
    "agency_id", "officer_id", "source_record_id", "delivery_id", "source_key", "version", "source_digest", "marking",
    "summary", "retention_group", "retention_review_on",
)  # fmt: skip
MARKING = "OFFICIAL-SENSITIVE"


def _insert(register: Register, rows: Sequence[Row], retention: Retention, at: datetime) -> None:
    insert_rows(Entry, HEADER, (_header(register, row, retention, at) for row in rows))
    kept = [(name, register.blank_of(name)) for name in register.detail]
    insert_rows(
        apps.get_model(register.table),
        ("entry_id", *register.fields),
        (
            (
                row.number,
                *(blank if row.values[name] is None else row.values[name] for name, blank in kept),
            )
            for row in rows
        ),
    )


def _header(register: Register, row: Row, retention: Retention, at: datetime) -> tuple[Any, ...]:
    starts_on, ends_on, author = (
        register.starts_on(row.values),
        register.ends_on(row.values),
        row.author,
    )
    return (
        row.number, author.person_id, register.code, starts_on, ends_on, at, None, row.corrects_id, "",
        author.agency_id, author.officer_id, author.source_record_id, author.delivery_id, row.source_key, row.version,
        row.digest, MARKING, register.summary(row.values)[:200], retention.group,
        rules.retention_review_day(retention, ends_on or starts_on),
    )  # fmt: skip


def start_draft(officer_id: int, person_id: int, register: str, corrects_id: int | None, answers: dict[str, str],
                at: datetime) -> int:  # fmt: skip
    """Begin writing an entry; answers are kept as text until they are checked. Returns the draft's number."""
    return Draft.objects.create(
        id=new_ids()[0], officer_id=officer_id, person_id=person_id, register=register, corrects_id=corrects_id,
        answers=answers, changed_at=at,
    ).pk  # fmt: skip


def answer_draft(draft_id: int, officer_id: int, column: str, text: str, at: datetime) -> None:
    """Keep one answer of an officer's own draft."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft_id, officer_id=officer_id)
        Draft.objects.filter(pk=draft.pk).update(answers={**draft.answers, column: text}, changed_at=at)


def drop_draft(draft_id: int, officer_id: int) -> None:
    """Throw an officer's own draft away, once it has become an entry or is not wanted."""
    Draft.objects.filter(pk=draft_id, officer_id=officer_id).delete()


def follow_source_record(source_record_id: int, person_id: int) -> int:
    """Move a source record's entries to the person it now belongs to; returns how many."""
    return Entry.objects.filter(source_record_id=source_record_id).update(person_id=person_id)


def follow_with_drafts(from_person_id: int, to_person_id: int) -> int:
    """Let what officers were still writing follow a person's records, so that nobody writes it twice; returns how many."""
    return Draft.objects.filter(person_id=from_person_id).update(person_id=to_person_id)
