"""What is expected in an area on a day of those who manage people in a cohort, and whose word each part is. No person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from accord.access.queries.areas import AreaView, areas, outwards
from accord.iom.queries.expectations import expectations
from accord.iom.rules.expectations import Agreed, Expectations, Frequency, Number
from accord.iom.terms import Tier
from accord.kernel.policy import PolicyValue
from accord.policy.shipped import Definition, definitions

TIMETABLE = ("iom.contact.", "iom.review.")
COUNTED_OVER = "iom.contact.counted_over_months"


@dataclass(frozen=True)
class OfTier:
    """How often somebody in a tier is seen, and how often their place is reviewed."""

    tier: Tier
    contacts: Frequency
    review_months: Number


@dataclass(frozen=True)
class Expected:
    """The scheme whose version is in force, if one is; what follows for each tier; and what policy alone says of the rest."""

    area: AreaView
    on: date
    agreed: Agreed | None
    tiers: tuple[OfTier, ...]
    values: tuple[tuple[Definition, PolicyValue], ...]


def expected_in(area: AreaView, day: date) -> Expected:
    """What is expected in the area on the day: by the narrowest scheme around it, the nearest area's policy, or the general."""
    around = outwards(area.id, areas())
    found = expectations([around])
    agreed = found.agreed_on(day, around)
    tiers = tuple(agreed.contacts_a_year) if agreed else tuple(Tier)
    known = {key: each for key, each in definitions().items() if _is_of_the_rest(key, tiers)}
    return Expected(
        area=area,
        on=day,
        agreed=agreed,
        tiers=tuple(_of_tier(found, tier, day, around) for tier in tiers),
        values=tuple((each, found.policy.on(key, day, around)) for key, each in known.items()),
    )


def _of_tier(found: Expectations, tier: Tier, day: date, around: Sequence[int]) -> OfTier:
    return OfTier(tier, found.contacts(tier, day, around), found.review_months(tier, day, around))


def _is_of_the_rest(key: str, tiers: Collection[Tier]) -> bool:
    """Whether a key is about managing, and about neither the timetable of tiers nor a tier that is not in use."""
    is_of_another_tier = key.rpartition(".")[2] in set(Tier).difference(tiers)
    is_of_the_timetable = key.startswith(TIMETABLE) and key != COUNTED_OVER
    return key.startswith("iom.") and not is_of_another_tier and not is_of_the_timetable
