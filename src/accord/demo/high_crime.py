"""The people among whom Sunderland found its top 200 high crime causers, and what the agencies say of them. Pure.

The committee's report of March 2010 gives the number alone: found "using the PPO matrix and police data on arrests" among those
under statutory supervision and others, with an eye on those not retained in drug treatment. All else is invented, and there are
more of them than 200, so that a place on the list means something.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from accord.demo.chance import chance_of
from accord.demo.parcels import PRISONS, PROBATION
from accord.demo.residents import (
    CODES,
    File,
    Resident,
    Said,
    held_by_police,
    held_by_prisons,
    held_by_probation,
    resident,
)
from accord.demo.sunderland import PEOPLE, POLICE, conviction

ON = date(2010, 3, 9)
"""The day of the report."""

OTHERS, CHILDREN = 214, 6
HOLDERS: tuple[frozenset[str], ...] = (frozenset({POLICE}), frozenset({POLICE, PROBATION}), frozenset({PROBATION}))
HOLD_OF_A_HUNDRED = (44, 34, 22)
"""Which agencies hold somebody outside the scheme, with how many of a hundred."""

A_YEAR, TWO_YEARS = 365, 730
LATE_ENOUGH_FOR_PRISON = date(2009, 9, 1)
FAILURES = ("left_drug_treatment", "left_drug_treatment", "missed_appointment", "failed_drug_test", "breach")
SAID_BY = {"left_drug_treatment": "Drug treatment provider", "failed_drug_test": "Drug treatment provider"}


@dataclass(frozen=True)
class Supervised:
    """A time under probation's statutory supervision."""

    crn: str
    starts_on: date
    ends_on: date


def others(seed: int) -> list[Resident]:
    """Those outside the scheme, whom police, probation or both hold; the last few are children."""
    chance = chance_of(seed, "Sunderland's others")
    found = []
    for number in range(PEOPLE + 1, PEOPLE + OTHERS + 1):
        is_child = number > PEOPLE + OTHERS - CHILDREN
        each = resident(number, chance, (1993, 1995) if is_child else (1958, 1991))
        (holders,) = chance.choices(HOLDERS, HOLD_OF_A_HUNDRED)
        police_id = held_by_police(each) if POLICE in holders else ""
        found.append(replace(each, police_id=police_id, crn=held_by_probation(each) if PROBATION in holders else ""))
    return found


def files_of_people(people: Sequence[Resident]) -> Iterator[File]:
    """Each agency's records of those whom it holds."""
    yield File(POLICE, "people", [each.record(each.police_id) for each in people if each.police_id])
    yield File(PROBATION, "people", [each.record(each.crn) for each in people if each.crn])
    yield File(PRISONS, "people", [each.record(each.noms) for each in people if each.noms])


@dataclass
class Known:
    """What is known of those outside the scheme, as rows by agency and register, and who was supervised when."""

    people: list[Resident]
    rows: dict[tuple[str, str], list[Said]]
    supervised: list[Supervised]

    def add(self, agency: str, register: str, row: Said) -> None:
        """One more row of an agency's extract."""
        self.rows.setdefault((agency, register), []).append(row)

    def files(self) -> Iterator[File]:
        """The extracts."""
        for (agency, register), rows in self.rows.items():
            yield File(agency, register, rows)


def known_of(scheme: Sequence[Resident], seed: int) -> Known:
    """What is known of everybody by the day of the report: of those on the scheme, their arrests and their supervision."""
    known = Known([], {}, [])
    for each in scheme:
        chance = chance_of(seed, f"Sunderland {each.number}")
        _arrests(known, each, chance, ON)
        _supervision(known, each, chance)
    for each in others(seed):
        known.people.append(_live(known, each, chance_of(seed, f"Sunderland {each.number}")))
    return known


def _live(known: Known, each: Resident, chance: Random) -> Resident:
    (count,) = chance.choices(range(1, 8), (26, 24, 18, 13, 9, 6, 4))
    days = sorted(ON - timedelta(days=chance.randint(8, TWO_YEARS)) for _ in range(count))
    for place, day in enumerate(days, 1):
        _convicted(known, each, conviction("", f"SUH{each.number}/{place}", day, chance), is_last=place == count)
    if days[-1] > LATE_ENOUGH_FOR_PRISON and chance.random() < 0.25:
        each = replace(each, noms=held_by_prisons(each))
        released_on = ON + timedelta(days=chance.randint(3, 300))
        stay = {"received_on": days[-1].isoformat(), "released_on": released_on.isoformat()}
        known.add(PRISONS, "custody", {"source_id": each.noms, "establishment": "HMP Durham", **stay})
    at_liberty_until = days[-1] if each.noms else ON
    _arrests(known, each, chance, at_liberty_until)
    _supervision(known, each, chance)
    if chance.random() < 0.34:
        _failed(known, each, chance, at_liberty_until)
    return each


def _convicted(known: Known, each: Resident, said: Said, *, is_last: bool) -> None:
    """The police tell of each conviction; probation of those whom it alone holds, and of the one that it supervises for."""
    if each.police_id:
        known.add(POLICE, "offences", {**said, "source_id": each.police_id})
    if each.crn and (is_last or not each.police_id):
        known.add(PROBATION, "offences", {**said, "source_id": each.crn})


def _arrests(known: Known, each: Resident, chance: Random, until: date) -> None:
    """By the police who hold them, within the year before the day."""
    (count,) = chance.choices(range(6), (18, 26, 22, 16, 11, 7))
    days = {until - timedelta(days=chance.randint(1, A_YEAR)) for _ in range(count)} if each.police_id else set()
    for on in sorted(days):
        outcome = chance.choice(("charged", "charged", "bailed", "no_further_action"))
        what = {"arrested_on": on.isoformat(), "offence": chance.choice(CODES), "outcome": outcome}
        known.add(POLICE, "arrests", {"source_id": each.police_id, **what})


def _supervision(known: Known, each: Resident, chance: Random) -> None:
    """For most of those whom probation holds it runs on the day of the report; for some it has ended."""
    if each.crn:
        starts_on = ON - timedelta(days=chance.randint(20, 500))
        has_ended = chance.random() < 0.2 and starts_on < ON - timedelta(days=90)
        ends_on = ON + timedelta(days=-chance.randint(10, 80) if has_ended else chance.randint(20, 540))
        known.supervised.append(Supervised(each.crn, starts_on, ends_on))


def _failed(known: Known, each: Resident, chance: Random, until: date) -> None:
    """One failure to comply and what came of it; somebody whom nobody supervises can only have left treatment."""
    happened_on = until - timedelta(days=chance.randint(10, 200))
    event = chance.choice(FAILURES) if each.crn else "left_drug_treatment"
    agency, source_id = (PROBATION, each.crn) if each.crn else (POLICE, each.police_id)
    source = SAID_BY.get(event, "Probation officer")
    failure = {"event": event, "happened_on": happened_on.isoformat(), "source": source}
    known.add(agency, "compliance", {"source_id": source_id, **failure})
    given_on = happened_on + timedelta(days=chance.randint(1, 6))
    what = ("sanction", "Warning letter") if each.crn else ("decision", "Looked at by the operational group")
    why = "Looked at together with the treatment providers."
    answer = {"answer": what[0], "what": what[1], "what_for": why, "given_on": given_on.isoformat()}
    known.add(agency, "incentives", {"source_id": source_id, **answer})
