"""Two ways of using a page, so that one journey can be made by both: by pointing with scripts off, and by keyboard alone."""

import re
from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Page

_MOST_STEPS = 120
_FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels && at.labels.length ? at.labels[0].textContent : "";
  const name = (label || at.getAttribute("aria-label") || at.textContent || "").trim().replace(/\\s+/g, " ");
  return [at.tagName.toLowerCase(), at.type || "", name];
}"""


class Hand(Protocol):
    """How somebody uses the page."""

    page: Page

    def follow(self, name: str) -> None:
        """Follow the link of the name."""

    def press(self, name: str) -> None:
        """Press the button of the name."""

    def choose(self, name: str) -> None:
        """Choose the answer of the name."""

    def write(self, name: str, text: str) -> None:
        """Write the text in the field of the name."""


@dataclass
class Pointer:
    """With a pointer."""

    page: Page

    def follow(self, name: str) -> None:
        """Click the link; it may be dressed as a button."""
        self.page.locator("a").filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first.click()

    def press(self, name: str) -> None:
        """Click the button."""
        self.page.locator("button").filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first.click()

    def choose(self, name: str) -> None:
        """Click the radio button."""
        self.page.get_by_label(name, exact=True).check()

    def write(self, name: str, text: str) -> None:
        """Click the field and write."""
        self.page.get_by_label(name, exact=True).fill(text)


@dataclass
class Keyboard:
    """With the keys alone: Tab to what is wanted, as somebody does who has no pointer."""

    page: Page

    def follow(self, name: str) -> None:
        """Tab to the link and press Enter."""
        self._go("a", name)

    def press(self, name: str) -> None:
        """Tab to the button and press Enter."""
        self._go("button", name)

    def choose(self, name: str) -> None:
        """Tab into the group, then go down it until the answer is reached."""
        self._reach(("input",), name)
        self.page.keyboard.press("Space")

    def write(self, name: str, text: str) -> None:
        """Tab to the field and type over what it holds."""
        self._reach(("input", "textarea"), name)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def _go(self, tag: str, name: str) -> None:
        self._reach((tag,), name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _reach(self, tags: tuple[str, ...], name: str) -> None:
        for _ in range(_MOST_STEPS):
            at, kind, called = self.page.evaluate(_FOCUSED)
            if called == name and at in tags:
                return
            self.page.keyboard.press("ArrowDown" if kind == "radio" and "input" in tags else "Tab")
        raise AssertionError(f"no way by keyboard to {name!r} on {self.page.title()!r}")
