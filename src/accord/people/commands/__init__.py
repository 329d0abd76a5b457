"""The only writers of people. Called inside a journey's transaction."""

from accord.people.commands.linking import (
    Moved,
    RecordsMoved,
    move_source_record,
    own_record_of,
    set_heading,
)
from accord.people.commands.moving import lock_records, move_records, person_of_its_own
from accord.people.commands.naming import add_alias, withdraw_alias
from accord.people.commands.receiving import (
    PersonRow,
    Received,
    Renamed,
    count_delivery,
    receive_delivery,
    receive_people,
)

__all__ = [
    "Moved",
    "PersonRow",
    "Received",
    "RecordsMoved",
    "Renamed",
    "add_alias",
    "count_delivery",
    "lock_records",
    "move_records",
    "move_source_record",
    "own_record_of",
    "person_of_its_own",
    "receive_delivery",
    "receive_people",
    "set_heading",
    "withdraw_alias",
]
