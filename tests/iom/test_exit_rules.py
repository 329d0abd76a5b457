"""When a place in the cohort should be looked at again, and what is not asked twice."""

from datetime import date, timedelta
from typing import Any

import pytest

from accord.iom.management_terms import Footing
from accord.iom.rules.exits import (
    Ground,
    Life,
    Limits,
    basis_of,
    exit_plan_is_said,
    grounds,
    is_settled,
    leaving_is_possible,
    look_again_is_in_time,
    speaks_against,
    staying_is_possible,
    titles_of,
)
from accord.iom.rules.expectations import Number
from accord.iom.rules.standing import FootingWord, Supervised, under_statute
from accord.kernel.periods import Period

TODAY = date(2025, 6, 2)
LIMITS = Limits(Number(12, "the board"), Number(24, "the board"))
JOINED = date(2020, 1, 6)


def supervised(ended_on: date, *footings: Footing) -> Supervised:
    return under_statute([], ended_on, [FootingWord(each, Period(JOINED)) for each in footings], TODAY)


def agreed_until(day: date, ended_on: date | None, *more: FootingWord) -> Supervised:
    agreed = FootingWord(Footing.VOLUNTARY, Period(day - timedelta(days=30), day))
    return under_statute([], ended_on, [agreed, *more], TODAY)


def found(**said: Any) -> dict[str, Ground]:
    return {ground.code: ground for ground in grounds(Life(**{"in_cohort_since": JOINED, **said}), TODAY, LIMITS)}


@pytest.mark.parametrize(
    ("offences", "arrests", "desisted"),
    [
        ([date(2024, 6, 2)], [], True),
        ([date(2024, 6, 3)], [], False),
        ([date(2020, 3, 1)], [date(2024, 6, 3)], False),
        ([date(2020, 3, 1)], [date(2024, 6, 2)], True),
        ([], [], True),
        ([date(2019, 1, 1)], [], True),
    ],
)
def test_desistance_is_a_year_in_the_community_without_offence_or_arrest(offences, arrests, desisted) -> None:
    assert ("desistance" in found(offences=offences, arrests=arrests)) is desisted


@pytest.mark.parametrize(
    ("offences", "since"),
    [
        ([], "since they entered on 6 January 2020"),
        ([date(2020, 1, 5)], "since they entered on 6 January 2020"),
        ([JOINED], "since 6 January 2020"),
        ([date(2020, 3, 1), date(2025, 7, 1)], "since 1 March 2020"),
    ],
)
def test_desistance_is_told_from_the_last_offence_in_the_cohort_or_else_from_the_day_they_entered(
    offences: list[date], since: str
) -> None:
    assert f"is recorded {since}:" in found(offences=offences)["desistance"].sentence


@pytest.mark.parametrize(
    "life",
    [{"in_cohort_since": TODAY + timedelta(days=1)}, {"offences": [TODAY]}, {"arrests": [TODAY]}],
)
def test_nobody_has_desisted_who_has_no_day_behind_them(life: dict[str, Any]) -> None:
    assert "desistance" not in found(**life)


@pytest.mark.parametrize(
    ("custody", "desisted"),
    [
        ([Period(date(2024, 7, 1), date(2024, 7, 2))], False),
        ([Period(date(2024, 1, 1), date(2024, 6, 3))], True),
        ([Period(date(2025, 6, 2), None)], False),
        ([Period(date(2024, 6, 3), date(2025, 6, 3))], False),
    ],
)
def test_days_in_custody_are_not_desistance(custody: list[Period], desisted: bool) -> None:
    assert ("desistance" in found(offences=[date(2024, 6, 2)], custody=custody)) is desisted


def test_nobody_has_desisted_to_whoever_is_not_shown_offences_and_arrests() -> None:
    assert "desistance" in found()
    assert found(offending_is_shown=False) == {}


def test_the_reason_says_how_many_days_of_how_many_and_what_was_left_out() -> None:
    custody = [Period(date(2023, 2, 1), date(2023, 3, 1))]
    sentence = found(offences=[date(2022, 12, 31)], custody=custody)["desistance"].sentence

    assert sentence == (
        "No proven offence and no arrest is recorded since 31 December 2022: 856 days in the community, of 365 asked for "
        "(12 months, by the board). 28 days in custody are not counted."
    )


