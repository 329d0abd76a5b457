"""What is expected, as tests say it: versions of schemes by area, and policy values everywhere or in areas."""

from collections.abc import Mapping, Sequence
from datetime import date

from accord.iom.rules.expectations import Agreed, Expectations
from accord.iom.terms import Tier
from accord.kernel.periods import Period
from accord.kernel.policy import PolicyValue, Status
from accord.policy.values import Values

FROM_THE_START = date(2000, 1, 1)


def agreed(number: int, contacts: Mapping[Tier, int], starts_on: date, ends_on: date | None = None) -> Agreed:
    """A version of the scheme Camden, with reviews every three months in the same tiers."""
    return Agreed("camden", "Camden", number, Period(starts_on, ends_on), dict.fromkeys(contacts, 3), contacts, 40)


def held(key: str, value: int, area: str | None = None, starts_on: date = FROM_THE_START) -> PolicyValue:
    """A policy value that goes on, assumed."""
    return PolicyValue(key, value, "days", starts_on, None, area, "A source.", Status.ASSUMED)


def expectations(
    versions: Mapping[int, Sequence[Agreed]] | None = None,
    policy: Mapping[str, int] | None = None,
    own: Sequence[tuple[int, PolicyValue]] = (),
) -> Expectations:
    """Of these versions, this general policy, and these values of areas' own."""
    general = [(None, held(key, value)) for key, value in (policy or {}).items()]
    return Expectations(versions or {}, Values([*general, *own]))
