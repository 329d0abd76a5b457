"""Several administrators change one value at the same moment: none is lost without being told, and one value holds."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection

from accord.access.models import Area
from accord.kernel.policy import Status
from accord.policy.commands import PolicyRefused, load_shipped, set_value
from accord.policy.models import PolicyValue
from accord.policy.queries import history, value_on

KEY = "iom.review.interval_months"
DAY = date(2026, 4, 1)
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database that really commits, so that officers in other threads see it, emptied of values and areas afterwards.

    The ledger refuses to be emptied, so the way of `django_db(transaction=True)`, which empties every table, is closed.
    """
    with django_db_blocker.unblock():
        yield
        PolicyValue.objects.all().delete()
        Area.objects.all().delete()


def outcome_of_setting(value: int, area_id: int | None) -> str:
    try:
        set_value(KEY, str(value), area_id, DAY, "Minutes", Status.ASSUMED, f"Officer {value}", AT, "Agreed.")
    except PolicyRefused as refusal:
        return refusal.decision.reasons[0].code
    finally:
        connection.close()
    return "set"


def all_at_once(area_id: int | None) -> list[str]:
    with ThreadPoolExecutor(8) as officers:
        return list(officers.map(lambda value: outcome_of_setting(value, area_id), range(1, 9)))


@pytest.mark.usefixtures("committed")
def test_changes_of_a_value_at_the_same_moment_leave_one_in_force_and_all_in_the_history() -> None:
    load_shipped(AT)
    assert all_at_once(None) == ["set"] * 8
    assert len(history(KEY)) == 9
    assert value_on(KEY, DAY).ends_on is None


@pytest.mark.usefixtures("committed")
def test_first_values_of_an_area_at_the_same_moment_leave_one_in_force_and_the_others_are_told() -> None:
    area = Area.objects.create(kind="force", name="North Yorkshire")
    outcomes = all_at_once(area.pk)
    assert set(outcomes) <= {"set", "faster"}
    assert len(history(KEY)) == outcomes.count("set") >= 1
    assert value_on(KEY, DAY, area.pk).ends_on is None
