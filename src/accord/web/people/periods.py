"""The times in a cohort, in custody and on a tag as a chart: what is drawn, on which axis, in which rows. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from accord.iom.queries.cohort import Spell
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.periods import Period
from accord.record.queries.entries import EntryView
from accord.web.shell import charts

MOST_SHOWN = 20
_DAY = timedelta(days=1)
_ROWS = (("custody", "In custody"), ("iom", "IOM tier"), ("tags", "Tags"))


def shown_periods(periods: Sequence[EntryView]) -> Sequence[EntryView]:
    """The newest periods: those that a page can show in a table a person will read."""
    return periods[:MOST_SHOWN]


def chart_of(periods: Sequence[EntryView], spells: Mapping[int, Spell], today: date) -> Markup:
    """The periods as spans, from the first day of the earliest up to today, or to the last planned day if it is later."""
    first = min(each.starts_on for each in periods)
    last = max([today, *(each.ends_on for each in periods if each.ends_on), first])
    rows = [(words, _spans(periods, kind, spells)) for kind, words in _ROWS]
    drawn = [(words, spans) for words, spans in rows if spans]
    return charts.spans("periods", "Custody, tier and tags over time", Period(first, last + _DAY), drawn)


def _spans(periods: Sequence[EntryView], kind: str, spells: Mapping[int, Spell]) -> list[charts.Span]:
    return [
        charts.Span(_words(each, spells), Period(each.starts_on, each.ends_on))
        for each in sorted(periods, key=lambda each: each.starts_on)
        if each.kind == kind
    ]


def _words(each: EntryView, spells: Mapping[int, Spell]) -> str:
    if each.kind == "iom":
        return f"{TIER_WORDS[Tier(spells[each.id].tier)]} tier"
    return "Custody" if each.kind == "custody" else "Tag"
