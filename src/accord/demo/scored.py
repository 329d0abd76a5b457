"""Scores from the years past: everybody who came into the cohort was scored by OGRS3, so that its fit can be watched.

What went in is invented beside the offences that the extracts hold: nobody's first sanction or earlier record is in them.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from functools import partial

from accord.audit.terms import Action
from accord.demo.chance import chance_of
from accord.demo.chapters import Past, Step, known_at
from accord.demo.lives import PUBLISHED_ON, Life
from accord.demo.officers import demonstration_officers
from accord.demo.parcels import delivery_days, known_since
from accord.demo.roster import Roster
from accord.kernel.days import whole_years_between
from accord.orders.offence_codes import offence_group
from accord.ports.clock import LONDON, london_day
from accord.ports.identity import new_ids
from accord.record.commands import Row, enter_delivered
from accord.risk.kept import kept_score
from accord.risk.ogrs3.rules import Inputs, refusals, score
from accord.risk.ogrs3.terms import SanctionStatus
from accord.risk.registers import SCORES

AT = time(16, 5)


def scenes_of_scores(past: Past, lives: Sequence[Life]) -> Iterator[Step]:
    """One score for each person who entered the cohort after the published table, on the day that the extract came."""
    roster, days = Roster(demonstration_officers()), delivery_days(london_day(past.until))
    for life in lives:
        if known_since(life) > PUBLISHED_ON:
            at = datetime.combine(london_day(known_at(life, days)), AT, LONDON)
            yield Step(at, partial(_score, past, roster, life, at))


def _score(past: Past, roster: Roster, life: Life, at: datetime) -> None:
    on = at.date()
    scored = score(_inputs(past, life, at), on)
    officer = roster.manager(life, on)
    person_id, number = past.person(life), new_ids()[0]
    author = past.author(officer, person_id, at)
    row = Row(number, author, kept_score(scored, {}, officer.name), f"form|{number}", 1, "", None, "")
    enter_delivered(SCORES, [row], past.retention(SCORES, on), at)
    detail: dict[str, str | int] = {"register": SCORES.code, "entry": number}
    past.telling.tell(officer, at, Action.RECORD, "score by OGRS3", person_id, detail)


def _inputs(past: Past, life: Life, at: datetime) -> Inputs:
    """A record that could be theirs. The latest offence before the day is the current one."""
    chance, on = chance_of(past.seed, f"record {life.police_id}"), at.date()
    age = whole_years_between(life.born, on)
    current = [each for each in life.offences if each.outcome_on <= on] or life.offences[:1]
    inputs = Inputs(
        sex=life.sex,
        age_at_first_sanction=chance.randint(11, max(11, age - 2)),
        age_at_current_conviction=age,
        age_at_risk_date=age,
        previous_sanctions=int(chance.triangular(3, 40, 9)),
        sanction_status=SanctionStatus.REPEAT,
        offence_group=(offence_group(current[-1].code) if current else None) or "Theft (non-motor)",
    )
    if refusals(inputs):
        raise ValueError(f"{life.police_id} has a record that OGRS3 does not allow")
    return inputs
