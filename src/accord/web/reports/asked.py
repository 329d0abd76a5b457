"""Which table an address asks for: an area, a day, and what was known when. What cannot be read is told, not guessed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from accord.access.queries.areas import AreaView, area_among, areas
from accord.access.terms import AreaKind
from accord.kernel.columns import Column, choice_column, date_column
from accord.ports.clock import LONDON, london_day
from accord.reporting import queries
from accord.web.shell.forms import Answers, FieldFault, Question, posted_text, question, read
from accord.web.shell.pages import PageRequest

DEFAULT_AREA = "North Yorkshire"
ON = date_column(
    "on",
    "The day the table is of.",
    not_in_future=True,
    label="Table on",
    hint="For example, 23 1 2018. Leave blank for today",
)
KNOWN_ON = date_column(
    "known", "What was known at the end of a day.", label="As known on", hint="Leave blank for what is known now"
)


@dataclass(frozen=True)
class Asked:
    """The table asked for, and the questions of its form with what was typed. `area` is None when it is not known."""

    every: tuple[AreaView, ...]
    area: AreaView | None
    on: date
    known_on: date | None
    known_at: datetime | None
    questions: tuple[Question, ...]
    faults: tuple[FieldFault, ...]

    @property
    def query(self) -> str:
        """The address's query for the same table."""
        pairs = {"area": self.area.name if self.area else "", **_parts("on", self.on), **_parts("known", self.known_on)}
        return urlencode(pairs)

    def table(self) -> queries.IomPerformance:
        """Count it. The caller has told the ledger."""
        if self.area is None:
            raise LookupError("no area was asked for")
        return queries.iom_performance(self.area, self.on, self.known_at)


def asked_for(request: PageRequest, label: str = "Table on") -> Asked:
    """The table the address asks for: today and the first area when it says nothing; every fault otherwise.

    A table may be asked of a force or a district. `label` names its day.
    """
    every = areas()
    area_names = sorted({area.name for area in every if area.kind in (AreaKind.FORCE, AreaKind.DISTRICT)})
    area_column = choice_column("area", "The area.", [(name, name) for name in area_names], label="Area", required=True)
    columns: list[Column] = [area_column, replace(ON, label=label), KNOWN_ON]
    texts = {column.name: posted_text(request.GET, column) for column in columns}
    texts["area"] = texts["area"] or (DEFAULT_AREA if DEFAULT_AREA in area_names else "".join(area_names[:1]))
    answers: Answers = read(texts, columns, london_day(request.at))
    on = answers.values.get("on") or london_day(request.at)
    known_on = answers.values.get("known")
    return Asked(
        every=tuple(every),
        area=area_among(every, answers.values["area"]) if answers.values.get("area") else None,
        on=on,
        known_on=known_on,
        known_at=_end_of(known_on) if known_on else None,
        questions=tuple(question(column, answers) for column in columns),
        faults=tuple(answers.faults),
    )


def _end_of(day: date) -> datetime:
    """The last moment of a day in London, as the first of the next."""
    return datetime.combine(day + timedelta(days=1), time(), LONDON)


def _parts(name: str, day: date | None) -> dict[str, str]:
    if day is None:
        return {}
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
