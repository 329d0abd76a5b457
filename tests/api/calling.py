"""Calling the API in its tests, as another program would."""

import json

from django.http import HttpResponse
from django.test import Client

from accord.kernel.references import reference_of
from tests.cast import Cast, Member, signed_in

ROOT = "/api/v1"


class Caller:
    """An officer's program, or with no officer anybody's."""

    def __init__(self, member: Member | None) -> None:
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


def address_of(person_id: int) -> str:
    """Where a person is in the API."""
    return f"/people/{reference_of(person_id)}"


def own_entry_of_mason(cast: Cast) -> str:
    """The reference of an entry on Mason's record that Alice's agency recorded: his tag."""
    answer = Caller(cast.alice).get(f"{address_of(cast.mason)}/timeline", kind="tags", agency=cast.alice.agency.code)
    return answer.json()["entries"][0]["reference"]
