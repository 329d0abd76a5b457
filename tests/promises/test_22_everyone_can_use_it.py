"""Promise 22: every page, full, empty or refused, is accessible and fits a telephone; no journey needs scripts or a mouse.

The checker is axe-core with every rule of WCAG 2.2 AA, in a real Chromium, on pages of the real service.
"""

import pytest
from playwright.sync_api import Browser, Page

from accord.access.terms import Action, Relation, Role
from accord.kernel.references import reference_of
from tests.browsing import chromium, load_checker, new_context, wrong_when_opened
from tests.cast import PASSWORD, Cast, Member, cast_in_place, signed_in, world
from tests.promises.addresses import request_to, routes
from tests.promises.hands import Hand, Keyboard, Pointer
from tests.promises.matrix import NOBODY, officer_with
from tests.promises.places import places

pytestmark = pytest.mark.browser

FILES = {
    "reports:iom-performance-tiers-csv", "reports:iom-performance-totals-csv", "reports:iom-performance-workbook",
    "iom:paper_pdf", "iom:paper_sheet", "daily:times_csv",
    "reports:iom-cohorts-csv", "reports:iom-list-pdf", "reports:iom-list-workbook", "mfa_download_recovery_codes",
    "mfa_login_webauthn", "openid_connect_login", "openid_connect_callback",
}  # fmt: skip
"""Addresses that answer GET with no page: files, what a script asks, and where single sign-on leads."""

PAGES = [route for route in routes() if "GET" in route.methods and not route.is_api and route.name not in FILES]
_SEND_EMPTY = """([text, address]) => {
  const forms = [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("main form[method=post]")];
  const form = forms.find(each => each.querySelector("input:not([type=hidden]), textarea, select"));
  if (!form) return location.assign(address);
  for (const each of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    each.checked = false;
    if (each.type !== "radio" && each.type !== "checkbox") each.value = "";
  }
  form.setAttribute("action", new URL(form.getAttribute("action") ?? "", address));
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}"""


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The cast in a database that the live server shares."""
    return cast_in_place()


def cookies_of(member: Member | None, url: str) -> list[dict[str, str]]:
    """The session of a signed-in officer as a browser holds it; nothing for nobody."""
    held = signed_in(member).cookies.items() if member else ()
    return [{"name": name, "value": each.value, "url": url} for name, each in held]


def looked_at(url: str, cookies: list[dict[str, str]], addresses: list[str]) -> dict[str, list[str]]:
    """What is wrong with each page, and what is missing or blocked on any, which the console tells."""
    complaints: dict[str, str] = {}
    with chromium() as browser:
        page = _page(browser, cookies)
        page.on("console", lambda message: complaints.setdefault(message.location["url"], message.text))
        wrong = {address: _wrong_at(page, url + address) for address in addresses}
    # That the page itself answers with a refusal is complained of too, and is no fault.
    blocked = [f"{where}: {said}" for where, said in complaints.items() if where.removeprefix(url) not in addresses]
    return {address: found for address, found in (wrong | {"console": blocked}).items() if found}


def looked_at_when_sent_empty(url: str, cookies: list[dict[str, str]], addresses: list[str]) -> dict[str, list[str]]:
    """What is wrong with what each page's form answers when nothing is filled in."""
    with chromium() as browser:
        page = _page(browser, cookies)
        page.goto(url + "/account/login/")
        wrong = {address: _wrong_when_sent_empty(page, url + address) for address in addresses}
    return {address: found for address, found in wrong.items() if found}


def _page(browser: Browser, cookies: list[dict[str, str]]) -> Page:
    context = new_context(browser)
    context.add_cookies(cookies)
    load_checker(context)
    return context.new_page()


def _wrong_at(page: Page, address: str) -> list[str]:
    page.goto(address)
    return wrong_when_opened(page)


def _wrong_when_sent_empty(page: Page, address: str) -> list[str]:
    """The page is fetched and its form taken from it, for to show it, as the other test does, takes longer than the rest."""
    text = page.context.request.get(address).text()
    with page.expect_navigation():
        page.evaluate(_SEND_EMPTY, [text, address])
    return wrong_when_opened(page)


LOOKERS = {
    Role.IOM_MANAGER: [route for route in PAGES if route.action not in (Action.OVERSEE, Action.ADMINISTER)],
    Role.INFORMATION_GOVERNANCE: [route for route in PAGES if route.action is Action.OVERSEE],
    Role.SYSTEM_ADMINISTRATOR: [route for route in PAGES if route.action is Action.ADMINISTER],
    NOBODY: [route for route in PAGES if route.action is None],
}
"""Between them they see every page; those for anybody are seen by somebody and by nobody."""


