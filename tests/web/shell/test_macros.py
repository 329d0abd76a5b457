"""Each macro says in words what it shows, and reads nothing as markup that it was given as text."""

from datetime import date
from types import SimpleNamespace

import pytest

from accord.kernel.columns import choice_column, date_column, multiline_column, text_column
from accord.web.shell import forms, lists
from tests.web.shell.drawing import EVIL, elements, macro, words

TODAY = date(2026, 11, 20)
ITEM = SimpleNamespace(title=EVIL, when=EVIL, datetime=TODAY, byline=EVIL)
CHOICES = [(EVIL, EVIL)]
QUESTIONS = [
    text_column("a", "a", label=EVIL, hint=EVIL),
    multiline_column("a", "a", label=EVIL, hint=EVIL),
    date_column("a", "a", label=EVIL, hint=EVIL),
    choice_column("a", "a", CHOICES, label=EVIL, hint=EVIL),
    choice_column("a", "a", CHOICES * 11, label=EVIL, hint=EVIL),
]
FAULT = forms.FieldFault("a", "a", EVIL)


@pytest.mark.parametrize(
    "call",
    [
        "alert(e, title=e)",
        "badge(e)",
        "tag(e)",
        'breadcrumbs([{"text": e, "href": e}], e)',
        'primary_navigation([{"text": e, "href": e, "is_current": true}])',
        'sub_navigation([{"text": e, "href": e}], e, e)',
        "identity_bar([(e, e)])",
        'page_header(e, e, [{"text": e, "href": e}])',
        '{% call filter_panel(e, [(e, [{"text": e, "href": e}])], e, e) %}{{ e }}{% endcall %}',
        "search_box(e, '', e, e, e)",
        "{% call(item) timeline([item_]) %}{{ e }}{% endcall %}",
        'table(e, [e, {"text": e, "href": e, "sort": "none"}], [[e, {"text": e, "href": e}]], foot=[e, e])',
        "summary_list([(e, e, e)])",
        'summary_card(e, [(e, e)], [{"text": e, "href": e}])',
        "stat_card(e, e, e)",
        "value(e)",
        "value(none, e)",
        "{% call empty_state(e) %}{{ e }}{% endcall %}",
        "{% call interruption_card(e, e, e, e, '', e) %}{{ e }}{% endcall %}",
        "error_summary([fault])",
        "chart_with_table(e, e, [e], [[e]], e)",
    ],
)
def test_text_is_never_read_as_markup(call: str):
    drawn = macro(call, e=EVIL, item_=ITEM, fault=FAULT)
    assert elements(drawn, "script") == []
    assert "alert(1)" in words(drawn)


@pytest.mark.parametrize("column", QUESTIONS)
@pytest.mark.parametrize("is_page_heading", [True, False])
def test_questions_and_what_was_typed_are_never_read_as_markup(column, is_page_heading: bool):
    asked = forms.Question(column, EVIL, FAULT)
    drawn = macro("question_field(q, h)", q=asked, h=is_page_heading)
    assert elements(drawn, "script") == []
    assert words(drawn).count("alert(1)") >= 3


@pytest.mark.parametrize("typed", ["two\nlines\n\n  and more", "  spaces  ", "<b>", "&amp;", 'O’Neill \\ "x"'])
def test_text_of_several_lines_comes_back_as_it_was_typed(typed: str):
    drawn = macro("question_field(q)", q=forms.Question(multiline_column("a", "a"), typed))
    assert words(drawn).endswith(" ".join(typed.split()))
    assert ("\n\n  and more" in drawn) == ("\n\n  and more" in typed)


def test_a_question_on_its_own_page_is_the_heading_of_the_page():
    drawn = macro("question_field(q, true)", q=forms.Question(QUESTIONS[2]))
    assert len(elements(drawn, "h1")) == 1
    assert elements(macro("question_field(q)", q=forms.Question(QUESTIONS[2])), "h1") == []


def test_a_fault_is_tied_to_its_field_and_its_part():
    fault = forms.FieldFault("a", "a-month", "The month is wrong.")
    drawn = macro("question_field(q)", q=forms.Question(QUESTIONS[2], "2026-13-1", fault))
    marked = [each["name"] for each in elements(drawn, "input") if "govuk-input--error" in (each["class"] or "")]
    assert marked == ["a-month"]
    assert "a-error" in (elements(drawn, "fieldset")[0]["aria-describedby"] or "")
    assert elements(macro("error_summary([f])", f=fault), "a")[0]["href"] == "#a-month"


