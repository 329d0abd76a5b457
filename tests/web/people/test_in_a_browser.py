"""A person's record in a real browser, usable without scripts. Promise 22 sees every page of it."""

import pytest

from accord.kernel.references import reference_of
from tests.browsing import PHONE, chromium, new_context
from tests.cast import Member, cast_in_place, signed_in
from tests.web.people.record import address

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db):
    """The cast in a database that the live server shares."""
    return cast_in_place()


def cookie(member: Member, url: str) -> list[dict[str, str]]:
    """The session of a signed-in officer as a browser holds it."""
    name, value = next((key, each.value) for key, each in signed_in(member).cookies.items() if "session" in key)
    return [{"name": name, "value": value, "url": url}]


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
