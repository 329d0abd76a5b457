"""What areas set for themselves reaches every page: by the version in force of their scheme, else by their policy."""

from datetime import date

from accord.access.gate import open_person
from accord.access.queries.areas import AreaView, area_named
from accord.access.terms import Action
from accord.iom.commands import scheme
from accord.iom.commands.scheme import NewScheme
from accord.iom.queries.cohort import place_of
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import Answers, enter_entry
from accord.kernel.policy import Status
from accord.policy.commands import set_value
from accord.reporting.queries.capacity import capacity
from accord.reporting.queries.caseload import my_cases
from accord.reporting.queries.daily import daily_list, morning_of
from accord.reporting.queries.exits import exits
from accord.reporting.queries.standing import Standing, standing
from tests.cast import CAST_AT, CAST_ON, Cast, asking, viewer

EARLY = CAST_AT.replace(hour=4)
"""Before the day's list is made."""

LIGHTS = {**DEFAULTS, "tiers": "red_amber_green", "review_months": "1, 2, 3", "contacts_a_year": "12, 6, 4"}
"""A scheme without the silver tier, in which Mason is."""


def place(name: str) -> AreaView:
    found = area_named(name)
    assert found is not None
    return found


def own_scheme(cast: Cast, name: str, definition: dict[str, str], since: date) -> None:
    """A scheme of the area's own, from a day."""
    police = cast.alice.agency.id
    number = scheme.found_scheme(NewScheme("its-own", f"{name} scheme", place(name).id, police, [police]))
    scheme.define(number, definition, since, "The borough decided.", CAST_AT, "test")


def policy(key: str, value: int, name: str) -> None:
    """A policy value of one area, from 2024 on."""
    set_value(
        f"iom.{key}", str(value), place(name).id, date(2024, 1, 1), "Minutes", Status.VERIFIED, "liam", CAST_AT, "Agreed."
    )  # fmt: skip


def because(cast: Cast) -> dict[str, str]:
    """What is due of Mason in York/Selby, with why, as his officer's home has it."""
    (mason,) = my_cases(viewer(cast.alice), CAST_AT)
    assert tuple(sorted(mason.dues)) == stands(cast).dues
    return {due.what: f"{due.on.isoformat()}: {due.because}" for due in mason.dues}


def stands(cast: Cast) -> Standing:
    door = open_person(asking(cast.alice), cast.mason, Action.CONSULT)
    return standing(viewer(cast.alice), door, None, CAST_ON)


def test_the_force_s_scheme_is_heard_in_its_districts(cast: Cast) -> None:
    said = because(cast)
    assert said["Contact"].startswith(
        "2025-06-10: Silver tier: 26 contacts a year, by the scheme North Yorkshire, version 2."
    )
    assert said["Tier review"].endswith("reviewed every 6 months, by the scheme North Yorkshire, version 2.")


def test_a_district_s_own_scheme_is_heard_in_it_and_nowhere_else(cast: Cast) -> None:
    own_scheme(
        cast, "York/Selby", {**DEFAULTS, "contacts_a_year": "52, 12, 6, 1", "review_months": "1, 2, 3, 4"}, CAST_ON
    )
    own_before = because(cast)

    assert own_before["Contact"].startswith(
        "2025-06-26: Silver tier: 12 contacts a year, by the scheme York/Selby scheme"
    )
    assert own_before["Tier review"].startswith("2024-11-02")


def test_a_scheme_that_begins_tomorrow_is_not_heard_today(cast: Cast) -> None:
    own_scheme(cast, "York/Selby", {**DEFAULTS, "contacts_a_year": "52, 12, 6, 1"}, date(2025, 6, 3))

    assert "26 contacts a year" in because(cast)["Contact"]


