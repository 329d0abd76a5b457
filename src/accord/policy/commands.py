"""The only writers of policy values. `set_value` is called inside a journey's transaction, after the gate.

Nothing is overwritten: a change ends the row in force and adds one.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from accord.kernel.decisions import NotAllowed, all_of
from accord.kernel.policy import Status
from accord.policy import rules
from accord.policy.models import PolicyValue
from accord.policy.shipped import ShippedValue, definitions, shipped_values
from accord.policy.terms import SHIPPED


class PolicyRefused(NotAllowed):
    """The value may not be set so; `decision` says why and what to do."""


def set_value(
    key: str,
    value: str,
    area_id: int | None,
    starts_on: date,
    source: str,
    status: Status,
    set_by: str,
    at: datetime,
    reason: str,
) -> int:
    """Set a value from a day on, everywhere or in one area, and return its row; PolicyRefused gives every reason."""
    definition = definitions().get(key)
    if definition is None:
        raise PolicyRefused(rules.key_is_not_known(key))
    said = [
        rules.value_fits(definition.unit, value),
        rules.is_said("source", source),
        rules.is_said("reason", reason),
    ]
    row = PolicyValue(
        key=key,
        value=value,
        unit=definition.unit,
        starts_on=starts_on,
        area_id=area_id,
        source=source.strip(),
        status=status,
        set_by=set_by,
        set_at=at,
        reason=reason.strip(),
    )
    with transaction.atomic():
        current = _current(key, area_id)
        decision = all_of(
            [
                *said,
                rules.start_follows(current.starts_on if current else None, starts_on),
            ]
        )
        if not decision:
            raise PolicyRefused(decision)
        return _replace(current, row)


def load_shipped(at: datetime) -> int:
    """Add the values that ship and are not there yet, and return how many; again changes nothing."""
    return load(shipped_values(), at)


def load(values: Iterable[ShippedValue], at: datetime) -> int:
    """Add those of the values, in the order of their starts, that are not there yet, and return how many.

    A value set locally is left alone, everywhere or in an area: what ships does not end a partnership's own decision.
    """
    with transaction.atomic():
        return sum(_load(shipped, at) for shipped in values)


def _load(shipped: ShippedValue, at: datetime) -> bool:
    everywhere = PolicyValue.objects.filter(key=shipped.key, area__isnull=True)
    is_there = everywhere.filter(set_by=SHIPPED, starts_on=shipped.starts_on, value=shipped.value).exists()
    if is_there or everywhere.exclude(set_by=SHIPPED).exists():
        return False
    current = _current(shipped.key, None)
    decision = rules.start_follows(current.starts_on if current else None, shipped.starts_on)
    if not decision:
        raise PolicyRefused(decision)
    _replace(
        current,
        PolicyValue(
            key=shipped.key,
            value=shipped.value,
            unit=shipped.unit,
            starts_on=shipped.starts_on,
            source=shipped.source,
            status=shipped.status,
            set_by=SHIPPED,
            set_at=at,
            reason="Ships with the program.",
        ),
    )
    return True


def _current(key: str, area_id: int | None) -> PolicyValue | None:
    """The row with no end. The rows are held first, so that whoever waited for another's change then sees it."""
    of_key = PolicyValue.objects.filter(key=key)
    rows = of_key.filter(area__isnull=True) if area_id is None else of_key.filter(area_id=area_id)
    list(rows.select_for_update().values_list("pk"))
    return rows.filter(ends_on__isnull=True).first()


def _replace(current: PolicyValue | None, row: PolicyValue) -> int:
    if current is not None:
        PolicyValue.objects.filter(pk=current.pk).update(ends_on=row.starts_on)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise PolicyRefused(rules.somebody_was_faster()) from None
    return row.pk
