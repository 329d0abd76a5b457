"""What the daily list says that it looked for, and since when: what a list with nothing on it has to tell."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from accord.record.daily_list import Window
from accord.reporting.queries.daily import DailyKind, Morning
from accord.web.shell.words import capitalised, day, listed, moment


def headings_in_words(kinds: Iterable[DailyKind]) -> str:
    """The headings of some kinds within a sentence: "arrests, missed appointments and intelligence"."""
    return listed([kind.daily.heading[:1].lower() + kind.daily.heading[1:] for kind in kinds])


def looked_for(kinds: Collection[DailyKind], morning: Morning) -> list[str]:
    """A sentence for each sort of kind: which, since when or until when."""
    first = morning.day - timedelta(days=morning.look_back.value)
    last = morning.day + timedelta(days=morning.ahead.value)
    said = {
        Window.NEW: f"recorded after {moment(morning.last_made_at)} and up to {moment(morning.made_at)},"
        f" of {day(first)} or later",
        Window.WAITING: f"still waiting on {day(morning.day)}, however old",
        Window.ENDING: f"planned from {day(morning.day)} to {day(last)}",
    }
    of_each = [(words, [kind for kind in kinds if kind.daily.window is window]) for window, words in said.items()]
    return [f"{capitalised(headings_in_words(mine))}: {words}." for words, mine in of_each if mine]
