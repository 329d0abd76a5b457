"""Parquet files as comma-separated values, so that one reader checks and explains both."""

import pyarrow as arrow
from pyarrow import compute, csv, parquet

from accord.ports.csv_writing import write_csv

MAGIC = b"PAR1"


class ParquetRefused(ValueError):
    """The file is no Parquet that can be read; the message says why."""


def is_parquet(data: bytes) -> bool:
    """Whether the file says of itself that it is Parquet."""
    return data.startswith(MAGIC)


def as_csv(data: bytes) -> bytes:
    """Its columns as text under their names, a row to a line after the heading; a null is blank."""
    try:
        # One thread, for a process that ends while others wait is sometimes aborted by the library.
        table = parquet.ParquetFile(arrow.BufferReader(data)).read(use_threads=False)
        heading = write_csv([], table.column_names).encode()
        texts = arrow.table([_text(column) for column in table.columns], names=table.column_names)
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise ParquetRefused(f"This cannot be read as Parquet: {str(error).splitlines()[0]}") from None
    try:
        return heading + _lines(texts, "none")
    except arrow.ArrowInvalid:  # a quotation mark or a comma is in some text
        return heading + _lines(texts, "needed")


def _lines(texts: arrow.Table, quoting: str) -> bytes:
    stream = arrow.BufferOutputStream()
    csv.write_csv(texts, stream, csv.WriteOptions(include_header=False, quoting_style=quoting))
    written: bytes = stream.getvalue().to_pybytes()
    return written


def _text(column: arrow.ChunkedArray) -> arrow.ChunkedArray:
    if arrow.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    return compute.fill_null(column.cast(arrow.string()), "")
