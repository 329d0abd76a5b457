"""Passkeys, in a real browser with a key that the browser plays: added, used in place of a password, renamed, removed."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Page

from tests.browsing import chromium, new_context
from tests.cast import PASSWORD, cast_in_place
from tests.web.pages import ledger

pytestmark = pytest.mark.browser
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def address(live_server, transactional_db) -> str:
    cache.clear()
    cast_in_place()
    # A passkey belongs to a name: browsers give none to an address of figures.
    return live_server.url.replace("127.0.0.1", "localhost")


def page_with_key(browser) -> Page:
    page = new_context(browser).new_page()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/account/login/")
    page.get_by_label("User name").fill("alice")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def add_passkey(page: Page, address: str, name: str, stands_in: bool) -> None:
    page.goto(f"{address}/account/2fa/webauthn/add/")
    page.get_by_label("What do you call it?").fill(name)
    page.get_by_label("Let it stand in for the password").set_checked(stands_in)
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/recovery-codes/")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()


def told() -> list[str]:
    return [row.what for row in ledger()]


def test_a_passkey_stands_in_for_the_password(address: str):
    with chromium() as browser:
        page = page_with_key(browser)
        sign_in(page, address)
        add_passkey(page, address, "Work laptop", stands_in=True)
        sign_out(page)
        page.goto(f"{address}/account/login/")
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.wait_for_url(f"{address}/")
        heading = page.get_by_role("heading", level=1).inner_text()
    assert heading == "Home"
    assert told().count("sign in") == 2
    assert "webauthn added" in told()


def test_a_passkey_is_asked_for_after_the_password(address: str):
    with chromium() as browser:
        page = page_with_key(browser)
        sign_in(page, address)
        add_passkey(page, address, "Plugged in", stands_in=False)
        sign_out(page)
        sign_in(page, address)
        asked = page.get_by_role("heading", level=1).inner_text()
        page.get_by_role("button", name="Use a passkey").click()
        page.wait_for_url(f"{address}/")
    assert asked == "Show that it is you"


def test_a_passkey_that_cannot_be_used_says_so_on_the_page(address: str):
    with chromium() as browser:
        page = new_context(browser).new_page()
        page.goto(f"{address}/account/login/".replace("localhost", "127.0.0.1"))
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.get_by_role("alert").wait_for()
        said = page.get_by_role("alert").inner_text()
    assert "The passkey could not be used." in said


def test_a_passkey_is_renamed_and_removed(address: str):
    with chromium() as browser:
        page = page_with_key(browser)
        sign_in(page, address)
        add_passkey(page, address, "Old name", stands_in=True)
        page.goto(f"{address}/account/2fa/webauthn/")
        page.get_by_role("link", name="Rename Old name").click()
        page.get_by_label("What do you call it?").fill("New name")
        page.get_by_role("button", name="Save").click()
        page.get_by_role("link", name="Remove New name").click()
        page.get_by_role("button", name="Remove the passkey").click()
        page.wait_for_url("**/webauthn/")
        words = page.get_by_role("main").inner_text()
    assert "You have no passkey" in words
    assert "webauthn removed" in told()