def test_where_the_scheme_is_silent_the_nearest_area_s_policy_is_heard(cast: Cast) -> None:
    own_scheme(cast, "York/Selby", LIGHTS, date(2025, 1, 1))
    assert "one every 14 days, by the general policy, assumed" in because(cast)["Contact"]

    policy("contact.silver.every_days", 3, "North Yorkshire")
    policy("review.interval_months", 2, "York/Selby")
    said = because(cast)
    assert "one every 3 days, by the policy of North Yorkshire (Police force area), verified" in said["Contact"]
    assert said["Tier review"] == (
        "2025-01-01: Silver tier since 2 September 2024, which the scheme York/Selby scheme, version 1, in force since "
        "1 January 2025, does not have. Move them into one that it has: red, amber, green."
    )


def test_a_tier_that_the_scheme_has_keeps_to_the_policy_before_the_scheme_began(cast: Cast) -> None:
    policy("review.interval_months", 2, "York/Selby")
    own_scheme(cast, "York/Selby", LIGHTS, date(2025, 6, 3))
    assert "reviewed every 6 months, by the scheme North Yorkshire" in because(cast)["Tier review"]


def test_the_days_to_an_answer_are_those_of_the_person_s_area(cast: Cast) -> None:
    missed = {"event": "breach", "happened_on": "2025-05-26", "source": "The hostel"}
    enter_entry(asking(cast.alice), cast.mason, Answers("compliance", missed))
    policy("enforcement.answer_within_days", 1, "North Yorkshire")

    answer = because(cast)["Answer to a failure to comply"]
    assert answer.startswith("2025-05-27")
    assert "within 1 day, by the policy of North Yorkshire" in answer


def test_the_force_s_list_gives_each_failure_the_days_of_the_district_it_is_in(cast: Cast) -> None:
    failed = {"event": "breach", "happened_on": "2025-05-26", "source": "The hostel"}
    for officer, person_id in ((cast.carol, cast.mason), (cast.erin, cast.nadia)):
        enter_entry(asking(officer, EARLY), person_id, Answers("compliance", failed))
    policy("enforcement.answer_within_days", 1, "York/Selby")
    area = place("North Yorkshire")

    found = daily_list(viewer(cast.bob), area, morning_of(CAST_ON, CAST_AT, area), CAST_AT, REGISTERS.values())
    by = {item.person.person_id: item.answered_by for _, items in found.items for item in items if item.answered_by}
    assert by == {cast.mason: date(2025, 5, 27), cast.nadia: date(2025, 5, 31)}


def test_exits_go_by_the_limits_of_the_district_somebody_is_in(cast: Cast) -> None:
    policy("exit.long_custody_months", 1, "Harrogate/Craven")
    found = exits(viewer(cast.erin), place("North Yorkshire"), CAST_AT, CAST_ON)

    (nadia,) = [each for each in found.proposals if each.person_id == cast.nadia]
    assert "1 month or more is long, by the policy of Harrogate/Craven" in nadia.grounds[0].sentence
    assert found.limits.long_custody_months.value == 24


def test_the_room_of_an_officer_and_the_hours_of_the_list_are_the_area_s(cast: Cast) -> None:
    policy("capacity.per_officer", 10, "North Yorkshire")
    policy("daily.made_at_hour", 9, "York/Selby")

    assert capacity(viewer(cast.alice), place("York/Selby"), CAST_AT, CAST_ON, 0).weights.per_officer == 10
    hours = [morning_of(CAST_ON, CAST_AT, place(name)).made_at.hour for name in ("York/Selby", "North Yorkshire")]
    assert hours == [9, 7]


def test_somebody_s_place_is_that_of_the_later_spell_with_the_areas_around_it(cast: Cast) -> None:
    found = place_of(cast.mason, CAST_ON)
    assert found is not None
    assert found[0].tier == "silver"
    assert found[1][:2] == (place("York/Selby").id, place("North Yorkshire").id)
    assert found[1][-1] == place("Yorkshire and the Humber").id
    assert place_of(cast.oscar, CAST_ON) is None
