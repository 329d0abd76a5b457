"""The steps by which the demonstration's past is written: extracts, involvements, notes and looks, each at its moment."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial

from accord.access.commands import doors
from accord.audit.terms import Action
from accord.demo.chance import chance_of
from accord.demo.lives import Life
from accord.demo.looks import Look, looks_before, looks_of_readers
from accord.demo.notes import Note, notes
from accord.demo.officers import DemonstrationOfficer, demonstration_officers
from accord.demo.parcels import POLICE, Parcel, delivery_days, known_since, parcels
from accord.demo.partnership import Partnership
from accord.demo.roster import Roster, Span, spans
from accord.demo.telling import Telling
from accord.journeys.import_extract import Delivery, columns_of, import_extract
from accord.journeys.registers import REGISTERS
from accord.people.commands import own_record_of
from accord.people.queries.receiving import source_records_of
from accord.ports.clock import LONDON, london_day
from accord.ports.identity import new_ids
from accord.record.commands import Author, Row, enter_delivered
from accord.record.queries.writing import retention_of
from accord.record.registers import Register
from accord.record.rules import Retention

DELIVERED = time(6, 20)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Step:
    """Something that happened at a moment."""

    at: datetime
    happen: Callable[[], object]


@dataclass
class Past:
    """What is being written, and the numbers that things written have been given."""

    partnership: Partnership
    telling: Telling
    seed: int
    until: datetime
    people: dict[str, int] = field(default_factory=dict)
    records: dict[tuple[int, int], int] = field(default_factory=dict)
    rows: int = 0
    retentions: dict[tuple[str, int], Retention] = field(default_factory=dict)

    def person(self, life: Life) -> int:
        """The person's number."""
        return self.people[life.police_id]

    def retention(self, register: Register, day: date) -> Retention:
        """How long entries are kept by the policy of the year, which is asked once."""
        place = (register.code, day.year)
        if place not in self.retentions:
            self.retentions[place] = retention_of(register, day)
        return self.retentions[place]

    def author(self, officer: DemonstrationOfficer, person_id: int, at: datetime) -> Author:
        """An officer as the author of an entry on their agency's own record of a person, which is begun once."""
        place = (self.partnership.agencies[officer.agency], person_id)
        if place not in self.records:
            self.records[place] = own_record_of(*place, at, officer.username)
        return Author(place[0], self.records[place], person_id, officer_id=self.partnership.officers[officer.username])


def steps(past: Past, lives: Sequence[Life]) -> list[Step]:
    """Everything that happened before the moment of loading, in order; on equal moments extracts come first."""
    days = delivery_days(london_day(past.until))
    chapters = [*_deliveries(past, lives, days), *_involvements(past, lives, days), *_written(past, lives, days)]
    return sorted((step for step in chapters if step.at < past.until), key=lambda step: step.at)


def known_at(life: Life, days: Sequence[date]) -> datetime:
    """When the first extract came that the person is in."""
    return delivered_at(next(day for day in days if day >= known_since(life)))


def delivered_at(day: date) -> datetime:
    """When the extracts of a day came."""
    return datetime.combine(day, DELIVERED, LONDON)


# ---- Extracts ----------------------------------------------------------------------------------------------------------


def _deliveries(past: Past, lives: Sequence[Life], days: Sequence[date]) -> Iterator[Step]:
    for place, parcel in enumerate(parcels(lives, days)):
        yield Step(delivered_at(parcel.on) + place * timedelta(microseconds=1), partial(_take_in, past, parcel))


def _take_in(past: Past, parcel: Parcel) -> None:
    past.telling.write()
    columns = [column.name for column in columns_of(parcel.register)]
    name = f"{parcel.agency}-{parcel.register}-{parcel.on}.csv"
    at = delivered_at(parcel.on)
    past.rows += import_extract(
        Delivery(parcel.register, parcel.as_csv(columns), name, parcel.agency, at, "extracts")
    ).rows
    if (parcel.agency, parcel.register) == (POLICE, "people"):
        sources = source_records_of(past.partnership.agencies[POLICE], [row[0] for row in parcel.rows])
        past.people.update({source_id: person_id for source_id, (_, person_id, _) in sources.items()})