@pytest.mark.parametrize(
    ("stay", "is_long"),
    [
        (Period(date(2025, 1, 6), date(2027, 1, 6)), True),
        (Period(date(2025, 1, 6), date(2027, 1, 5)), False),
        (Period(date(2023, 6, 2), None), True),
        (Period(date(2023, 6, 3), None), False),
        (Period(date(2022, 1, 1), date(2025, 6, 2)), False),
        (Period(date(2024, 2, 29), date(2026, 2, 28)), True),
    ],
)
def test_long_custody_is_one_stay_of_two_years_or_more(stay: Period, is_long: bool) -> None:
    assert ("long_custody" in found(custody=[stay])) is is_long


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({"died_on": date(2025, 6, 1)}, ["death"]),
        ({"moved_on": TODAY}, ["moved"]),
        ({"moved_on": date(2025, 6, 3)}, []),
        ({"supervised": supervised(TODAY)}, ["supervision_ended"]),
        ({"supervised": supervised(TODAY, Footing.STATUTORY)}, ["supervision_ended"]),
        ({"supervised": supervised(JOINED)}, ["supervision_ended"]),
        ({"supervised": supervised(JOINED - timedelta(days=1))}, []),
        ({"supervised": supervised(date(2025, 6, 3))}, []),
        ({"supervised": supervised(TODAY, Footing.VOLUNTARY)}, []),
        ({"supervised": under_statute(["Probation Service"], date(2025, 5, 1), [], TODAY)}, []),
        ({"died_on": date(2025, 6, 1), "moved_on": date(2025, 5, 1)}, ["death"]),
        ({"supervised": agreed_until(TODAY, ended_on=date(2025, 5, 1))}, ["agreement_ended"]),
        ({"supervised": agreed_until(date(2025, 5, 1), ended_on=TODAY)}, ["supervision_ended"]),
        ({"supervised": agreed_until(TODAY, ended_on=None)}, ["agreement_ended"]),
        ({"supervised": agreed_until(JOINED - timedelta(days=1), ended_on=None)}, []),
        ({"supervised": agreed_until(JOINED, ended_on=None)}, ["agreement_ended"]),
        ({"supervised": agreed_until(TODAY, ended_on=TODAY)}, ["agreement_ended"]),
        ({"supervised": agreed_until(TODAY, None, FootingWord(Footing.STATUTORY, Period(TODAY)))}, []),
        ({"supervised": agreed_until(TODAY, None, FootingWord(Footing.VOLUNTARY, Period(TODAY)))}, []),
    ],
)
def test_death_a_move_and_the_end_of_supervision_or_of_agreement_are_grounds(
    said: dict[str, Any], codes: list[str]
) -> None:
    assert list(found(offences=[date(2025, 5, 1)], **said)) == codes


DESISTED = Ground("desistance", "", "2024-06-03")
MOVED = Ground("moved", "", "2025-05-01")


@pytest.mark.parametrize(
    ("now", "known", "again", "settled"),
    [
        ([DESISTED], [DESISTED], None, True),
        ([DESISTED], [DESISTED, MOVED], None, True),
        ([DESISTED, MOVED], [DESISTED], None, False),
        ([Ground("desistance", "", "2025-01-01")], [DESISTED], None, False),
        ([DESISTED], [DESISTED], date(2025, 6, 3), True),
        ([DESISTED], [DESISTED], TODAY, False),
    ],
)
def test_what_was_decided_is_asked_again_only_when_something_changes_or_on_the_day(now, known, again, settled) -> None:
    assert is_settled(now, [basis_of(ground) for ground in known], again, TODAY) is settled


def test_what_speaks_against_is_counted_in_sentences() -> None:
    facts = {"actions": 2, "intelligence": 0, "warrants": 1, "inside": 1}
    assert speaks_against([DESISTED], 1, facts, "Gold", True) == [
        "Is in custody today",
        "1 warrant not executed",
        "1 failure to comply nobody has answered",
        "2 actions of the plan still open",
        "Is in the gold tier, the most intensive",
    ]
    assert speaks_against([], 0, {}, "Bronze", False) == []


def test_long_custody_is_no_reason_to_stay_and_nothing_is_of_the_dead() -> None:
    inside = found(custody=[Period(date(2023, 1, 6), None)])

    assert speaks_against(list(inside.values()), 0, {"inside": 1, "tags": 1}, "Bronze", False) == ["Wears a tag"]
    assert speaks_against(list(found(died_on=TODAY).values()), 1, {"tags": 1}, "Gold", True) == []


@pytest.mark.parametrize(
    ("on", "in_time"),
    [
        (None, True),
        (TODAY, False),
        (TODAY + timedelta(days=1), True),
        (date(2027, 6, 2), True),
        (date(2027, 6, 3), False),
        (date(2127, 6, 2), False),
    ],
)
def test_a_day_to_look_again_lies_ahead_and_within_two_years(on: date | None, in_time: bool) -> None:
    assert bool(look_again_is_in_time(on, TODAY)) is in_time


def test_days_in_custody_are_spoken_of_only_where_there_are_some() -> None:
    assert found()["desistance"].sentence.endswith("(12 months, by the board).")
    assert "1 day in custody is not" in found(custody=[Period(JOINED, date(2020, 1, 7))])["desistance"].sentence


def test_every_ground_has_its_name_and_a_decision_tells_those_it_rests_on() -> None:
    told = [*found(died_on=TODAY).values(), *found(moved_on=TODAY).values()]

    assert titles_of(map(basis_of, told)) == ["Death", "Moved away", "Desistance"]


def test_nobody_leaves_without_an_exit_plan() -> None:
    said = [bool(exit_plan_is_said(leaves, plan)) for leaves, plan in ((True, " "), (True, "A mentor."), (False, ""))]

    assert said == [False, True, True]


def test_nobody_is_taken_out_by_one_agency_while_another_holds_them_in() -> None:
    refused = leaving_is_possible(["Probation Service"], True, "North Yorkshire Police")
    assert not refused
    assert "Probation Service recorded the place in the cohort too" in refused.because
    assert leaving_is_possible([], True, "North Yorkshire Police")
    not_ours = leaving_is_possible(["Probation Service"], False, "North Yorkshire Police")
    assert not not_ours
    assert "Probation Service recorded the place in the cohort, and only they can end it" in not_ours.because


def test_a_death_is_never_settled_by_staying() -> None:
    died = list(found(died_on=date(2025, 5, 30)).values())
    moved = list(found(moved_on=date(2025, 5, 30)).values())

    assert [is_settled(each, map(basis_of, each), None, TODAY) for each in (died, moved)] == [False, True]
    assert not staying_is_possible(died)
    assert staying_is_possible(moved)
