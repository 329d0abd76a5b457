"""OGRS3 for whole columns of people. The same model as `rules`, and held equal to it by a test over everything it allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from accord.risk.ogrs3.coefficients import coefficients
from accord.risk.ogrs3.rules import COUNTS, MOST_SANCTIONS, OLDEST, YOUNGEST, group_named
from accord.risk.ogrs3.terms import SanctionStatus
from accord.risk.terms import BANDS, Sex

NOT_KNOWN = -1
"""The code of a word that the model does not know."""

Codes = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class People:
    """One array for each input, all of one length; `status` and `group` hold places in the model's lists, `sex` in Sex."""

    sex: Codes
    age_at_first_sanction: Codes
    age_at_current_conviction: Codes
    age_at_risk_date: Codes
    previous_sanctions: Codes
    status: Codes
    group: Codes


@dataclass(frozen=True)
class Scores:
    """Probabilities within one and two years, and the place of the band in BANDS."""

    one_year: Numbers
    two_year: Numbers
    band: Codes


def people_from(
    sex: Sequence[str], ages: Sequence[Sequence[int]], previous_sanctions: Sequence[int],
    sanction_status: Sequence[str], offence_group: Sequence[str],
) -> People:  # fmt: skip
    """The columns as arrays. `ages` are those at first sanction, at current conviction and at the risk date."""
    first, current, at_risk = (np.asarray(age, np.int64) for age in ages)
    return People(
        sex=_places(sex, {word: place for place, word in enumerate(Sex)}),
        age_at_first_sanction=first,
        age_at_current_conviction=current,
        age_at_risk_date=at_risk,
        previous_sanctions=np.asarray(previous_sanctions, np.int64),
        status=_places(sanction_status, {word: place for place, word in enumerate(SanctionStatus)}),
        group=_places(offence_group, _group_places(offence_group)),
    )


def refused(people: People) -> NDArray[np.bool_]:
    """Which rows the model does not allow; `rules.refusals` says why."""
    ages = (people.age_at_first_sanction, people.age_at_current_conviction, people.age_at_risk_date)
    amiss = (people.sex < 0) | (people.status < 0) | (people.group < 0)
    for age in ages:
        amiss |= (age < YOUNGEST) | (age > OLDEST)
    amiss |= people.age_at_first_sanction > people.age_at_current_conviction
    return amiss | (people.previous_sanctions < 0) | (people.previous_sanctions > MOST_SANCTIONS)


def unlikely(people: People) -> NDArray[np.bool_]:
    """Which rows of those that are allowed hardly fit together; `rules.doubts` says why."""
    fewest, most = (np.array([COUNTS[status][end] for status in SanctionStatus])[people.status] for end in (0, 1))
    misfit = (people.previous_sanctions < fewest) | (people.previous_sanctions > most)
    return misfit | (people.age_at_risk_date < people.age_at_current_conviction)


def score(people: People) -> Scores:
    """The scores of people of whom none is refused."""
    model, tables = coefficients(), _tables()
    career = people.age_at_current_conviction - people.age_at_first_sanction
    rate = (1 + people.previous_sanctions) / (model.copas_years + career)
    added = (
        model.copas_rate * np.log(rate)
        + tables.status[people.status]
        + tables.age_sex[people.sex, people.age_at_risk_date]
        + tables.group[people.group]
    )
    two_year = _probability(model.two_year + added)
    percent = np.floor(100 * two_year + 0.5)
    return Scores(
        one_year=_probability(model.one_year + added),
        two_year=two_year,
        band=np.searchsorted(np.asarray(model.bands), percent, side="right"),
    )


def band_names(scores: Scores) -> list[str]:
    """The band of each row in words."""
    names = [str(band) for band in BANDS]
    return [names[place] for place in scores.band.tolist()]


@dataclass(frozen=True)
class _Tables:
    """The coefficients as arrays; `age_sex` has one row for each sex and one place for each age from 0."""

    status: Numbers
    age_sex: Numbers
    group: Numbers


@cache
def _tables() -> _Tables:
    model = coefficients()
    ages = np.searchsorted(np.asarray(model.from_age), np.arange(OLDEST + 1), side="right") - 1
    return _Tables(
        status=np.array([model.status[status] for status in SanctionStatus]),
        age_sex=np.array([np.asarray(model.age_sex[sex])[ages] for sex in Sex]),
        group=np.array(list(model.group.values())),
    )


def _probability(log_odds: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-log_odds))


def _places(words: Sequence[str], places: Mapping[str, int]) -> Codes:
    return np.fromiter((places.get(word, NOT_KNOWN) for word in words), np.int64, len(words))


def _group_places(words: Sequence[str]) -> dict[str, int]:
    """The place of each word among the groups; a Home Office code has the place of its group."""
    places = {group: place for place, group in enumerate(coefficients().group)}
    named = {word: group_named(word) for word in set(words)}
    return {word: places[group] for word, group in named.items() if group is not None}
