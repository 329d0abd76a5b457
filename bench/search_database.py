"""The database that search is measured in: half a million people, made once and kept while its recipe is the same."""

import csv
import io
import shutil
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import islice
from random import Random

from django.core.management import call_command
from django.db import connection

from accord.access.commands import doors, partnership
from accord.access.queries.agencies import agency_with_code
from accord.access.queries.officers import officer_named
from accord.access.terms import InvolvementBasis, InvolvementRole, Role
from accord.demo.scale import PEOPLE_HEADING
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.load_reference_data import load_reference_data
from accord.people.queries.receiving import source_records_of
from accord.ports.bulk import refresh_statistics
from bench.common import BUILD, ROOT, timed
from bench.many_people import PEOPLE, Invented, people

SEED = 7
POLICE, PROBATION, TRUST = "north-yorkshire-police", "probation-service", "tees-esk-and-wear-valleys-nhs-trust"
ROLES = {POLICE: Role.POLICE_OFFENDER_MANAGER, PROBATION: Role.PROBATION_PRACTITIONER, TRUST: Role.PARTNER_PRACTITIONER}
ROWS_IN_A_FILE = 50_000
KNOWN_TO_THE_TRUST = 500
BEGAN_ON = date(2020, 1, 1)
RECIPE = BUILD / "search.recipe"
MADE_FROM = (
    "bench/search_database.py", "bench/many_people.py", "src/accord/people/keys.py", "src/accord/people/models.py",
    "src/accord/*/migrations/*.py",
)  # fmt: skip


def everybody() -> list[Invented]:
    """The people, the same every time."""
    return list(people(Random(SEED)))


def use_search_database(invented: Sequence[Invented]) -> None:
    """The database file is there, made if need be."""
    if RECIPE.exists() and RECIPE.read_text(encoding="utf-8") == recipe() and (BUILD / "search.sqlite3").exists():
        return
    for path in BUILD.glob("search.*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    BUILD.mkdir(parents=True, exist_ok=True)
    make_search_database(invented)
    RECIPE.write_text(recipe(), encoding="utf-8")


def recipe() -> str:
    """A digest of everything that the database is made from."""
    paths = sorted(path for pattern in MADE_FROM for path in ROOT.glob(pattern))
    return sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def make_search_database(invented: Sequence[Invented]) -> None:
    """Everybody taken in as two agencies' extracts, and an officer of each agency who may search."""
    at = datetime.now(UTC)
    print(f"Making a database of {len(invented):,} people, some minutes", flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    load_reference_data(at)
    with timed() as took:
        _import(POLICE, (_police_row(each) for each in invented), at)
        _import(PROBATION, (_probation_row(each) for each in invented if each.other_family_name), at)
    print(f"    taken in within {took[0]:.0f} s", flush=True)
    for agency in ROLES:
        _officer(agency, at)
    _known_to_few(at)
    refresh_statistics()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")  # what the server does by itself within the hour, and would do while we measure


def _import(agency: str, rows: Iterable[tuple[str, ...]], at: datetime) -> None:
    rows = iter(rows)
    while stretch := list(islice(rows, ROWS_IN_A_FILE)):
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([PEOPLE_HEADING, *stretch])
        import_extract(Delivery("people", text.getvalue().encode(), "people.csv", agency, at, "bench"))


def _police_row(each: Invented) -> tuple[str, ...]:
    said = (f"S{each.number:07}", each.family_name, each.given_names, each.born.isoformat(), each.sex, "")
    return (*said, each.pnc, "", "", "", each.postcode, "")


def _probation_row(each: Invented) -> tuple[str, ...]:
    said = (f"P{each.number:07}", each.other_family_name, each.other_given_names, each.born.isoformat(), each.sex, "")
    return (*said, each.pnc, "", f"X{each.number:06}", "", each.postcode, "")


def _officer(agency_code: str, at: datetime) -> None:
    partnership.open_accounts(
        [{"username": agency_code, "name": "Bench", "password": "!", "created_at": at,
          "agency_id": agency_with_code(agency_code).id}]
    )  # fmt: skip
    officer = officer_named(agency_code, at.date())
    partnership.grant_role(officer.id, ROLES[agency_code], BEGAN_ON, None, "bench")


def _known_to_few(at: datetime) -> None:
    """A trust knows a few hundred people among the half million."""
    numbers = [f"S{number:07}" for number in range(1, PEOPLE, PEOPLE // KNOWN_TO_THE_TRUST - 1)]
    held = source_records_of(agency_with_code(POLICE).id, numbers)
    trust = agency_with_code(TRUST).id
    named = (InvolvementBasis.SERVICE, InvolvementRole.SUPPORTING, BEGAN_ON, None)
    doors.involve_many([(person_id, trust, None, *named) for _, person_id, _ in held.values()], at, "bench")
