"""Which ranked list an address asks for: an area, a day, how many people and which cut. What cannot be read is told."""

from dataclasses import dataclass
from urllib.parse import urlencode

from accord.kernel.columns import Column, ValueFault, choice_column
from accord.ports.clock import london_day
from accord.reporting.list_cuts import CUTS, EVERYBODY
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
    [(code, words) for code, (words, _) in CUTS.items()],
    required=True,
    label="Show",
)


@dataclass(frozen=True)
class ListAsked:
    """The list asked for, and the questions of its form with what was typed."""

    of: Asked
    top: int
    only: str
    questions: tuple[Question, ...]
    faults: tuple[FieldFault, ...]

    @property
    def query(self) -> str:
        """The address's query for the same list, whole."""
        return f"{self.of.query}&{urlencode({'top': self.top})}"

    @property
    def cut_query(self) -> str:
        """The address's query for the same cut of it."""
        return self.cut_by(self.only)

    def cut_by(self, only: str) -> str:
        """The address's query for another cut of the same list."""
        return f"{self.query}&{urlencode({'only': only})}"


def list_asked_for(request: PageRequest) -> ListAsked:
    """The list the address asks for: the first 200 of everybody when it says nothing; every fault otherwise."""
    of = asked_for(request)
    texts = {column.name: posted_text(request.GET, column) for column in (TOP, ONLY)}
    texts = {"top": texts["top"] or str(USUAL), "only": texts["only"] or EVERYBODY}
    answers = read(texts, [TOP, ONLY], london_day(request.at))
    return ListAsked(
        of=of,
        top=answers.values.get("top", USUAL),
        only=answers.values.get("only", EVERYBODY),
        questions=(*of.questions[:2], question(TOP, answers), question(ONLY, answers)),
        faults=(*of.faults, *answers.faults),
    )
