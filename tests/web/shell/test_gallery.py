"""Every macro, chart and kind of question, looked at in a real browser."""

import pytest

from tests.browsing import DESKTOP, PHONE, Look, chromium, look_at, new_context

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.web.shell.gallery"),
]
PAGES = ["/", "/card/", "/ask/text/", "/ask/multiline/", "/ask/date/", "/ask/few/", "/ask/many/"]
WELL = Look(status=200, violations=[], complaints=[], runs_sideways=False)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_every_piece_is_accessible_quiet_and_no_wider_than_the_window(live_server, width: int):
    with chromium() as browser:
        context = new_context(browser, width)
        looks = {path: look_at(context, f"{live_server.url}{path}") for path in PAGES}
    assert looks == dict.fromkeys(PAGES, WELL)


@pytest.mark.parametrize("kind", ["text", "multiline", "date", "many"])
def test_a_refused_answer_is_accessible_and_leads_to_its_field(live_server, kind: str):
    with chromium() as browser:
        page = new_context(browser, PHONE).new_page()
        page.goto(f"{live_server.url}/ask/{kind}/")
        page.get_by_role("button", name="Continue").click()
        assert page.title().startswith("Error: ")
        assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
        page.get_by_role("alert").get_by_role("link").click()
        assert page.evaluate("document.activeElement.tagName") in {"INPUT", "TEXTAREA", "SELECT"}


def test_a_date_is_asked_and_kept_without_scripts(live_server):
    with chromium() as browser:
        page = new_context(browser, PHONE, scripts=False).new_page()
        page.goto(f"{live_server.url}/ask/date/")
        page.get_by_label("Day").fill("31")
        page.get_by_label("Month").fill("February")
        page.get_by_label("Year").fill("2026")
        page.get_by_role("button", name="Continue").click()
        assert page.get_by_role("alert").inner_text().endswith("February 2026 has days 1 to 28, not 31.")
        assert [page.get_by_label(part).input_value() for part in ("Day", "Month", "Year")] == ["31", "2", "2026"]


def test_the_keyboard_skips_to_the_content_and_then_goes_through_the_page(live_server):
    with chromium() as browser:
        page = new_context(browser).new_page()
        page.goto(f"{live_server.url}/ask/few/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.type") == "radio"


def test_paper_carries_the_marking_and_leaves_the_furniture_out(live_server):
    with chromium() as browser:
        page = new_context(browser).new_page()
        page.goto(f"{live_server.url}/")
        page.emulate_media(media="print")
        assert page.locator(".accord-marking").first.is_visible()
        assert page.locator(".accord-marking").last.is_visible()
        hidden = [".moj-primary-navigation", ".moj-filter", ".moj-search", ".govuk-pagination", ".accord-link-button"]
        assert [each for each in hidden if page.locator(each).first.is_visible()] == []
