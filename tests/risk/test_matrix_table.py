"""A table of a persistence matrix: what ships is ours and says so, and a wrong one is refused with every reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from accord.kernel.policy import Status
from accord.risk.matrix.table import (
    Table,
    TableRefused,
    read_table,
    read_toml,
    shipped,
    table_may_follow,
    with_weight_moved,
)
from accord.risk.matrix.terms import EventKind
from accord.risk.ogrs3.coefficients import coefficients


def values(**changed: Any) -> dict[str, Any]:
    """A sound table as named values, with some of them changed; None takes one out."""
    sound = {
        "scheme": "York",
        "version": 1,
        "starts_on": date(2026, 1, 1),
        "title": "York's matrix",
        "source": "The York board",
        "status": "assumed",
        "arrest": {"points": {"charged": 4}, "look_back_days": 365, "half_life_days": 90, "most": 12},
        "band": [{"name": "low", "from": 0, "to": 5}, {"name": "high", "from": 5}],
    }
    return {name: value for name, value in {**sound, **changed}.items() if value is not None}


def arrest(**changed: Any) -> dict[str, Any]:
    """A table whose rule for arrests is changed."""
    rule = {**values()["arrest"], **changed}
    return values(arrest={name: value for name, value in rule.items() if value is not None})


def bands(*held: tuple[str, Any, Any]) -> dict[str, Any]:
    """A table with these bands; an end of None is left out."""
    return values(
        band=[{"name": name, "from": least} | ({} if end is None else {"to": end}) for name, least, end in held]
    )


def refused(held: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(TableRefused) as refusal:
        read_table(held)
    return [(fault.place, fault.why) for fault in refusal.value.faults]


def test_a_sound_table_is_read() -> None:
    table = read_table(values())

    assert (table.scheme, table.version, table.status) == ("York", 1, Status.ASSUMED)
    assert table.kinds[EventKind.ARREST].points == {"charged": 4}
    assert [(band.least, band.below, band.name) for band in table.bands] == [(0, 5, "low"), (5, None, "high")]


def test_bands_may_be_named_in_any_order() -> None:
    assert read_table(bands(("high", 5, None), ("low", 0, 5))) == read_table(values())


def test_the_table_that_ships_is_ours_and_says_so() -> None:
    assert shipped().source.startswith("Ours.")
    assert shipped().status == Status.ASSUMED


def test_the_table_that_ships_has_points_for_every_kind_and_every_group_of_offences() -> None:
    assert set(shipped().kinds) == set(EventKind)
    assert set(shipped().kinds[EventKind.OFFENCE].points) == set(coefficients().group)


def test_in_the_table_that_ships_suspicion_never_outweighs_proof() -> None:
    kinds, lowest = shipped().kinds, shipped().bands[0]
    burglary = kinds[EventKind.OFFENCE].points["Burglary (domestic)"]

    assert (kinds[EventKind.INTELLIGENCE].most or 0) < (lowest.below or 0)
    assert (kinds[EventKind.ARREST].most or 0) < 2 * burglary


@pytest.mark.parametrize(
    ("held", "place", "why"),
    [
        (bands(("low", 0, 10), ("high", 5, None)), "band high", 'This overlaps "low"'),
        (bands(("high", 5, None), ("low", 0, 6)), "band high", 'This overlaps "low"'),
        (bands(("low", 0, None), ("high", 5, None)), "band high", 'This overlaps "low"'),
        (bands(("low", 0, None), ("high", 0, None)), "band high", 'This overlaps "low"'),
        (bands(("low", 0, 4), ("high", 5, None)), "band high", "There is a gap from 4 to 5"),
        (bands(("low", 1, None)), "band low", "The lowest band begins at 0"),
        (bands(("low", 0, 5), ("high", 5, 9)), "band high", "The highest band has no end"),
        (bands(("low", 0, 5), ("low", 5, None)), "band low", "Two bands have this name."),
        (bands(("low", 0, 0)), "band 1.to", "This is a number above 0"),
        (bands(("low", -1, None)), "band 1.from", "This is a number from 0"),
        (bands(("low", float("nan"), None)), "band 1.from", "This is a number from 0"),
        (bands((" ", 0, None)), "band 1.name", "This is needed"),
        (values(band=[]), "band", "Name at least one band"),
        (values(band=None), "band", "Name at least one band"),
        (values(band="low"), "band", "Name at least one band"),
        (values(band=["low"]), "band 1", "A band has a name"),
        (values(band=[{"name": "low", "from": 0, "until": 5}]), "band 1", "and nothing else"),
        (arrest(half_life_days=-90), "arrest.half_life_days", "A half-life is a whole number of days, from 1"),
        (arrest(half_life_days=0), "arrest.half_life_days", "A half-life is a whole number of days, from 1"),
        (arrest(half_life_days=0.5), "arrest.half_life_days", "A half-life is a whole number of days, from 1"),
        (arrest(half_life_days=True), "arrest.half_life_days", "A half-life is a whole number of days, from 1"),
        (arrest(look_back_days=None), "arrest.look_back_days", "This is a whole number of days, from 1"),
        (arrest(look_back_days=-1), "arrest.look_back_days", "This is a whole number of days, from 1"),
        (arrest(look_back_days=10**9), "arrest.look_back_days", "This is a whole number of days, from 1"),
        (arrest(most=0), "arrest.most", "This is a number above 0."),
        (arrest(most=float("inf")), "arrest.most", "This is a number above 0."),
        (arrest(points={}), "arrest.points", "Name at least one code"),
        (arrest(points={"charged": -4}), "arrest.points.charged", "Points are a number from 0"),
        (arrest(points={"charged": "4"}), "arrest.points.charged", "Points are a number from 0"),
        (arrest(points={"charged": float("nan")}), "arrest.points.charged", "Points are a number from 0"),
        (arrest(decay=2), "arrest.decay", "This means nothing here."),
        (values(arrest=4), "arrest", "Arrest has named values"),
        (values(arrest=None), "(whole table)", "There are no points for anything"),
        (values(offence={"points": {"Murder": 9}, "look_back_days": 9}), "offence.points.Murder", "no group of offences"),
        (values(arest={}), "arest", "This means nothing in a matrix."),
        (values(scheme=None), "scheme", "This is needed, in words."),
        (values(source=" "), "source", "This is needed, in words."),
        (values(version=0), "version", "Versions are counted from 1."),
        (values(version=True), "version", "Versions are counted from 1."),
        (values(starts_on="2026-01-01"), "starts_on", "the day from which the table is in force"),
        (values(status="sure"), "status", "This is one of: verified, assumed."),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused_with_where_and_why(held: dict[str, Any], place: str, why: str) -> None:
    told = refused(held)

    assert [found for found, _ in told] == [place]
    assert why in told[0][1]


def test_every_fault_of_a_table_is_told() -> None:
    held = {**arrest(half_life_days=-1, most=-1), "version": 0, "band": [{"name": "low", "from": 0, "to": 3}]}

    assert [place for place, _ in refused(held)] == ["version", "arrest.half_life_days", "arrest.most", "band low"]


@pytest.mark.parametrize("text", ["scheme = ", "[[band]", "a = " + "[" * 5_000])
def test_what_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises(TableRefused, match="This is not TOML"):
        read_toml(text)


@pytest.mark.parametrize(
    ("changed", "allowed", "code"),
    [
        ({"version": 2, "starts_on": date(2026, 6, 1)}, True, "follows"),
        ({"version": 3, "starts_on": date(2026, 6, 1)}, False, "version"),
        ({"version": 2, "starts_on": date(2026, 1, 1)}, False, "start"),
        ({"scheme": "Selby", "version": 2, "starts_on": date(2026, 6, 1)}, False, "another-scheme"),
    ],
)
def test_a_table_is_followed_by_the_next_version_of_its_own_scheme(
    changed: dict[str, Any], allowed: bool, code: str
) -> None:
    old: Table = read_table(values())
    decision = table_may_follow(replace(old, **changed), old)

    assert (bool(decision), decision.reasons[0].code) == (allowed, code)


def test_one_weight_or_all_of_a_kind_can_be_moved_to_see_what_follows() -> None:
    table = read_table(arrest(points={"charged": 4, "released": 2}))

    one = with_weight_moved(table, EventKind.ARREST, "charged", 1.5)
    every = with_weight_moved(table, EventKind.ARREST, None, 0.5)
    assert one.kinds[EventKind.ARREST].points == {"charged": 6, "released": 2}
    assert every.kinds[EventKind.ARREST].points == {"charged": 2, "released": 1}
    assert table.kinds[EventKind.ARREST].points == {"charged": 4, "released": 2}
