"""What the tests of a person's record share: addresses, pages as text, entries and drafts."""

import html
import re
from collections.abc import Mapping
from datetime import datetime

from django.test import Client

from accord.access.gate import open_person
from accord.access.terms import Action
from accord.journeys.select_people import Grounds, nominate
from accord.journeys.write_entries import Answers, enter_entry
from accord.kernel.references import number_of, reference_of
from accord.record.queries.entries import EntryView
from accord.record.queries.timeline import TimelineFilter, timeline
from tests.cast import CAST_AT, SCHEME_CODE, Cast, Member, asking, signed_in, viewer
from tests.web.pages import at_cast_time

_TAG = re.compile(r"<[^>]+>")
CONTACT = {
    "contact_on": "2025-05-30",
    "contact_type": "phone_call",
    "attendance": "attended",
    "notes": "He rang about the flat.",
}
TYPED_CONTACT = {
    "contact_on": {"contact_on-day": "30", "contact_on-month": "5", "contact_on-year": "2025"},
    "contact_type": {"contact_type": "phone_call"},
    "attendance": {"attendance": "attended"},
    "notes": {"notes": "He rang about the flat."},
}


def address(person_id: int, *parts: str) -> str:
    """The address of a page of a person's record."""
    return "/".join(["/people", reference_of(person_id), *parts, ""])


def words(content: bytes) -> str:
    """A page as it is read: no markup, one space between words."""
    return " ".join(html.unescape(_TAG.sub(" ", content.decode())).split())


def page(member: Member, where: str, status: int = 200) -> str:
    """The page at an address as the officer reads it."""
    answer = signed_in(member).get(where)
    assert answer.status_code == status
    return words(answer.content)


def entries_of(member: Member, person_id: int, *kinds: str) -> list[EntryView]:
    """The entries of a person that the officer may see, newest first."""
    opened = open_person(asking(member), person_id, Action.CONSULT)
    return list(timeline(viewer(member), opened, TimelineFilter(kinds=kinds), size=200).entries)


def entry_address(entry: EntryView, person_id: int, *parts: str) -> str:
    """The address of a page of an entry."""
    return address(person_id, "entries", reference_of(entry.id), *parts)


def add_contact(member: Member, person_id: int, at: datetime = CAST_AT, **changed: str) -> int:
    """A contact note by the officer."""
    return enter_entry(asking(member, at), person_id, Answers("contacts", {**CONTACT, **changed}))


def begun(client: Client, person_id: int, register: str) -> str:
    """The address of a draft that has just been begun."""
    answer = client.post(address(person_id, "entries", "add"), {"register": register})
    assert answer.status_code == 302
    return str(answer["Location"]).rstrip("/").rpartition("/")[0] + "/"


def filled(client: Client, person_id: int, register: str, typed: Mapping[str, Mapping[str, str]]) -> str:
    """The address of a draft that has just been filled in, one question after the other."""
    draft = begun(client, person_id, register)
    for name, posted in typed.items():
        assert client.post(f"{draft}{name}/", posted).status_code == 302
    return draft


def number_at_end(where: str) -> int:
    """The number that the last reference of an address stands for."""
    number = number_of(where.rstrip("/").split("/")[-1])
    assert number is not None
    return number


def tag_of(cast: Cast) -> EntryView:
    """The entry of Mason's tag, which the police recorded."""
    (tag,) = entries_of(cast.alice, cast.mason, "tags")
    return tag


def asked(member: Member, where: str, **form: str):
    """The answer to a member who opens an address, or sends a form there, at the time of the cast."""
    with at_cast_time():
        client = signed_in(member)
        return client.post(where, form) if form else client.get(where)


def nominated(cast: Cast) -> str:
    """Oscar, nominated by probation; the address of his nomination."""
    number = nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, Grounds("Three burglaries since May."))
    return f"{address(cast.oscar, 'selection')}{reference_of(number)}/"
