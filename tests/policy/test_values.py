"""Setting, loading and reading policy values, with a database."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError

from accord.access.models import Area
from accord.kernel.policy import NoPolicyValue, Status
from accord.policy.commands import PolicyRefused, load, load_shipped, set_value
from accord.policy.models import PolicyValue
from accord.policy.queries import all_on, history, value_on
from accord.policy.shipped import ShippedValue, definitions
from accord.policy.terms import SHIPPED, Unit

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KEY = "iom.review.interval_months"
TODAY = date(2026, 3, 2)


def change(**differently: Any) -> int:
    usual = {
        "key": KEY,
        "value": "3",
        "area_id": None,
        "starts_on": date(2026, 4, 1),
        "source": "Minutes of the delivery group, 24 February 2026",
        "status": Status.VERIFIED,
        "set_by": "Priya Nair",
        "at": AT,
        "reason": "The group wants quarterly reviews.",
    }
    return set_value(**{**usual, **differently})


def shipped(value: str, starts_on: date) -> ShippedValue:
    return ShippedValue(KEY, "About.", value, Unit.MONTHS, starts_on, "A source.", Status.ASSUMED)


@pytest.fixture
def areas() -> dict[str, int]:
    """North Yorkshire as a MAPPA area, as the force in it, with one district, and Lancashire."""
    mappa = Area.objects.create(kind="mappa_area", name="North Yorkshire")
    force = Area.objects.create(kind="force", name="North Yorkshire", parent=mappa)
    district = Area.objects.create(kind="district", name="York/Selby", parent=force)
    elsewhere = Area.objects.create(kind="force", name="Lancashire")
    return {
        "mappa_area": mappa.pk,
        "force": force.pk,
        "district": district.pk,
        "elsewhere": elsewhere.pk,
    }


def test_loading_gives_every_known_key_a_value() -> None:
    load_shipped(AT)
    assert {value.key for value in all_on(TODAY)} == set(definitions())


def test_loading_again_changes_nothing() -> None:
    load_shipped(AT)
    before = list(PolicyValue.objects.order_by("pk").values())
    assert load_shipped(datetime(2027, 1, 1, tzinfo=UTC)) == 0
    assert list(PolicyValue.objects.order_by("pk").values()) == before


def test_a_value_that_ships_later_ends_the_one_that_shipped_before() -> None:
    load([shipped("6", date(2000, 1, 1))], AT)
    assert load([shipped("6", date(2000, 1, 1)), shipped("4", date(2026, 1, 1))], AT) == 1
    assert [value_on(KEY, day).value for day in (date(2025, 12, 31), date(2026, 1, 1))] == [6, 4]


def test_a_value_that_ships_later_does_not_end_a_partnerships_own() -> None:
    load([shipped("6", date(2000, 1, 1))], AT)
    change()
    assert load([shipped("6", date(2000, 1, 1)), shipped("4", date(2026, 5, 1))], AT) == 0
    assert value_on(KEY, date(2026, 6, 1)).value == 3


def test_loading_leaves_an_areas_own_value_alone(areas: dict[str, int]) -> None:
    change(area_id=areas["force"])
    load_shipped(AT)
    assert value_on(KEY, date(2026, 4, 1), areas["force"]).value == 3
    assert value_on(KEY, date(2026, 4, 1)).value == 6


def test_a_file_that_rewrites_what_has_shipped_is_refused() -> None:
    load([shipped("6", date(2000, 1, 1))], AT)
    with pytest.raises(PolicyRefused, match="2000-01-01"):
        load([shipped("5", date(1999, 1, 1))], AT)


def test_a_change_ends_the_old_value_on_the_day_the_new_one_starts() -> None:
    load_shipped(AT)
    change()
    assert [value_on(KEY, day).value for day in (date(2026, 3, 31), date(2026, 4, 1))] == [6, 3]


def test_a_value_is_read_with_its_dates_unit_source_and_status() -> None:
    change()
    value = value_on(KEY, date(2026, 4, 1))
    assert (value.starts_on, value.ends_on, value.area) == (
        date(2026, 4, 1),
        None,
        None,
    )
    assert (value.unit, value.status) == ("months", Status.VERIFIED)
    assert value.source == "Minutes of the delivery group, 24 February 2026"


def test_history_keeps_who_set_each_value_when_and_why() -> None:
    load_shipped(datetime(2026, 1, 1, tzinfo=UTC))
    change()
    newest, oldest = history(KEY)
    assert (newest.set_by, newest.set_at, newest.reason) == (
        "Priya Nair",
        AT,
        "The group wants quarterly reviews.",
    )
    assert (oldest.set_by, oldest.value.value, oldest.value.ends_on) == (
        SHIPPED,
        6,
        date(2026, 4, 1),
    )


def test_a_slip_is_put_right_on_the_same_day_and_stays_in_the_history() -> None:
    change(value="30")
    change(value="3", reason="A nought too many.")
    assert value_on(KEY, date(2026, 4, 1)).value == 3
    assert [change.value.value for change in history(KEY)] == [3, 30]


def test_a_key_that_no_rule_reads_is_refused() -> None:
    with pytest.raises(PolicyRefused, match=r"no policy value called iom\.review\.moons"):
        change(key="iom.review.moons")


def test_a_refusal_gives_every_reason_at_once_and_changes_nothing() -> None:
    load_shipped(AT)
    with pytest.raises(PolicyRefused) as refusal:
        change(value="often", starts_on=date(1999, 1, 1), source=" ", reason="")
    assert [reason.code for reason in refusal.value.decision.reasons] == [
        "value",
        "source",
        "reason",
        "start",
    ]
    assert value_on(KEY, TODAY).ends_on is None


def test_an_area_has_its_own_value_and_what_lies_in_it_follows(
    areas: dict[str, int],
) -> None:
    load_shipped(AT)
    change(area_id=areas["force"])
    day = date(2026, 4, 1)
    in_each = {name: value_on(KEY, day, area_id).value for name, area_id in areas.items()}
    assert in_each == {"mappa_area": 6, "force": 3, "district": 3, "elsewhere": 6}


def test_the_nearest_areas_value_holds(areas: dict[str, int]) -> None:
    change(area_id=areas["mappa_area"], value="9")
    change(area_id=areas["force"], value="3")
    assert value_on(KEY, date(2026, 4, 1), areas["district"]).value == 3
    assert value_on(KEY, date(2026, 4, 1), areas["mappa_area"]).value == 9


def test_an_areas_value_does_not_end_the_general_one(areas: dict[str, int]) -> None:
    load_shipped(AT)
    change(area_id=areas["force"])
    assert value_on(KEY, date(2026, 4, 1)).value == 6


def test_before_an_areas_own_value_starts_it_follows_the_general_one(
    areas: dict[str, int],
) -> None:
    load_shipped(AT)
    change(area_id=areas["force"])
    assert value_on(KEY, date(2026, 3, 31), areas["force"]).value == 6


def test_all_values_on_a_day_show_the_general_one_before_those_of_areas(
    areas: dict[str, int],
) -> None:
    load_shipped(AT)
    change(area_id=areas["force"])
    shown = [value.area for value in all_on(date(2026, 4, 1)) if value.key == KEY]
    assert shown == [None, "North Yorkshire (Police force area)"]


def test_a_day_with_no_value_in_force_says_so() -> None:
    change()
    with pytest.raises(NoPolicyValue, match="2026-03-31"):
        value_on(KEY, date(2026, 3, 31))


def test_reading_a_value_takes_one_query_where_no_area_differs(
    areas: dict[str, int], django_assert_num_queries: Any
) -> None:
    load_shipped(AT)
    with django_assert_num_queries(1):
        value_on(KEY, TODAY, areas["district"])


def test_the_database_itself_refuses_two_open_values_of_one_reach(
    areas: dict[str, int],
) -> None:
    change(area_id=areas["force"])
    row = PolicyValue.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError):
        row.save(force_insert=True)
