"""Take in an agency's facts of one register: each row becomes an entry, or supersedes the one it was before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from accord.access.queries.agencies import AgencyView
from accord.iom.rules.cohort import problems_brought
from accord.journeys.deliveries import Delivery, Imported, Watch, refuse_repeats, stop_if_faulty, tell_ledger
from accord.journeys.import_people import known_areas, place
from accord.journeys.place_in_cohort import judge_of
from accord.kernel.parts import in_parts
from accord.kernel.periods import Period
from accord.people.commands import count_delivery, receive_delivery
from accord.people.queries.receiving import source_records_of
from accord.ports.clock import london_day
from accord.ports.csv_files import Extract
from accord.ports.identity import new_ids
from accord.record.commands import Author, Row, enter_delivered
from accord.record.queries.deliveries import delivered, standing_of_records
from accord.record.queries.details import details_of
from accord.record.queries.writing import retention_of
from accord.record.registers import Register
from accord.record.rules import birth_problems, digest_of, overlap_problems, problems_in_part

BATCH = 10_000

Source = tuple[int, int, date | None]
"""A source record, its person, and the person's date of birth."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """A row of the file. Of one with a fault, what could not be read is not there, and the number and the key may be blank."""

    line: int
    source_id: str
    values: dict[str, Any]
    key: str


def take_facts(delivery: Delivery, agency: AgencyView, extract: Extract, register: Register, watch: Watch) -> Imported:
    """Check what only the database or the whole file can tell, then take every row in; ImportRefused if any is wrong."""
    facts = _facts(extract, register)
    same = " and ".join(["source_id", *register.key])
    told = [fact for fact in facts if fact.key]
    refuse_repeats(extract, ((fact.line, fact.source_id, fact.key) for fact in told), "source_id", same)
    sources = source_records_of(agency.id, [fact.source_id for fact in facts if fact.source_id])
    known = known_areas()
    for fact in facts:
        _check(extract, register, fact, sources.get(fact.source_id), agency)
        for name in register.areas:
            place(extract, fact.line, fact.values, name, known)
    if register.keeps_apart:
        _refuse_two_at_once(extract, register, facts, sources)
    _refuse_out_of_place(extract, register, facts, sources, agency)
    stop_if_faulty(extract)
    number = receive_delivery(
        agency_id=agency.id, register=delivery.register, file_name=delivery.file_name,
        sha256=sha256(delivery.data).hexdigest(), rows_read=len(facts), at=delivery.at, by=delivery.by,
    )  # fmt: skip
    retention = retention_of(register, london_day(delivery.at))
    new = changed = 0
    for batch in in_parts(facts, BATCH):
        rows = _rows(batch, sources, register, agency, number)
        enter_delivered(register, rows, retention, delivery.at)
        superseding = sum(row.version > 1 for row in rows)
        new, changed = new + len(rows) - superseding, changed + superseding
        watch(len(batch))
    count_delivery(number, new, changed)
    imported = Imported(len(facts), new, changed)
    tell_ledger(delivery.register, imported, delivery.at, delivery.by, agency.code, number)
    return imported


def _facts(extract: Extract, register: Register) -> list[_Fact]:
    facts, keyed_by = [], {"source_id", *register.key}
    for line, row in extract.by_name(["source_id", *(column.name for column in register.columns)]):
        has_key = row.keys() >= keyed_by
        source_id = row.pop("source_id", "")
        facts.append(_Fact(line, source_id, row, register.key_of(source_id, row) if has_key else ""))
    return facts


def _check(extract: Extract, register: Register, fact: _Fact, source: Source | None, agency: AgencyView) -> None:
    for problem in problems_in_part(register, fact.values):
        extract.refuse(fact.line, problem.column, _text(fact.values.get(problem.column)), problem.why)
    if not fact.source_id:
        return
    if source is None:
        why = f"{agency.name} has no person with this source_id: import people first."
        extract.refuse(fact.line, "source_id", fact.source_id, why)
        return
    for problem in birth_problems(register, fact.values, source[2]):
        extract.refuse(fact.line, problem.column, _text(fact.values[problem.column]), problem.why)


def _refuse_two_at_once(
    extract: Extract, register: Register, facts: Sequence[_Fact], sources: Mapping[str, Source]
) -> None:
    """Refuse each fact that is at the same time as one on an earlier line, or as one delivered before and not told again."""
    known = {
        fact.key: fact
        for fact in reversed(facts)
        if fact.key and fact.source_id in sources and _has_period(register, fact)
    }  # a fact told twice is refused as such
    ids = {fact.source_id: sources[fact.source_id][0] for fact in known.values()}
    held: defaultdict[tuple[int, str], list[tuple[str, Period]]] = defaultdict(list)
    for record, told in standing_of_records(register.code, ids.values(), known.keys()).items():
        for summary, period in told:
            held[record, register.apart_among(summary)].append((summary, period))
    for fact in sorted(known.values(), key=lambda each: each.line):
        among = "" if register.one_at_a_time else register.apart_among(register.summary(fact.values))
        beside = held[ids[fact.source_id], among]
        for problem in overlap_problems(register, fact.values, beside):
            extract.refuse(fact.line, problem.column, _text(fact.values.get(problem.column)), problem.why)
        starts, ends = register.starts_on(fact.values), register.ends_on(fact.values)
        if ends is None or ends >= starts:
            beside.append((f"line {fact.line}", Period(starts, ends)))


def _refuse_out_of_place(
    extract: Extract, register: Register, facts: Sequence[_Fact], sources: Mapping[str, Source], agency: AgencyView
) -> None:
    """Refuse what is not allowed of the person in the area on the day, unless the agency has said it before."""
    judge = judge_of(register, {person_id: born for _, person_id, born in sources.values()})
    known = [fact for fact in facts if fact.source_id in sources and register.starts in fact.values]
    found = [(fact, problems) for fact in known if (problems := judge(sources[fact.source_id][1], fact.values))]
    held = delivered(agency.id, register.code, [fact.key for fact, _ in found])
    for fact, problems in found:
        before = held.get(fact.key)
        if before is not None and before.digest == digest_of(fact.values):
            continue
        stands = details_of(register, before.current_id) if before and before.current_id else None
        for problem in problems_brought(problems, fact.values, stands):
            extract.refuse(fact.line, problem.column, _text(fact.values[problem.column]), problem.why)


def _has_period(register: Register, fact: _Fact) -> bool:
    return register.starts in fact.values and (register.ends is None or register.ends in fact.values)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _rows(
    facts: Sequence[_Fact], sources: Mapping[str, Source], register: Register, agency: AgencyView, delivery_id: int
) -> list[Row]:  # fmt: skip
    """What is to be written: facts not held yet, and those of which the agency now says otherwise than it said last."""
    held = delivered(agency.id, register.code, [fact.key for fact in facts])
    numbers, authors = iter(new_ids(len(facts))), dict[str, Author]()
    rows = []
    for fact in facts:
        before, digest = held.get(fact.key), digest_of(fact.values)
        if before is not None and before.digest == digest:
            continue
        author = authors.get(fact.source_id)
        if author is None:
            record_id, person_id, _ = sources[fact.source_id]
            author = authors[fact.source_id] = Author(agency.id, record_id, person_id, delivery_id=delivery_id)
        version, corrects = (1, None) if before is None else (before.version + 1, before.current_id)
        rows.append(Row(next(numbers), author, fact.values, fact.key, version, digest, corrects, ""))
    return rows
