"""The ranked list as rows with headings. A person is a reference here: their name is had through the gate. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date

from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.days import in_words
from accord.kernel.references import reference_of
from accord.kernel.words import plural
from accord.people.terms import SEX_WORDS, Sex
from accord.reporting.queries.list_cuts import EVERYBODY, which_it_is
from accord.reporting.queries.list_facts import TREATMENT_MONTHS, ListedFacts
from accord.reporting.queries.list_orders import ORDERS, POINTS, SIDE_BY_SIDE
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
SCORE_COLUMNS = ("person", "points", "band", "entries")
SELECTION_COLUMNS = ("trait", "group", "people", "selected", "rate", "rate_lies_between", "others_rate", "says")
SPREAD_COLUMNS = ("trait", "group", "people", "least", "lower_quarter", "middle", "upper_quarter", "most", "says")
HUNDREDTHS = 100
NOT_RECORDED = "not recorded"
NOT_COUNTED = (
    "Warrants, which no matrix weighs; recalls, which no register holds yet; intelligence shared with conditions only"
)

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
        (trait, group_words(each), each.people, *(("",) * 5 if each.is_small else _rounded(each.spread)), _small(each))
        for trait, groups in panel.items()
        for each in groups
    ]


def headed(columns: Iterable[str]) -> list[str]:
    """The columns as headings for people."""
    return [name.replace("_", " ").capitalize() for name in columns]


def group_words(each: Selection) -> str:
    """The group by name."""
    if each.group is None:
        return NOT_RECORDED
    return SEX_WORDS[Sex(each.group)] if each.group in set(Sex) else each.group


def _small(each: Selection) -> str:
    return f"Fewer than {FEWEST}: too few to say" if each.is_small else ""


def about(found: RankedList, only: str = EVERYBODY) -> list[Row]:
    """What the list, cut so, rests on and what it leaves out, as (what, says)."""
    table, drawn = found.scored.table, found.drawn_from
    return [
        ("Area", found.area.name),
        ("On", found.on.isoformat()),
        ("Which it is", which_it_is(only, found.wanted, of_the_cut=found.first_of != EVERYBODY)),
        ("Ordered by", _ordered_by(found)),
        ("Drawn from", f"{len(found.scored.people):,} people whom police or probation hold here{_cut(found)}, each once"),
        ("Children", f"{drawn.children:,}, {'on the list too' if found.with_children else 'left out'}"),
        ("Dead", f"{drawn.dead:,}, left out: nobody is scored after they died"),
        ("Age not known", f"{drawn.age_not_known:,}, {'on the list too' if found.with_children else 'left out'}"),
        ("Area not known", f"{drawn.area_not_known:,} people whom no record places anywhere, left out"),
        ("Matrix", f"{table.title}, version {table.version} from {table.starts_on} ({table.status}): {table.source}"),
        *([("Before the matrix", BEFORE_THE_MATRIX)] if table.starts_on > found.on else []),
        ("Counted", f"{_looked_back(table)}, as known now. What several agencies tell of one person and day counts once"),
        ("Not counted", NOT_COUNTED),
        ("Statutory", STATUTORY),
        ("Dropped out of drug treatment", f"The last time in the {TREATMENT_MONTHS} months up to the day, from any matrix"),
        ("Left the cohort", f"{_left(found):,} of those listed, not nominated again since: nominate them before scoring"),
        ("Level with the end", f"{len(found.level):,} people have as much as the last one and are left out"),
        ("Scores", SCORES_BESIDE),
        ("Decides", "Nothing. The points order a list for people to look at"),
    ]  # fmt: skip


def _ordered_by(found: RankedList) -> str:
    words = ORDERS[found.by].words
    if found.by == POINTS:
        return words
    without = plural(found.not_scored, "person", "people")
    return f"{words}: the newest score of each up to the day. Without one, and left out: {without}"


def _cut(found: RankedList) -> str:
    return "" if found.first_of == EVERYBODY else " who are in the cut"


BEFORE_THE_MATRIX = (
    "The day of the list is before that of the matrix, and the area had none of its own then: it shows how this matrix orders "
    "what is recorded up to that day, not how anybody was ranked then"
)
SCORES_BESIDE = (
    "The newest by each formula up to the day, as kept on the record. Figures of different formulas are never compared, and "
    "nobody is without risk for want of a score"
)
STATUTORY = (
    "Yes where an agency's involvement says that it supervises by statute, or a statutory footing is recorded; no where a "
    "voluntary footing is recorded, or supervision ended; of all others it is not known, which is not no"
)


def day_or_not_recorded(day: date | None) -> str:
    """The day, or that none is recorded."""
    return NOT_RECORDED if day is None else day.isoformat()


def _left(found: RankedList) -> int:
    return sum(facts.left_cohort_on is not None for facts in found.facts.values())


def _looked_back(table: Table) -> str:
    return "; ".join(f"{EVENT_WORDS[kind].lower()}, {rule.look_back_days:,} days" for kind, rule in table.kinds.items())


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
    named = (trait, group_words(each), each.people, each.selected)
    if each.is_small or each.interval is None:
        return (*named, "", "", "", _small(each))
    others = "" if each.others_rate is None else f"{each.others_rate:.2%}"
    between = f"{each.interval.low:.2%} to {each.interval.high:.2%}"
    return (*named, f"{each.rate:.2%}", between, others, each.finding.because)


def _rounded(spread: Spread) -> Iterable[float]:
    return (round(each, 2) for each in spread.five)


def _people(numbers: Iterable[int]) -> str:
    return " ".join(reference_of(number) for number in sorted(numbers))
