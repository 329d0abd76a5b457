"""Take in an agency's people: its source records, linked to the people they are of."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from accord.access.commands.doors import involve_record_holder
from accord.access.queries.agencies import AgencyView
from accord.access.queries.areas import area_ids_by_name, areas
from accord.journeys.deliveries import (
    Delivery,
    Imported,
    Watch,
    refuse_repeats,
    stop_if_faulty,
    tell_ledger,
    why_unknown,
)
from accord.journeys.follow_deliveries import look_at_what_changed, tell_of_links
from accord.journeys.follow_records import follow_records
from accord.kernel.parts import in_parts
from accord.linking.commands import wait_for_comparison
from accord.linking.queries import held_by_word
from accord.people.commands import PersonRow, Received, count_delivery, receive_delivery, receive_people
from accord.people.register import COLUMNS, IDENTIFIER_COLUMNS
from accord.people.rules import OUR_NUMBERS
from accord.ports.csv_files import Extract

BATCH = 5_000
AREAS_ADVICE = "See the list of areas, or import areas first."
NUMBER_OF_OURS = f"A number that begins with {OUR_NUMBERS} is one of this service's own. Give the agency's."


def take_people(delivery: Delivery, agency: AgencyView, extract: Extract, watch: Watch) -> Imported:
    """Check what only the database or the whole file can tell, then take every row in; ImportRefused if any is wrong."""
    rows, known = extract.by_name([column.name for column in COLUMNS]), known_areas()
    numbered = ((line, row["source_id"], row["source_id"]) for line, row in rows if "source_id" in row)
    refuse_repeats(extract, numbered, "source_id", "source_id")
    for line, row in rows:
        if row.get("source_id", "").startswith(OUR_NUMBERS):
            extract.refuse(line, "source_id", row["source_id"], NUMBER_OF_OURS)
        place(extract, line, row, "area", known)
    stop_if_faulty(extract)
    number = receive_delivery(
        agency_id=agency.id, register=delivery.register, file_name=delivery.file_name,
        sha256=sha256(delivery.data).hexdigest(), rows_read=len(rows), at=delivery.at, by=delivery.by,
    )  # fmt: skip
    new = changed = linked = 0
    for part in in_parts(rows, BATCH):
        batch = [_person_row(row) for _, row in part]
        received = receive_people(batch, agency.id, number, delivery.at, delivery.by, held_by_word)
        _open_doors(delivery, agency, received)
        wait_for_comparison(received.records, delivery.at)
        tell_of_links(received, agency.id, agency.code, delivery.at, delivery.by)
        look_at_what_changed(received, delivery.at)
        new, changed, linked = new + received.new, changed + received.changed, linked + received.linked
        watch(len(batch))
    count_delivery(number, new, changed)
    imported = Imported(len(rows), new, changed, linked)
    tell_ledger(delivery.register, imported, delivery.at, delivery.by, agency.code, number)
    return imported


@dataclass(frozen=True)
class KnownAreas:
    """Areas' numbers by name in small letters, and their names as they are written."""

    numbers: Mapping[str, int]
    names: tuple[str, ...]


def known_areas() -> KnownAreas:
    """The areas there are."""
    return KnownAreas(area_ids_by_name(), tuple(sorted({area.name for area in areas()})))


def place(extract: Extract, line: int, values: dict[str, Any], name: str, known: KnownAreas) -> None:
    """Put the area's number in the place of its name; a name that is not known is a fault, one not read has been told."""
    named = values.get(name)
    if named is None:
        return
    values[name] = known.numbers.get(named.lower())
    if values[name] is None:
        extract.refuse(line, name, named, why_unknown("area", named, known.names, AREAS_ADVICE))


def _person_row(row: Mapping[str, Any]) -> PersonRow:
    return PersonRow(
        source_id=row["source_id"],
        family_name=row["family_name"],
        given_names=row["given_names"] or "",
        date_of_birth=row["date_of_birth"],
        sex=row["sex"] or "",
        ethnicity=row["ethnicity"] or "",
        postcode=row["postcode"] or "",
        area_id=row["area"],
        identifiers=tuple((kind, row[name]) for name, kind in IDENTIFIER_COLUMNS.items() if row[name]),
    )


def _open_doors(delivery: Delivery, agency: AgencyView, received: Received) -> None:
    """Who may see a person follows the records: entries, involvements, restrictions and exclusions go where they go."""
    if received.moved:
        follow_records(received.moved, delivery.at, delivery.by)
    involve_record_holder(agency.id, received.people, delivery.at, delivery.by)
