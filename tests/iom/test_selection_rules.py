"""Who may be nominated, what each criterion says, what a score suggests, and what a meeting may decide."""

from dataclasses import replace
from datetime import date

import pytest

from accord.iom.rules.nomination import Standing, help_is_said, nomination_may_be_made
from accord.iom.rules.scheme import read_definition
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.iom.rules.screening import (
    Facts,
    Offence,
    findings_kept,
    findings_read,
    findings_said,
    goes_against,
    screening,
    screening_may_be_recorded,
)
from accord.iom.rules.selection import (
    Chosen,
    Suggestion,
    is_override,
    may_be_decided_at,
    may_be_screened_at,
    reason_is_enough,
    selection_may_be_made,
    stage_of,
    suggestion,
    what_ends_it,
)
from accord.iom.rules.standing import NOT_KNOWN, Supervised
from accord.iom.terms import Cohort, ReferredFrom, ScreeningOutcome, SelectionOutcome, Stage, Tier

ON = date(2025, 6, 2)
SCHEME = read_definition(DEFAULTS)
WITH_CHILDREN = replace(SCHEME, admits_children=True)
ADULT = Standing(born_on=date(1990, 6, 2), died_on=None)
BURGLARY = Offence("REF1", date(2025, 1, 6), "02801", "Burglary (domestic) (028/01)")
SUPERVISED = Supervised(True, "By the word of Probation Service.")
KNOWN = Facts(ADULT, [BURGLARY], SUPERVISED, ["North Yorkshire Police", "Probation Service"])
CHOSEN = Chosen(Cohort.FIXED, Tier.GOLD, 7, ON)
NOTHING = Chosen(None, None, None, None)


def codes(decision) -> list[str]:
    return [reason.code for reason in decision.reasons] if not decision else []


@pytest.mark.parametrize(
    ("standing", "refused"),
    [
        (ADULT, []),
        (replace(ADULT, died_on=ON), ["dead"]),
        (replace(ADULT, died_on=date(2025, 6, 3)), []),
        (replace(ADULT, in_cohort="gold tier in York"), ["in_cohort"]),
        (replace(ADULT, is_nominated=True), ["nominated"]),
        (replace(ADULT, born_on=date(2007, 6, 3)), ["child"]),
        (replace(ADULT, born_on=date(2007, 6, 2)), []),
        (replace(ADULT, born_on=None), []),
        (Standing(date(2010, 1, 1), ON, "silver tier", True), ["dead", "in_cohort", "nominated", "child"]),
    ],
)
def test_who_may_be_nominated(standing: Standing, refused: list[str]) -> None:
    assert codes(nomination_may_be_made(standing, SCHEME, ON)) == refused


def test_a_scheme_that_admits_children_takes_a_childs_nomination_and_one_not_defined_takes_none() -> None:
    assert nomination_may_be_made(replace(ADULT, born_on=date(2010, 1, 1)), WITH_CHILDREN, ON)
    assert codes(nomination_may_be_made(ADULT, None, ON)) == ["no_version"]


@pytest.mark.parametrize(
    ("facts", "suggests"),
    [
        (KNOWN, ScreeningOutcome.GOES_ON),
        (replace(KNOWN, supervised=NOT_KNOWN, known_to=["North Yorkshire Police"]), ScreeningOutcome.GOES_ON),
        (replace(KNOWN, standing=replace(ADULT, born_on=None)), ScreeningOutcome.MORE),
        (replace(KNOWN, standing=replace(ADULT, born_on=date(2010, 1, 1))), ScreeningOutcome.STOPPED),
        (replace(KNOWN, offences=[replace(BURGLARY, code="04600")]), ScreeningOutcome.STOPPED),
        (replace(KNOWN, offences=[]), ScreeningOutcome.MORE),
        (replace(KNOWN, offences=[replace(BURGLARY, on=date(2023, 6, 1))]), ScreeningOutcome.STOPPED),
        (replace(KNOWN, offences=[replace(BURGLARY, on=date(2023, 6, 2))]), ScreeningOutcome.GOES_ON),
        (replace(KNOWN, offences=[replace(BURGLARY, on=date(2025, 6, 3))]), ScreeningOutcome.STOPPED),
        (replace(KNOWN, standing=replace(ADULT, born_on=None, died_on=ON)), ScreeningOutcome.STOPPED),
    ],
)
def test_what_the_criteria_suggest_together(facts: Facts, suggests: ScreeningOutcome) -> None:
    assert screening(facts, SCHEME, ON).suggests is suggests


