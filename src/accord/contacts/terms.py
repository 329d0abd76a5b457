"""The vocabulary of contacts. Pure."""

from enum import StrEnum


class ContactType(StrEnum):
    """How the contact was made."""

    OFFICE_VISIT = "office_visit"
    HOME_VISIT = "home_visit"
    PHONE_CALL = "phone_call"
    VIDEO_CALL = "video_call"
    PRISON_VISIT = "prison_visit"
    MESSAGE = "message"
    PROFESSIONAL = "professional"


CONTACT_TYPE_WORDS = {
    ContactType.OFFICE_VISIT: "Office visit",
    ContactType.HOME_VISIT: "Home visit",
    ContactType.PHONE_CALL: "Phone call",
    ContactType.VIDEO_CALL: "Video call",
    ContactType.PRISON_VISIT: "Prison visit",
    ContactType.MESSAGE: "Letter or message",
    ContactType.PROFESSIONAL: "With another professional about the person",
}


class Attendance(StrEnum):
    """What came of it."""

    ATTENDED = "attended"
    ACCEPTABLE_ABSENCE = "acceptable_absence"
    UNACCEPTABLE_ABSENCE = "unacceptable_absence"
    NOT_APPLICABLE = "not_applicable"


ATTENDANCE_WORDS = {
    Attendance.ATTENDED: "Attended",
    Attendance.ACCEPTABLE_ABSENCE: "Did not attend: acceptable",
    Attendance.UNACCEPTABLE_ABSENCE: "Did not attend: unacceptable",
    Attendance.NOT_APPLICABLE: "No attendance was expected",
}
