"""Note that an officer has read what they were told."""

from accord.access.commands.notices import mark_read
from accord.access.gate import Asking

LARGEST = 2**63 - 1


def read_notices(asking: Asking, up_to: int) -> int:
    """Mark the viewer's own notices as read, as far as they were shown; how many that were. It shows nobody to anybody."""
    return mark_read(asking.viewer.officer_id, min(up_to, LARGEST), asking.at)
