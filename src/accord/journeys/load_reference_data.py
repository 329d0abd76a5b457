"""Load what ships with the program: areas, agencies and policy values. Doing it again changes nothing."""

from datetime import datetime

from django.db import transaction

from accord.access import reference
from accord.access.commands.partnership import save_agencies, save_areas
from accord.policy.commands import load_shipped


def load_reference_data(at: datetime) -> dict[str, int]:
    """Add or bring up to date the shipped areas, agencies and policy values; returns how many of each changed."""
    with transaction.atomic():
        return {
            "areas": save_areas(reference.areas()),
            "agencies": save_agencies(reference.agencies()),
            "policy values": load_shipped(at),
        }
