"""The published coefficients of OGRS3, as `coefficients.toml` holds them. Pure."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from accord.risk.ogrs3.terms import SanctionStatus
from accord.risk.terms import Sex


@dataclass(frozen=True)
class Coefficients:
    """Log-odds for each part of the formula; `from_age` are the first whole years of the age bands, youngest first."""

    version: str
    source: str
    one_year: float
    two_year: float
    copas_rate: float
    copas_years: int
    status: Mapping[SanctionStatus, float]
    from_age: tuple[int, ...]
    age_sex: Mapping[Sex, tuple[float, ...]]
    group: Mapping[str, float]
    bands: tuple[int, ...]


@cache
def coefficients() -> Coefficients:
    """The model, read once: it is part of the program."""
    held = tomllib.loads(files("accord.risk.ogrs3").joinpath("coefficients.toml").read_text(encoding="utf-8"))
    return Coefficients(
        version=held["version"],
        source=held["source"],
        one_year=held["intercept"]["one_year"],
        two_year=held["intercept"]["two_year"],
        copas_rate=held["copas_rate"],
        copas_years=held["copas_years"],
        status={status: held["sanction_status"][status] for status in SanctionStatus},
        from_age=tuple(held["age_sex"]["from_age"]),
        age_sex={sex: tuple(held["age_sex"][sex]) for sex in Sex},
        group=held["offence_group"],
        bands=tuple(held["bands"].values()),
    )
