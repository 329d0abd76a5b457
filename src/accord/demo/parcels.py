"""What the agencies hand over and when: extracts with only what has changed since the last ones. Pure.

An extract says what its agency knows by then: a release once it is planned, an offence once it is proven.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from accord.demo.lives import PUBLISHED_ON, Life

POLICE, PRISONS, PROBATION = "north-yorkshire-police", "hmpps-prisons", "probation-service"
ORDER = ("people", "iom", "custody", "offences", "tags")

Row = tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """One row of an agency's extract, and the day from which the agency would write it so."""

    since: date
    agency: str
    register: str
    key: str
    row: Row


@dataclass(frozen=True)
class Parcel:
    """The extracts that one agency hands over of one register on one day, without the heading."""

    on: date
    agency: str
    register: str
    rows: Sequence[Row]

    def as_csv(self, columns: Iterable[str]) -> bytes:
        """The file, with the columns as its heading."""
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\n").writerows([tuple(columns), *self.rows])
        return stream.getvalue().encode()


def delivery_days(today: date) -> list[date]:
    """When extracts come: with the published table, then quarterly, monthly in the last year, lately weekly."""
    days = {PUBLISHED_ON, today - timedelta(days=1)}
    month = date(2018, 4, 3)
    while month < today:
        if month.month in (1, 4, 7, 10) or month > today - timedelta(days=365):
            days.add(month)
        month = (month.replace(day=1) + timedelta(days=32)).replace(day=3)
    days |= {today - timedelta(days=1 + 7 * week) for week in range(5)}
    return sorted(day for day in days if day >= PUBLISHED_ON)


def parcels(lives: Iterable[Life], days: Sequence[date]) -> Iterator[Parcel]:
    """Everything handed over on the days, in the order in which it can be taken in."""
    said = sorted((each for life in lives for each in _said_of(life)), key=attrgetter("since"))
    place = 0
    for day in days:
        latest: dict[tuple[str, str], dict[str, Row]] = {}
        while place < len(said) and said[place].since <= day:
            each = said[place]
            latest.setdefault((each.register, each.agency), {})[each.key] = each.row
            place += 1
        yield from _of_one_day(day, latest)


def _of_one_day(day: date, latest: Mapping[tuple[str, str], Mapping[str, Row]]) -> Iterator[Parcel]:
    for register in ORDER:
        for agency in (POLICE, PROBATION, PRISONS):
            rows = latest.get((register, agency))
            if rows:
                yield Parcel(day, agency, register, tuple(rows.values()))


def known_since(life: Life) -> date:
    """The day from which the police hold the person: those of 2018 all along, others from entering the cohort."""
    return PUBLISHED_ON if life.number < 10_000 else life.tiers[0].entered_on


def _said_of(life: Life) -> Iterator[Said]:
    yield from _people(life)
    for spell in life.tiers:
        place = (life.police_id, spell.area, spell.cohort, spell.tier, spell.entered_on.isoformat())
        key = f"{life.police_id} {spell.entered_on}"
        yield Said(spell.entered_on, POLICE, "iom", key, (*place, "", ""))
        if spell.left_on:
            yield Said(spell.left_on, POLICE, "iom", key, (*place, spell.left_on.isoformat(), spell.exit_reason))
    for stay in life.stays:
        held = (life.prison_id, stay.establishment, stay.received_on.isoformat())
        yield Said(stay.received_on, PRISONS, "custody", " ".join(held), (*held, ""))
        if stay.released_on:
            yield Said(
                max(stay.known_from, stay.received_on),
                PRISONS,
                "custody",
                " ".join(held),
                (*held, stay.released_on.isoformat()),
            )
    for offence in life.offences:
        committed = (life.police_id, offence.reference, offence.code, offence.committed_on.isoformat())
        row = (*committed, offence.outcome, offence.outcome_on.isoformat())
        yield Said(max(offence.outcome_on, known_since(life)), POLICE, "offences", offence.reference, row)
    for tag in life.tags:
        fitted, key = tag.fitted_on.isoformat(), f"{life.police_id} {tag.kind} {tag.fitted_on}"
        yield Said(tag.fitted_on, POLICE, "tags", key, (life.police_id, tag.kind, fitted, "", tag.basis))
        if tag.removed_on:
            removed = (life.police_id, tag.kind, fitted, tag.removed_on.isoformat(), tag.basis)
            yield Said(tag.removed_on, POLICE, "tags", key, removed)


def _people(life: Life) -> Iterator[Said]:
    since, born = known_since(life), life.born.isoformat()
    heading = (life.family_name, life.given_names, born, life.sex, life.ethnicity, life.pnc, life.cro, "", "")
    for day, postcode in [(since, life.postcode), *life.moves]:
        yield Said(day, POLICE, "people", life.police_id, (life.police_id, *heading, postcode, life.area))
    if life.crn:
        supervised = (life.family_name, life.given_names, born, life.sex, life.ethnicity, life.pnc, "", life.crn, "")
        yield Said(since, PROBATION, "people", life.crn, (life.crn, *supervised, life.postcode, ""))
    if life.stays:
        family_name = life.family_name.upper() if life.number % 3 == 0 else life.family_name
        received = (family_name, life.given_names, born, life.sex, "", life.pnc, "", "", life.noms)
        first = (
            PUBLISHED_ON
            if life.number < 10_000 and life.stays[0].received_on <= PUBLISHED_ON
            else life.stays[0].received_on
        )
        yield Said(max(first, since), PRISONS, "people", life.prison_id, (life.prison_id, *received, "", ""))
