"""The top 200 of 300,000 people by 3,000,000 offences, with an explanation for each of the 200: under ten seconds.

Of those people a third have left the cohort, which is what the cut that is measured beside it looks for.

The database is made the first time, which takes some minutes, and kept while its recipe is the same.
"""

import csv
import io
import resource
import shutil
from datetime import UTC, date, datetime, timedelta

from django.core.management import call_command

from accord.access.queries.areas import area_named
from accord.demo.scale import Size, write_extracts
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.load_reference_data import load_reference_data
from accord.reporting.queries.ranked import fairness_of, ranked_list
from accord.risk.matrix.table import shipped
from bench.big import recipe
from bench.common import BUILD, Figure, at_most, timed, write_down

SIZE = Size(people=300_000, iom=300_000, custody=30_000, offences=3_000_000, tags=1, contacts=1)
TOP = 200
CUT = "left-cohort"
"""What must be known of everybody for a cut is all that any of them needs, so one stands for each."""
SEED = 3
RECIPE = BUILD / "ranked.recipe"
DATABASE = BUILD / "ranked.sqlite3"


def measure() -> list[Figure]:
    """Everything between the question and the answer: reading, scoring, explaining, and moving each weight a tenth."""
    on = _use_database()
    area = area_named("North Yorkshire")
    with timed() as took:
        found = ranked_list(None, area, on, shipped(), TOP)
    with timed() as fairness:
        fairness_of(found)
    with timed() as cut:
        ranked_list(None, area, on, shipped(), TOP, first_of=CUT)
    explained = sum(len(each.score.contributions) for each in found.people)
    told = (
        f"{took[1]:.1f} s of processor; {explained:,} entries explained; the fairness panel another {fairness[0]:.1f} s; "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at the most"
    )
    people, offences = len(found.scored.people), sum(len(each.entry) for each in found.scored.facts.values())
    return [
        at_most(f"top {TOP} of {people:,} people, {SIZE.offences:,} offences held", took[0], "s", 10, note=told),
        Figure(
            f"the first {TOP} of those who left the cohort, and how many each other cut has",
            cut[0],
            "s",
            note=f"{cut[1]:.1f} s of processor",
        ),
        Figure("offences within the look-back, each counted once", offences, ""),
    ]


def _use_database() -> date:
    kept = RECIPE.read_text(encoding="utf-8").split() if RECIPE.exists() and DATABASE.exists() else ["", ""]
    made_from = recipe("bench/ranked_list.py")
    if kept[0] == made_from:
        return date.fromisoformat(kept[1])
    for path in BUILD.glob("ranked.*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    BUILD.mkdir(parents=True, exist_ok=True)
    on = datetime.now(UTC).date()
    _make(on)
    RECIPE.write_text(f"{made_from} {on.isoformat()}\n", encoding="utf-8")
    return on


def _make(on: date) -> None:
    at = datetime.combine(on, datetime.min.time(), UTC) + timedelta(minutes=1)
    print(f"Making a database of {SIZE.people:,} people and {SIZE.offences:,} offences, some minutes", flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    load_reference_data(at)
    directory = BUILD / "ranked_extracts"
    for extract in write_extracts(directory, SIZE, SEED, on):
        with timed() as took:
            data = extract.path.read_bytes()
            data = _a_third_left(data, on) if extract.register == "iom" else data
            import_extract(Delivery(extract.register, data, extract.path.name, extract.agency, at, "bench"))
        print(f"    {extract.rows:>9,} rows of {extract.register} in {took[0]:.0f} s", flush=True)
    shutil.rmtree(directory)


def _a_third_left(data: bytes, on: date) -> bytes:
    """The cohort with every third spell ended, of those that began before the day."""
    heading, *rows = csv.reader(io.StringIO(data.decode()))
    ended = [
        [*row[:5], on.isoformat(), "desistance"] if not number % 3 and row[4] < on.isoformat() and not row[5] else row
        for number, row in enumerate(rows)
    ]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([heading, *ended])
    return written.getvalue().encode()


if __name__ == "__main__":
    write_down("ranked_list", measure())
