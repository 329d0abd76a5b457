"""Calling the API in its tests, as another program would."""

import json
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.test import Client

from accord.kernel.references import reference_of
from tests.cast import Cast, Member, World, signed_in

ROOT = "/api/v1"
REASON = "Read off the wrong line."
TAG = {"tag_type": "curfew", "fitted_on": "2025-05-12", "removed_on": None, "legal_basis": "court bail"}
CONTACT = {"contact_on": "2025-05-30", "contact_type": "office_visit", "attendance": "attended", "notes": "Came early."}


class Caller:
    """An officer's program, or with no officer anybody's."""

    def __init__(self, member: Member | None = None) -> None:
        self.client = signed_in(member) if member else Client()

    def get(self, path: str, **parameters) -> HttpResponse:
        """Ask; parameters go in the address."""
        return self.client.get(f"{ROOT}{path}", parameters)

    def post(self, path: str, body: object) -> HttpResponse:
        """Send a body as JSON."""
        return self.client.post(f"{ROOT}{path}", json.dumps(body), content_type="application/json")

    def cookies(self) -> dict[str, str]:
        """What a browser of theirs would hold, the session's token with it; none for nobody."""
        self.get("/me")
        return {name: cookie.value for name, cookie in self.client.cookies.items()}


@dataclass(frozen=True)
class Call:
    """A call of one operation that would be answered, of a record that the path names by place."""

    path: str
    body: dict | None = None
    asked: dict = field(default_factory=dict)

    def by(self, caller: Caller, person_id: int, entry_id: int = 0) -> HttpResponse:
        """The answer to this call, of a person and an entry of theirs."""
        path = self.path.format(person=reference_of(person_id), entry=reference_of(entry_id))
        return caller.get(path, **self.asked) if self.body is None else caller.post(path, self.body)


OF_ENTRIES = {
    "entry": Call("/people/{person}/entries/{entry}"),
    "correct": Call("/people/{person}/entries/{entry}/corrections", {"values": CONTACT, "reason": REASON}),
    "withdraw": Call("/people/{person}/entries/{entry}/withdrawal", {"reason": REASON}),
}
OF_PEOPLE = {
    "person": Call("/people/{person}"),
    "timeline": Call("/people/{person}/timeline"),
    "history": Call("/people/{person}/history"),
    "involvements": Call("/people/{person}/involvements"),
    "enter": Call("/people/{person}/entries", {"kind": "tags", "values": TAG}),
    "add_name": Call("/people/{person}/names", {"values": {"family_name": "Featherstone", "given_names": "Macey"}}),
    **OF_ENTRIES,
}
LISTS = {
    "search": Call("/people/search", {"q": "Marchbanks"}),
    "cases": Call("/cases", asked={"tab": "agency"}),
    "iom-performance": Call("/reports/iom-performance", asked={"area": "North Yorkshire"}),
}
OF_NOBODY = {
    "me": Call("/me"),
    "registers": Call("/registers"),
    "areas": Call("/areas"),
    "agencies": Call("/agencies"),
    "document": Call("/openapi.json"),
}
FOR_ANYBODY = {"health": Call("/health"), "ready": Call("/ready")}
CALLS = {**OF_PEOPLE, **LISTS, **OF_NOBODY, **FOR_ANYBODY}
"""One call of each operation, by its name."""


def each(calls: dict[str, Call]) -> dict[str, object]:
    """The calls as a test's parameters, named."""
    return {"argvalues": list(calls.values()), "ids": list(calls)}


def address_of(person_id: int) -> str:
    """Where a person is in the API."""
    return f"/people/{reference_of(person_id)}"


def of(world: World) -> tuple[int, int]:
    """The person and the entry of a world, as a call takes them."""
    return world.person_id, world.entry_id


def own_entry_of_mason(cast: Cast) -> str:
    """The reference of an entry on Mason's record that Alice's agency recorded: his tag."""
    answer = Caller(cast.alice).get(f"{address_of(cast.mason)}/timeline", kind="tags", agency=cast.alice.agency.code)
    return answer.json()["entries"][0]["reference"]