# ---- Involvements ------------------------------------------------------------------------------------------------------


def _involvements(past: Past, lives: Sequence[Life], days: Sequence[date]) -> Iterator[Step]:
    chance = chance_of(past.seed, "minutes")
    for life in lives:
        known = known_at(life, days)
        for span in spans_of(past, life):
            minutes = chance.randint(150, 600) * MINUTE
            starts_at = max(known, delivered_at(span.starts_on)) + minutes
            numbers: list[int] = []
            yield Step(starts_at, partial(_begin, past, span, starts_at, numbers))
            if span.ends_on:
                ends_at = max(starts_at, delivered_at(span.ends_on) + minutes)
                yield Step(ends_at, partial(_end, past, span, ends_at, numbers))


def spans_of(past: Past, life: Life) -> list[Span]:
    """Every involvement with one person, always the same."""
    return list(spans(life, Roster(demonstration_officers()), chance_of(past.seed, f"spans {life.police_id}")))


def _begin(past: Past, span: Span, at: datetime, numbers: list[int]) -> None:
    number = doors.involve(
        person_id=past.person(span.life), agency_id=past.partnership.agencies[span.officer.agency],
        officer_id=past.partnership.officers[span.officer.username], basis=span.basis, role=span.role,
        starts_on=span.starts_on, ends_on=None, at=at, by=span.officer.username,
    )  # fmt: skip
    numbers.append(number)
    _tell_of(past, span, at, {"involvement": number})


def _end(past: Past, span: Span, at: datetime, numbers: list[int]) -> None:
    (number,) = numbers
    doors.end_involvement(number, past.person(span.life), span.ends_on or london_day(at), span.because)
    _tell_of(past, span, at, {"involvement": number, "ended": "yes"})


def _tell_of(past: Past, span: Span, at: datetime, detail: dict[str, str | int]) -> None:
    past.telling.tell(span.officer, at, Action.ADMINISTER, "agencies and access", past.person(span.life), detail)


# ---- Notes and looks ---------------------------------------------------------------------------------------------------


def _written(past: Past, lives: Sequence[Life], days: Sequence[date]) -> Iterator[Step]:
    officers, today = demonstration_officers(), london_day(past.until)
    roster, chance = Roster(officers), chance_of(past.seed, "looks")
    known = {life.police_id: known_at(life, days) for life in lives}
    written = [
        note for life in lives for note in notes(life, roster, past.seed, past.until) if note.at > known[life.police_id]
    ]
    for note in written:
        yield Step(note.at, partial(_write, past, note))
    looked = [*looks_before(written, chance, today), *looks_of_readers(lives, officers, chance, past.until)]
    for look in looked:
        if look.at > known[look.life.police_id]:
            yield Step(look.at, partial(_look, past, look))


def _write(past: Past, note: Note) -> None:
    person_id, number = past.person(note.life), new_ids()[0]
    author = past.author(note.officer, person_id, note.at)
    values = {
        "contact_on": note.on, "contact_type": note.kind.value, "attendance": note.attendance.value, "notes": note.words,
    }  # fmt: skip
    contacts = REGISTERS["contacts"]
    row = Row(number, author, values, f"form|{number}", 1, "", None, "")
    enter_delivered(contacts, [row], past.retention(contacts, note.on), note.at)
    past.telling.tell(
        note.officer,
        note.at,
        Action.RECORD,
        "check and record an entry",
        person_id,
        {"register": "contacts", "entry": number},
    )


def _look(past: Past, look: Look) -> None:
    past.telling.tell(look.officer, look.at, Action.CONSULT, look.page, past.person(look.life))
