"""Oversee how records are used: say whether an emergency access was right."""

from django.db import transaction

from accord.access.commands.doors import review_emergency_access
from accord.access.gate import Asking, tell_of
from accord.access.terms import Action


def review_emergency(asking: Asking, emergency_id: int, finding: str) -> bool:
    """Record a finding on an emergency access; False when somebody has done so already."""
    with transaction.atomic():
        is_first = review_emergency_access(emergency_id, finding, asking.at, asking.viewer.username)
        if is_first:
            tell_of(asking, Action.OVERSEE, None, {"emergency": emergency_id, "change": "reviewed"})
    return is_first