def test_each_criterion_says_what_it_rests_on_and_an_offence_told_twice_counts_once() -> None:
    found = screening(replace(KNOWN, offences=[BURGLARY, replace(BURGLARY, reference="REF2")]), SCHEME, ON)
    offences = next(each for each in found.findings if "neighbourhood" in each.criterion)
    assert offences.because == "1, each day and code once: Burglary (domestic) (028/01) on 6 January 2025."
    assert offences.entries == ("REF1", "REF2")
    assert findings_read(findings_kept(found)) == found.findings
    assert "Are they an adult? Yes: They are 35." in findings_said(findings_kept(found))


def test_not_to_know_of_supervision_is_not_to_deny_it() -> None:
    found = screening(replace(KNOWN, supervised=NOT_KNOWN), SCHEME, ON)
    supervised = next(each for each in found.findings if "statutory" in each.criterion)
    assert (supervised.met, supervised.stops) == (None, False)


def test_a_child_is_ruled_apart_where_the_scheme_admits_children() -> None:
    found = screening(replace(KNOWN, standing=replace(ADULT, born_on=date(2010, 1, 1))), WITH_CHILDREN, ON)
    assert found.suggests is ScreeningOutcome.GOES_ON
    assert found.findings[1].because.startswith("The scheme admits children. They are 15.")


@pytest.mark.parametrize(
    ("reason", "differs", "may"),
    [
        ("Seen.", False, True),
        ("x", False, False),
        ("Seen it.", True, False),
        ("He burgles every week, says the beat.", True, True),
    ],
)
def test_deciding_otherwise_needs_more_of_a_reason(reason: str, differs: bool, may: bool) -> None:
    assert bool(reason_is_enough(reason, differs)) is may


@pytest.mark.parametrize(
    ("screened", "is_scored", "decided", "stage"),
    [
        (None, True, None, Stage.TO_SCREEN),
        (ScreeningOutcome.MORE, True, None, Stage.TO_SCREEN),
        (ScreeningOutcome.STOPPED, False, None, Stage.DECIDED),
        (ScreeningOutcome.GOES_ON, False, None, Stage.TO_SCORE),
        (ScreeningOutcome.GOES_ON, True, None, Stage.TO_DECIDE),
        (ScreeningOutcome.GOES_ON, True, SelectionOutcome.PUT_OFF, Stage.TO_DECIDE),
        (ScreeningOutcome.GOES_ON, True, SelectionOutcome.NOT_SELECTED, Stage.DECIDED),
        (ScreeningOutcome.GOES_ON, False, SelectionOutcome.SELECTED, Stage.DECIDED),
    ],
)
def test_where_a_nomination_stands(screened, is_scored: bool, decided, stage: Stage) -> None:
    assert stage_of(screened, is_scored, decided) is stage


@pytest.mark.parametrize(
    ("stage", "screened", "decided"),
    [
        (Stage.TO_SCREEN, True, False),
        (Stage.TO_SCORE, False, True),
        (Stage.TO_DECIDE, False, True),
        (Stage.DECIDED, False, False),
    ],
)
def test_which_step_may_be_taken_where_a_nomination_stands(stage: Stage, screened: bool, decided: bool) -> None:
    assert (bool(may_be_screened_at(stage)), bool(may_be_decided_at(stage))) == (screened, decided)


def test_selecting_without_a_score_is_an_override_and_putting_off_never_is() -> None:
    selected, not_selected, put_off = SelectionOutcome
    said = [Suggestion(each, "By the score.") for each in (None, selected, not_selected)]

    assert [is_override(selected, each) for each in said] == [True, False, True]
    assert [is_override(not_selected, each) for each in said] == [False, True, False]
    assert not any(is_override(put_off, each) for each in said)


@pytest.mark.parametrize(
    ("referred_from", "wanted", "is_said"),
    [(None, "", True), (ReferredFrom.MAPPA, " ", False), (ReferredFrom.MAPPA, "Housing.", True)],
)
def test_a_referral_says_what_help_is_wanted(referred_from, wanted: str, is_said: bool) -> None:
    assert bool(help_is_said(referred_from, wanted)) is is_said


@pytest.mark.parametrize(
    ("score", "outcome"),
    [
        (None, None),
        (("75%", ON), SelectionOutcome.SELECTED),
        (("74.99%", ON), SelectionOutcome.NOT_SELECTED),
        (("112.50 points", ON), SelectionOutcome.SELECTED),
        (("high", ON), None),
    ],
)
def test_what_a_score_suggests(score, outcome) -> None:
    assert suggestion(score, SCHEME, ADULT, ON).outcome is outcome


