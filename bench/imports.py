"""How fast extracts are taken in: `import people` at least 5,000 rows a second, `offences` at least 10,000."""

import csv
import io
import resource
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command

from accord.demo.scale import Size, write_extracts
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.load_reference_data import load_reference_data
from bench.big import SEED, a_file_of_its_own
from bench.common import BUILD, Figure, at_least, timed, write_down

WANTED = {"people": 5_000, "offences": 10_000}


def measure() -> list[Figure]:
    """Import 100,000 people and 200,000 offences into a new database, and the same rows through a bare `executemany`."""
    a_file_of_its_own("imports")
    at = datetime.now(UTC)
    call_command("migrate", verbosity=0, interactive=False)
    load_reference_data(at)
    figures = []
    size = Size(people=100_000, iom=0, custody=0, offences=200_000, tags=0, contacts=0)
    for extract in write_extracts(BUILD / "extracts", size, SEED, at.date()):
        if extract.agency != "north-yorkshire-police" or extract.register not in WANTED:
            continue
        data = extract.path.read_bytes()
        with timed() as took:
            import_extract(Delivery(extract.register, data, extract.path.name, extract.agency, at, "bench"))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        processor = f"{took[1]:.1f} s of processor ({extract.rows / took[1]:,.0f} rows/s)"
        figures.append(
            at_least(
                f"import {extract.register}, {extract.rows:,} rows", extract.rows / took[0], "rows/s", WANTED[extract.register],
                floor=extract.rows / bare(data, a_file_of_its_own("bare")), floor_is="slower than one bare table",
                note=f"{took[0]:.1f} s, of them {processor}; at most {most:,.0f} MB of memory so far",
            )
        )  # fmt: skip
    return figures


def bare(data: bytes, path: Path) -> float:
    """Seconds to read the same rows and write them to one table of text, with nothing checked."""
    with timed() as took:
        rows = csv.reader(io.StringIO(data.decode()))
        columns = next(rows)
        with sqlite3.connect(path) as connection:
            connection.execute(f"CREATE TABLE bare ({', '.join(columns)})")
            connection.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(columns))})", rows)
    return took[0]


if __name__ == "__main__":
    write_down("imports", measure())
