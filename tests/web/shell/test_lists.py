"""Pages of a list, and its order."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from accord.web.shell.lists import slice_of, sorting_of


@pytest.mark.parametrize(
    ("asked", "number"),
    [("2", 2), ("0", 1), ("99", 6), ("-1", 1), ("two", 1), ("", 1), ("9" * 400, 1), ("²", 1), ("1e3", 1)],
)
def test_whatever_page_is_asked_for_one_that_exists_is_shown(asked: str, number: int):
    assert slice_of({"page": asked}, 140).number == number


def test_what_is_shown_is_told_in_words():
    assert slice_of({"page": "6"}, 140).words == "Showing 126 to 140 of 140 results"
    assert slice_of({}, 0).words == "No results"
    assert slice_of({}, 12_345).words == "Showing 1 to 25 of 12,345 results"


def test_links_to_other_pages_keep_every_filter():
    shown = slice_of(QueryDict("tier=gold&tier=silver&page=2"), 140)
    assert shown.next == {"href": "?tier=gold&tier=silver&page=3"}
    assert shown.previous == {"href": "?tier=gold&tier=silver&page=1"}


def test_the_ends_have_no_way_beyond_them():
    assert slice_of({"page": "1"}, 140).previous is None
    assert slice_of({"page": "6"}, 140).next is None


@given(st.integers(0, 10_000), st.integers(1, 500))
def test_the_first_the_last_and_this_page_are_always_linked(total: int, asked: int):
    shown = slice_of({"page": str(asked)}, total)
    numbers = [item.get("number") for item in shown.items]
    assert {1, shown.number, shown.pages} <= set(numbers)
    assert [item["number"] for item in shown.items if item.get("current")] == [shown.number]


def test_a_heading_sorts_and_then_turns_the_order_round():
    by_name = sorting_of({"sort": "name"}, ["name", "entered"], "name")
    assert by_name.order_by == "name"
    assert by_name.heading("Name", "name") == {
        "text": "Name",
        "href": "?sort=-name",
        "sort": "ascending",
        "numeric": False,
    }
    assert by_name.heading("Entered", "entered")["href"] == "?sort=entered"
    assert sorting_of({"sort": "-name"}, ["name"], "name").heading("Name", "name")["href"] == "?sort=name"


@pytest.mark.parametrize("asked", ["password", "-password", "--name", "", "name;drop", "name__gt"])
def test_only_the_columns_allowed_sort(asked: str):
    assert sorting_of({"sort": asked}, ["name"], "-entered").order_by == "-entered"


def test_sorting_anew_begins_at_the_first_page_and_keeps_the_filters():
    assert (
        sorting_of(QueryDict("page=3&tier=gold"), ["name"], "name").heading("N", "name")["href"]
        == "?tier=gold&sort=-name"
    )
