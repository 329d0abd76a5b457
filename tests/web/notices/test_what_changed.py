"""What an officer was told: shown, in the ledger, read once, and nobody else's."""

import pytest

from accord.access.commands.notices import tell_officers_of
from accord.access.queries.notices import count_unread, notices_for
from tests.cast import CAST_AT, Cast, signed_in, viewer
from tests.web.pages import at_cast_time, newest

pytestmark = pytest.mark.django_db
SENTENCE = "Records of two people were joined."


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


@pytest.fixture
def told(cast: Cast) -> int:
    """Those named for Mason, Alice among them, were told something of him. Returns how many they are."""
    return tell_officers_of([cast.mason], cast.mason, SENTENCE, "/people/", CAST_AT)


def test_who_is_named_for_the_person_is_told(cast: Cast, told: int):
    assert told == 3
    answer = signed_in(cast.alice).get("/notices/")
    assert SENTENCE in answer.content.decode()
    assert newest().detail["people"] == str(cast.mason)


def test_who_did_it_is_not_told(cast: Cast):
    assert tell_officers_of([cast.mason], cast.mason, SENTENCE, "/people/", CAST_AT, but="alice") == 2


def test_home_says_that_something_is_to_be_read_until_it_is(cast: Cast, told: int):
    client = signed_in(cast.alice)
    assert "1 change to read" in client.get("/").content.decode()
    shown = notices_for(viewer(cast.alice), CAST_AT)[0]
    client.post("/notices/", {"up_to": str(shown.id)})
    assert "to read" not in client.get("/").content.decode()


def test_what_one_has_read_another_has_not(cast: Cast, told: int):
    signed_in(cast.alice).post("/notices/", {"up_to": str(10**18)})
    assert (count_unread(viewer(cast.alice), CAST_AT), count_unread(viewer(cast.carol), CAST_AT)) == (0, 1)


@pytest.mark.parametrize("up_to", ["", "-1", "all", "١", "9" * 19, "9" * 40])
def test_a_number_that_is_none_does_no_harm(cast: Cast, told: int, up_to: str):
    assert signed_in(cast.alice).post("/notices/", {"up_to": up_to}).status_code == 302


def test_who_was_told_nothing_is_shown_nothing(cast: Cast, told: int):
    assert SENTENCE not in signed_in(cast.charlie).get("/notices/").content.decode()
