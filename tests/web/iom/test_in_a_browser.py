"""The persistence matrix row by row in a real browser: on a telephone without scripts, and for those who cannot see it."""

import pytest

from tests.browsing import PHONE, chromium, new_context, wrong_with
from tests.cast import SCHEME_CODE, Cast, cast_in_place
from tests.web.people.test_in_a_browser import cookie

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The cast in a database that the live server shares."""
    return cast_in_place()


def test_rows_are_added_and_refused_on_a_telephone_without_scripts(cast, live_server):
    cookies = cookie(cast.bob, live_server.url)
    with chromium() as browser:
        context = new_context(browser, PHONE, scripts=False)
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(f"{live_server.url}/iom/{SCHEME_CODE}/change/")
        page.get_by_role("button", name="Write its own, beginning from that").click()
        page.get_by_label("Where it comes from").fill("The board, 2 June.")
        page.get_by_role("button", name="Add a band").click()
        page.get_by_label("Band 5: name").fill("extreme")
        page.get_by_label("Band 5: from").fill("90")
        page.get_by_label("Band 5: from").press("Enter")  # saves, and is refused: it takes no row out

        assert "overlaps" in page.get_by_role("alert").inner_text()
        assert page.get_by_label("Where it comes from").input_value() == "The board, 2 June."


def test_the_rows_are_accessible_whether_they_are_right_or_not(cast, live_server):
    cookies = cookie(cast.bob, live_server.url)
    with chromium() as browser:
        context = new_context(browser, PHONE)
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(f"{live_server.url}/iom/{SCHEME_CODE}/change/")
        page.get_by_role("button", name="Write its own, beginning from that").click()
        right = wrong_with(page)
        page.get_by_label("Weight 1: points").fill("many")
        page.get_by_role("button", name="Save this version").last.click()

        assert (right, wrong_with(page)) == ([], [])
