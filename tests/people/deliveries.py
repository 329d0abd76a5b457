"""Extracts that agencies handed over, for tests that take in records themselves."""

from accord.people.commands import receive_delivery
from tests.cast import CAST_AT, Member


def delivered(member: Member) -> int:
    """The number of a delivery by the officer's agency."""
    return receive_delivery(
        agency_id=member.agency.id,
        register="people",
        file_name="people.csv",
        sha256="",
        rows_read=1,
        at=CAST_AT,
        by="test",
    )
