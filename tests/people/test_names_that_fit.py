"""How well a name or a date of birth that is held fits what was typed. Pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.people.finding.births import Birth, birth_fit
from accord.people.finding.fits import Tier, Way, name_words
from accord.people.finding.names import Comparison, Reading, TypedName
from accord.people.terms import NameKind

DAY = Birth(date(1982, 3, 4), date(1982, 3, 4))


@pytest.mark.parametrize(
    ("typed", "held", "tier", "way"),
    [
        ("mason", "mason", Tier.EXACT, Way.SAME),
        ("mason", "mason lee", Tier.EXACT, Way.SAME),
        ("o brien", "obrien", Tier.EXACT, Way.SAME),
        ("mason lee", "mason", Tier.CLOSE, Way.PART),
        ("lee", "mason lee", Tier.CLOSE, Way.PART),
        ("jones", "smith jones", Tier.CLOSE, Way.PART),
        ("quill", "quillfeather", Tier.CLOSE, Way.BEGINS),
        ("j", "john", Tier.CLOSE, Way.BEGINS),
        ("john", "j", Tier.CLOSE, Way.BEGINS),
        ("bill", "william", Tier.CLOSE, Way.NICKNAME),
        ("william", "bill", Tier.CLOSE, Way.NICKNAME),
        ("jhon", "john", Tier.CLOSE, Way.SPELT),
        ("quilfeather", "quillfeather", Tier.CLOSE, Way.SPELT),
        ("featherston", "fetherstone", Tier.CLOSE, Way.SOUNDS),
        ("quillfxathxr", "quillfeather", Tier.POSSIBLE, Way.SPELT),
        ("al", "ali", Tier.CLOSE, Way.BEGINS),
        ("la", "lea", Tier.POSSIBLE, Way.SPELT),
        ("jlpn", "john", Tier.POSSIBLE, Way.SPELT),
    ],
)
def test_a_name_fits_in_one_of_these_ways(typed: str, held: str, tier: Tier, way: Way):
    fit = TypedName(typed)[held]
    assert (fit.tier, fit.way) == (tier, way)


@pytest.mark.parametrize(
    ("typed", "held"),
    [("mason", "nadia"), ("smith", "jones"), ("al", "jo"), ("son", "mason"), ("quill", ""), ("", "x")],
)
def test_other_names_do_not_fit(typed: str, held: str):
    assert TypedName(typed)[held] is None


@pytest.mark.parametrize(("typed", "held", "fits"), [("mason lee", "mason lee", True), ("mason l", "mason lee", True),
    ("mason lee", "mason", False), ("mason lee", "lee mason", False)])  # fmt: skip
def test_several_words_for_one_name_must_be_its_beginning(typed: str, held: str, fits: bool):
    assert (Comparison([Reading("", typed, is_whole=True)]).fit("quillfeather", held) is not None) is fits


def test_both_names_must_fit_and_the_worse_of_them_says_how():
    fit = Comparison([Reading("smith", "bill")]).fit("smith", "william")
    assert (fit.tier, fit.way) == (Tier.CLOSE, Way.NICKNAME)


def test_one_name_alone_that_fits_is_told_apart():
    assert Comparison([Reading("smith", "john")]).fit("smith", "mary").way is Way.ONE_ONLY


def test_names_known_to_be_swapped_are_close_and_say_so():
    fit = Comparison([Reading("john", "smith"), Reading("smith", "john", is_swapped=True)]).fit("smith", "john")
    assert (fit.tier, fit.way) == (Tier.CLOSE, Way.SWAPPED)


def test_the_best_of_the_readings_counts():
    assert Comparison([Reading("mason", "quill"), Reading("quill", "mason")]).fit("quill", "mason").tier is Tier.EXACT


@pytest.mark.parametrize(("way", "kind", "said"), [(Way.SAME, "main", "Name"), (Way.SAME, "alias", "Alias"),
    (Way.PART, "alias", "Part of the alias"), (Way.NICKNAME, "main", "Name: short or other form"),
    (Way.SOUNDS, "former", "Former name sounds alike"), (Way.PART, "former", "Part of the former name")])  # fmt: skip
def test_a_result_says_in_what_way_the_name_fitted(way: Way, kind: str, said: str):
    assert name_words(way, NameKind(kind)) == said


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_compared(typed: str, held: str):
    fit = TypedName(typed)[held]
    assert fit is None or 0 < fit.score <= 1


@pytest.mark.parametrize(
    ("held", "tier", "words"),
    [
        (date(1982, 3, 4), Tier.EXACT, "Date of birth"),
        (date(1982, 3, 1), Tier.CLOSE, "Date of birth: some days off"),
        (date(1982, 2, 27), Tier.CLOSE, "Date of birth: some days off"),
        (date(1982, 4, 3), Tier.CLOSE, "Date of birth: day and month swapped"),
        (date(1982, 3, 24), Tier.CLOSE, "Date of birth: one figure off"),
        (date(1992, 3, 4), Tier.CLOSE, "Date of birth: one figure off"),
        (date(1978, 3, 4), Tier.POSSIBLE, "Date of birth: another year"),
        (date(1982, 11, 30), Tier.POSSIBLE, "Year of birth"),
        (None, Tier.POSSIBLE, "Date of birth not known"),
    ],
)
def test_a_date_of_birth_fits_a_day_in_one_of_these_ways(held: date | None, tier: Tier, words: str):
    fit = birth_fit(DAY, held)
    assert (fit.tier, fit.words) == (tier, words)


@pytest.mark.parametrize(
    ("sought", "held", "tier", "words"),
    [
        (Birth(date(1982, 1, 1), date(1982, 12, 31)), date(1982, 11, 30), Tier.EXACT, "Year of birth"),
        (Birth(date(1982, 1, 1), date(1982, 12, 31)), date(1983, 11, 30), Tier.POSSIBLE, "Year of birth: near"),
        (Birth(date(1982, 3, 1), date(1982, 3, 31)), date(1982, 3, 4), Tier.EXACT, "Month of birth"),
        (Birth(date(1982, 3, 1), date(1982, 3, 31)), date(1982, 4, 4), Tier.POSSIBLE, "Month of birth: near"),
        (Birth(date(1980, 1, 1), date(1984, 12, 31), is_about=True), date(1982, 3, 4), Tier.CLOSE, "Age about"),
    ],
)
def test_a_date_of_birth_fits_a_stretch_in_one_of_these_ways(sought: Birth, held: date, tier: Tier, words: str):
    fit = birth_fit(sought, held)
    assert (fit.tier, fit.words) == (tier, words)


@pytest.mark.parametrize("held", [date(1950, 3, 4), date(1984, 5, 6), date(1999, 12, 31)])
def test_another_date_does_not_fit(held: date):
    assert birth_fit(DAY, held) is None
