"""Long lists: which page of them is shown, and how they are sorted. Pure; what the address says is never trusted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from accord.web.shell.words import thousands

PAGE_SIZE = 25


@dataclass(frozen=True)
class Slice:
    """One page of a list: rows `offset` up to `offset + size` of `total`. `query` is kept in its links."""

    number: int
    total: int
    size: int = PAGE_SIZE
    query: tuple[tuple[str, str], ...] = ()

    @property
    def pages(self) -> int:
        """How many pages there are; one when the list is empty."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many rows come before this page."""
        return (self.number - 1) * self.size

    @property
    def words(self) -> str:
        """What is shown, in words: "Showing 1 to 25 of 140 results"."""
        if self.total == 0:
            return "No results"
        last = min(self.offset + self.size, self.total)
        return f"Showing {thousands(self.offset + 1)} to {thousands(last)} of {thousands(self.total)} results"

    @property
    def previous(self) -> dict[str, str] | None:
        """The link to the page before, or None on the first."""
        return self._link(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> dict[str, str] | None:
        """The link to the page after, or None on the last."""
        return self._link(self.number + 1) if self.number < self.pages else None

    @property
    def items(self) -> list[dict[str, Any]]:
        """First, last, this page and its neighbours, with an ellipsis where pages are left out."""
        near = {1, self.number - 1, self.number, self.number + 1, self.pages}
        shown = sorted(number for number in near if 1 <= number <= self.pages)
        items: list[dict[str, Any]] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number > before + 1:
                items.append({"ellipsis": True})
            items.append({"number": number, "current": number == self.number, **self._link(number)})
        return items

    def _link(self, number: int) -> dict[str, str]:
        return {"href": f"?{urlencode([*self.query, ('page', number)])}"}


def page_asked(query: Mapping[str, Any]) -> int:
    """The page that the address asks for, whether the list has it or not; anything unreadable is the first."""
    asked = str(query.get("page", "1"))
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1


def slice_of(query: Mapping[str, Any], total: int, size: int = PAGE_SIZE) -> Slice:
    """The page that the address asks for, brought within the list; anything unreadable is the first page."""
    number = page_asked(query)
    pages = max(1, -(-total // size))
    return Slice(min(max(number, 1), pages), total, size, _kept(query, without=("page",)))


@dataclass(frozen=True)
class Sorting:
    """How a list is sorted now: a column out of those allowed, upwards or downwards."""

    column: str
    descending: bool = False
    query: tuple[tuple[str, str], ...] = ()

    @property
    def order_by(self) -> str:
        """The column as a query names an order: a minus before it when descending."""
        return f"-{self.column}" if self.descending else self.column

    def heading(self, text: str, column: str, numeric: bool = False) -> dict[str, Any]:
        """A table heading that sorts by the column, and the other way when it is sorted by it already."""
        is_this = column == self.column
        turned = f"-{column}" if is_this and not self.descending else column
        direction = ("descending" if self.descending else "ascending") if is_this else "none"
        href = f"?{urlencode([*self.query, ('sort', turned)])}"
        return {"text": text, "href": href, "sort": direction, "numeric": numeric}


def sorting_of(query: Mapping[str, Any], allowed: Sequence[str], default: str) -> Sorting:
    """The sorting that the address asks for, if it is one of those allowed; `default` may begin with a minus."""
    asked = str(query.get("sort", ""))
    chosen = asked if asked.removeprefix("-") in allowed else default
    return Sorting(chosen.removeprefix("-"), chosen.startswith("-"), _kept(query, without=("page", "sort")))


def _kept(query: Mapping[str, Any], without: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The rest of the address's query, lists in full, so that filters survive a change of page or order."""
    pairs = query.lists() if hasattr(query, "lists") else ((name, [value]) for name, value in query.items())
    return tuple((name, str(value)) for name, values in pairs if name not in without for value in values)