def test_the_answer_given_is_chosen_again():
    column = choice_column("tier", "tier", [("gold", "Gold"), ("silver", "Silver")])
    drawn = macro("question_field(q)", q=forms.Question(column, "silver"))
    assert [each["value"] for each in elements(drawn, "input") if "checked" in each] == ["silver"]


def test_no_answer_is_chosen_beforehand():
    column = choice_column("tier", "tier", [("gold", "Gold"), ("silver", "Silver")])
    drawn = macro("question_field(q)", q=forms.Question(column))
    assert [each for each in elements(drawn, "input") if "checked" in each] == []


def test_the_browser_is_asked_to_remember_nothing_that_is_typed():
    drawn = [macro("question_field(q)", q=forms.Question(QUESTIONS[index])) for index in (0, 2)]
    inputs = elements("".join(drawn), "input")
    assert len(inputs) == 4
    assert {each["autocomplete"] for each in inputs} == {"off"}


def test_a_search_is_posted_so_that_no_address_holds_a_name():
    drawn = macro("search_box('/search/', 'TOKEN', 'Find a person')")
    assert elements(drawn, "form")[0]["method"] == "post"
    assert "TOKEN" in drawn


def test_the_three_states_of_a_value_never_look_alike():
    known, unknown, lost = (
        words(macro(call)) for call in ("value(0)", 'value("", "Ask probation.")', "value(1, could_not_load=true)")
    )
    assert known == "0"
    assert unknown == "Not known. Ask probation."
    assert lost.startswith("Could not load.")


@pytest.mark.parametrize(
    ("due_on", "said", "colours"),
    [
        (date(2026, 11, 17), "Overdue by 3 days", ["govuk-tag govuk-tag--red"]),
        (TODAY, "Due today", ["govuk-tag govuk-tag--yellow"]),
        (date(2026, 11, 25), "Due in 5 days", []),
    ],
)
def test_a_deadline_is_said_in_words_as_well_as_in_colour(due_on: date, said: str, colours: list[str]):
    drawn = macro("due_tag(due_on, today)", due_on=due_on, today=TODAY)
    assert words(drawn) == said
    assert [each["class"] for each in elements(drawn, "strong")] == colours


def test_a_table_names_its_rows_and_columns_and_lines_up_its_figures():
    drawn = macro(
        'table("Tiers", ["Tier", {"text": "People", "numeric": true}], [["Gold", {"text": 64, "href": "/g/"}]])'
    )
    assert [each["scope"] for each in elements(drawn, "th")] == ["col", "col", "row"]
    assert elements(drawn, "td")[0]["class"] == "govuk-table__cell govuk-table__cell--numeric"
    assert elements(drawn, "a")[0]["href"] == "/g/"
    assert words(drawn) == "Tiers Tier People Gold 64"


def test_a_sorted_column_says_so_to_those_who_do_not_see_the_arrow():
    sorting = lists.Sorting("name", descending=True)
    drawn = macro(
        "table('t', [h, other], [])", h=sorting.heading("Name", "name"), other=sorting.heading("Tier", "tier")
    )
    assert [each["aria-sort"] for each in elements(drawn, "th")] == ["descending", "none"]


def test_change_links_say_what_they_change():
    assert (
        words(macro('summary_list([("Received on", "3 May 2017", "/c/")])'))
        == "Received on 3 May 2017 Change Received on"
    )


def test_a_list_on_one_page_has_no_page_links():
    drawn = macro("pagination(s)", s=lists.slice_of({}, 3))
    assert words(drawn) == "Showing 1 to 3 of 3 results"
    assert elements(drawn, "nav") == []


def test_an_alert_is_announced_only_when_it_has_just_happened():
    assert elements(macro("alert('Saved.', announce=true)"), "div")[0]["role"] == "alert"
    assert elements(macro("alert('Standing.')"), "div")[0]["role"] == "region"


def test_a_serious_step_without_an_address_is_posted_with_its_token():
    drawn = macro("{% call interruption_card('Stop', 'Go on', '/', csrf_input='TOKEN') %}Why{% endcall %}")
    assert elements(drawn, "form")[0]["method"] == "post"
    assert "TOKEN" in drawn


def test_a_forgotten_name_is_an_error_and_not_a_blank():
    with pytest.raises(Exception, match="is undefined"):
        macro("tag(nobody_gave_this)")
