"""What the record says of instruments' questions, and whence; and a score as it is kept, read again."""

from dataclasses import replace
from datetime import date

import pytest

from accord.risk.actuarial.inputs import Inputs as ActuarialInputs
from accord.risk.actuarial.rules import score as actuarial
from accord.risk.actuarial.terms import Past, Question
from accord.risk.kept import KeptPart, inputs_said, kept_matrix, kept_score, parts_said, read_inputs, read_parts
from accord.risk.known import KnownOffence, for_actuarial, for_ogrs3
from accord.risk.matrix.rules import Event, score
from accord.risk.matrix.table import shipped
from accord.risk.matrix.terms import EventKind
from accord.risk.ogrs3.rules import Inputs
from accord.risk.ogrs3.rules import score as ogrs3
from accord.risk.registers import SCORES
from accord.risk.terms import Instrument, Sex

ON, BORN = date(2025, 6, 2), date(1990, 6, 3)
OLD = KnownOffence("REF1", date(2010, 3, 1), date(2010, 5, 4), "convicted", "04600")
NEW = KnownOffence("REF2", date(2025, 1, 6), date(2025, 4, 14), "convicted", "02801")
BESIDE = KnownOffence("REF3", date(2025, 1, 6), date(2025, 4, 14), "convicted", "10511")


def texts(told) -> dict[str, str]:
    return {name: each.text for name, each in told.items()}


def test_ogrs3_is_filled_in_from_the_sanctions_on_the_record() -> None:
    told = for_ogrs3("M", BORN, [OLD, NEW, BESIDE], ON)
    assert texts(told) == {
        "sex": "M", "age_at_risk_date": "34", "previous_sanctions": "1", "offence_group": "Burglary (domestic)",
        "age_at_first_sanction": "19", "age_at_current_conviction": "34", "sanction_status": "repeat",
    }  # fmt: skip
    assert told["previous_sanctions"].whence == "3 proven offences on the record"
    assert told["offence_group"].whence == "entry REF2; 1 more with it: choose the one that was sentenced hardest"


def test_arp_counts_take_the_current_sanction_in() -> None:
    assert texts(for_actuarial("F", BORN, [OLD, NEW])) == {
        "sex": "F", "born_on": "1990-06-03", "sanctions": "2", "violent_sanctions": "0", "convicted_on": "2025-04-14",
        "offence_code": "02801", "age_at_first_sanction": "19",
    }  # fmt: skip


def test_a_violent_sanction_is_one_by_the_suites_own_list_of_codes() -> None:
    harassment = KnownOffence("REF4", date(2012, 1, 6), None, "convicted", "00829")  # not of the group of violence
    unmapped = KnownOffence("REF5", date(2013, 1, 6), None, "convicted", "99999")

    told = for_actuarial("M", BORN, [harassment, unmapped, NEW])["violent_sanctions"]

    assert told.text == "1"
    assert told.whence == "the suite's own list of violent offence codes; it does not map 99999"


def test_what_the_record_does_not_say_is_left_to_be_answered() -> None:
    assert texts(for_ogrs3("U", None, [], ON)) == {}
    assert texts(for_actuarial("U", None, [])) == {}


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        (["convicted"], "first_conviction"),
        (["cautioned"], "first_caution"),
        (["cautioned", "cautioned"], "second_caution"),
        (["cautioned", "warned", "cautioned"], "multiple_cautions"),
        (["cautioned", "convicted"], "repeat"),
        (["convicted", "cautioned"], None),
    ],
)
def test_how_the_present_case_ended_follows_from_what_went_before(outcomes: list[str], status: str | None) -> None:
    offences = [KnownOffence(f"R{n}", date(2020 + n, 1, 1), None, each, "04600") for n, each in enumerate(outcomes)]
    assert texts(for_ogrs3("M", BORN, offences, ON)).get("sanction_status") == status


