"""The ranked list as a paper for a meeting: one row a person, and in short where the points come from. Pure.

Entries alike are told together, with how many they are and the newest; each by itself is in the spreadsheet and on the page.
"""

from collections import defaultdict
from collections.abc import Sequence

from accord.kernel.days import in_words
from accord.kernel.references import reference_of
from accord.reporting.list_tables import Row, also_recorded, scores_told
from accord.reporting.queries.ranked import RankedList
from accord.reporting.ranked_list import Ranked
from accord.risk.matrix.rules import Contribution
from accord.risk.matrix.terms import EVENT_WORDS, EventKind

PAPER_COLUMNS = (
    "Rank", "Person", "Points", "Band", "Scores", "Held by", "Statutory", "Also recorded", "Age", "Where the points come from",
)  # fmt: skip


def paper_rows(found: RankedList, only: str) -> list[Row]:
    """Those in a cut of the list, by reference, in the order of `PAPER_COLUMNS`."""
    return [
        paper_row(found, each, reference_of(each.person_id), each.score.contributions) for each in found.cut_by(only)
    ]


def paper_row(
    found: RankedList, each: Ranked, named: str, given: Sequence[Contribution], not_shared: int = 0
) -> Row:  # fmt: skip
    """One person, with what of the entries may be told."""
    age, facts = found.age(each.person_id), found.facts[each.person_id]
    more = [f"{not_shared} more that no agreement shares"] if not_shared else []
    return (
        each.rank,
        named,
        f"{each.score.points:.2f}",
        each.score.band,
        scores_told(found, each),
        " and ".join(sorted(found.drawn_from.sectors[each.person_id])),
        facts.supervised.answer,
        also_recorded(facts),
        "not known" if age is None else age,
        "; ".join([*in_short(given), *more]),
    )


def in_short(given: Sequence[Contribution]) -> list[str]:
    """What gave the points, those alike together, the greatest first."""
    alike: defaultdict[tuple[EventKind, str], list[Contribution]] = defaultdict(list)
    for each in given:
        alike[each.event.kind, each.event.code].append(each)
    sums = {key: sum(each.counted for each in entries) for key, entries in alike.items()}
    return [_told(key, alike[key], sums[key]) for key in sorted(alike, key=lambda key: (-sums[key], *key))]


def _told(key: tuple[EventKind, str], entries: Sequence[Contribution], hundredths: int) -> str:
    kind, code = key
    words = code if kind is EventKind.OFFENCE else f"{EVENT_WORDS[kind]}, {code}"
    newest = max(each.event.on for each in entries)
    times = f" × {len(entries)}, newest" if len(entries) > 1 else ","
    return f"{words}{times} {in_words(newest)}: {hundredths / 100:.2f}"
