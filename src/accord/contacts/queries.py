"""The only readers of contacts beyond the timeline."""

from collections.abc import Collection

from accord.contacts.models import ContactNote
from accord.contacts.terms import Attendance


def attendance_of(entry_ids: Collection[int]) -> dict[int, Attendance]:
    """What came of each of the contacts. The caller has been let in to see them."""
    rows = ContactNote.objects.filter(entry_id__in=entry_ids).values_list("entry_id", "attendance")
    return {entry_id: Attendance(attendance) for entry_id, attendance in rows}
