"""Questions asked and answers read: whatever is posted, values or faults come of it."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.columns import choice_column, date_column, multiline_column, text_column
from accord.web.shell import forms

TODAY = date(2026, 11, 20)
NINETEEN = [(f"c{number}", f"Choice {number}") for number in range(19)]
ESTABLISHMENT = text_column("establishment", "the prison", label="Which prison?", required=True)
ACCOUNT = multiline_column("account", "what happened", max_length=10_000)
RECEIVED = date_column("received_on", "first day", label="When?", required=True, not_in_future=True)
TIER = choice_column("tier", "tier", [("gold", "Gold"), ("silver", "Silver")], label="Which tier?")
COLUMNS = [ESTABLISHMENT, ACCOUNT, RECEIVED, TIER]


def answered(**posted: str) -> forms.Answers:
    return forms.answered(posted, COLUMNS, TODAY)


def test_right_answers_become_values():
    answers = forms.answered(
        QueryDict(
            "establishment=HMP+Durham&account=&received_on-day=3&received_on-month=5&received_on-year=2017&tier=gold"
        ),
        COLUMNS,
        TODAY,
    )
    assert answers.faults == ()
    assert answers.values == {
        "establishment": "HMP Durham", "account": None, "received_on": date(2017, 5, 3), "tier": "gold"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("column", "why"),
    [
        (ESTABLISHMENT, "Enter an answer."),
        (RECEIVED, "Enter the date."),
        (choice_column("tier", "tier", NINETEEN, required=True), "Select an answer."),
    ],
)
def test_a_blank_answer_to_a_needed_question_says_what_to_do(column: Any, why: str):
    assert [fault.why for fault in forms.answered({}, [column], TODAY).faults] == [why]


def test_each_of_several_faults_names_its_question():
    faults = answered().faults
    assert [fault.why for fault in faults] == ["Which prison?: Enter an answer.", "When?: Enter the date."]


def test_the_fault_of_a_date_leads_to_the_part_that_is_wrong():
    typed = {"received_on-day": "3", "received_on-month": "5", "received_on-year": "17"}
    (fault,) = forms.answered(typed, [RECEIVED], TODAY).faults
    assert (fault.field_id, fault.why) == ("received_on-year", "The year must have four figures, such as 2018.")


def test_a_day_to_come_is_refused_where_the_column_says_so():
    typed = {"received_on-day": "21", "received_on-month": "11", "received_on-year": "2026"}
    (fault,) = forms.answered(typed, [RECEIVED], TODAY).faults
    assert fault.field_id == "received_on-day"
    assert "in the future" in fault.why


def test_what_was_typed_is_kept_when_it_is_refused():
    column = choice_column("tier", "tier", [("gold", "Gold")])
    asked = forms.question(column, forms.answered({"tier": "platinum"}, [column], TODAY))
    assert asked.text == "platinum"
    assert asked.fault is not None


def test_the_same_texts_are_read_again_from_a_draft():
    posted = answered(
        **{"establishment": "HMP Hull", "received_on-day": "1", "received_on-month": "1", "received_on-year": "2020"}
    )
    assert forms.read(posted.texts, COLUMNS, TODAY) == posted


def test_up_to_eighteen_choices_are_radios_and_more_are_a_list():
    assert forms.question(choice_column("c", "c", NINETEEN[:18])).widget == "radios"
    assert forms.question(choice_column("c", "c", NINETEEN)).widget == "select"


def test_a_question_that_may_be_left_blank_says_so():
    assert forms.question(TIER).label == "Which tier? (optional)"
    assert forms.question(ESTABLISHMENT).label == "Which prison?"


@pytest.mark.parametrize(
    "post",
    [
        {"establishment": ["a", "b"], "account": None, "tier": 7},
        QueryDict("establishment=a&establishment=b"),
        QueryDict("establishment=%00&tier=%00gold&received_on-day=%00&received_on-month=-&received_on-year=%F0%9F"),
        {"establishment": "x" * 1_000_000, "account": "y" * 1_000_000, "received_on-year": "9" * 1_000_000},
        {"establishment": "\ud800", "account": "\x00", "received_on-day": "1-2-3"},
    ],
)
def test_hostile_posts_are_faults_and_never_errors(post: Any):
    answers = forms.answered(post, COLUMNS, TODAY)
    assert answers.faults
    assert all(isinstance(text, str) for text in answers.texts.values())


@given(
    st.dictionaries(
        st.sampled_from(["establishment", "account", "tier", *(f"received_on-{p}" for p in ("day", "month", "year"))]),
        st.text(),
    )
)
def test_every_column_has_either_a_value_or_a_fault(post: dict[str, str]):
    answers = forms.answered(post, COLUMNS, TODAY)
    assert sorted([*answers.values, *(fault.column for fault in answers.faults)]) == sorted(c.name for c in COLUMNS)
