"""The ranked list in another order than that of points, and the lists of its cuts."""

from dataclasses import replace
from datetime import date

import pytest

from accord.reporting.list_about import about
from accord.reporting.queries.list_cuts import CUTS, EVERYBODY
from accord.reporting.queries.list_orders import ORDERS, POINTS
from accord.risk.ogrs3.rules import Inputs, score
from accord.risk.terms import Instrument, Kind
from tests.north_yorkshire import POLICE
from tests.reporting.ranked import (
    ON,
    listed,
    number_of,
    offences,
    rows_by_source,
    three_who_offended,
    told,
)
from tests.scores import keep_scores

pytestmark = pytest.mark.usefixtures("partnership")
MANY = Inputs("M", 16, 26, 26, 30, "repeat", "Burglary (domestic)")
SOME = Inputs("M", 20, 26, 26, 4, "repeat", "Burglary (domestic)")
FEW = Inputs("M", 25, 26, 26, 0, "first_conviction", "Fraud and forgery")
SCORED_ON = date(2026, 5, 20)


def three_scored() -> None:
    """C has the highest newest score by OGRS3 and A the next, who had a higher one before; B was scored by ARP alone."""
    three_who_offended()
    arp = {"instrument": Instrument.ARP, "version": "V1_0"}
    keep_scores(POLICE, {"A": score(MANY, date(2026, 4, 1)), "C": score(FEW, date(2026, 4, 1))}, ON)
    keep_scores(POLICE, {"A": score(SOME, SCORED_ON), "C": score(MANY, SCORED_ON)}, ON)
    keep_scores(POLICE, {"B": replace(score(MANY, SCORED_ON), kind=Kind.DYNAMIC, **arp)}, ON)
    keep_scores(POLICE, {"A": replace(score(FEW, SCORED_ON), **arp)}, ON)


def test_the_list_is_ordered_by_the_newest_scores_of_one_formula_and_counts_who_has_none() -> None:
    three_scored()
    numbers = {number_of(POLICE, each): each for each in "ABC"}

    found = listed(by="ogrs3")

    assert [(each.rank, numbers[each.person_id]) for each in found.people] == [(1, "C"), (2, "A")]
    assert ("Ordered by", f"{ORDERS['ogrs3'].words}: the newest score of each up to the day. Without one, and left "
            "out: 1 person") in about(found)  # fmt: skip
    assert found.moved == ()


@pytest.mark.parametrize(("by", "who"), [("arp-static", ["A"]), ("arp-dynamic", ["B"]), ("svrp-static", [])])
def test_static_and_dynamic_scores_are_never_ordered_together(by: str, who: list[str]) -> None:
    three_scored()
    numbers = {number_of(POLICE, each): each for each in "ABC"}

    assert [numbers[each.person_id] for each in listed(by=by).people] == who


def test_a_score_after_the_day_of_the_list_is_not_known_on_it() -> None:
    three_scored()
    numbers = {number_of(POLICE, each): each for each in "ABC"}

    assert [numbers[each.person_id] for each in listed(by="ogrs3", on=date(2026, 5, 2)).people] == ["A", "C"]


def test_scores_by_an_older_version_of_the_formula_are_in_no_order_with_those_of_the_newer() -> None:
    three_scored()
    keep_scores(POLICE, {"B": replace(score(FEW, ON), version="4")}, ON)
    numbers = {number_of(POLICE, each): each for each in "ABC"}

    assert [numbers[each.person_id] for each in listed(by="ogrs3").people] == ["B"]


def test_the_newest_score_by_each_formula_stands_beside_the_points_with_its_day() -> None:
    three_scored()

    told = {row["person"]: str(row["scores"]) for row in rows_by_source(*"ABC")}

    assert told["A"].startswith("OGRS3, static: ")
    assert "; ARP, static: " in told["A"]
    assert told["A"].count("20 May 2026") == 2
    assert told["B"].startswith("ARP, dynamic: ")
    assert "ARP" not in told["C"]


@pytest.mark.parametrize("count", [1, 2, 200])
@pytest.mark.parametrize("by", [POINTS, "ogrs3"])
def test_a_list_of_the_first_of_a_cut_counts_the_list_of_each_other_cut(count: int, by: str) -> None:
    three_scored()
    offences(POLICE, "A,OFFA2,02801,2026-05-02")
    told("footing", "source_id,footing,since,until,because", "C,statutory,2026-01-01,,", "B,voluntary,2026-01-01,,")
    told(
        "iom", "source_id,area,cohort,tier,entered_on,left_on,exit_reason",
        "A,York/Selby,fixed,gold,2025-01-01,2026-03-01,desistance", "B,York/Selby,fixed,gold,2025-01-01,2026-03-01,moved",
        "B,York/Selby,fixed,gold,2026-03-01,,", "C,York/Selby,fixed,gold,2025-01-01,2026-03-01,desistance",
    )  # fmt: skip

    lists = {only: listed(count=count, first_of=only, by=by) for only in CUTS}
    long = {only: len(found.people) + len(found.level) for only, found in lists.items()}

    assert {only: len(found.cut_by(only)) for only, found in lists.items()} == long
    assert all(found.in_cuts == long for only, found in lists.items() if only != EVERYBODY)
    assert lists[EVERYBODY].in_cuts == {only: len(lists[EVERYBODY].cut_by(only)) for only in CUTS}
    assert "left the cohort, " in dict(about(lists["left-cohort"]))["In each cut"]
