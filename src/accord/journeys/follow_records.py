"""Let everything follow a source record that is of another person now: its entries, the doors, what is being written."""

from collections.abc import Sequence
from datetime import datetime

from accord.access.commands.doors import follow_record
from accord.people.commands import Moved
from accord.people.queries.receiving import agencies_with_records_of
from accord.record.commands import follow_source_record, follow_with_drafts


def follow_records(moves: Sequence[Moved], at: datetime, by: str) -> None:
    """Entries go with their record; the involvements of an agency that has no record left go too, and so do all of a person
    who has no records left at all, with the drafts about them. Restrictions and exclusions hold on both sides."""
    left = agencies_with_records_of({moved.from_person_id for moved in moves})
    for moved in moves:
        follow_source_record(moved.source_record_id, moved.to_person_id)
        still_there = left.get(moved.from_person_id, set())
        goes_along = None if not still_there else {moved.agency_id} - still_there
        follow_record(moved.from_person_id, moved.to_person_id, goes_along, at, by)
    for from_person_id, to_person_id in {moved.from_person_id: moved.to_person_id for moved in moves}.items():
        if not left.get(from_person_id):
            follow_with_drafts(from_person_id, to_person_id)
