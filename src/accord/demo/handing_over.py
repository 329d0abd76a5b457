"""Handing over an extract in a scene: rows by column, taken in as any agency's file is."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from accord.demo.chapters import Past
from accord.journeys.import_extract import Delivery, columns_of, import_extract
from accord.ports.clock import london_day
from accord.ports.csv_writing import write_csv


def hand_over(past: Past, agency: str, register: str, rows: Iterable[Mapping[str, str]], at: datetime) -> None:
    """Take in an agency's extract of a register at a moment; a row that comes twice is told once."""
    past.telling.write()
    names = [column.name for column in columns_of(register)]
    once = dict.fromkeys(tuple(row.get(name, "") for name in names) for row in rows)
    file_name = f"{agency}-{register}-{london_day(at)}.csv"
    data = write_csv(once, names).encode()
    past.rows += import_extract(Delivery(register, data, file_name, agency, at, "extracts")).rows
