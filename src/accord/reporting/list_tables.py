"""The ranked list as rows with headings. A person is a reference here: their name is had through the gate. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date

from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.days import in_words
from accord.kernel.references import reference_of
from accord.people.terms import SEX_WORDS, Sex
from accord.reporting.queries.list_cuts import EVERYBODY
from accord.reporting.queries.list_facts import ListedFacts
from accord.reporting.queries.list_orders import ORDERS, SIDE_BY_SIDE
from accord.reporting.queries.ranked import FEWEST, RankedList
from accord.reporting.ranked_list import Moved, Ranked, Scored
from accord.risk.matrix.table import Table
from accord.risk.matrix.terms import EVENT_WORDS, EventKind
from accord.risk.monitor.fairness import Selection, Spread
from accord.risk.terms import Instrument

LIST_COLUMNS = (
    "rank", "person", "points", "band", "scores", "held_by", "statutory", "statutory_because", "in_custody",
    "left_drug_treatment", "left_the_cohort", "age", "tier", "entries", "level_with", "because",
)  # fmt: skip
ENTRY_COLUMNS = ("rank", "person", "entry", "kind", "group", "on", "weight", "by_its_age", "counted")
MOVED_COLUMNS = ("group", "weight", "enters", "leaves")
WEIGHT_COLUMNS = ("of", "what", "points", "half_after_days", "none_after_days", "together_at_most")
SCORE_COLUMNS = ("person", "points", "band", "entries")
SELECTION_COLUMNS = ("trait", "group", "people", "selected", "rate", "rate_lies_between", "rate_of_others", "says")
SPREAD_COLUMNS = ("trait", "group", "people", "least", "lower_quarter", "middle", "upper_quarter", "most", "says")
HUNDREDTHS = 100
NOT_RECORDED = "not recorded"

Row = tuple[str | int | float, ...]


def list_rows(found: RankedList, only: str = EVERYBODY) -> list[Row]:
    """The list, and after it those level with its end, whose rank is one past it; in the order of `LIST_COLUMNS`.

    `only` is the cut of it.
    """
    return [_list_row(found, each) for each in found.cut_by(only)]


def entry_rows(found: RankedList, only: str = EVERYBODY) -> list[Row]:
    """Each entry that gave anybody on the list points, in the order of `ENTRY_COLUMNS`."""
    return [
        (
            each.rank, reference_of(each.person_id), given.event.reference, given.event.kind, given.event.code,
            given.event.on.isoformat(), *(part / HUNDREDTHS for part in (given.weight, given.aged, given.counted)),
        )
        for each in found.cut_by(only)
        for given in each.score.contributions
    ]  # fmt: skip


def weight_rows(table: Table) -> list[Row]:
    """Each weight of the matrix, the greatest of its kind first, and how it fades, in the order of `WEIGHT_COLUMNS`."""
    return [
        (
            EVENT_WORDS[kind], code, points, rule.half_life_days or "never", rule.look_back_days,
            "no limit" if rule.most is None else rule.most,
        )
        for kind, rule in table.kinds.items()
        for code, points in sorted(rule.points.items(), key=lambda weight: -weight[1])
    ]  # fmt: skip


def moved_rows(found: RankedList) -> list[Row]:
    """Each weight that would change the list, in the order of `MOVED_COLUMNS`."""
    return [(*moved_words(each), _people(each.enters), _people(each.leaves)) for each in found.moved]


def moved_words(moved: Moved) -> tuple[str, str]:
    """Which weight is moved, and by how much."""
    return _weight(moved), f"{moved.times - 1:+.0%}"


def also_recorded(facts: ListedFacts) -> str:
    """What else is recorded of somebody on the list, as sentences."""
    told = []
    if facts.left_cohort_on:
        told.append(f"Left the cohort on {in_words(facts.left_cohort_on)}.")
    if facts.left_treatment_on:
        told.append(f"Dropped out of drug treatment on {in_words(facts.left_treatment_on)}.")
    if facts.is_in_custody:
        told.append("In custody.")
    return " ".join(told)


def scores_told(found: RankedList, each: Ranked) -> str:
    """The newest scores by the formulas that stand beside the points, and by the one that the list is ordered by."""
    scores, ordering = found.facts[each.person_id].scores, ORDERS[found.by].instrument
    shown = [instrument for instrument in Instrument if instrument in SIDE_BY_SIDE or instrument is ordering]
    return "; ".join(scores[instrument] for instrument in shown if instrument in scores) or NOT_RECORDED


def score_rows(found: Scored) -> list[Row]:
    """Everybody scored, by number, in the order of `SCORE_COLUMNS`."""
    columns = (found.people.tolist(), found.sums.tolist(), found.band_names, found.counted.tolist())
    return [
        (reference_of(number), points / HUNDREDTHS, band, entries)
        for number, points, band, entries in zip(*columns, strict=True)
    ]


def selection_rows(panel: Mapping[str, Iterable[Selection]]) -> list[Row]:
    """Whom the list selects, trait by trait, in the order of `SELECTION_COLUMNS`; a small group has no rates and says so.

    `rate_lies_between` is where it may lie, 95 times of 100.
    """
    return [_selection_row(trait, each) for trait, groups in panel.items() for each in groups]


def spread_rows(panel: Mapping[str, Iterable[Selection]]) -> list[Row]:
    """How the points of each group are spread, in the order of `SPREAD_COLUMNS`; a small group's are not told."""
    return [
        (
            trait.capitalize(),
            group_words(each),
            each.people,
            *(("",) * 5 if each.is_small else _rounded(each.spread)),
            _small(each),
        )
        for trait, groups in panel.items()
        for each in groups
    ]


