"""The days and counts on which a criterion of screening, or a decision of a meeting, turns: each from both sides."""

from dataclasses import replace
from datetime import date

import pytest

from accord.iom.rules.nomination import Standing
from accord.iom.rules.scheme import MATRIX, read_definition
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.iom.rules.screening import Facts, Finding, Offence, screening
from accord.iom.rules.selection import Chosen, selection_may_be_made, suggestion
from accord.iom.rules.standing import Supervised
from accord.iom.terms import Cohort, SelectionOutcome, Tier

ON = date(2025, 6, 2)
SCHEME = replace(read_definition(DEFAULTS), look_back_months=24)
ADULT = Standing(born_on=date(1990, 6, 2), died_on=None)
BURGLARY = Offence("REF1", date(2025, 1, 6), "02801", "Burglary (domestic) (028/01)")
KNOWN = Facts(ADULT, [BURGLARY], Supervised(True, "By the word of Probation Service."), ["Police", "Probation Service"])
CHOSEN = Chosen(Cohort.FIXED, Tier.GOLD, 7, ON)


def finding(named: str, facts: Facts) -> Finding:
    return next(each for each in screening(facts, SCHEME, ON).findings if named in each.criterion)


@pytest.mark.parametrize(("born_on", "is_adult"), [(date(2007, 6, 2), True), (date(2007, 6, 3), False)])
def test_somebody_is_an_adult_from_their_18th_birthday(born_on: date, is_adult: bool) -> None:
    assert finding("adult", replace(KNOWN, standing=replace(ADULT, born_on=born_on))).met is is_adult


@pytest.mark.parametrize(
    ("on", "counts"),
    [(date(2023, 6, 1), False), (date(2023, 6, 2), True), (ON, True), (date(2025, 6, 3), False)],
)
def test_an_offence_counts_from_the_first_day_of_the_look_back_to_the_day_of_screening(on: date, counts: bool) -> None:
    assert finding("neighbourhood", replace(KNOWN, offences=[replace(BURGLARY, on=on)])).met is counts


@pytest.mark.parametrize(("known_to", "several"), [([], False), (["Police"], False), (["Police", "A charity"], True)])
def test_several_agencies_are_two_or_more(known_to: list[str], several: bool) -> None:
    assert finding("several agencies", replace(KNOWN, known_to=known_to)).met is several


def test_what_is_suggested_is_because_of_what_stops_it_and_of_nothing_else() -> None:
    child = replace(KNOWN, standing=replace(ADULT, born_on=date(2010, 1, 1)), known_to=[])
    unknown = replace(KNOWN, standing=replace(ADULT, born_on=None), known_to=[])

    assert screening(child, SCHEME, ON).because == "They are 15, and the scheme admits no children."
    assert screening(unknown, SCHEME, ON).because.startswith("The date of birth is not known")


def test_a_meeting_may_be_on_the_day_of_the_nomination_and_the_place_begin_then() -> None:
    decided = selection_may_be_made(SelectionOutcome.SELECTED, CHOSEN, ADULT, SCHEME, [7], ON, ON)
    before = replace(CHOSEN, entered_on=date(2025, 6, 1))

    assert decided
    assert not selection_may_be_made(SelectionOutcome.SELECTED, before, ADULT, SCHEME, [7], ON, ON)


@pytest.mark.parametrize(("instrument", "unit"), [(MATRIX, " points."), ("ogrs3", "%.")])
def test_the_threshold_is_told_in_the_unit_of_the_schemes_instrument(instrument: str, unit: str) -> None:
    scheme = replace(SCHEME, instrument=instrument)

    assert suggestion(("80", ON), scheme, ADULT, ON).because.endswith(f"threshold of {scheme.threshold}{unit}")
