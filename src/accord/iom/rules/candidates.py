"""Whom a scheme's cohorts could take, by rules that the record can answer. Pure. It finds people; it nominates nobody."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from accord.iom.rules.management import counted_over
from accord.iom.terms import Cohort
from accord.kernel.days import in_words, months_after
from accord.kernel.periods import Period, merged
from accord.kernel.words import plural

SHORT_MONTHS = 12
RELEASED_WITHIN_MONTHS = 12
FOUND_BY_RULE = (Cohort.SHORT_SENTENCE,)
"""The cohorts whose people the record can find; for the others, people are nominated by judgement."""

SUPERVISED_BY_LAW = (
    "The rule is older than the law. Adults who are released from a sentence of more than a day and less than two years, for "
    "an offence of 1 February 2015 or later, were supervised until twelve months after their release (Criminal Justice Act "
    "2003 s.256AA, by the Offender Rehabilitation Act 2014). The Sentencing Act 2026 s.34 repealed that, by S.I. 2026/402, "
    "of which we have not checked the day: since then supervision ends with the licence. So few releases between 2015 and "
    "2026 left nobody to supervise, and a name here more often means that nobody recorded who does."
)


@dataclass(frozen=True)
class Stay:
    """A stay in custody: the reference of its entry, whose, where, and from when to when; None is still inside."""

    reference: str
    person_id: int
    words: str
    received_on: date
    released_on: date | None


@dataclass(frozen=True)
class Candidate:
    """Somebody whom a cohort could take, why, and the entry that says so."""

    person_id: int
    because: str
    entry: str
    since: date


def released_within(on: date) -> Period:
    """The days of release that the short-sentence cohort looks at: the twelve months up to and including the day."""
    return counted_over(on, RELEASED_WITHIN_MONTHS)


def released_after_short_stays(
    stays: Iterable[Stay], supervised: Collection[int], in_cohort: Iterable[int], on: date
) -> list[Candidate]:  # fmt: skip
    """Who was released from under twelve months inside and is under nobody's statutory supervision (the Diamond rule).

    The last time inside speaks, whichever prisons it was spent in. Whoever is inside again, in the cohort already, or
    supervised, is left out. That no agency has said that it supervises somebody is taken for nobody doing so: the page says so.
    """
    left_out = {*supervised, *in_cohort}
    of_each: defaultdict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        if stay.person_id not in left_out and stay.received_on <= on:
            of_each[stay.person_id].append(stay)
    found = [each for told in of_each.values() if (each := _released_after_a_short_time(told, on)) is not None]
    return sorted(found, key=lambda each: (each.since, each.person_id), reverse=True)


def is_short(inside: Period) -> bool:
    """Whether a time inside ended in under twelve months."""
    return inside.ends_on is not None and inside.ends_on < months_after(inside.starts_on, SHORT_MONTHS)


def _released_after_a_short_time(stays: Collection[Stay], on: date) -> Candidate | None:
    """One person by the last time inside: stays that meet or overlap are one, for a move between prisons releases nobody."""
    times = merged(Period(each.received_on, each.released_on) for each in stays)
    last = times[-1] if times else None
    if last is None or last.ends_on is None or not released_within(on).contains(last.ends_on) or not is_short(last):
        return None
    stay = max((each for each in stays if each.released_on == last.ends_on), key=lambda each: each.received_on)
    return Candidate(stay.person_id, _why(stay, last.starts_on, last.ends_on), stay.reference, last.ends_on)


def _why(stay: Stay, received_on: date, released_on: date) -> str:
    days = plural((released_on - received_on).days, "day")
    in_all = "" if stay.received_on == received_on else f" in all since {in_words(received_on)}"
    return f"{stay.words}, {days}{in_all}, released on {in_words(released_on)}; no agency says that it supervises them."
