"""Contacts made with people against those expected of their days in a tier and in the community. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accord.iom.rules.expectations import Expectations
from accord.iom.rules.management import InTier, TierShare, contacts_expected, shares_of
from accord.iom.terms import Tier
from accord.kernel.periods import Period


@dataclass(frozen=True)
class Seen:
    """Somebody's times in tiers and in custody, and the days of the contacts to which they came and did not come."""

    tiers: tuple[InTier, ...]
    custody: tuple[Period, ...]
    attended: tuple[date, ...]
    missed: tuple[date, ...]


@dataclass(frozen=True)
class TierContacts:
    """Contacts of people's days in one tier and in the community; `behind` are those who had fewer than expected of theirs."""

    tier: str
    people: int
    days: int
    expected: int
    made: int
    missed: int
    behind: int


def tier_in_the_community(tiers: Iterable[InTier], custody: Iterable[Period], day: date) -> str | None:
    """The tier on a day in which a contact counts, of two the one that began later; None in custody and in no tier."""
    if any(each.contains(day) for each in custody):
        return None
    held = [each for each in tiers if each.period.contains(day)]
    return max(held, key=lambda each: each.period.starts_on).tier if held else None


def by_tier(people: Iterable[Seen], expected: Expectations, over: Period) -> list[TierContacts]:
    """Each tier in which anybody spent a day of the period in the community, the most intensive first."""
    parts: dict[str, list[_Part]] = defaultdict(list)
    for person in people:
        for part in _parts(person, expected, over):
            parts[part.tier].append(part)
    return [_tally(tier, parts[tier]) for tier in Tier if tier in parts]


@dataclass(frozen=True)
class _Part:
    """One person's days in one tier, and their contacts on them."""

    tier: str
    shares: tuple[TierShare, ...]
    made: int
    missed: int


def _parts(person: Seen, expected: Expectations, over: Period) -> Iterable[_Part]:
    shares = shares_of(person.tiers, person.custody, expected, over)
    came, stayed_away = (_tiers_of(person, days, over) for days in (person.attended, person.missed))
    for tier in dict.fromkeys(share.tier for share in shares):
        mine = tuple(share for share in shares if share.tier == tier)
        yield _Part(tier, mine, came.count(tier), stayed_away.count(tier))


def _tiers_of(person: Seen, days: Iterable[date], over: Period) -> list[str | None]:
    return [tier_in_the_community(person.tiers, person.custody, day) for day in days if over.contains(day)]


def _tally(tier: str, parts: Sequence[_Part]) -> TierContacts:
    return TierContacts(
        tier=tier,
        people=len(parts),
        days=sum(share.days for part in parts for share in part.shares),
        expected=contacts_expected(share for part in parts for share in part.shares),
        made=sum(part.made for part in parts),
        missed=sum(part.missed for part in parts),
        behind=sum(part.made < contacts_expected(part.shares) for part in parts),
    )
