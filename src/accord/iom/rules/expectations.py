"""What is expected of those who manage somebody in a cohort, and who says so. Pure.

The version in force of the narrowest scheme around comes first; where it is silent, the policy of the nearest area outwards,
and then the general one. So each of London's boroughs can say "red: 12 contacts a year" for itself, as the national operational
guidance (version 5, January 2025) leaves to schemes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from accord.iom.terms import Tier
from accord.kernel.periods import Period
from accord.kernel.policy import PolicyValue
from accord.kernel.words import plural
from accord.policy.values import Values

DAYS_A_YEAR = 365


@dataclass(frozen=True)
class Agreed:
    """What one version of a scheme says of managing people: by tier, and how many people it has room for."""

    code: str
    scheme_name: str
    number: int
    period: Period
    review_months: Mapping[Tier, int]
    contacts_a_year: Mapping[Tier, int]
    capacity: int

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The tiers that it has, the most intensive first."""
        return tuple(self.contacts_a_year)

    @property
    def said_by(self) -> str:
        """Whose word it is."""
        return f"the scheme {self.scheme_name}, version {self.number}"


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a contact is expected: so many in so many days, and whose word that is."""

    times: int
    days: int
    said_by: str

    @property
    def every_days(self) -> int:
        """The whole days that may pass between contacts."""
        return max(1, self.days // self.times)

    @property
    def words(self) -> str:
        """ "12 contacts a year", or "one every 7 days"."""
        if self.days == DAYS_A_YEAR:
            return f"{plural(self.times, 'contact')} a year"
        return "one every day" if self.days == 1 else f"one every {self.days} days"

    def expected_in(self, days: int) -> Fraction:
        """The contacts expected of so many days."""
        return Fraction(days * self.times, self.days)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is expected, and whose word it is."""

    value: int
    said_by: str


class Expectations:
    """What was agreed and what the policy was, in some areas; each is told by day, and by an area and those around it."""

    def __init__(self, agreed: Mapping[int, Sequence[Agreed]], policy: Values) -> None:
        self._agreed = agreed
        self.policy = policy

    def agreed_on(self, day: date, around: Iterable[int]) -> Agreed | None:
        """The version in force on the day of the narrowest scheme around; None where there is none."""
        nearest = (each for area_id in around for each in self._agreed.get(area_id, ()) if each.period.contains(day))
        return next(nearest, None)

    def contacts(self, tier: str, day: date, around: Sequence[int]) -> Frequency:
        """How often somebody in the tier is seen."""
        agreed = self.agreed_on(day, around)
        times = agreed.contacts_a_year.get(Tier(tier)) if agreed else None
        if agreed and times:
            return Frequency(times, DAYS_A_YEAR, agreed.said_by)
        held = self.number(f"iom.contact.{tier}.every_days", day, around)
        return Frequency(1, held.value, held.said_by)

    def review_months(self, tier: str, day: date, around: Sequence[int]) -> Number:
        """The months from one review of somebody in the tier to the next."""
        agreed = self.agreed_on(day, around)
        months = agreed.review_months.get(Tier(tier)) if agreed else None
        if agreed and months:
            return Number(months, agreed.said_by)
        return self.number("iom.review.interval_months", day, around)

    def number(self, key: str, day: date, around: Sequence[int] = ()) -> Number:
        """What policy alone says."""
        return number_of(self.policy.on(key, day, around))

    def alike(self, within: Period, around: Iterable[int]) -> list[Period]:
        """The period in pieces, in each of which every day expects the same."""
        versions = [each for area_id in around for each in self._agreed.get(area_id, ())]
        turns = {day for each in versions for day in (each.period.starts_on, each.period.ends_on) if day}
        days = sorted({day for day in turns if within.contains(day)} | self.policy.changes(within) | {within.starts_on})
        return [Period(first, last) for first, last in zip(days, [*days[1:], within.ends_on], strict=True)]


def number_of(held: PolicyValue) -> Number:
    """A policy value, with the area whose policy it is and how sure we are of it."""
    whose = f"the policy of {held.area}" if held.area else "the general policy"
    return Number(int(held.value), f"{whose}, {held.status.value}")
