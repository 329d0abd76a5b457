"""Whom a scheme's cohorts could take, by rules that the record can answer. Pure. It finds people; it nominates nobody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from accord.iom.terms import Cohort
from accord.kernel.days import in_words, months_after
from accord.kernel.periods import Period

SHORT_MONTHS = 12
RELEASED_WITHIN_MONTHS = 12
FOUND_BY_RULE = (Cohort.SHORT_SENTENCE,)
"""The cohorts whose people the record can find; for the others, people are nominated by judgement."""


@dataclass(frozen=True)
class Stay:
    """A stay in custody that has ended: the reference of its entry, whose, where, and from when to when."""

    reference: str
    person_id: int
    words: str
    received_on: date
    released_on: date


@dataclass(frozen=True)
class Candidate:
    """Somebody whom a cohort could take, why, and the entry that says so."""

    person_id: int
    because: str
    entry: str
    since: date


def released_within(on: date) -> Period:
    """The days of release that the short-sentence cohort looks at: the twelve months up to and including the day."""
    return Period(months_after(on, -RELEASED_WITHIN_MONTHS), on + timedelta(days=1))


def released_after_short_stays(
    stays: Iterable[Stay], supervised: Collection[int], in_cohort: Iterable[int]
) -> list[Candidate]:  # fmt: skip
    """Who was released from a stay of under twelve months and is under nobody's statutory supervision (the Diamond rule).

    The latest release speaks. Whoever is in the cohort already, or supervised, is left out. That no agency has said that it
    supervises somebody is taken for nobody doing so: the page says so.
    """
    taken = set(in_cohort)
    latest: dict[int, Stay] = {}
    for stay in stays:
        held = latest.get(stay.person_id)
        if held is None or stay.released_on > held.released_on:
            latest[stay.person_id] = stay
    return [
        Candidate(stay.person_id, _why(stay), stay.reference, stay.released_on)
        for stay in sorted(latest.values(), key=lambda each: (each.released_on, each.person_id), reverse=True)
        if is_short(stay) and stay.person_id not in supervised and stay.person_id not in taken
    ]


def is_short(stay: Stay) -> bool:
    """Whether a stay lasted under twelve months."""
    return stay.released_on < months_after(stay.received_on, SHORT_MONTHS)


def _why(stay: Stay) -> str:
    days = (stay.released_on - stay.received_on).days
    return (
        f"{stay.words}, {days} days, released on {in_words(stay.released_on)}; no agency says that it supervises them."
    )
