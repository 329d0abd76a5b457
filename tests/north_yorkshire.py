"""A partnership that nobody has told anything yet, and the extracts that give the table North Yorkshire published."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from accord.access.queries.areas import AreaView, area_named
from accord.journeys.import_extract import Delivery, Imported, import_extract
from accord.journeys.load_reference_data import load_reference_data
from tests.snapshots import TableRows, put_back, taken

EXTRACTS = Path(__file__).parent / "data" / "north_yorkshire"
POLICE = "north-yorkshire-police"
PRISONS = "hmpps-prisons"
BY = "operator:tests"
AT = datetime(2018, 4, 3, 9, 0, tzinfo=UTC)
"""A Tuesday after the day of the published table; the extracts run on a little beyond that day."""

PUBLISHED_ON = date(2018, 1, 23)
POLICE_FIRST = [
    (POLICE, "people", "police_people.csv"),
    (POLICE, "iom", "police_iom.csv"),
    (POLICE, "tags", "police_tags.csv"),
    (POLICE, "offences", "police_offences.csv"),
    (PRISONS, "people", "prison_people.csv"),
    (PRISONS, "custody", "prison_custody.csv"),
]
PRISONS_FIRST = POLICE_FIRST[4:] + POLICE_FIRST[:4]

_loaded: list[Sequence[TableRows]] = []


def reference_data_in_place() -> None:
    """The reference data in an empty database: loaded the first time, and copied in from then on."""
    if not _loaded:
        load_reference_data(AT)
        _loaded.append(taken())
        return
    put_back(_loaded[0])


def take_in(agency: str, register: str, data: bytes | str, at: datetime = AT) -> Imported:
    """Import an extract as an operator would."""
    content = data.encode() if isinstance(data, str) else data
    return import_extract(Delivery(register, content, f"{register}.csv", agency, at, BY))


def extract(name: str) -> bytes:
    """One of the extracts."""
    return (EXTRACTS / name).read_bytes()


def take_all_in(order: Sequence[tuple[str, str, str]] = tuple(POLICE_FIRST), at: datetime = AT) -> list[Imported]:
    """Import every extract."""
    return [take_in(agency, register, extract(name), at) for agency, register, name in order]


def north_yorkshire() -> AreaView:
    """The force area."""
    area = area_named("North Yorkshire")
    assert area is not None
    return area
