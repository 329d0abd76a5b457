"""Parquet as comma-separated values: the same cells whatever their types, and a sentence for what cannot be read."""

from contextlib import suppress
from datetime import date
from io import BytesIO

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from accord.ports.parquet import ParquetRefused, as_csv, is_parquet


def packed(**columns) -> bytes:
    stream = BytesIO()
    parquet.write_table(pyarrow.table(columns), stream)
    return stream.getvalue()


WHOLE = packed(case_id=["a", None], age=[31, 17], sex=["M", "F"])


def test_numbers_words_days_and_nulls_are_text_under_their_names() -> None:
    data = packed(case_id=["a", None], age=[31, 17], born=[date(1984, 12, 2), None])

    assert is_parquet(data)
    assert as_csv(data) == b"case_id,age,born\na,31,1984-12-02\n,17,\n"


def test_words_kept_as_a_dictionary_are_the_same_words() -> None:
    assert as_csv(packed(sex=pyarrow.array(["M", "F", "M"]).dictionary_encode())) == b"sex\nM\nF\nM\n"


def test_a_comma_or_a_quotation_mark_is_quoted() -> None:
    assert as_csv(packed(case_id=['a "b", c'])) == b'case_id\n"a ""b"", c"\n'


@pytest.mark.parametrize(
    "data", [b"PAR1", b"PAR1" + b"x" * 100 + b"PAR1", packed(age=[31])[:-20], packed(ages=[[31, 17]])]
)
def test_what_cannot_be_read_is_told(data: bytes) -> None:
    with pytest.raises(ParquetRefused, match="This cannot be read as Parquet: "):
        as_csv(data)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(4, len(WHOLE) - 9), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_damaged_file_is_read_or_refused_and_never_breaks(damage: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in damage:
        data[place] = value

    with suppress(ParquetRefused):
        as_csv(bytes(data))


def test_a_csv_file_is_none() -> None:
    assert not is_parquet(b"case_id,sex\n")
