"""The pages of somebody's scores: the forms, whom they refuse, and the history in which formulas stand apart."""

import pytest

from accord.journeys.write_entries import Answers, enter_entry
from accord.risk.actuarial.terms import Past, Question
from tests.cast import Cast, asking
from tests.promises.forms import FORMS, LONG_REASON
from tests.web.people.record import address, asked, nominated, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", ["ogrs3", "actuarial", "matrix", "held"])
def test_the_forms_of_scores_say_at_once_whom_they_do_not_score(cast: Cast, form: str) -> None:
    here = address(cast.oscar, "scores", form)
    before = asked(cast.carol, here)
    enter_entry(asking(cast.carol), cast.oscar, Answers("deaths", {"died_on": "2025-06-01", "how_known": "family"}))
    after = asked(cast.carol, here)

    assert (before.status_code, after.status_code) == (200, 403)
    assert "died on 1 June 2025" in words(after.content)


def test_forms_are_filled_in_from_the_record_with_whence(cast: Cast) -> None:
    said = words(asked(cast.alice, address(cast.mason, "scores", "ogrs3")).content)
    assert "From 1 proven offence on the record. Check it" in said
    content = asked(cast.alice, address(cast.mason, "scores", "ogrs3")).content.decode()
    assert 'value="Burglary (domestic)" selected' in content
    refused = asked(
        cast.alice,
        address(cast.mason, "scores", "ogrs3"),
        **{**FORMS["people:score_ogrs3"], "age_at_first_sanction": "21"},
    )
    assert (refused.status_code, "comes after the current conviction" in words(refused.content)) == (400, True)


def test_scores_stand_by_formula_and_none_is_mixed_with_another(cast: Cast) -> None:
    here = address(cast.mason, "scores")
    for form in ("ogrs3", "actuarial", "matrix", "held"):
        assert asked(cast.alice, f"{here}{form}/", **FORMS[f"people:score_{form}"]).status_code == 302
    said = words(asked(cast.alice, here).content)
    for heading in (
        "Offender Group Reconviction Scale 3, static",
        "All Reoffending Predictor, static",
        "Risk Matrix 2000",
    ):
        assert heading in said
    assert "Persistence matrix that ships with Accord, version" in said
    assert "the dynamic one needs an assessor's answers, and none was given" in said
    assert "18.47 points" in said  # one domestic burglary, 42 days old: 20 points by its half-life of a year


def test_what_went_into_a_score_is_read_in_words(cast: Cast) -> None:
    here = address(cast.mason, "scores")
    asked(cast.alice, f"{here}ogrs3/", **FORMS["people:score_ogrs3"])
    entry = asked(cast.alice, here).content.decode().split("/entries/")[-1].split("/")[0]
    said = words(asked(cast.alice, address(cast.mason, "entries", entry)).content)
    for line in (
        "Sex: Male (the record)",
        "How the present case ended: Convicted, with an earlier sanction",
        "Male, 20 at the risk date: −0.625 to the log-odds",
        "What is that called? High",
    ):
        assert line in said


def test_what_the_suite_was_given_from_the_record_says_so(cast: Cast) -> None:
    here = address(cast.mason, "scores")
    born = {"born_on-day": "30", "born_on-month": "11", "born_on-year": "1982"}
    asked(cast.alice, f"{here}actuarial/", **{**FORMS["people:score_actuarial"], **born})
    entry = asked(cast.alice, here).content.decode().split("/entries/")[-1].split("/")[0]
    said = words(asked(cast.alice, address(cast.mason, "entries", entry)).content)
    assert "Date of birth: 30 November 1982 (the record)" in said
    assert "Day of the current conviction: 3 March 2025 Home Office code" in said  # not what the record has


def test_with_every_answer_the_dynamic_score_is_given(cast: Cast) -> None:
    answers = dict.fromkeys(Question, "1") | {f"past_{kind.lower()}": "0" for kind in Past}
    here = address(cast.mason, "scores")
    assert asked(cast.alice, f"{here}actuarial/", **FORMS["people:score_actuarial"], **answers).status_code == 302
    said = words(asked(cast.alice, here).content)
    for heading in ("All Reoffending Predictor, dynamic", "Serious Violent Reoffending Predictor, dynamic"):
        assert heading in said


def test_nobody_is_scored_who_is_dead_or_has_left(cast: Cast) -> None:
    spell = {"area": "Scarborough/Ryedale", "tier": "gold", "entered_on": "2025-01-01", "left_on": "2025-02-01"}
    enter_entry(asking(cast.carol), cast.oscar, Answers("iom", spell))
    left = asked(cast.carol, address(cast.oscar, "scores", "ogrs3"), **FORMS["people:score_ogrs3"])
    assert (left.status_code, "left the scheme on 1 February 2025" in words(left.content)) == (403, True)
    enter_entry(asking(cast.carol), cast.oscar, Answers("deaths", {"died_on": "2025-05-30", "how_known": "family"}))
    dead = asked(cast.carol, address(cast.oscar, "scores", "held"), **FORMS["people:score_held"])
    assert (dead.status_code, "died on 30 May 2025" in words(dead.content)) == (403, True)
    assert "No score is recorded" in words(asked(cast.carol, address(cast.oscar, "scores")).content)


def test_whoever_left_is_scored_while_a_new_nomination_waits_and_not_once_it_was_decided_against(cast: Cast) -> None:
    spell = {"area": "Scarborough/Ryedale", "tier": "gold", "entered_on": "2025-01-01", "left_on": "2025-02-01"}
    enter_entry(asking(cast.carol), cast.oscar, Answers("iom", spell))
    step, here = nominated(cast), address(cast.oscar, "scores", "ogrs3")
    assert asked(cast.carol, here, **FORMS["people:score_ogrs3"]).status_code == 302
    asked(cast.carol, f"{step}screen/", outcome="stopped", reason=LONG_REASON)
    refused = asked(cast.carol, here, **FORMS["people:score_ogrs3"])
    assert (refused.status_code, "left the scheme on 1 February 2025" in words(refused.content)) == (403, True)
