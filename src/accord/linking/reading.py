"""What a source record says, in the form in which records are compared."""

from accord.people.linking.records import Compared, compared
from accord.people.queries.records import RecordSays
from accord.people.terms import NameKind


def comparable(record: RecordSays, this_year: int) -> Compared:
    """The record as the comparison knows it; its key is the record's number, written with as many figures for each."""
    family_name, given_names = record.main_name
    born = record.date_of_birth.isoformat() if record.date_of_birth else None
    row = (
        record.source_id, family_name, given_names, born, record.sex, None, None, None, None, None, record.postcode,
        record.area_name,
    )  # fmt: skip
    aliases = [name[1:] for name in record.names if name[0] == NameKind.ALIAS]
    return compared(key_of(record.id), str(record.agency_id), row, this_year, aliases, record.identifiers)


def key_of(record_id: int) -> str:
    """A record's number as a key, so that keys are in the order of numbers."""
    return f"{record_id:019}"


def says_something(record: RecordSays) -> bool:
    """Whether the record says who the person is: one that an officer opened here does not."""
    return bool(record.names)
