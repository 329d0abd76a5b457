"""The keys by which names are found: alike for what sounds alike, and kept beside every name however it came."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from accord.people.commands import PersonRow, add_alias, receive_people
from accord.people.keys import EDGE, NAME_KEYS, SOUND_LENGTH, family_keys, given_keys, name_keys, sound_of, source_key
from accord.people.models import PersonName, SourceRecord
from accord.people.queries.receiving import source_record_named
from tests.cast import CAST_AT, Cast
from tests.people.deliveries import delivered

BORN = ("born_on", *NAME_KEYS)


@pytest.mark.parametrize(
    "names",
    [
        "smith smyth smithe",
        "stephen steven stefan",
        "catherine kathryn katherine",
        "macdonald mcdonald",
        "thompson thomson",
        "philips phillips",
        "shaun sean shawn",
        "knight night",
        "wright right",
        "mohammed muhammad mohamed",
        "clark clarke",
        "obrien obryan",
    ],
)
def test_names_that_sound_alike_have_one_key(names: str):
    assert len({sound_of(name) for name in names.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("smith", "jones"), ("taylor", "turner"), ("mason", "oscar"), ("gill", "hall")]
)
def test_names_that_sound_unlike_have_two(one: str, other: str):
    assert sound_of(one) != sound_of(other)


def test_the_keys_of_a_name_are_its_whole_its_sound_and_its_edges():
    assert family_keys("O’Featherstone-Haugh") == ("ofeatherstone haugh", "aftrst", "ofe", "ugh")
    assert given_keys("Mason Lee") == ("mason lee", "nsn", "mas")
    assert given_keys("") == ("", "", "")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_name_at_all_has_keys_that_the_columns_can_hold(family: str, given_names: str):
    lengths = [len(key) for key in name_keys(family, given_names)]
    most = [100, SOUND_LENGTH, EDGE, EDGE, 150, SOUND_LENGTH, EDGE]
    assert all(length <= limit for length, limit in zip(lengths, most, strict=True))


@pytest.mark.parametrize("written", ["NY-00026", "ny00026", "NY 00026", "ny/000-26.", "ＮＹ00026"])
def test_an_agencys_number_is_looked_for_by_its_letters_and_figures(written: str):
    assert source_key(written) == "NY00026"


@given(st.text(max_size=60))
def test_any_number_at_all_has_a_key_that_is_its_own_key(written: str):
    assert source_key(source_key(written)) == source_key(written)
    assert len(source_key(written)) <= 60


def kept(cast: Cast) -> list[tuple[object, ...]]:
    return list(PersonName.objects.filter(source_record__person_id=cast.mason).order_by("pk").values_list(*BORN))


def test_a_name_that_is_delivered_has_its_keys_and_the_date_of_birth(cast: Cast):
    assert kept(cast)[0] == (date(1982, 11, 30), "quillfeather", "klftr", "qui", "her", "mason lee", "nsn", "mas")


def test_an_alias_has_its_keys_and_the_date_of_birth_that_the_record_says_then_and_later(cast: Cast):
    record_id, _ = source_record_named(cast.alice.agency.id, "NY1") or (0, 0)
    add_alias(record_id, "Featherstone", "Macey", CAST_AT)
    alias = PersonName.objects.filter(kind="alias").values_list(*BORN)
    before = list(alias)
    corrected = PersonRow("NY1", "Quillfeather", "Mason Lee", date(1982, 11, 3), "M", "", "", None, ())
    receive_people([corrected], cast.alice.agency.id, delivered(cast.alice), CAST_AT, "test")

    keys = ("featherstone", "ftrstn", "fea", "one", "macey", "ns", "mac")
    assert before == [(date(1982, 11, 30), *keys)]
    assert list(alias.all()) == [(date(1982, 11, 3), *keys)]


def test_names_and_numbers_held_before_there_were_keys_are_given_them(cast: Cast):
    before, numbers = kept(cast), set(SourceRecord.objects.values_list("source_id", "source_key"))
    PersonName.objects.update(born_on=None, **dict.fromkeys(NAME_KEYS, ""))
    SourceRecord.objects.update(source_key="")

    migration = import_module("accord.people.migrations.0005_keys_by_which_names_are_found")
    migration.fill_keys(apps, SimpleNamespace(connection=connection))

    assert kept(cast) == before
    assert set(SourceRecord.objects.values_list("source_id", "source_key")) == numbers
