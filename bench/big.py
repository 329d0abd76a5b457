"""The big database: 100,000 people, 1,000,000 entries and 1,000 officers, made once and kept while its recipe is the same."""

import shutil
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.core.management import call_command

from accord.access.commands import doors, partnership
from accord.access.queries.agencies import agency_with_code
from accord.access.queries.officers import officers
from accord.access.terms import InvolvementBasis, InvolvementRole, Role
from accord.demo.scale import Size, write_extracts
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.load_reference_data import load_reference_data
from accord.people.queries.receiving import source_records_of
from bench.common import BUILD, ROOT, timed

SEED = 1
OFFICERS = 1_000
CASES_EACH = 40
DATABASE = BUILD / "big.sqlite3"
RECIPE = BUILD / "big.recipe"
MADE_FROM = (
    "bench/big.py", "src/accord/demo/scale.py", "src/accord/ports/bulk.py", "src/accord/*/models.py",
    "src/accord/*/migrations/*.py",
)  # fmt: skip


def recipe(*more: str) -> str:
    """A digest of everything that a database is made from, and of `more` files."""
    digest = sha256()
    for pattern in (*MADE_FROM, *more):
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def use_big_database() -> date:
    """The big database is there, made if need be; the day as of which it was made."""
    is_kept = RECIPE.exists() and RECIPE.read_text(encoding="utf-8").split()[0] == recipe() and DATABASE.exists()
    if not is_kept:
        for path in BUILD.glob("big.*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    BUILD.mkdir(parents=True, exist_ok=True)
    if not is_kept:
        on = datetime.now(UTC).date()
        _make(on)
        RECIPE.write_text(f"{recipe()} {on.isoformat()}\n", encoding="utf-8")
    return date.fromisoformat(RECIPE.read_text(encoding="utf-8").split()[1])


def _make(on: date) -> None:
    size = Size()
    at = datetime.combine(on, datetime.min.time(), UTC) + timedelta(minutes=1)
    print(
        f"Making the big database ({size.people:,} people, {size.facts:,} entries), some minutes the first time",
        flush=True,
    )
    call_command("migrate", verbosity=0, interactive=False)
    load_reference_data(at)
    directory = BUILD / "extracts"
    for extract in write_extracts(directory, size, SEED, on):
        with timed() as took:
            data = extract.path.read_bytes()
            import_extract(Delivery(extract.register, data, extract.path.name, extract.agency, at, "bench"))
        print(f"    {extract.rows:>9,} rows of {extract.register} in {took[0]:.0f} s", flush=True)
    shutil.rmtree(directory)
    _officers_with_cases(at, on)


def _officers_with_cases(at: datetime, on: date) -> None:
    """A thousand officers, most in the police, each named for forty people."""
    kinds = (
        ("north-yorkshire-police", Role.POLICE_OFFENDER_MANAGER, 600),
        ("probation-service", Role.PROBATION_PRACTITIONER, 300),
        ("hmpps-prisons", Role.PRISON_OFFENDER_MANAGER, 100),
    )
    agencies = {code: agency_with_code(code).id for code, _, _ in kinds}
    people = [
        row[1]
        for row in source_records_of(agencies[kinds[0][0]], [f"S{n:07}" for n in range(OFFICERS * CASES_EACH)]).values()
    ]
    partnership.agree(
        title="Bench", gateway="Crime and Disorder Act 1998 s.115", agency_ids=list(agencies.values()), kinds="*",
        starts_on=on - timedelta(days=900), ends_on=None, review_on=None,
    )  # fmt: skip
    rows = []
    for code, role, count in kinds:
        account = {"password": "!", "created_at": at, "agency_id": agencies[code]}
        partnership.open_accounts([{**account, "username": f"{role}.{n}", "name": f"{role} {n}"} for n in range(count)])
        for officer in officers(on, agencies[code]):
            partnership.grant_role(officer.id, role, on - timedelta(days=900), None, "bench")
            mine, people = people[:CASES_EACH], people[CASES_EACH:]
            named = (InvolvementBasis.IOM_COHORT, InvolvementRole.LEAD, on - timedelta(days=100), None)
            rows += [(person_id, agencies[code], officer.id, *named) for person_id in mine]
    doors.involve_many(rows, at, "bench")


def a_file_of_its_own(name: str) -> Path:
    """A database file that nothing is in."""
    BUILD.mkdir(parents=True, exist_ok=True)
    for path in BUILD.glob(f"{name}.*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return BUILD / f"{name}.sqlite3"
