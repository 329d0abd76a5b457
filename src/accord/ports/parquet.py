"""Parquet files as comma-separated values, so that one reader checks and explains both."""

import pyarrow as arrow
from pyarrow import compute, csv, parquet

MAGIC = b"PAR1"


class ParquetRefused(ValueError):
    """The file is no Parquet that can be read; the message says why."""


def is_parquet(data: bytes) -> bool:
    """Whether the file says of itself that it is Parquet."""
    return data.startswith(MAGIC)


def as_csv(data: bytes) -> bytes:
    """Its columns as text under their names, a row to a line after the heading; a null is blank."""
    try:
        table = parquet.read_table(arrow.BufferReader(data))
        texts = arrow.table([_text(table.column(name)) for name in table.column_names], names=table.column_names)
    except arrow.ArrowException as error:
        raise ParquetRefused(f"This cannot be read as Parquet: {str(error).splitlines()[0]}") from None
    heading = ",".join(table.column_names).encode()
    try:
        return heading + b"\n" + _lines(texts, "none")
    except arrow.ArrowInvalid:  # a quotation mark or a comma is in some text
        return heading + b"\n" + _lines(texts, "needed")


def _lines(texts: arrow.Table, quoting: str) -> bytes:
    stream = arrow.BufferOutputStream()
    csv.write_csv(texts, stream, csv.WriteOptions(include_header=False, quoting_style=quoting))
    written: bytes = stream.getvalue().to_pybytes()
    return written


def _text(column: arrow.ChunkedArray) -> arrow.ChunkedArray:
    if arrow.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    return compute.fill_null(column.cast(arrow.string()), "")
