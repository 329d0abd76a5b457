"""Administration, oversight and signing in, in a real browser: accessible, quiet, no wider than a telephone."""

import pytest
from django.core.cache import cache

from accord.access.door_queries import emergency_accesses
from accord.journeys.open_in_emergency import open_in_emergency
from tests.browsing import DESKTOP, PHONE, Look, chromium, look_at, new_context
from tests.cast import Cast, Member, asking, cast_in_place, signed_in

pytestmark = pytest.mark.browser
WELL = Look(status=200, violations=[], complaints=[], runs_sideways=False)
ADMINISTRATION = [
    "", "agencies/", "agencies/?kind=other", "agencies/add/", "agencies/second-bench/", "areas/", "officers/",
    "officers/?name=zzz", "officers/add/", "officers/1/", "officers/1/change/", "officers/1/roles/add/",
    "officers/1/roles/1/end/", "officers/1/close/", "officers/1/password/", "policy/", "policy/access.break_glass.hours/",
    "policy/access.break_glass.hours/set/", "agreements/", "agreements/add/", "agreements/1/", "agreements/1/end/",
]  # fmt: skip
OVERSIGHT = [
    "",
    "emergency-access/",
    "emergency-access/?show=all",
    "ledger/",
    "ledger/?officer=alice&what=consult",
    "seals/",
]
ACCOUNT = [
    "", "password/change/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/", "reauthenticate/", "logout/",
]  # fmt: skip
FOR_ANYBODY = ["login/", "password/reset/", "password/reset/done/", "inactive/"]


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The cast in a database that the live server shares."""
    cache.clear()
    return cast_in_place()


def cookies(member: Member, url: str) -> list[dict[str, str]]:
    """The session of a signed-in officer as a browser holds it."""
    return [{"name": name, "value": each.value, "url": url} for name, each in signed_in(member).cookies.items()]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_every_page_is_accessible_quiet_and_no_wider_than_the_window(cast: Cast, live_server, width: int):
    open_in_emergency(asking(cast.alice), "X100003", "His mother rang: he has taken all his tablets.")
    emergency = f"emergency-access/{emergency_accesses()[0].id}/"
    visits = [
        (cookies(cast.liam, live_server.url), [f"/administration/{each}" for each in ADMINISTRATION]),
        (cookies(cast.kavita, live_server.url), [f"/oversight/{each}" for each in [*OVERSIGHT, emergency]]),
        (cookies(cast.alice, live_server.url), [f"/account/{each}" for each in ACCOUNT]),
        ([], [f"/account/{each}" for each in FOR_ANYBODY]),
    ]
    looks = {}
    with chromium() as browser:
        for session, paths in visits:
            context = new_context(browser, width)
            context.add_cookies(session)
            looks |= {path: look_at(context, f"{live_server.url}{path}") for path in paths}
    assert {path: look for path, look in looks.items() if look != WELL} == {}


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
        page.get_by_label("First role").select_option("partner_practitioner")
        page.get_by_role("button", name="Open the account").click()
        password = page.locator("#one-time-password").inner_text()
        officer = new_context(browser, scripts=False).new_page()
        officer.goto(f"{live_server.url}/account/login/")
        officer.get_by_label("User name").fill("nora.quick")
        officer.get_by_label("Password", exact=True).fill(password)
        officer.get_by_role("button", name="Sign in", exact=True).click()
        assert officer.get_by_role("heading", level=1).inner_text() == "Home"
