"""Take the pictures that README.md shows: `make screenshots`.

Loads the demonstration into a database of its own, serves it, signs in as officers of several roles in the browser that the
tests use, and writes PNG files to build/screenshots/. Nothing here is committed.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from accord.access.terms import ROLE_WORDS, Role
from accord.demo import demonstration_sign_ins

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "build" / "screenshots"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]


@dataclass(frozen=True)
class Picture:
    """A picture: its file, whose eyes it is seen through, the address, and the width of the screen."""

    name: str
    role: str
    address: str
    width: int = 1280


SUNDERLAND = "scheme=sunderland-ppo&from-day=1&from-month=4&from-year=2009&to-day=1&to-month=10&to-year=2009"
PICTURES_WANTED = (
    Picture("home", "police_offender_manager", "/"),
    Picture("cases", "police_offender_manager", "/cases/"),
    Picture("person", "police_offender_manager", "first case"),
    Picture("timeline", "police_offender_manager", "first case, timeline"),
    Picture("history", "police_offender_manager", "first case, history"),
    Picture("selection", "iom_manager", "/iom/north-yorkshire/selection/"),
    Picture("daily", "iom_manager", "/iom/daily/"),
    Picture("management", "police_offender_manager", "first case, management"),
    Picture("capacity", "iom_manager", "/iom/capacity/"),
    Picture("scores", "iom_manager", "/reports/scores/"),
    Picture("indicator", "iom_manager", f"/reports/iom-indicator/?{SUNDERLAND}"),
    Picture("performance", "iom_manager", "/reports/iom-performance/?on-day=23&on-month=1&on-year=2018"),
    Picture("oversight", "information_governance", "/oversight/"),
    Picture("policy", "system_administrator", "/administration/policy/"),
    Picture("home-on-a-phone", "probation_practitioner", "/", 320),
)


def main() -> int:
    """Serve the demonstration, take every picture, and say where they are."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory, served(Path(directory)) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for picture in PICTURES_WANTED:
            take(browser, address, picture)
            print(f"build/screenshots/{picture.name}.png")
        browser.close()
    return 0


@contextmanager
def served(directory: Path) -> Iterator[str]:
    """A demonstration server on a free port, with a database and keys of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = {**os.environ, "ACCORD_DATABASE_URL": f"sqlite:///{directory / 'accord.sqlite3'}", "PORT": port}
    accord = str(Path(sys.executable).parent / "accord")
    for command in (["init"], ["demo"]):
        subprocess.run([accord, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([accord, "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address: str) -> None:
    """Wait until the server answers; RuntimeError after half a minute."""
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/api/v1/health", timeout=2)
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
        else:
            return
    raise RuntimeError("The demonstration server did not answer within half a minute.")


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Sign in as an officer of the picture's role and take it."""
    page = browser.new_page(viewport={"width": picture.width, "height": 900}, java_script_enabled=True)
    sign_in(page, address, picture.role)
    page.goto(address + ("/cases/" if picture.address.startswith("first case") else picture.address))
    if picture.address.startswith("first case"):
        page.locator("main table tbody a").first.click()
    for tab in picture.address.partition(", ")[2].split():
        page.get_by_role("link", name=tab.capitalize()).first.click()
    page.screenshot(path=str(PICTURES / f"{picture.name}.png"), full_page=True)
    page.close()


def sign_in(page: Page, address: str, role: str) -> None:
    """Sign in with the demonstration's first officer of the role."""
    found = next(each for each in demonstration_sign_ins() if each.role == ROLE_WORDS[Role(role)])
    page.context.clear_cookies()
    page.goto(f"{address}/account/login/")
    page.locator("input[name=login]").fill(found.username)
    page.locator("input[name=password]").fill(found.password)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state()


if __name__ == "__main__":
    raise SystemExit(main())
