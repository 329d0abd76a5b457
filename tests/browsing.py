"""Pages in a real browser: what it complains of, what the accessibility checker finds, whether a page runs sideways."""

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE = 1280, 320
_QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass(frozen=True)
class Look:
    """What was found in one look at one page. `complaints` are the console's, scripts' and failed loads'."""

    status: int
    violations: list[str]
    complaints: list[str]
    runs_sideways: bool


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium, left without profiles at the end. Use it inside a test: the database must not be asked meanwhile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.connect(_address_of_chromium())
        try:
            yield browser
        finally:
            browser.close()


@cache
def _address_of_chromium() -> str:
    """Where one answers until this process ends: to start one for each test takes as long as looking at four pages."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as options:
        json.dump({"executablePath": shutil.which("chromium"), "args": _QUIET}, options)
        options.flush()
        launch = ["launch-server", "--browser=chromium", f"--config={options.name}"]
        command = [sys.executable, "-m", "playwright", *launch]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        atexit.register(_stop, server)
        assert server.stdout is not None
        return server.stdout.readline().strip()


def _stop(server: subprocess.Popen[str]) -> None:
    os.killpg(server.pid, signal.SIGTERM)  # the program that Python's package starts is the one that ends the browser
    server.wait()


def new_context(browser: Browser, width: int = DESKTOP, scripts: bool = True, **options: Any) -> BrowserContext:
    """A fresh profile with a window of the width."""
    return browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts, **options)


def look_at(context: BrowserContext, address: str) -> Look:
    """Open the address and look. Without scripts the checker cannot run, and finds nothing."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    response = page.goto(address)
    try:
        return Look(response.status if response else 0, _violations(page), complaints, _runs_sideways(page))
    finally:
        page.close()


def wrong_with(page: Page) -> list[str]:
    """What is wrong with the page as it stands: what the checker finds, and whether it runs sideways on a telephone."""
    wrong = _violations(page) + _wrong_on_a_telephone(page)
    page.set_viewport_size({"width": DESKTOP, "height": 900})
    return wrong


def wrong_when_opened(page: Page) -> list[str]:
    """The same of a page that was just opened, in a window as wide as the last page was left in: each is laid out but twice."""
    if page.viewport_size == {"width": PHONE, "height": 900}:
        wrong = _wrong_on_a_telephone(page)
        page.set_viewport_size({"width": DESKTOP, "height": 900})
        return wrong + _violations(page)
    return _violations(page) + _wrong_on_a_telephone(page)


def _wrong_on_a_telephone(page: Page) -> list[str]:
    page.set_viewport_size({"width": PHONE, "height": 900})
    return ["runs sideways at 320 pixels"] if _runs_sideways(page) else []


def load_checker(context: BrowserContext) -> None:
    """Have every page of the profile bring the checker with it, which the browser then reads once for them all."""
    context.add_init_script(path=AXE)


def _violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        # Given to the page by the debugger, which its content security policy does not bind, as it binds a <script>.
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": RULES, "resultTypes": ["violations"], "selectors": False}  # all else takes as long again
    found = page.evaluate("async options => (await axe.run(document, options)).violations", options)
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def _runs_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
