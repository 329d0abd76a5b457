"""How well scores fit here: whoever was scored is followed for two years and six months before anything is said of them."""

import re
from datetime import date

import pytest

from accord.risk.actuarial.coefficients import code_range
from accord.risk.monitor.outcomes import COUNTS, NOT_FOLLOWED, reoffended
from accord.risk.terms import Instrument

SCORED_ON = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("offended", "today", "known"),
    [
        ([], date(2024, 8, 31), None),
        ([date(2022, 3, 2)], date(2024, 8, 31), None),
        ([], date(2024, 9, 1), False),
        ([SCORED_ON], date(2024, 9, 1), True),
        ([date(2024, 2, 29)], date(2024, 9, 1), True),
        ([date(2024, 3, 1)], date(2024, 9, 1), False),
        ([date(2022, 2, 28)], date(2024, 9, 1), False),
    ],
)
def test_what_became_of_somebody_is_known_after_two_years_and_six_months(offended, today, known) -> None:
    assert reoffended(SCORED_ON, [(day, "04600") for day in offended], today) is known


@pytest.mark.parametrize(
    ("codes", "violent"),
    [
        ([], False),
        (["02801"], False),
        (["00806"], True),
        (["02801", "00806"], True),
        (["99999"], None),
        (["99999", "00806"], True),
    ],
)
def test_what_vrp_foretells_is_violence_by_the_suites_own_list_and_what_it_does_not_map_is_not_known(
    codes, violent
) -> None:
    offences = [(date(2022, 4, 1), code) for code in codes]

    assert reoffended(SCORED_ON, offences, date(2024, 9, 1), COUNTS[Instrument.VRP]) is violent


def test_every_instrument_is_held_against_its_outcome_or_says_why_not() -> None:
    assert COUNTS.keys() | NOT_FOLLOWED.keys() == set(Instrument)
    assert not COUNTS.keys() & NOT_FOLLOWED.keys()


def test_the_reason_why_svrp_is_held_against_nothing_is_what_the_suites_list_says() -> None:
    named = re.findall(r"\((\d{5})\)", NOT_FOLLOWED[Instrument.SVRP])
    ranges = [code_range(code) for code in named]

    assert len(named) == 3
    assert {each.category for each in ranges if each} == {"VIOLENCE_AGAINST_THE_PERSON_ABH_PLUS"}
    assert all(each and each.is_violent for each in ranges)
