"""The only readers of policy values. A value is always returned with its dates, area, source and status."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from accord.access.queries import AreaView, areas, live_on
from accord.kernel import policy as kernel
from accord.kernel.policy import Status
from accord.policy.models import PolicyValue
from accord.policy.rules import area_label


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
    own = {row.area_id for row in rows if row.area_id is not None}
    around = _outwards(area_id) if area_id is not None and own else ()
    nearest = next((area_label(area.name, area.kind) for area in around if area.id in own), None)
    return kernel.value_on([_value(row) for row in rows], key, day, nearest)


def all_on(day: date) -> list[kernel.PolicyValue]:
    """Every value in force on the day, by key, the general one before those of areas."""
    return [_value(row) for row in _in_force(day).order_by("key", F("area__position").asc(nulls_first=True), "pk")]


def general_on(beginning: str, day: date) -> dict[str, kernel.PolicyValue]:
    """The general values in force on the day whose keys begin so, by key. One query."""
    rows = _in_force(day).filter(key__startswith=beginning, area__isnull=True)
    return {row.key: _value(row) for row in rows}


def history(key: str) -> list[PolicyChange]:
    """Every value that the key has had, the newest first, with who set it and why."""
    rows = PolicyValue.objects.select_related("area").filter(key=key).order_by("-set_at", "-pk")
    return [PolicyChange(row.pk, _value(row), row.set_by, row.set_at, row.reason) for row in rows]


def _in_force(day: date) -> QuerySet[PolicyValue]:
    return PolicyValue.objects.select_related("area").filter(live_on(day))


def _outwards(area_id: int) -> Iterable[AreaView]:
    """The area and the areas around it, the nearest first."""
    known = {area.id: area for area in areas()}
    area = known.get(area_id)
    while area is not None:
        yield area
        area = known.get(area.parent_id) if area.parent_id is not None else None


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
