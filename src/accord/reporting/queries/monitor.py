"""How well scores fit the people here: scores as they were kept, and what became of those scored. Numbers only."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accord.access.queries.areas import AreaView, areas_within
from accord.kernel.days import whole_years_between
from accord.kernel.decisions import Decision
from accord.orders.queries import offences_committed
from accord.people.queries.traits import areas_of_people, ethnicities_of, traits_of
from accord.reporting.queries.ranked import broad_ethnicity
from accord.risk.kept import chance_kept
from accord.risk.monitor.drift import Moved, drift, moved
from accord.risk.monitor.outcomes import COUNTS, HIGH_FROM, reoffended
from accord.risk.monitor.report import Monitored, monitored
from accord.risk.monitor.rules import Followed, Formula, age_band
from accord.risk.queries import scores_by
from accord.risk.terms import Band, Instrument, Kind

FEWEST = 30
MOST_STABILITY = 0.25
"""A stability index above this is commonly read as a population that has moved; a rule of thumb."""


@dataclass(frozen=True)
class Kept:
    """One score of one person, as it was kept."""

    person_id: int
    on: date
    formula: Formula
    expected: float
    band: Band


@dataclass(frozen=True)
class FormulaFit:
    """One formula over the people of an area: how it fits, and whether the later half of them differ from the earlier."""

    formula: Formula
    first_on: date
    last_on: date
    found: Monitored
    moved: Moved
    drift: Decision


def formula_fits(area: AreaView, today: date) -> list[FormulaFit]:
    """Every formula by which people of the area were scored; each person by their first score, followed until today."""
    kept = _in_area(area, _first_scores(COUNTS))
    numbers = {each.person_id for each in kept}
    offended = _offences(numbers, kept, today)
    traits, ethnicity = traits_of(numbers), ethnicities_of(numbers)
    by_formula: defaultdict[Formula, list[tuple[Kept, Followed]]] = defaultdict(list)
    for each in kept:
        born_on = traits[each.person_id].born_on
        by_formula[each.formula].append(
            (
                each,
                Followed(
                    each.formula, each.expected,
                    reoffended(each.on, offended[each.person_id], today, COUNTS[each.formula[0]]), each.band,
                    traits[each.person_id].sex or None, broad_ethnicity(ethnicity.get(each.person_id, set())),
                    age_band(whole_years_between(born_on, each.on) if born_on else None),
                ),
            )
        )  # fmt: skip
    return [_fit(formula, sorted(pairs, key=lambda pair: pair[0].on)) for formula, pairs in sorted(by_formula.items())]


def _fit(formula: Formula, pairs: list[tuple[Kept, Followed]]) -> FormulaFit:
    people = [person for _, person in pairs]
    known = [person for person in people if person.reoffended is not None]
    halves = moved(known[: len(known) // 2], known[len(known) // 2 :], FEWEST)
    found = monitored(people, HIGH_FROM[formula[0]], FEWEST)
    return FormulaFit(formula, pairs[0][0].on, pairs[-1][0].on, found, halves, drift(halves, MOST_STABILITY))


def _first_scores(instruments: Iterable[str]) -> list[Kept]:
    first: dict[tuple[int, Formula], Kept] = {}
    rows = scores_by(instruments).order_by("entry__starts_on", "entry_id")
    wanted = ("entry__person_id", "entry__starts_on", "instrument", "version", "form", "parts", "band")
    for person_id, on, instrument, version, form, parts, band in rows.values_list(*wanted):
        if not parts:
            continue  # what another tool gave, of which the probability was not kept
        formula = (Instrument(instrument), version, Kind(form))
        first.setdefault((person_id, formula), Kept(person_id, on, formula, chance_kept(parts), Band(band)))
    return list(first.values())


def _in_area(area: AreaView, kept: Iterable[Kept]) -> list[Kept]:
    every = list(kept)
    within = {each.id for each in areas_within(area)}
    placed = areas_of_people({each.person_id for each in every})
    return [each for each in every if placed.get(each.person_id, set()) & within]


def _offences(
    person_ids: Collection[int], kept: Iterable[Kept], today: date
) -> Mapping[int, list[tuple[date, str]]]:  # fmt: skip
    """The day and Home Office code of each proven offence of the people since the first of the scores."""
    first = min((each.on for each in kept), default=today)
    found: defaultdict[int, list[tuple[date, str]]] = defaultdict(list)
    for _, person_id, _, code, day in offences_committed(first, today).iterator(chunk_size=50_000):
        if person_id in person_ids:
            found[person_id].append((date.fromisoformat(day), code))
    return found
