"""How well scores fit here: whoever was scored is followed for two years and six months before anything is said of them."""

from datetime import date

import pytest

from accord.risk.actuarial.coefficients import predictor
from accord.risk.monitor.outcomes import COUNTS, FORETELLS, HIGH_FROM, is_violent, reoffended
from accord.risk.monitor.serious_violence import is_seriously_violent
from accord.risk.terms import Instrument, Kind

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


@pytest.mark.parametrize(
    ("codes", "serious"),
    [
        ([], False),
        (["00100"], True),
        (["00200"], True),
        (["00401"], True),
        (["00404"], False),
        (["00501"], True),
        (["00801"], True),
        (["00806"], False),
        (["00811"], False),
        (["03401"], False),
        (["02801"], False),
        (["00301"], None),
        (["00833"], None),
        (["99999"], None),
        (["00833", "00501"], True),
        (["00806", "00833"], None),
    ],
)
def test_what_svrp_foretells_is_grave_injury_and_a_code_of_which_it_was_not_checked_is_not_known(
    codes, serious
) -> None:
    offences = [(date(2022, 4, 1), code) for code in codes]

    assert reoffended(SCORED_ON, offences, date(2024, 9, 1), COUNTS[Instrument.SVRP]) is serious


def test_no_serious_violence_is_said_of_what_the_suite_does_not_call_violent() -> None:
    every = [f"{number:05}" for number in range(20_000)]

    assert not [code for code in every if is_seriously_violent(code) and not is_violent(code)]


def test_every_instrument_is_held_against_its_outcome() -> None:
    assert COUNTS.keys() == FORETELLS.keys() == HIGH_FROM.keys() == set(Instrument)


def test_the_high_bands_begin_where_the_formulas_say() -> None:
    suite = [Instrument.ARP, Instrument.VRP, Instrument.SVRP]

    assert [HIGH_FROM[each] * 100 for each in suite] == pytest.approx(
        [float(predictor(each, Kind.STATIC).bands[1]) for each in suite]
    )
