"""Administration and signing in, in a real browser: what is refused, and what needs no scripts. Promise 22 sees every page."""

import pytest
from django.core.cache import cache

from accord.access.terms import ROLE_WORDS, Role
from tests.browsing import PHONE, chromium, new_context
from tests.cast import Cast, Member, cast_in_place, signed_in

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The cast in a database that the live server shares."""
    cache.clear()
    return cast_in_place()


def cookies(member: Member, url: str) -> list[dict[str, str]]:
    """The session of a signed-in officer as a browser holds it."""
    return [{"name": name, "value": each.value, "url": url} for name, each in signed_in(member).cookies.items()]


def test_a_wrong_password_and_a_refused_form_are_accessible_too(cast: Cast, live_server):
    session = cookies(cast.liam, live_server.url)
    with chromium() as browser:
        page = new_context(browser, PHONE).new_page()
        page.goto(f"{live_server.url}/account/login/")
        page.get_by_label("User name").fill("alice")
        page.get_by_label("Password", exact=True).fill("wrong")
        page.get_by_role("button", name="Sign in", exact=True).click()
        assert page.title().startswith("Error: Sign in")
        problems = page.locator(".govuk-error-summary").get_by_role("alert")
        assert "The user name or the password is wrong." in problems.inner_text()
        context = new_context(browser, PHONE, scripts=False)
        context.add_cookies(session)
        form = context.new_page()
        form.goto(f"{live_server.url}/administration/officers/add/")
        form.get_by_role("button", name="Open the account").click()
        assert form.title().startswith("Error: Open an account")
        assert form.get_by_role("alert").get_by_role("link").count() == 4


def test_an_account_is_opened_without_scripts(cast: Cast, live_server):
    session = cookies(cast.liam, live_server.url)
    with chromium() as browser:
        context = new_context(browser, scripts=False)
        context.add_cookies(session)
        page = context.new_page()
        page.goto(f"{live_server.url}/administration/officers/add/")
        page.get_by_label("Name", exact=True).fill("Nora Quick")
        page.get_by_label("User name").fill("nora.quick")
        page.get_by_label("Email address").fill("nora.quick@example.org")
        page.get_by_label("Second Bench").check()
        page.get_by_label(ROLE_WORDS[Role.PARTNER_PRACTITIONER], exact=True).check()
        page.get_by_role("button", name="Open the account").click()
        password = page.locator("#one-time-password").inner_text()
        officer = new_context(browser, scripts=False).new_page()
        officer.goto(f"{live_server.url}/account/login/")
        officer.get_by_label("User name").fill("nora.quick")
        officer.get_by_label("Password", exact=True).fill(password)
        officer.get_by_role("button", name="Sign in", exact=True).click()
        assert officer.get_by_role("heading", level=1).inner_text() == "Home"
