"""One entry: what it says, what was believed when, who recorded it, how long it is kept, and what may be done to it."""

from django.http import HttpResponse

from accord.access.gate import NotFound, Opened
from accord.access.rules import may
from accord.access.terms import Action
from accord.access.viewer import Viewer
from accord.contacts.queries import attendance_of
from accord.contacts.registers import CONTACTS
from accord.contacts.terms import Attendance
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import may_be_changed
from accord.kernel.decisions import Decision, all_of
from accord.kernel.references import reference_of
from accord.record.queries.details import texts_of
from accord.record.queries.entries import EntryView, versions_of
from accord.record.queries.entries import entry as entry_of
from accord.record.terms import RETENTION_GROUP_WORDS, RetentionGroup
from accord.web.people.header import header_of, number_in, whose
from accord.web.people.values import values_in_words
from accord.web.shell.pages import PageRequest, open_person, page, render_page


@page(action=Action.CONSULT, what="entry", purpose="Managing the person")
def entry(request: PageRequest, reference: str, entry_reference: str) -> HttpResponse:
    """An entry of any version."""
    opened, number = open_entry(request, reference, entry_reference)
    versions = versions_of(request.viewer, opened, number)
    found = entry_among(versions, number)
    register = REGISTERS[found.kind]
    context = {
        "header": header_of(request, opened),
        "current": "people:timeline",
        "entry": found,
        "entry_reference": reference_of(number),
        "register": register,
        "values": values_in_words(register, texts_of(register, number)),
        "versions": list(zip(range(len(versions), 0, -1), versions, strict=True)),
        "newest": versions[0],
        "retention": RETENTION_GROUP_WORDS[RetentionGroup(found.retention_group)],
        "correcting": _may(request.viewer, found, Action.CORRECT),
        "withdrawing": _may(request.viewer, found, Action.WITHDRAW),
    }
    return render_page(request, "people/entry.html", context)


@page(action=Action.CONSULT, what="entry recorded", purpose="Managing the person")
def saved(request: PageRequest, reference: str, entry_reference: str) -> HttpResponse:
    """The confirmation that an entry is recorded."""
    opened, number = open_entry(request, reference, entry_reference)
    found = entry_of(request.viewer, opened, number)
    if found is None:
        raise NotFound
    context = {
        "whose": whose(opened),
        "entry": found,
        "register": REGISTERS[found.kind],
        "reference": reference_of(opened.person_id),
        "was_missed": found.kind == CONTACTS.code
        and attendance_of([number])[number] is Attendance.UNACCEPTABLE_ABSENCE,
        "may_record": bool(may(request.viewer, Action.RECORD)),
    }
    return render_page(request, "people/saved.html", context)


def open_entry(request: PageRequest, reference: str, entry_reference: str) -> tuple[Opened, int]:
    """The opened person and the number of the entry that the address names, which the ledger is told."""
    number = number_in(entry_reference)
    return open_person(request, reference, {"entry": number}), number


def entry_among(versions: list[EntryView], number: int) -> EntryView:
    """The one of the versions with the number; NotFound when there is none, which the viewer may not see either."""
    found = next((each for each in versions if each.id == number), None)
    if found is None:
        raise NotFound
    return found


def _may(viewer: Viewer, found: EntryView, action: Action) -> Decision:
    return all_of((may(viewer, action), may_be_changed(viewer, found, action)))