@pytest.mark.parametrize(
    ("standing", "outcome", "said"),
    [
        (replace(ADULT, born_on=date(2007, 6, 3)), None, "They are 17. Children are ruled apart"),
        (replace(ADULT, born_on=None), None, "Their date of birth is not known"),
        (replace(ADULT, died_on=ON), SelectionOutcome.NOT_SELECTED, "They died on 2 June 2025"),
        (replace(ADULT, died_on=date(2025, 6, 3)), SelectionOutcome.SELECTED, "at or over"),
        (replace(ADULT, born_on=date(2007, 6, 2)), SelectionOutcome.SELECTED, "at or over"),
    ],
)
def test_a_score_suggests_something_of_living_adults_alone(standing: Standing, outcome, said: str) -> None:
    found = suggestion(("90%", ON), WITH_CHILDREN, standing, ON)
    assert found.outcome is outcome
    assert said in found.sentence


def test_of_whoever_has_died_screening_stops_and_no_reason_goes_against_that() -> None:
    dead = screening(replace(KNOWN, standing=replace(ADULT, died_on=ON)), SCHEME, ON)
    assert [bool(screening_may_be_recorded(each, dead)) for each in ScreeningOutcome] == [False, False, True]
    living = screening(replace(KNOWN, offences=[]), SCHEME, ON)
    assert all(screening_may_be_recorded(each, living) for each in ScreeningOutcome)


def test_to_find_more_out_goes_against_nothing() -> None:
    goes_on, more, stopped = ScreeningOutcome
    against = [(done, said) for done in ScreeningOutcome for said in ScreeningOutcome if goes_against(done, said)]
    assert against == [(goes_on, more), (goes_on, stopped), (stopped, goes_on), (stopped, more)]


@pytest.mark.parametrize(
    ("stage", "how"),
    [
        (Stage.TO_SCREEN, "Screen it, and say that it stops here"),
        (Stage.TO_SCORE, "Record that they are not selected"),
        (Stage.TO_DECIDE, "Record that they are not selected"),
    ],
)
def test_what_ends_the_nomination_of_somebody_who_has_died_or_is_in_the_cohort_already(stage: Stage, how: str) -> None:
    dead = replace(ADULT, died_on=ON)
    assert what_ends_it(dead, stage, ON).startswith("They died on 2 June 2025.")
    assert how in what_ends_it(dead, stage, ON)
    there = replace(ADULT, in_cohort="gold tier in York")
    assert what_ends_it(there, stage, ON).startswith("They are in the cohort already: gold tier in York.")
    assert how in what_ends_it(there, stage, ON)
    assert what_ends_it(ADULT, stage, ON) == what_ends_it(dead, Stage.DECIDED, ON) == ""


@pytest.mark.parametrize(
    ("outcome", "chosen", "standing", "refused"),
    [
        (SelectionOutcome.SELECTED, CHOSEN, ADULT, []),
        (SelectionOutcome.SELECTED, replace(CHOSEN, cohort=Cohort.SHORT_SENTENCE), ADULT, ["cohort"]),
        (SelectionOutcome.SELECTED, replace(CHOSEN, tier=Tier.RED), ADULT, ["tier"]),
        (SelectionOutcome.SELECTED, replace(CHOSEN, area_id=9), ADULT, ["area"]),
        (SelectionOutcome.SELECTED, NOTHING, ADULT, ["cohort", "tier", "area", "entered_on"]),
        (SelectionOutcome.SELECTED, replace(CHOSEN, entered_on=date(2025, 5, 11)), ADULT, ["entered_on"]),
        (SelectionOutcome.SELECTED, CHOSEN, replace(ADULT, died_on=date(2025, 1, 1)), ["dead"]),
        (SelectionOutcome.SELECTED, CHOSEN, replace(ADULT, in_cohort="gold tier"), ["in_cohort"]),
        (SelectionOutcome.NOT_SELECTED, NOTHING, replace(ADULT, died_on=date(2025, 1, 1)), []),
        (SelectionOutcome.PUT_OFF, CHOSEN, ADULT, ["cohort"]),
        (SelectionOutcome.PUT_OFF, NOTHING, replace(ADULT, died_on=date(2025, 1, 1)), ["dead"]),
    ],
)
def test_what_a_meeting_may_decide(outcome, chosen: Chosen, standing: Standing, refused: list[str]) -> None:
    decision = selection_may_be_made(outcome, chosen, standing, SCHEME, [7, 8], date(2025, 5, 12), ON)
    assert codes(decision) == refused


def test_no_meeting_decides_before_the_nomination() -> None:
    early = selection_may_be_made(SelectionOutcome.PUT_OFF, NOTHING, ADULT, SCHEME, [7], ON, date(2025, 6, 1))
    assert codes(early) == ["met_on"]
