"""Tell those who manage a scheme when scores no longer fit its people as they did: once a year for what has moved."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django.db import transaction

from accord.access.commands.notices import tell_managers
from accord.access.queries.areas import AreaView, area_and_inside, areas, outwards
from accord.audit.ledger import Event, append
from accord.audit.terms import Action
from accord.iom.queries.scheme import SchemeView, every_scheme
from accord.ports.clock import london_day
from accord.reporting.queries.monitor import FormulaFit, formula_fits
from accord.risk.commands import look_once
from accord.risk.terms import INSTRUMENT_WORDS, KIND_WORDS

BY = "the watch on scores"


def tell_of_drift(at: datetime) -> tuple[int, int]:
    """Look at each scheme that was not looked at today; how many were, and how many notices were given.

    The managers of every agency that takes part are told, save those whose team is for somewhere else. Whoever becomes one
    later is told at the next look.
    """
    known = areas()
    told = [_look(scheme, known, at) for scheme in every_scheme()]
    return sum(each is not None for each in told), sum(each or 0 for each in told)


def _look(scheme: SchemeView, known: Sequence[AreaView], at: datetime) -> int | None:
    day, within = london_day(at), area_and_inside(scheme.area_id, known)
    area, near = within[0], {*outwards(scheme.area_id, known), *(each.id for each in within)}
    with transaction.atomic():
        if not look_once(area.id, day):
            return None
        _tell_ledger(scheme, area, at)
        found = [each for fit in formula_fits(area, day) for each in _findings(scheme, fit, day)]
        address = f"/reports/scores/?{urlencode({'area': area.name})}"
        return sum(tell_managers(scheme.partners, near, key, said, address, at) for key, said in found)


def _findings(scheme: SchemeView, fit: FormulaFit, day: date) -> Iterator[tuple[str, str]]:
    """Each thing that has moved: by what nobody is told of it twice, and the sentence."""
    if fit.drift:
        return
    instrument, version, kind = fit.formula
    named = f"{INSTRUMENT_WORDS[instrument]}, version {version}, {KIND_WORDS[kind].lower()}"
    for reason in fit.drift.reasons:
        key = f"drift {scheme.code} {instrument} {version} {kind} {reason.code} {day.year}"
        yield key, f"{scheme.name}: {named}. {reason.sentence}"


def _tell_ledger(scheme: SchemeView, area: AreaView, at: datetime) -> None:
    append(
        Event(
            at=at, actor=BY, actor_id=None, agency="", action=Action.REPORT, what="fit of scores",
            purpose="Seeing whether a formula misleads here", detail={"scheme": scheme.code, "area": area.name},
        )
    )  # fmt: skip
