"""The only writers of people. Called inside a journey's transaction."""

from accord.people.commands.linking import Moved, add_alias, move_source_record, own_record_of, set_heading
from accord.people.commands.receiving import (
    PersonRow,
    Received,
    count_delivery,
    receive_delivery,
    receive_people,
)

__all__ = [
    "Moved",
    "PersonRow",
    "Received",
    "add_alias",
    "count_delivery",
    "move_source_record",
    "own_record_of",
    "receive_delivery",
    "receive_people",
    "set_heading",
]
