"""The only readers of policy values. A value is always returned with its dates, area, source and status."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from accord.access.queries.areas import areas, outwards
from accord.access.queries.officers import name_by
from accord.kernel import policy as kernel
from accord.kernel.policy import Status
from accord.policy.models import PolicyValue
from accord.policy.rules import area_label
from accord.policy.values import Values
from accord.ports.live import live_on


@dataclass(frozen=True)
class PolicyChange:
    """A value with who set it, when and why."""

    id: int
    value: kernel.PolicyValue
    set_by: str
    set_at: datetime
    reason: str


def value_on(key: str, day: date, area_id: int | None = None) -> kernel.PolicyValue:
    """The value in force on the day: that of the area, else of the nearest area around it, else the general one.

    NoPolicyValue when there is none. One query, two where some area has its own value.
    """
    rows = list(_in_force(day).filter(key=key))
    some_area_has_its_own = any(row.area_id is not None for row in rows)
    around = outwards(area_id, areas()) if area_id is not None and some_area_has_its_own else ()
    return Values((row.area_id, _value(row)) for row in rows).on(key, day, around)


def all_on(day: date) -> list[kernel.PolicyValue]:
    """Every value in force on the day, by key, the general one before those of areas."""
    return [_value(row) for row in _in_force(day).order_by("key", F("area__position").asc(nulls_first=True), "pk")]


def values_of(beginning: str, area_ids: Collection[int]) -> Values:
    """All that keys beginning so have been, everywhere and in the areas given. One query."""
    rows = PolicyValue.objects.select_related("area").filter(
        Q(area__isnull=True) | Q(area_id__in=area_ids), key__startswith=beginning
    )
    return Values((row.area_id, _value(row)) for row in rows)


def history(key: str) -> list[PolicyChange]:
    """Every value that the key has had, the newest first, with who set it and why."""
    rows = PolicyValue.objects.select_related("area").filter(key=key).annotate(setter=name_by("set_by"))
    return [
        PolicyChange(row.pk, _value(row), row.setter, row.set_at, row.reason) for row in rows.order_by("-set_at", "-pk")
    ]


def _in_force(day: date) -> QuerySet[PolicyValue]:
    return PolicyValue.objects.select_related("area").filter(live_on(day))


def _value(row: PolicyValue) -> kernel.PolicyValue:
    return kernel.PolicyValue(
        key=row.key,
        value=int(row.value),
        unit=row.unit,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        area=area_label(row.area.name, row.area.kind) if row.area else None,
        source=row.source,
        status=Status(row.status),
    )
