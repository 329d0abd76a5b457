"""The codes of the ledger: what they cover, and that one can be made again by anybody who has the key."""

import hashlib
import hmac
import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from accord.audit.rules import (
    DETAIL_LIMIT,
    GENESIS,
    SealContent,
    detail_text,
    earliest_believable,
    keys_from,
    moment_text,
    place_code,
    row_code,
    seal_code,
    term_code,
)

KEYS = keys_from("a secret that is long enough for the tests of the ledger")
SEAL = SealContent(
    number=3,
    sealed_at="2026-03-02 09:30:00.000000",
    first_position=11,
    row_count=4,
    rows_digest="a" * 64,
    reached=15,
    observed_at="2026-03-02 09:30:00.000001",
    low_water=12,
    caught_up=True,
    previous_hash=GENESIS,
)
values = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=8)
contents = st.lists(values, min_size=13, max_size=13)


def test_each_kind_of_code_has_a_key_of_its_own():
    assert len({KEYS.row, KEYS.place, KEYS.seal, KEYS.term}) == 4


def test_a_short_secret_is_refused():
    with pytest.raises(ValueError, match="has 31 bytes, and at least 32 are needed"):
        keys_from("x" * 31)


@given(contents)
def test_a_row_code_can_be_made_again_outside_the_program(content):
    array = json.dumps(content, ensure_ascii=False, separators=(",", ":"))

    assert row_code(KEYS.row, content) == hmac.new(KEYS.row, array.encode(), hashlib.sha256).hexdigest()


@given(contents, contents)
def test_two_rows_that_differ_anywhere_have_different_codes(content, other):
    assume(content != other)

    assert row_code(KEYS.row, content) != row_code(KEYS.row, other)


def test_text_that_moves_from_one_column_to_the_next_changes_the_code():
    assert row_code(KEYS.row, ["ab", "c"]) != row_code(KEYS.row, ["a", "bc"])


def test_nothing_and_blank_are_not_the_same():
    assert row_code(KEYS.row, [None]) != row_code(KEYS.row, [""])


def test_a_place_covers_all_that_it_is_made_of():
    made = [("0", 1, 2, 3, "m"), ("1", 1, 2, 3, "m"), ("0", 2, 2, 3, "m"), ("0", 1, 3, 3, "m"), ("0", 1, 2, 4, "m")]

    assert len({place_code(KEYS.place, *parts) for parts in [*made, ("0", 1, 2, 3, "n")]}) == 6


CHANGED = {int: lambda value: value + 1, str: lambda value: value + "0", bool: lambda value: not value}


@pytest.mark.parametrize("name", [field.name for field in fields(SealContent)])
def test_a_seal_covers_each_of_its_fields(name):
    value = getattr(SEAL, name)
    changed = replace(SEAL, **{name: CHANGED[type(value)](value)})

    assert seal_code(KEYS.seal, changed) != seal_code(KEYS.seal, SEAL)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2026, 3, 2, 9, 30, tzinfo=UTC), "2026-03-02 09:30:00.000000"),
        (datetime(2026, 7, 2, 9, 30, 0, 7, tzinfo=timezone(timedelta(hours=1))), "2026-07-02 08:30:00.000007"),
    ],
)
def test_a_moment_is_written_in_utc_to_the_microsecond(at, text):
    assert moment_text(at) == text


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        moment_text(datetime(2026, 3, 2, 9, 30))  # noqa: DTZ001  the fault that is tried


def test_a_row_may_be_an_hour_older_than_a_seal_that_left_nothing_waiting():
    assert earliest_believable("2026-03-02 00:30:00.000000") == "2026-03-01 23:30:00.000000"


@pytest.mark.parametrize("same", ["O'Brien  Mary", " o'brien mary ", "O'BRIEN\tMARY"])
def test_a_term_has_one_code_however_it_is_spaced_and_capitalised(same):
    assert term_code(KEYS.term, "name", same) == term_code(KEYS.term, "name", "O'Brien Mary")


def test_a_term_has_another_code_in_another_field_or_under_another_key():
    other = keys_from("another secret that is long enough for the tests").term
    codes = {
        term_code(KEYS.term, "name", "York"),
        term_code(KEYS.term, "place", "York"),
        term_code(other, "name", "York"),
    }

    assert len(codes) == 3


def test_detail_is_written_the_same_in_whatever_order_it_comes():
    assert detail_text({"b": "é", "a": 1}) == detail_text({"a": 1, "b": "é"}) == '{"a":1,"b":"é"}'


def test_detail_so_long_that_it_must_be_the_data_is_refused():
    with pytest.raises(ValueError, match=f"{DETAIL_LIMIT} is the limit"):
        detail_text({"text": "x" * DETAIL_LIMIT})
