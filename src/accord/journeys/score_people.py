"""Score somebody, or hold what another tool gave: the gate, the refusals, the entries and the ledger in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from accord.access.gate import Asking, NotFound, Opened, admit, tell
from accord.access.terms import Action
from accord.circumstances.queries import died_on
from accord.iom.queries.scheme import SchemeView, scheme_for, version_on
from accord.iom.queries.standing import left_cohort_on
from accord.journeys.write_entries import author_of
from accord.kernel.decisions import Decision, NotAllowed
from accord.kernel.references import reference_of
from accord.orders.queries import offences_of
from accord.people.commands import lock_records
from accord.ports.clock import london_day
from accord.record.commands import enter
from accord.record.queries.writing import retention_of
from accord.reporting.queries.matrix_facts import matrix_events
from accord.risk.actuarial import inputs as actuarial_inputs
from accord.risk.actuarial import rules as actuarial
from accord.risk.kept import held_result, kept_matrix, kept_score
from accord.risk.known import KnownOffence
from accord.risk.matrix.rules import person_may_be_scored, score
from accord.risk.matrix.table import Table
from accord.risk.ogrs3 import rules as ogrs3
from accord.risk.registers import SCORES


class ScoringRefused(NotAllowed):
    """Nobody may be scored so; `decision` says why."""


Whence = Mapping[str, str]
"""Whence those inputs are that the record gave, by the name of the input."""


@dataclass(frozen=True)
class HeldResult:
    """What another tool gave, as somebody read it there."""

    on: date
    instrument: str
    version: str
    result: str
    band: str
    assessor: str
    notes: str


def score_ogrs3(asking: Asking, person_id: int | None, inputs: ogrs3.Inputs, whence: Whence) -> int:
    """Score somebody by OGRS3 today; the entry's number. ScoreRefused for what the model does not allow."""
    opened, day = admit(asking, person_id, Action.RECORD), london_day(asking.at)
    scored = ogrs3.score(inputs, day)
    return _keep(asking, opened, [kept_score(scored, whence, asking.viewer.name)])[0]


def score_actuarial(
    asking: Asking, person_id: int | None, inputs: actuarial_inputs.Inputs, whence: Whence
) -> list[int]:  # fmt: skip
    """Score somebody by ARP, VRP and SVRP; the entries' numbers. ScoreRefused for what the suite does not allow."""
    opened = admit(asking, person_id, Action.RECORD)
    whence = {name: whence[field] for name, field in actuarial_inputs.FIELDS.items() if field in whence}
    scored = [actuarial.score(instrument, inputs) for instrument in actuarial.INSTRUMENTS]
    return _keep(asking, opened, [kept_score(each, whence, asking.viewer.name) for each in scored])


def score_matrix(asking: Asking, person_id: int | None, code: str) -> int:
    """Add up somebody's points by a scheme's persistence matrix today, from the entries that the viewer may see."""
    opened, day = admit(asking, person_id, Action.RECORD), london_day(asking.at)
    table = matrix_of(asking, code)[1]
    found = score(table, matrix_events(asking.viewer, opened, table, day), day)
    return _keep(asking, opened, [kept_matrix(found, table, asking.viewer.name)])[0]


def hold_result(asking: Asking, person_id: int | None, held: HeldResult) -> int:
    """Hold what another tool gave of somebody; the entry's number."""
    opened = admit(asking, person_id, Action.RECORD)
    values = held_result(
        held.on, held.instrument, held.version, held.result, held.band, held.assessor, held.notes
    )  # fmt: skip
    return _keep(asking, opened, [values])[0]


def may_be_scored(person_id: int, day: date) -> Decision:
    """Whether somebody may be scored on a day: they live, and have not left the scheme's sight."""
    return person_may_be_scored(
        day, died_on([person_id]).get(person_id), left_cohort_on(day, [person_id]).get(person_id)
    )


def matrix_of(asking: Asking, code: str) -> tuple[SchemeView, Table]:
    """A scheme and its persistence matrix in force; NotFound where the viewer takes no part in it or it has none."""
    scheme = scheme_for(asking.viewer, code)
    version = version_on(scheme, london_day(asking.at)) if scheme else None
    if scheme is None or version is None:
        raise NotFound
    return scheme, version.definition.matrix


def known_offences(asking: Asking, opened: Opened) -> list[KnownOffence]:
    """The opened person's proven offences, as instruments' forms are filled in from."""
    return [
        KnownOffence(reference_of(each.entry_id), each.committed_on, each.outcome_on, each.outcome, each.code)
        for each in offences_of(asking.viewer, opened)
    ]


def _keep(asking: Asking, opened: Opened, every: Sequence[Mapping[str, Any]]) -> list[int]:
    day = london_day(asking.at)
    with transaction.atomic():
        lock_records([opened.person_id])
        latest = max(values["scored_on"] for values in every)
        for on in {day, latest}:
            allowed = may_be_scored(opened.person_id, on)
            if not allowed:
                raise ScoringRefused(allowed)
        author, retention = author_of(asking, opened), retention_of(SCORES, day)
        numbers = [enter(SCORES, values, author, retention, asking.at) for values in every]
        detail = {"register": SCORES.code, "entries": " ".join(map(str, numbers))}
        tell(asking, opened, Action.RECORD, detail)
    return numbers