@pytest.mark.parametrize("role", LOOKERS)
def test_every_full_page_is_accessible_and_fits_a_telephone(cast, live_server, role):
    member = officer_with(cast, role)
    place, cookies = places(cast, member)[Relation.INVOLVED], cookies_of(member, live_server.url)
    assert looked_at(live_server.url, cookies, [request_to(each, "GET", place).address for each in LOOKERS[role]]) == {}


@pytest.mark.parametrize("role", LOOKERS)
def test_every_page_that_refuses_an_empty_form_is_accessible(cast, live_server, role):
    member = officer_with(cast, role)
    place, cookies = places(cast, member)[Relation.INVOLVED], cookies_of(member, live_server.url)
    forms = [request_to(each, "GET", place).address for each in LOOKERS[role] if "POST" in each.methods]
    assert looked_at_when_sent_empty(live_server.url, cookies, forms) == {}


@pytest.mark.parametrize(
    ("username", "addresses"),
    [
        ("charlie", ["/", "/cases/", "/cases/?tab=agency&name=zzz", "/search/", "/reports/", "/account/"]),
        ("fatima", ["/people/{mason}/", "/people/{mason}/timeline/?words=zzz", "/people/{mason}/history/?what=export"]),
        ("kavita", ["/oversight/", "/oversight/emergency-access/", "/oversight/ledger/?outcome=refused", "/oversight/seals/"]),
        ("liam", ["/administration/officers/?name=zzz", "/administration/agencies/?kind=other"]),
    ],
)  # fmt: skip
def test_a_page_with_nothing_on_it_is_accessible(cast, live_server, username, addresses):
    cookies = cookies_of(getattr(cast, username), live_server.url)
    named = [address.format(mason=reference_of(cast.mason)) for address in addresses]
    assert looked_at(live_server.url, cookies, named) == {}


def test_a_page_that_refuses_is_accessible(cast, live_server):
    shut = reference_of(world(cast, cast.bob, Relation.RESTRICTED).person_id)
    refusing = [f"/people/{shut}/", "/people/0000000000000/", "/administration/", "/cases/?page=900"]
    assert looked_at(live_server.url, cookies_of(cast.bob, live_server.url), refusing) == {}


# ---- Journeys ----------------------------------------------------------------------------------------------------------


def sign_in(hand: Hand) -> None:
    """From the sign-in page to home."""
    hand.write("User name", "carol")
    hand.write("Password", PASSWORD)
    hand.press("Sign in")


def open_a_record(hand: Hand) -> None:
    """From home, through search, to a person's record."""
    hand.follow("Search")
    hand.write("Name, date of birth, identifier or postcode", "quillf")
    hand.press("Search")
    hand.follow("Quillfeather, Mason Lee")


def add_a_contact_note(hand: Hand) -> None:
    """From the record to the entry that was made."""
    hand.follow("Add to the record")
    hand.choose("A contact note")
    hand.press("Continue")
    for part, typed in (("Day", "30"), ("Month", "May"), ("Year", "2025")):
        hand.write(part, typed)
    hand.press("Continue")
    hand.choose("Phone call")
    hand.press("Continue")
    hand.choose("Attended")
    hand.press("Continue")
    hand.write("What was said and done?", "He rang about the flat.")
    hand.press("Continue")
    hand.press("Record it")
    hand.follow("Look at the entry")


def correct_it(hand: Hand) -> None:
    """From the entry to its correction."""
    hand.press("Correct this entry")
    hand.follow("Change What was said and done?")
    hand.write("What was said and done?", "He rang about the college place.")
    hand.press("Continue")
    hand.follow("Continue")
    hand.write("Why are you changing this entry?", "It was the college place, not the flat.")
    hand.press("Continue")
    hand.press("Record the correction")
    hand.follow("Look at the entry")


@pytest.mark.parametrize(
    ("use", "has_scripts"), [(Pointer, False), (Keyboard, True)], ids=["no scripts", "keyboard alone"]
)
def test_signing_in_searching_opening_adding_and_correcting(cast, live_server, use, has_scripts):
    with chromium() as browser:
        page = new_context(browser, scripts=has_scripts).new_page()
        page.set_default_timeout(20_000)
        page.goto(f"{live_server.url}/")
        hand = use(page)
        for journey in (sign_in, open_a_record, add_a_contact_note, correct_it):
            journey(hand)
        said = page.get_by_role("main").inner_text()
    assert "He rang about the college place." in said
    assert "It was the college place, not the flat." in said
