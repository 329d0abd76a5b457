"""The ledger as those who oversee read it: filtered, newest first, every look at it told to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse

from accord.access import gate
from accord.access.queries.agencies import agency_names_by_code
from accord.access.queries.officers import officer_names, officers_known_as
from accord.access.terms import Action
from accord.audit.queries.events import Criteria, LoggedEvent, events
from accord.audit.terms import ACTION_WORDS, OUTCOME_WORDS, Outcome
from accord.audit.terms import Action as Logged
from accord.kernel.columns import Column, choice_column, date_column, reference_column, text_column
from accord.kernel.references import reference_of
from accord.ports.clock import LONDON, london_day
from accord.web.oversight.index import PURPOSE
from accord.web.shell import forms
from accord.web.shell.forms import Answers, FieldFault
from accord.web.shell.pages import PageRequest, asking, page, render_page
from accord.web.shell.words import capitalised, day

OFFICER = text_column("officer", "Officer", max_length=150, label="Officer", hint="User name, or full name")
PERSON = reference_column("person", "Person", label="Person", hint="The reference of their record")
LISTS = choice_column(
    "lists", "Lists", [("yes", "On lists and searches too")], label="Where the person stood",
    hint="This looks through every row, and takes longer",
)  # fmt: skip
WHAT = choice_column(
    "what", "What was done", [(each.value, capitalised(ACTION_WORDS[each])) for each in Logged], label="What was done"
)
OUTCOME = choice_column("outcome", "Outcome", list(OUTCOME_WORDS.items()), label="Outcome")
SINCE = date_column("since", "From", label="From")
UNTIL = date_column("until", "Until", label="To", hint="This day is included")
COLUMNS: tuple[Column, ...] = (OFFICER, PERSON, LISTS, WHAT, OUTCOME, SINCE, UNTIL)
PEOPLE_SHOWN = 25
_HIDDEN = frozenset({"people", "shown"})


@dataclass(frozen=True)
class Shown:
    """One event in words. `people` are references; `more_people` is how many are left out."""

    event: LoggedEvent
    who: str
    agency: str
    did: str
    person: str
    people: tuple[str, ...]
    more_people: int
    details: tuple[tuple[str, str], ...]


@page(action=Action.OVERSEE, what="ledger", purpose=PURPOSE)
def ledger(request: PageRequest) -> HttpResponse:
    """A page of the ledger. Whom it shows, and what was asked of it, is in the ledger before it is shown."""
    answers = forms.answered(request.GET, COLUMNS, london_day(request.at))
    actor_id, faults = _officer(answers)
    before = _number(request.GET.get("before", ""))
    found = None if faults else events(_criteria(answers, actor_id), before)
    rows = _shown(found.events) if found else []
    gate.note(asking(request), Action.OVERSEE, people=_people_in(rows), detail=_told(answers))
    context = {
        "rows": rows,
        "questions": [forms.question(column, Answers(answers.texts, faults=faults)) for column in COLUMNS],
        "faults": faults,
        "selected": _selected(answers),
        "older_href": f"?{urlencode({**_kept(answers), 'before': found.older_than})}"
        if found and found.older_than
        else "",
        "newest_href": f"?{urlencode(_kept(answers))}" if before else "",
    }
    return render_page(request, "oversight/ledger.html", context, 400 if faults else 200)


def _officer(answers: Answers) -> tuple[int | None, tuple[FieldFault, ...]]:
    """The officer asked for, and what is wrong with what was asked."""
    typed = answers.values.get("officer")
    known = officers_known_as(typed) if typed else []
    if not typed or len(known) == 1:
        return (known[0].id if known else None), answers.faults
    names = ", ".join(each.username for each in known)
    why = f"Several officers are called so: {names}. Give one user name." if known else "No officer is called so."
    return None, (*answers.faults, FieldFault("officer", "officer", why))


def _criteria(answers: Answers, actor_id: int | None) -> Criteria:
    asked = answers.values
    return Criteria(
        person_id=asked["person"],
        on_lists=asked["lists"] is not None,
        actor_id=actor_id,
        actions=frozenset({Logged(asked["what"])}) if asked["what"] else frozenset(),
        outcome=Outcome(asked["outcome"]) if asked["outcome"] else None,
        since=_begins(asked["since"]) if asked["since"] else None,
        until=_begins(asked["until"] + timedelta(days=1)) if asked["until"] else None,
    )


def _begins(on: date) -> datetime:
    """The moment at which a day begins in London."""
    return datetime.combine(on, time(), tzinfo=LONDON)


def _shown(found: tuple[LoggedEvent, ...]) -> list[Shown]:
    officers = officer_names({each.actor_id for each in found if each.actor_id is not None})
    agencies = agency_names_by_code()
    return [_one(each, officers, agencies) for each in found]


def _one(event: LoggedEvent, officers: Mapping[int, str], agencies: Mapping[str, str]) -> Shown:
    everyone = [reference_of(int(number)) for number in str(event.detail.get("people", "")).split()]
    return Shown(
        event=event,
        who=officers.get(event.actor_id or 0, event.actor),
        agency=agencies.get(event.agency, event.agency),
        did=capitalised(ACTION_WORDS[event.action]),
        person=reference_of(event.person_id) if event.person_id is not None else "",
        people=tuple(everyone[:PEOPLE_SHOWN]),
        more_people=max(0, len(everyone) - PEOPLE_SHOWN),
        details=tuple((name, str(value)) for name, value in sorted(event.detail.items()) if name not in _HIDDEN),
    )


def _people_in(rows: list[Shown]) -> list[int]:
    """Everybody whose reference stands on the page, each once."""
    listed = {int(number) for row in rows for number in str(row.event.detail.get("people", "")).split()[:PEOPLE_SHOWN]}
    return sorted(listed | {row.event.person_id for row in rows if row.event.person_id is not None})


def _told(answers: Answers) -> dict[str, str | int]:
    """What was asked of the ledger, as the ledger keeps it."""
    return {f"asked {name}": text for name, text in _kept(answers).items() if not name.startswith(("since", "until"))}


def _kept(answers: Answers) -> dict[str, str]:
    """The filters in force, as the address has them. What could not be read is left out."""
    kept: dict[str, str] = {}
    for column in COLUMNS:
        value, text = answers.values.get(column.name), answers.texts[column.name]
        if value is None:
            continue
        if isinstance(value, date):
            kept |= {f"{column.name}-{part}": str(getattr(value, part)) for part in ("day", "month", "year")}
        else:
            kept[column.name] = text.strip()
    return kept


def _selected(answers: Answers) -> list[tuple[str, list[dict[str, str]]]]:
    """The filters in force in words, each with the address that takes it away."""
    kept = _kept(answers)
    selected = []
    for column in COLUMNS:
        value = answers.values.get(column.name)
        if value is None:
            continue
        words = day(value) if isinstance(value, date) else dict(column.choices).get(value, answers.texts[column.name])
        rest = {name: text for name, text in kept.items() if name.partition("-")[0] != column.name}
        selected.append((column.label, [{"text": words, "href": f"?{urlencode(rest)}"}]))
    return selected


def _number(asked: str) -> int | None:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
