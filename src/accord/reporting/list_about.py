"""What a ranked list, or an area's scores, rest on and leave out, in words. Pure."""

from accord.kernel.days import in_words
from accord.kernel.words import plural
from accord.reporting.list_tables import Row
from accord.reporting.queries.list_cuts import CUTS, EVERYBODY, which_it_is
from accord.reporting.queries.list_facts import TREATMENT_MONTHS
from accord.reporting.queries.list_orders import ORDERS, POINTS
from accord.reporting.queries.ranked import Candidates, RankedList
from accord.reporting.ranked_list import Scored
from accord.risk.matrix.table import Table
from accord.risk.matrix.terms import EVENT_WORDS

NOT_COUNTED = (
    "Warrants, which no matrix weighs; recalls, which no register holds yet; intelligence shared with conditions only; "
    "and what the matrix names no points for"
)
BEFORE_THE_MATRIX = (
    "The day of the list is before that of the matrix, and the area had none of its own then: it shows how this matrix orders "
    "what is recorded up to that day, not how anybody was ranked then"
)
SCORES_BESIDE = (
    "The newest by each formula up to the day, as kept on the record. Figures of different formulas are never compared, and "
    "nobody is without risk for want of a score"
)
AS_AGREED = (
    "Footing, drug treatment, custody, scores and leaving the cohort are told, and cut by, as far as agreements show that "
    "agency, so more may be recorded; the order counts every entry"
)
STATUTORY = (
    "Yes where an agency's involvement says that it supervises by statute, or a statutory footing is recorded; no where a "
    "voluntary footing is recorded, or supervision ended; of all others it is not known, which is not no"
)


def about(found: RankedList, only: str = EVERYBODY) -> list[Row]:
    """What the list, cut so, rests on and what it leaves out, as (what, says)."""
    drawn = found.drawn_from
    return [
        ("Area", found.area.name),
        ("On", in_words(found.on)),
        ("Which it is", which_it_is(only, found.wanted, of_the_cut=found.first_of != EVERYBODY)),
        ("Ordered by", _ordered_by(found)),
        ("Drawn from", f"{_held(len(found.scored.people))}{_cut(found)}, each once"),
        *_left_out(drawn, with_children=found.with_children),
        *_by_what(found.scored),
        ("Statutory", STATUTORY),
        (
            "Dropped out of drug treatment",
            f"The last time in the {TREATMENT_MONTHS} months up to the day, from any matrix",
        ),
        (
            "Left the cohort",
            f"{_left(found):,} of those listed, of whom no new nomination waits: nominate them before scoring",
        ),
        ("In each cut", _in_each_cut(found)),
        ("Level with the end", _level(len(found.level))),
        ("Scores", SCORES_BESIDE),
        *([("Shown to", found.shown_to), ("Told of people", AS_AGREED)] if found.shown_to else []),
        ("Decides", decides(found.measure)),
    ]


def decides(measure: str) -> str:
    """What a list by points or by scores is for."""
    return f"Nothing about anybody. The {measure} order a list for people to look at"


def score_about(area: str, drawn: Candidates, found: Scored, *, with_children: bool) -> list[Row]:
    """What the scores of an area rest on and what they leave out, as (what, says)."""
    return [
        ("Area", area),
        ("On", in_words(found.on)),
        ("Scored", f"{_held(len(found.people))}, each once"),
        *_left_out(drawn, with_children=with_children),
        ("Left the cohort", f"{drawn.left:,}, left out until they are nominated again"),
        *_by_what(found),
        ("Decides", decides("points")),
    ]


def _left_out(drawn: Candidates, *, with_children: bool) -> list[Row]:
    there = "there too" if with_children else "left out"
    placed = plural(drawn.area_not_known, "person", "people")
    return [
        ("Children", f"{drawn.children:,}, {there}"),
        ("Dead", f"{drawn.dead:,}, left out: nobody is scored after they died"),
        ("Age not known", f"{drawn.age_not_known:,}, {there}"),
        ("Area not known", f"{placed} whom no record places anywhere, left out"),
    ]


def _by_what(found: Scored) -> list[Row]:
    table = found.table
    begun = in_words(table.starts_on)
    return [
        ("Matrix", f"{table.title}, version {table.version} from {begun} ({table.status}): {table.source}"),
        ("Bands", "; ".join(f"{band.name}, from {band.least:g} points" for band in table.bands)),
        *([("Before the matrix", BEFORE_THE_MATRIX)] if table.starts_on > found.on else []),
        (
            "Counted",
            f"{_looked_back(table)}, as known now. What several agencies tell of one person and day counts once",
        ),
        ("Not counted", NOT_COUNTED),
    ]


def _held(count: int) -> str:
    return f"{plural(count, 'person', 'people')} whom police or probation hold here"


def _level(count: int) -> str:
    if not count:
        return "Nobody else has as much as the last one"
    return (
        f"{plural(count, 'more person has', 'more people have')} as much as the last one, with the same rank after it"
    )


def _ordered_by(found: RankedList) -> str:
    words = ORDERS[found.by].words
    if found.by == POINTS:
        return words
    without = plural(found.not_scored, "person", "people")
    return f"{words}: the newest score of each up to the day. Without one, and left out: {without}"


def _in_each_cut(found: RankedList) -> str:
    told = "; ".join(f"{cut.words.lower()}, {found.in_cuts[only]:,}" for only, cut in CUTS.items())
    return (
        f"Of those listed: {told}" if found.first_of == EVERYBODY else f"Of the first {found.wanted:,} of each: {told}"
    )


def _cut(found: RankedList) -> str:
    is_one = len(found.scored.people) == 1
    return "" if found.first_of == EVERYBODY else f" who {'is' if is_one else 'are'} in the cut"


def _left(found: RankedList) -> int:
    return sum(facts.left_cohort_on is not None for facts in found.facts.values())


def _looked_back(table: Table) -> str:
    told = (f"{EVENT_WORDS[kind].lower()}, {rule.look_back_days:,}" for kind, rule in table.kinds.items())
    return f"Up to so many days back: {'; '.join(told)}"
