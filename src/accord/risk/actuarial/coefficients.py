"""The published coefficients of the suite, and the category of each offence, as the files beside this one hold them. Pure."""

import csv
import math
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from accord.risk.terms import Instrument, Kind

POWERS = ("", "_QUADRATIC", "_CUBIC", "_QUARTIC")
"""How the coefficients of a polynomial are named, from the first power."""


@dataclass(frozen=True)
class Predictor:
    """One formula: log-odds by name, log-odds by category of offence, and the constants that its kind does not change."""

    version: str
    weights: Mapping[str, float]
    category: Mapping[str, float]
    career_constant: int
    violent_career_constant: int
    bands: tuple[Decimal, ...]

    def polynomial(self, name: str, value: int, sex_suffix: str = "") -> float:
        """What a polynomial adds; powers that the formula does not name add nothing."""
        weights = [self.weights.get(f"{name}{power}{sex_suffix}", 0.0) for power in POWERS]
        return math.fsum(weight * value**power for power, weight in enumerate(weights, 1))


@dataclass(frozen=True, order=True)
class CodeRange:
    """Home Office codes from the first to the last: their category, and whether a sanction for them is violent."""

    first: str
    last: str
    category: str
    is_violent: bool


@cache
def predictor(instrument: Instrument, kind: Kind) -> Predictor:
    """The formula of an instrument; KeyError when it is none of the suite."""
    held = _held()
    own = held[instrument.upper()]
    return Predictor(
        version=held["version"],
        weights=own[kind]["coefficients"],
        category=own[kind]["offence_category"],
        career_constant=own["career_constant"],
        violent_career_constant=held["violent_career_constant"],
        bands=tuple(Decimal(str(bound)) for bound in own["bands"]),
    )


def code_range(code: str) -> CodeRange | None:
    """What the suite makes of a Home Office code of five figures; None when it maps the code to nothing."""
    ranges = code_ranges()
    place = bisect_right(ranges, code, key=lambda each: each.first) - 1
    return ranges[place] if place >= 0 and code <= ranges[place].last else None


@cache
def code_ranges() -> tuple[CodeRange, ...]:
    """Every range that the suite maps, in the order of the codes."""
    text = files("accord.risk.actuarial").joinpath("offence_categories.csv").read_text(encoding="utf-8")
    return tuple(
        sorted(
            CodeRange(row["first_code"], row["last_code"], row["category"], row["is_violent"] == "yes")
            for row in csv.DictReader(text.splitlines())
        )
    )


@cache
def _held() -> dict[str, Any]:
    return tomllib.loads(files("accord.risk.actuarial").joinpath("coefficients.toml").read_text(encoding="utf-8"))
