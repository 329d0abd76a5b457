"""How well scores fit the people of an area, on a page: observed against expected, and what errors each group bears."""

from collections.abc import Callable, Hashable
from typing import Any

from django.http import HttpResponse

from accord.access import gate
from accord.access.terms import Action
from accord.kernel.days import months_after
from accord.reporting.queries.monitor import FEWEST, FormulaFit, formula_fits
from accord.risk.monitor.outcomes import CAVEATS, FOLLOWED_MONTHS, FORETELLS, WAITED_MONTHS
from accord.risk.monitor.rules import Calibrated, Errors, Formula, Interval
from accord.risk.terms import INSTRUMENT_WORDS, KIND_WORDS
from accord.web.reports.asked import asked_for
from accord.web.shell.charts.bars import bars
from accord.web.shell.pages import PageRequest, asking, page, render_page

SEX_WORDS = {"M": "Male", "F": "Female"}
RARE = 0.1
TRAIT_WORDS = {"band": "Band", "sex": "Sex", "ethnicity": "Ethnicity", "age": "Age"}


@page(action=Action.SEE_REPORTS, what="fit of scores", purpose="Seeing whether a formula misleads here")
def scores(request: PageRequest) -> HttpResponse:
    """Figures alone: no person is shown."""
    asked = asked_for(request)
    context: dict[str, Any] = {"asked": asked, "faults": asked.faults, "fits": []}
    if not asked.faults and asked.area:
        gate.note(asking(request), Action.SEE_REPORTS, detail={"area": asked.area.name, "on": asked.on.isoformat()})
        context |= {"fits": [_told(fit) for fit in _known_first(formula_fits(asked.area, asked.on))], "fewest": FEWEST}
        context |= {"followed": FOLLOWED_MONTHS, "waited": WAITED_MONTHS}
    return render_page(request, "reports/scores.html", context, 400 if asked.faults else 200)


def _known_first(fits: list[FormulaFit]) -> list[FormulaFit]:
    return sorted(fits, key=lambda fit: fit.found.overall.people == 0)


def _told(fit: FormulaFit) -> dict[str, Any]:
    instrument, _, kind = fit.formula
    found, overall = fit.found, fit.found.overall
    area = found.discrimination
    bands = [each for each in found.calibration["band"] if each.group is not None]
    shown = [(f"{_group(each.group)}: {what}", round(figure)) for each in bands for what, figure in _both(each)]
    return {
        "title": _title(fit.formula),
        "foretells": FORETELLS[instrument],
        "caveat": CAVEATS.get(instrument, ""),
        "threshold": f"{found.threshold:.0%}",
        "fit": fit,
        "known_from": months_after(fit.first_on, FOLLOWED_MONTHS + WAITED_MONTHS),
        "overall": overall,
        "finding": overall.finding.because,
        "area": f"{area.area:.2f}" if area.area is not None else "not known",
        "area_interval": _between(area.interval, "{:.2f}".format),
        "why_no_area": area.why_not,
        "chart": bars(f"fit-{instrument}-{kind}", "Observed and expected, by band", shown),
        "chart_rows": shown,
        "calibration": [_calibrated(trait, each) for trait, rows in found.calibration.items() for each in rows],
        "errors": [_errors(trait, each) for trait, rows in found.errors.items() for each in rows],
        "key": f"{instrument}-{kind}",
    }


def _title(formula: Formula) -> str:
    instrument, version, kind = formula
    return f"{INSTRUMENT_WORDS[instrument]}, version {version}, {KIND_WORDS[kind].lower()}"


def _both(each: Calibrated) -> tuple[tuple[str, float], tuple[str, float]]:
    return ("reoffended", each.observed), ("expected", each.expected)


def _calibrated(trait: str, each: Calibrated) -> list[Any]:
    named = [TRAIT_WORDS[trait], _group(each.group), each.people, each.not_known]
    if each.is_small:
        return [*named, "", "", "", "Too few to say"]
    rates = f"{_share(each.observed_rate)} ({_between(each.interval, _share)})", _share(each.expected_rate)
    return [*named, each.observed, *rates, each.finding.because]


def _errors(trait: str, each: Errors) -> list[Any]:
    named = [TRAIT_WORDS[trait], _group(each.group), each.people]
    if each.is_small:
        return [*named, "Too few to say", "", "", ""]
    rates = (each.selection_rate, each.false_positive_rate, each.false_negative_rate, each.precision)
    return [*named, *(_share(rate) for rate in rates)]


def _group(group: Hashable | None) -> str:
    if group is None:
        return "Not recorded"
    return SEX_WORDS.get(str(group), str(group)[:1].upper() + str(group)[1:])


def _share(rate: float | None) -> str:
    """Of a rare outcome a tenth of a percent is told, or all of its shares would be alike."""
    if rate is None:
        return ""
    return f"{rate:.1%}" if rate < RARE else f"{rate:.0%}"


def _between(interval: Interval | None, told: Callable[[float], str]) -> str:
    return "" if interval is None else f"{told(interval.low)} to {told(interval.high)}"