def test_a_score_is_kept_with_what_went_in_and_what_each_part_added() -> None:
    scored = ogrs3(Inputs("M", 20, 20, 20, 4, "repeat", "Violence"), ON)
    kept = kept_score(scored, {"sex": "the record"}, "Bob Metcalfe")
    assert (kept["result"], kept["band"], kept["version"]) == ("75%", "high", scored.version)
    said = inputs_said(kept["inputs"]).splitlines()
    assert said[0] == "Sex: Male (the record)"
    assert "How the present case ended: Convicted, with an earlier sanction" in said
    parts = read_parts(kept["parts"])
    assert sum(part.adds for part in parts) == pytest.approx(scored.log_odds)
    assert parts[0].is_constant
    assert "Current offence: Violence: +0.000 to the log-odds, times 1.00" in parts_said(kept["parts"])
    assert "career of 0 years: −0.867 to the log-odds, times 0.42" in parts_said(kept["parts"])
    assert SCORES.summary(kept) == "Offender Group Reconviction Scale 3, static: 75%, high"


SUITE = ActuarialInputs(
    assessed_on=ON, born_on=date(1990, 5, 1), sex=Sex.FEMALE, convicted_on=date(2025, 3, 3), offence_code="02801",
    sanctions=4, violent_sanctions=1, age_at_first_sanction=17, followed_from=date(2025, 3, 3),
)  # fmt: skip
ANSWERED = replace(
    SUITE, answers=dict.fromkeys(Question, 0) | {Question.TEMPER: 2, Question.HEROIN: 1},
    past=frozenset({Past.ARSON, Past.WOUNDING_GBH}),
)  # fmt: skip


def test_what_went_into_a_score_of_the_suite_is_kept_as_it_is_published_and_said_in_words() -> None:
    kept = kept_score(actuarial(Instrument.VRP, ANSWERED), {"gender": "the record"}, "Bob Metcalfe")
    assert ("gender", "FEMALE", "the record") in [
        (each.name, each.value, each.whence) for each in read_inputs(kept["inputs"])
    ]
    said = inputs_said(kept["inputs"]).splitlines()
    for line in (
        "Day of the assessment: 2 June 2025",
        "Sex: Female (the record)",
        "Temper control: Significant problems",
        "Heroin: Yes",
        "Relationship: Not in a relationship",
        "Convicted before of: arson, wounding or grievous bodily harm",
    ):
        assert line in said
    none = kept_score(actuarial(Instrument.VRP, replace(ANSWERED, past=frozenset())), {}, "Bob Metcalfe")
    assert "Convicted before of: none of them" in inputs_said(none["inputs"])


def test_a_static_score_says_which_answers_the_dynamic_one_would_have_needed() -> None:
    def note(inputs: ActuarialInputs) -> str:
        return kept_score(actuarial(Instrument.ARP, inputs), {}, "Bob Metcalfe")["notes"]

    assert "the dynamic one needs an assessor's answers, and none was given" in note(SUITE)
    without = {question: 0 for question in Question if question not in (Question.ACCOMMODATION, Question.UNEMPLOYED)}
    said = note(replace(SUITE, answers=without))
    assert "the dynamic one needs 2 more answers (suitability of accommodation, unemployed)." in said
    assert note(ANSWERED) == "Within two years."


def test_a_follow_up_that_starts_before_the_conviction_is_doubted() -> None:
    doubted = kept_score(actuarial(Instrument.ARP, replace(ANSWERED, followed_from=date(2024, 3, 3))), {}, "Bob")
    assert "Follow-up starts before the current conviction, 3 March 2025. Check both days." in doubted["notes"]


def test_a_value_that_has_no_words_is_said_as_it_is_kept() -> None:
    assert inputs_said('[["Convicted", "2025-06-02", ""], ["gender", "UNKNOWN", ""]]').splitlines() == [
        "Convicted: 2025-06-02", "Sex: UNKNOWN",
    ]  # fmt: skip


def test_points_of_a_matrix_are_kept_entry_by_entry() -> None:
    events = [Event("REF2", EventKind.OFFENCE, date(2025, 1, 6), "Burglary (domestic)")]
    kept = kept_matrix(score(shipped(), events, ON), shipped(), "Bob Metcalfe")
    (part,) = read_parts(kept["parts"])
    assert (part.entry, part.adds) == ("REF2", pytest.approx(15.14, abs=0.01))
    assert read_inputs(kept["inputs"])[0].value == shipped().title
    assert read_parts("") == ()
    assert KeptPart("x", 1.0).entry == ""