def headed(columns: Iterable[str]) -> list[str]:
    """The columns as headings for people."""
    return [name.replace("_", " ").capitalize() for name in columns]


def group_words(each: Selection) -> str:
    """The group by name."""
    if each.group is None:
        return NOT_RECORDED.capitalize()
    return SEX_WORDS[Sex(each.group)] if each.group in set(Sex) else each.group


def _small(each: Selection) -> str:
    return f"Fewer than {FEWEST}: too few to say" if each.is_small else ""


def day_or_not_recorded(day: date | None) -> str:
    """The day, or that none is recorded."""
    return NOT_RECORDED if day is None else day.isoformat()


def _weight(moved: Moved) -> str:
    """Which weight was moved; an offence's by its group alone."""
    return moved.group if moved.kind is EventKind.OFFENCE else f"{EVENT_WORDS[moved.kind]}: {moved.group}"


def _list_row(found: RankedList, each: Ranked) -> Row:
    place = found.cohort.get(each.person_id)
    age, facts = found.age(each.person_id), found.facts[each.person_id]
    is_last = bool(found.level) and each.figure == found.people[-1].figure
    return (
        each.rank,
        reference_of(each.person_id),
        each.score.points,
        each.score.band,
        scores_told(found, each),
        " and ".join(sorted(found.drawn_from.sectors[each.person_id])),
        facts.supervised.answer,
        facts.supervised.because,
        "yes" if facts.is_in_custody else NOT_RECORDED,
        day_or_not_recorded(facts.left_treatment_on),
        "" if facts.left_cohort_on is None else facts.left_cohort_on.isoformat(),
        "not known" if age is None else age,
        TIER_WORDS[Tier(place.tier)] if place else "",
        len(each.score.contributions),
        "the end of the list" if is_last else "",
        " ".join(given.sentence for given in each.score.contributions),
    )


def _selection_row(trait: str, each: Selection) -> Row:
    named = (trait.capitalize(), group_words(each), each.people, each.selected)
    if each.is_small or each.interval is None:
        return (*named, "", "", "", _small(each))
    others = "" if each.others_are_few or each.others_rate is None else f"{each.others_rate:.2%}"
    between = f"{each.interval.low:.2%} to {each.interval.high:.2%}"
    return (*named, f"{each.rate:.2%}", between, others, each.finding.because)


def _rounded(spread: Spread) -> Iterable[float]:
    return (round(each, 2) for each in spread.five)


def _people(numbers: Iterable[int]) -> str:
    return " ".join(reference_of(number) for number in sorted(numbers))
