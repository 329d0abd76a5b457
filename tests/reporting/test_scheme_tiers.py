"""Tables have the tiers of the scheme that manages each district on the day, and of people who stand in others."""

from datetime import date

import pytest

from accord.access.queries.areas import area_named
from accord.iom.terms import Tier
from accord.reporting.queries import iom_cohorts, iom_performance
from tests.cast import CAST_ON, Cast
from tests.reporting.test_expectations import LIGHTS, own_scheme

pytestmark = pytest.mark.django_db
METALS = ["gold", "silver", "bronze", "other"]


def tiers(name: str, on: date = CAST_ON) -> dict[str, list[str]]:
    """The tiers that the performance table has for each area in the one of the name."""
    area = area_named(name)
    assert area is not None
    found: dict[str, list[str]] = {}
    for row in iom_performance(area, on).table.tiers:
        found.setdefault(row.area, []).append(row.tier.value)
    return found


def columns(name: str, on: date = CAST_ON) -> list[str]:
    area = area_named(name)
    assert area is not None
    return [tier.value for tier in iom_cohorts(area, on).tiers]


def test_a_district_with_lights_has_lights_and_whoever_still_stands_in_a_metal(cast: Cast) -> None:
    own_scheme(cast, "York/Selby", LIGHTS, CAST_ON)
    own = [Tier.SILVER, Tier.RED, Tier.AMBER, Tier.GREEN]

    assert tiers("North Yorkshire")["York/Selby"] == tiers("York/Selby")["York/Selby"] == own
    assert columns("York/Selby") == own
    assert tiers("North Yorkshire")["Harrogate/Craven"] == METALS
    assert columns("North Yorkshire") == [*METALS, "red", "amber", "green"]


def test_the_day_before_a_scheme_begins_its_force_s_tiers_hold(cast: Cast) -> None:
    own_scheme(cast, "York/Selby", LIGHTS, CAST_ON)
    assert tiers("York/Selby", date(2025, 6, 1)) == {"York/Selby": METALS}


def test_where_nobody_stands_in_another_tier_the_scheme_s_alone_are_told(cast: Cast) -> None:
    own_scheme(cast, "Hambleton/Richmond", LIGHTS, CAST_ON)
    assert tiers("Hambleton/Richmond") == {"Hambleton/Richmond": ["red", "amber", "green"]}
    assert columns("Hambleton/Richmond") == ["red", "amber", "green"]
