"""Which ranked list an address asks for: an area, a day, how many people and which cut. What cannot be read is told."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from accord.kernel.columns import Column, ValueFault, choice_column
from accord.ports.clock import london_day
from accord.reporting.queries.list_cuts import CUTS, EVERYBODY
from accord.reporting.queries.list_orders import ORDERS, POINTS
from accord.web.reports.asked import Asked, asked_for
from accord.web.shell.forms import FieldFault, Question, posted_text, question, read
from accord.web.shell.pages import PageRequest

USUAL, MOST = 200, 1000


def _people(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= MOST):
        raise ValueFault(f"Enter a whole number from 1 to {MOST:,}.")
    return int(text)


TOP = Column("top", "How many people are on the list.", _people, label="How many people", hint=f"From 1 to {MOST:,}")
ONLY = choice_column(
    "only",
    "By what the list is cut.",
    [(code, cut.words) for code, cut in CUTS.items()],
    required=True,
    label="Show",
)

OF_EVERYBODY, OF_THE_CUT = "everybody", "cut"
FIRST_OF = choice_column(
    "first_of",
    "Of whom the list has the first.",
    [(OF_EVERYBODY, "Everybody, and the list is cut then"), (OF_THE_CUT, "The cut: so many of those in it")],
    required=True,
    label="The first of whom",
)

BY = choice_column(
    "by",
    "By what the list is ordered.",
    [(code, order.words) for code, order in ORDERS.items()],
    required=True,
    label="Ordered by",
)

CHILDREN = choice_column(
    "children",
    "Whether children may be on the list.",
    [("no", "No, adults alone"), ("yes", "Yes, and people whose age is not known")],
    required=True,
    label="Children too",
)

COLUMNS = (TOP, ONLY, FIRST_OF, BY, CHILDREN)


@dataclass(frozen=True)
class ListAsked:
    """The list asked for, and the questions of its form with what was typed."""

    of: Asked
    top: int
    only: str
    of_the_cut: bool
    by: str
    with_children: bool
    questions: tuple[Question, ...]
    faults: tuple[FieldFault, ...]

    @property
    def query(self) -> str:
        """The address's query for the same list, whole."""
        of = {"first_of": OF_THE_CUT} if self.of_the_cut else {}
        of |= {} if self.by == POINTS else {"by": self.by}
        of |= {"children": "yes"} if self.with_children else {}
        return f"{self.of.query}&{urlencode({'top': self.top, **of})}"

    @property
    def first_of(self) -> str:
        """The cut of which the list has the first so many."""
        return self.only if self.of_the_cut else EVERYBODY

    @property
    def cut_query(self) -> str:
        """The address's query for the same cut of it."""
        return self.cut_by(self.only)

    def turned(self) -> str:
        """The address's query for the same cut, with the first so many of the other."""
        return replace(self, of_the_cut=not self.of_the_cut).cut_query

    def cut_by(self, only: str) -> str:
        """The address's query for another cut of the same list."""
        return f"{self.query}&{urlencode({'only': only})}"


def list_asked_for(request: PageRequest) -> ListAsked:
    """The list the address asks for: the first 200 of everybody when it says nothing; every fault otherwise."""
    of = asked_for(request, "List on")
    texts = {column.name: posted_text(request.GET, column) for column in COLUMNS}
    usual = {"top": str(USUAL), "only": EVERYBODY, "first_of": OF_EVERYBODY, "by": POINTS, "children": "no"}
    texts = {name: texts[name] or said for name, said in usual.items()}
    answers = read(texts, COLUMNS, london_day(request.at))
    return ListAsked(
        of=of,
        top=answers.values.get("top", USUAL),
        only=answers.values.get("only", EVERYBODY),
        of_the_cut=answers.values.get("first_of") == OF_THE_CUT,
        by=answers.values.get("by", POINTS),
        with_children=answers.values.get("children") == "yes",
        questions=(*of.questions[:2], *(question(column, answers) for column in COLUMNS)),
        faults=(*of.faults, *answers.faults),
    )
