"""The register of contact notes. Pure."""

from accord.contacts.terms import (
    ATTENDANCE_WORDS,
    CONTACT_TYPE_WORDS,
    Attendance,
    ContactType,
)
from accord.kernel.columns import choice_column, date_column, multiline_column
from accord.record.daily_list import OnTheDailyList, Window
from accord.record.registers import Register, Values


def _summary(values: Values) -> str:
    attendance = Attendance(values["attendance"])
    came = "" if attendance is Attendance.NOT_APPLICABLE else f": {ATTENDANCE_WORDS[attendance].lower()}"
    return f"{CONTACT_TYPE_WORDS[ContactType(values['contact_type'])]}{came}"


CONTACTS = Register(
    code="contacts",
    title="Contacts",
    about="a contact note",
    table="contacts.ContactNote",
    columns=(
        date_column(
            "contact_on", "Day of the contact.", not_in_future=True, required=True, label="When was the contact?"
        ),
        choice_column(
            "contact_type", "How the contact was made.", list(CONTACT_TYPE_WORDS.items()), required=True,
            label="What kind of contact was it?",
        ),
        choice_column(
            "attendance", "Whether the person came.", list(ATTENDANCE_WORDS.items()), required=True,
            label="Did they attend?",
            hint="A failure to comply is added under Compliance as well: the clock for its answer starts there",
        ),
        multiline_column(
            "notes", "What was said and done.", required=True, label="What was said and done?",
            hint="Write facts apart from opinions. The person may ask to see this.",
        ),
    ),
    starts="contact_on",
    key=("contact_on", "contact_type"),
    summary=_summary,
    order=50,
    daily=OnTheDailyList(
        "Missed appointments", Window.NEW, place=50,
        where={"attendance": frozenset({Attendance.UNACCEPTABLE_ABSENCE})},
    ),
)  # fmt: skip
