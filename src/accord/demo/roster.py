"""Who works with whom: which officer manages which person, from when to when, and on what basis. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from accord.access.terms import InvolvementBasis, InvolvementRole, Role
from accord.demo.lives import PUBLISHED_ON, Life, Stay
from accord.demo.officers import DemonstrationOfficer
from accord.demo.parcels import known_since

AFTER_THE_COHORT = timedelta(days=84)
"""How long supervision by probation goes on after somebody leaves the cohort."""

LED_UNDER_MAPPA = 40
SERVICES_FROM = date(2021, 9, 1)


@dataclass(frozen=True)
class Span:
    """An agency's involvement with a person through an officer; `because` says why it ended."""

    life: Life
    officer: DemonstrationOfficer
    basis: InvolvementBasis
    role: InvolvementRole
    starts_on: date
    ends_on: date | None
    because: str


class Roster:
    """Shares people out among the officers: always in the same way."""

    def __init__(self, officers: Sequence[DemonstrationOfficer]) -> None:
        self._officers = officers

    def manager(self, life: Life, day: date) -> DemonstrationOfficer:
        """The police offender manager of the district who has the person on the day."""
        return self._pick(Role.POLICE_OFFENDER_MANAGER, life, day)

    def practitioner(self, life: Life, day: date) -> DemonstrationOfficer:
        """The probation practitioner of the district."""
        return self._pick(Role.PROBATION_PRACTITIONER, life, day)

    def prison_manager(self, stay: Stay) -> DemonstrationOfficer:
        """The prison offender manager of the establishment."""
        return next(each for each in self._officers if stay.establishment in each.prisons)

    def coordinator(self) -> DemonstrationOfficer:
        """The MAPPA co-ordinator."""
        return next(each for each in self._officers if each.role is Role.MAPPA_COORDINATOR)

    def partner(self, life: Life, chance: Random) -> DemonstrationOfficer:
        """Somebody from health, housing or a charity who works in the district, or else in another; courts help nobody."""
        partners = [each for each in self._officers if each.role is Role.PARTNER_PRACTITIONER and each.district]
        near = [each for each in partners if each.district == life.area]
        return chance.choice(near or partners)

    def _pick(self, role: Role, life: Life, day: date) -> DemonstrationOfficer:
        """Who came to a person before the partnership had officers here is whoever has them when it does."""
        serving = [each for each in self._officers if each.role is role and each.serves_on(max(day, PUBLISHED_ON))]
        near = [each for each in serving if each.district == life.area]
        return near[life.number % len(near)]


def spans(life: Life, roster: Roster, chance: Random) -> Iterator[Span]:
    """Every involvement with one person, save that their agencies hold a record, which the import says."""
    for starts_on, ends_on, because in _times_in_the_cohort(life):
        yield from _managed(life, roster, starts_on, ends_on, because)
        if life.crn:
            until = ends_on + AFTER_THE_COHORT if ends_on else None
            practitioner = roster.practitioner(life, starts_on)
            supervised = (InvolvementBasis.STATUTORY_SUPERVISION, InvolvementRole.SUPPORTING)
            yield Span(life, practitioner, *supervised, starts_on, until, "Supervision ended")
        if life.crn and life.number % LED_UNDER_MAPPA == 0:
            led = (InvolvementBasis.MAPPA, InvolvementRole.LEAD)
            yield Span(life, roster.coordinator(), *led, starts_on, ends_on, "Left the arrangements")
        yield from _served(life, roster, chance, starts_on, ends_on)
    for stay in life.stays:
        if stay.released_on and stay.released_on > PUBLISHED_ON:
            held = (InvolvementBasis.CUSTODY, InvolvementRole.SUPPORTING)
            yield Span(life, roster.prison_manager(stay), *held, stay.received_on, stay.released_on, "Released")


def _managed(life: Life, roster: Roster, starts_on: date, ends_on: date | None, because: str) -> Iterator[Span]:
    """By a police offender manager, and by another when that one leaves."""
    basis, role = InvolvementBasis.IOM_COHORT, InvolvementRole.LEAD
    first = roster.manager(life, starts_on)
    handed_over = first.ends_on
    if handed_over and (ends_on is None or handed_over < ends_on):
        yield Span(life, first, basis, role, starts_on, handed_over, "Handed over to a colleague")
        yield Span(life, roster.manager(life, handed_over), basis, role, handed_over, ends_on, because)
    else:
        yield Span(life, first, basis, role, starts_on, ends_on, because)


def _served(life: Life, roster: Roster, chance: Random, starts_on: date, ends_on: date | None) -> Iterator[Span]:
    """One in two is helped by a partner for some months of their time in the cohort."""
    draw, begins, lasts = chance.random(), chance.randint(20, 400), chance.randint(90, 700)
    partner = roster.partner(life, chance)
    begun = max(starts_on, SERVICES_FROM) + timedelta(days=begins)
    if draw < 0.55 and (ends_on is None or begun < ends_on):
        ended = min(begun + timedelta(days=lasts), ends_on or date.max)
        basis, role = InvolvementBasis.SERVICE, InvolvementRole.SUPPORTING
        yield Span(life, partner, basis, role, begun, ended, "The help agreed on was given")


def _times_in_the_cohort(life: Life) -> Iterator[tuple[date, date | None, str]]:
    """Each unbroken time in the cohort that the table of 2018 or a later day counts, and why it ended."""
    times: list[tuple[date, date | None, str]] = []
    for spell in life.tiers:
        if times and times[-1][1] == spell.entered_on:
            times[-1] = (times[-1][0], spell.left_on, spell.exit_reason)
        else:
            times.append((spell.entered_on, spell.left_on, spell.exit_reason))
    known = known_since(life)
    return ((start, end, f"Left the cohort: {why}") for start, end, why in times if end is None or end > known)
