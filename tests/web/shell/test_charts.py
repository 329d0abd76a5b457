"""Charts say what their figures say, to everyone."""

import re
import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.periods import Period
from accord.web.shell import charts
from accord.web.shell.charts.scale import round_ceiling, round_days, spread

EVIL = "</text><script>alert(1)</script>\"'&"
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))


def drawn(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def texts(markup: str) -> list[str]:
    return [each.text or "" for each in drawn(markup).iter("text")]


def widths(markup: str) -> list[float]:
    return [
        float(each.get("width", 0)) for each in drawn(markup).iter("rect") if each.get("fill", "").startswith("url")
    ]


ALL = [
    charts.bars("a", EVIL, [(EVIL, 1)]),
    charts.stacked_bars("a", EVIL, [EVIL, "b"], [(EVIL, (1, 2))]),
    charts.lines("a", EVIL, [EVIL, "b"], [(EVIL, [1, 2])]),
    charts.spans("a", EVIL, YEAR, [(EVIL, [charts.Span(EVIL, YEAR)])]),
    charts.sparkline("a", EVIL, [1, 2]),
    charts.boxes("a", EVIL, [(EVIL, charts.Box(1, 2, 3, 4, 5))]),
]


@pytest.mark.parametrize("markup", ALL)
def test_labels_are_text_whatever_they_hold(markup: str):
    picture = drawn(markup)
    assert list(picture.iter("script")) == []
    assert picture.findtext("title") == EVIL


@pytest.mark.parametrize("markup", ALL)
def test_every_chart_has_a_name_and_a_description_for_those_who_do_not_see_it(markup: str):
    picture = drawn(markup)
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == picture.find("title").get("id")
    assert picture.get("aria-describedby") == picture.find("desc").get("id")
    assert picture.findtext("desc")


@pytest.mark.parametrize("markup", ALL)
def test_no_chart_has_a_style_or_a_handler_of_its_own(markup: str):
    assert re.findall(r"\s(style|on\w+)=", re.sub(r">[^<]*<", "><", markup)) == []


@pytest.mark.parametrize("key", ["", "A", "1a", "a b", 'a"', "a<"])
def test_a_key_that_could_break_out_of_its_attribute_is_refused(key: str):
    with pytest.raises(ValueError, match="key"):
        charts.bars(key, "t", [])


def test_bars_are_as_long_as_their_figures_and_say_them():
    markup = charts.bars("tiers", "t", [("Gold", 50), ("Silver", 25), ("Bronze", 0)])
    one, half = widths(markup)
    assert one == pytest.approx(2 * half, abs=0.2)
    assert texts(markup) == ["Gold", "50", "Silver", "25", "Bronze", "0"]


def test_stacked_bars_say_each_part_and_the_sum():
    markup = charts.stacked_bars("places", "t", ["Community", "Custody"], [("Gold", (40, 24))])
    assert texts(markup) == ["Community", "Custody", "Gold", "40", "24", "64"]


def test_each_series_has_a_pattern_of_its_own():
    markup = charts.stacked_bars("places", "t", list("abcdef"), [("x", (1, 2, 3, 4, 5, 6))])
    patterns = [ElementTree.tostring(each).decode().partition(">")[2] for each in drawn(markup).iter("pattern")]
    assert len(set(patterns)) == 6


@pytest.mark.parametrize(
    "draw",
    [
        lambda: charts.bars("a", "t", [("x", -1)]),
        lambda: charts.stacked_bars("a", "t", ["one"], [("x", (1, 2))]),
        lambda: charts.stacked_bars("a", "t", list("abcdefg"), []),
        lambda: charts.lines("a", "t", ["one"], [("x", [1, 2])]),
        lambda: charts.lines("a", "t", [], [("x", [])] * 5),
        lambda: charts.spans("a", "t", Period(date(2026, 1, 1)), []),
        lambda: charts.spans("a", "t", Period(date(2026, 1, 1), date(2026, 1, 1)), []),
        lambda: charts.sparkline("a", "t", []),
    ],
)
def test_what_a_chart_cannot_show_truly_is_refused(draw):
    with pytest.raises(ValueError, match=r"."):
        draw()


def test_an_unknown_figure_is_a_gap_and_not_nought():
    markup = charts.lines("q", "t", ["a", "b", "c", "d"], [("x", [5, None, 5, 5])])
    (line,) = [each.get("d") for each in drawn(markup).iter("path") if each.get("stroke-width") == "2.5"][1:]
    assert line.count("M") == 2
    assert line.count("L") == 1


def test_a_span_is_cut_to_the_axis_and_its_going_on_is_shown():
    rows = [
        (
            "x",
            [
                charts.Span("custody", Period(date(2025, 7, 1))),
                charts.Span("tag", Period(date(2020, 1, 1), date(2021, 1, 1))),
            ],
        )
    ]
    markup = charts.spans("s", "t", YEAR, rows)
    arrows = [each for each in drawn(markup).iter("path") if (each.get("d") or "").endswith("z")]
    assert len(arrows) == 1
    assert max(widths(markup)) < 480


def test_a_small_line_tells_its_lowest_highest_and_last():
    assert drawn(charts.sparkline("s", "t", [12, 15, 7, 8])).findtext("desc") == "Lowest 7, highest 15, last 8."


@given(st.lists(st.tuples(st.text(max_size=60), st.integers(0, 10**9)), max_size=12))
def test_any_bars_can_be_drawn(rows: list[tuple[str, int]]):
    safe = [(re.sub("[^\x20-\ud7ff]", "", label), figure) for label, figure in rows]
    assert drawn(charts.bars("a", "t", safe)).tag == "svg"


@given(st.integers(0, 10**9))
def test_an_axis_reaches_its_largest_figure_and_not_far_beyond(largest: int):
    top = round_ceiling(largest)
    assert largest <= top <= max(4, largest * 2.5)
    assert top % 4 == 0


def test_days_on_an_axis_are_first_days():
    assert round_days(date(2025, 12, 5), date(2026, 3, 1)) == [date(2026, 1, 1), date(2026, 2, 1)]
    assert [day.year for day in round_days(date(2010, 1, 1), date(2020, 1, 1))] == [2010, 2012, 2014, 2016, 2018]


@given(st.integers(0, 500), st.integers(1, 20))
def test_labels_never_outnumber_their_room(count: int, most: int):
    assert len(spread(count, most)) <= most


def test_the_middle_half_of_a_box_lies_between_its_quarters_on_the_scale():
    picture = drawn(
        charts.boxes("a", "Spread", [("One", charts.Box(0, 10, 15, 30, 40)), ("Two", charts.Box(5, 5, 5, 5, 5))])
    )
    one, two = (each for each in picture.iter("rect") if each.get("fill", "").startswith("url"))
    scale = [float(each.get("x1")) for each in picture.iter("line") if each.get("stroke-dasharray")]
    assert float(one.get("x")) == pytest.approx(scale[1], abs=0.1)
    assert float(one.get("x")) + float(one.get("width")) == pytest.approx(scale[3], abs=0.1)
    assert float(two.get("width")) > 0


def test_a_box_cannot_show_a_figure_below_nought():
    with pytest.raises(ValueError, match="below nought"):
        charts.boxes("a", "Spread", [("One", charts.Box(-1, 0, 0, 0, 0))])
