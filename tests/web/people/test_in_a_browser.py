"""A person's record in a real browser: accessible, quiet, no wider than a telephone, and usable without scripts."""

import pytest

from accord.kernel.references import reference_of
from tests.browsing import DESKTOP, PHONE, Look, chromium, look_at, new_context
from tests.cast import Member, cast_in_place, signed_in
from tests.web.people.record import add_contact, address, begun, entry_address, tag_of

pytestmark = pytest.mark.browser
WELL = Look(status=200, violations=[], complaints=[], runs_sideways=False)


@pytest.fixture
def cast(transactional_db):
    """The cast in a database that the live server shares."""
    return cast_in_place()


def cookie(member: Member, url: str) -> list[dict[str, str]]:
    """The session of a signed-in officer as a browser holds it."""
    name, value = next((key, each.value) for key, each in signed_in(member).cookies.items() if "session" in key)
    return [{"name": name, "value": value, "url": url}]


def pages(cast) -> list[str]:
    """Every page of Mason's record that asks for nothing to be there first."""
    parts = [
        (), ("timeline",), ("history",), ("agencies",), ("agencies", "involve"), ("agencies", "involve", "second-bench"),
        ("agencies", "restrict"), ("agencies", "exclude"), ("entries", "add"),
    ]  # fmt: skip
    tag = tag_of(cast)
    return [
        *(address(cast.mason, *each) for each in parts),
        entry_address(tag, cast.mason),
        entry_address(tag, cast.mason, "saved"),
        entry_address(tag, cast.mason, "withdraw"),
        begun(signed_in(cast.bob), cast.mason, "contacts") + "contact_on/",
        begun(signed_in(cast.bob), cast.mason, "tags"),
        "/people/emergency-access/",
        "/people/emergency-access/reason/",
    ]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_every_page_is_accessible_quiet_and_no_wider_than_the_window(cast, live_server, width: int):
    add_contact(cast.alice, cast.mason)
    where, cookies = pages(cast), cookie(cast.bob, live_server.url)
    with chromium() as browser:
        context = new_context(browser, width)
        context.add_cookies(cookies)
        looks = {each: look_at(context, f"{live_server.url}{each}") for each in where}
    assert looks == dict.fromkeys(where, WELL)


def test_an_entry_is_added_without_scripts(cast, live_server):
    where, cookies = address(cast.mason, "entries", "add"), cookie(cast.alice, live_server.url)
    with chromium() as browser:
        context = new_context(browser, PHONE, scripts=False)
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(f"{live_server.url}{where}")
        page.get_by_label("A contact note").check()
        page.get_by_role("button", name="Continue").click()
        for part, typed in (("Day", "30"), ("Month", "May"), ("Year", "2025")):
            page.get_by_label(part).fill(typed)
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("Phone call").check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Continue").click()
        assert "Select an answer." in page.get_by_role("alert").inner_text()
        page.get_by_label("Attended", exact=True).check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("What was said and done?").fill("He rang about the flat.")
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Record it").click()
        assert page.get_by_role("heading", level=1).inner_text() == "The entry is recorded"
        page.get_by_role("link", name="Go back to the record").click()
        assert reference_of(cast.mason) in page.url
        assert "30 May 2025" in page.get_by_role("main").inner_text()
