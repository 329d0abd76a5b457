"""What of a timeline the address asks for. Whatever is typed there makes a filter or a fault, never an error."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.http import QueryDict

from accord.journeys.registers import REGISTERS
from accord.kernel.columns import Column, ValueFault, date_column, text_column
from accord.ports.clock import LONDON
from accord.record.queries.timeline import TimelineFilter
from accord.web.shell.forms import Answers, FieldFault, answered
from accord.web.shell.words import day, moment

MIDNIGHT = time(0, 0)


def _clock_time(text: str) -> time:
    try:
        return time.fromisoformat(text.replace(".", ":").zfill(5)).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise ValueFault("A time is written hours and minutes, such as 09:30 or 14:05.") from None


WORDS = text_column("words", "Words in the summary", label="Words in the summary", max_length=100)
FROM = date_column("from", "From", label="From", hint="True on this day or later")
TO = date_column("to", "To", label="To", hint="Begun by this day")
ON = date_column("on", "As it stood on", label="As it stood on", hint="Only what was true on this day")
KNOWN = date_column("known", "As known on", label="As known on", hint="What the record said then, mistakes and all")
KNOWN_TIME = Column(
    "known_time", "At what time", _clock_time, label="At what time", hint="Such as 14:05; blank is the end of the day"
)
COLUMNS = (WORDS, FROM, TO, ON, KNOWN, KNOWN_TIME)


@dataclass(frozen=True)
class Asked:
    """The filter, what was typed for it, and the filters in force: name, heading and words, each with its value."""

    wanted: TimelineFilter
    answers: Answers
    known_words: str
    in_force: tuple[tuple[str, str, str, str], ...]

    def selected(self, query: QueryDict) -> list[tuple[str, list[dict[str, str]]]]:
        """The filters in force under their headings, each with the address that takes it away."""
        headings: dict[str, list[dict[str, str]]] = {}
        for name, heading, words, value in self.in_force:
            headings.setdefault(heading, []).append({"text": words, "href": _without(query, name, value)})
        return list(headings.items())


def asked_of(query: QueryDict, agencies: Sequence[tuple[int, str]], today: date) -> Asked:
    """Read the address of a timeline whose entries were recorded by the agencies."""
    answers = _compared(answered(query, COLUMNS, today))
    given = answers.values
    kinds = [code for code in REGISTERS if code in query.getlist("kind")]
    chosen = [(number, name) for number, name in agencies if str(number) in query.getlist("agency")]
    known_on, at = given.get("known"), given.get("known_time")
    known_at = _known_at(known_on, at)
    known_words = f"at the end of {day(known_on)}" if known_at and at is None else f"on {moment(known_at)}"
    wanted = TimelineFilter(
        kinds=tuple(kinds),
        agency_ids=tuple(number for number, _ in chosen),
        from_day=given.get("from"),
        to_day=given.get("to"),
        on=given.get("on"),
        known_at=known_at,
        words=given.get("words") or "",
        review_by=today if query.get("review") == "due" else None,
    )
    in_force = (
        *(("kind", "Kind", REGISTERS[code].title, code) for code in kinds),
        *(("agency", "Agency", name, str(number)) for number, name in chosen),
        *_single(wanted, known_words),
    )
    return Asked(wanted, answers, known_words, tuple(in_force))


def _single(wanted: TimelineFilter, known_words: str) -> Iterable[tuple[str, str, str, str]]:
    said: Mapping[str, tuple[str, str]] = {
        "words": ("Words", f"“{wanted.words}”" if wanted.words else ""),
        "from": ("From", day(wanted.from_day) if wanted.from_day else ""),
        "to": ("To", day(wanted.to_day) if wanted.to_day else ""),
        "on": ("As it stood on", day(wanted.on) if wanted.on else ""),
        "known": ("As known", known_words if wanted.known_at else ""),
        "review": ("Keeping", "Due for review" if wanted.review_by else ""),
    }
    return ((name, heading, words, "") for name, (heading, words) in said.items() if words)


def _known_at(on: date | None, at: time | None) -> datetime | None:
    """The moment; without a time it is the last of the day, so that what was recorded on the day is known."""
    if on is None:
        return None
    return datetime.combine(on, at, LONDON) if at is not None else datetime.combine(on, time.max, LONDON)


def _compared(answers: Answers) -> Answers:
    """The answers, with what does not go together told as faults."""
    given, faults = dict(answers.values), list(answers.faults)
    first, last = given.get("from"), given.get("to")
    if first and last and last < first:
        given["to"] = None
        faults.append(FieldFault("to", "to-day", f"To: this day must be the same as or after From, {day(first)}."))
    if given.get("known_time") is not None and not answers.texts["known"]:
        faults.append(FieldFault("known", "known-day", "As known on: enter the day that the time belongs to."))
    return Answers(answers.texts, given, tuple(faults))


def _without(query: QueryDict, name: str, value: str) -> str:
    """The address without one filter; a date's parts, and the time that goes with it, go together."""
    gone = {
        name,
        *(f"{name}-{part}" for part in ("day", "month", "year")),
        *(("known_time",) if name == "known" else ()),
    }
    pairs = [
        (key, each)
        for key, values in query.lists()
        for each in values
        if key != "page" and (key not in gone or (value and each != value))
    ]
    return f"?{urlencode(pairs)}"
