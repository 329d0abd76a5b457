"""The only reader of what is expected in areas: by their schemes and by policy. It carries no person."""

from collections.abc import Iterable, Sequence

from django.db.models.fields.json import KT

from accord.iom.models import SchemeVersion
from accord.iom.rules.expectations import Agreed, Expectations
from accord.iom.rules.scheme import by_tier
from accord.iom.terms import TierSet
from accord.kernel.periods import Period
from accord.policy.queries import values_of


def expectations(arounds: Iterable[Sequence[int]]) -> Expectations:
    """What is and was expected in areas, each given with the areas around it; two queries, however many there are."""
    area_ids = {area_id for each in arounds for area_id in each}
    return Expectations(_agreed(area_ids), values_of("iom.", area_ids))


_PARTS = ("tiers", "review_months", "contacts_a_year", "capacity")


def _agreed(area_ids: set[int]) -> dict[int, list[Agreed]]:
    """Every version of the areas' schemes, by area; of each the parts that are about managing, for tables are long."""
    rows = SchemeVersion.objects.filter(scheme__area_id__in=area_ids)
    said = {part: KT(f"definition__{part}") for part in _PARTS}
    found: dict[int, list[Agreed]] = {}
    for area_id, code, name, number, starts_on, ends_on, tiers, review, contacts, capacity in rows.values_list(
        "scheme__area_id", "scheme__code", "scheme__name", "number", "starts_on", "ends_on", *said.values()
    ):
        tier_set = TierSet(tiers)
        agreed = Agreed(
            code,
            name,
            number,
            Period(starts_on, ends_on),
            by_tier(tier_set, review),
            by_tier(tier_set, contacts),
            int(capacity),
        )
        found.setdefault(area_id, []).append(agreed)
    return found
