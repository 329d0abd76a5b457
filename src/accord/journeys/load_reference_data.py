"""Load what ships with the program: areas, agencies and policy values. Doing it again changes nothing."""

from datetime import datetime

from django.db import transaction

from accord.access import reference
from accord.access.commands.partnership import save_agencies, save_areas
from accord.access.queries.agencies import agencies
from accord.access.queries.areas import areas
from accord.policy.commands import load_shipped


def load_reference_data(at: datetime) -> dict[str, int]:
    """Add the shipped areas, agencies and policy values that are missing; returns how many of each.

    What is there stays as the partnership has it since: a start of the service must not undo what an administrator changed.
    """
    with transaction.atomic():
        held_areas = {(area.kind, area.name) for area in areas()}
        held_agencies = {agency.code for agency in agencies()}
        return {
            "areas": save_areas(row for row in reference.areas() if (row.kind, row.name) not in held_areas),
            "agencies": save_agencies(row for row in reference.agencies() if row.code not in held_agencies),
            "policy values": load_shipped(at),
        }
