"""OGRS3 for one person, as published (Howard et al. 2009, Ministry of Justice Research Summary 7/09). Pure.

    log-odds = constant + rate ln((1 + previous sanctions) / (10 + career)) + status + age and sex + offence

The career is the age at the current conviction less the age at the first sanction. The risk date is when the person could
offend again: on sentence in the community, or on release.
"""

import math
from bisect import bisect_right
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from accord.kernel.words import plural
from accord.orders.offence_codes import offence_group
from accord.risk.ogrs3.coefficients import coefficients
from accord.risk.ogrs3.terms import STATUS_WORDS, SanctionStatus
from accord.risk.rules import CONSTANT, Part, Refusal, Scored, ScoreRefused, band_of, probability
from accord.risk.terms import SEX_WORDS, Band, Instrument, Kind, Sex

YOUNGEST = 10
OLDEST = 120
MOST_SANCTIONS = 999
COUNTS = {
    SanctionStatus.FIRST_CAUTION: (0, 0),
    SanctionStatus.SECOND_CAUTION: (1, 1),
    SanctionStatus.FIRST_CONVICTION: (0, 0),
    SanctionStatus.MULTIPLE_CAUTIONS: (2, MOST_SANCTIONS),
    SanctionStatus.REPEAT: (1, MOST_SANCTIONS),
}
"""The fewest and the most previous sanctions that each status leaves room for."""

_AGES = ("age_at_first_sanction", "age_at_current_conviction", "age_at_risk_date")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What OGRS3 is given. Ages are in whole years; previous sanctions leave the present one out.

    The offence is a group of the scale, or a Home Office code of five figures, which is looked up.
    """

    sex: str
    age_at_first_sanction: int
    age_at_current_conviction: int
    age_at_risk_date: int
    previous_sanctions: int
    sanction_status: str
    offence_group: str


def score(inputs: Inputs, on: date) -> Scored:
    """The score on a day; ScoreRefused with every reason when the model does not allow the inputs."""
    refused = refusals(inputs)
    if refused:
        raise ScoreRefused(refused)
    model, parts = coefficients(), _parts(inputs)
    added = math.fsum(part.adds for part in parts)
    two_year = probability(model.two_year + added)
    percent = whole_percent(two_year)
    return Scored(
        instrument=Instrument.OGRS3,
        version=model.version,
        kind=Kind.STATIC,
        on=on,
        inputs=tuple(asdict(inputs).items()),
        one_year=probability(model.one_year + added),
        two_year=two_year,
        percent=Decimal(percent),
        band=band(two_year),
        parts=(Part(CONSTANT, "Where everyone begins", model.two_year), *parts),
        doubts=doubts(inputs),
    )


def refusals(inputs: Inputs) -> tuple[Refusal, ...]:
    """Everything that the model does not allow in the inputs, in the order of the columns."""
    found = [
        *_refused_sex(inputs),
        *(refusal for name in _AGES for refusal in _refused_age(name, getattr(inputs, name))),
        *_refused_career(inputs),
        *_refused_count(inputs),
        *_refused_status(inputs),
        *_refused_group(inputs),
    ]
    return tuple(found)


def doubts(inputs: Inputs) -> tuple[str, ...]:
    """What the formula allows and a record hardly can: worth a look before the score is used."""
    found = []
    before, status = inputs.previous_sanctions, SanctionStatus(inputs.sanction_status)
    fewest, most = COUNTS[status]
    if not fewest <= before <= most:
        counted = plural(before, "previous sanction")
        found.append(f'"{STATUS_WORDS[status]}" does not fit {counted}. Check the record.')
    if inputs.age_at_risk_date < inputs.age_at_current_conviction:
        found.append("The risk date comes before the current conviction. Check both.")
    return tuple(found)


def why_no_age(age: int) -> str | None:
    """Why the model does not allow an age, or None when it does."""
    if age < YOUNGEST:
        return f"The model begins at {YOUNGEST}, the age of criminal responsibility. Check the age."
    return f"Nobody is {age:,}. Check the age." if age > OLDEST else None


def why_no_count(count: int) -> str | None:
    """Why the model does not allow a count of previous sanctions, or None when it does."""
    if 0 <= count <= MOST_SANCTIONS:
        return None
    return f"Previous sanctions are counted from 0 to {MOST_SANCTIONS}, the present one left out. Check the count."


def group_named(text: str) -> str | None:
    """The offence group that the text names or whose Home Office code it is; None when it is neither."""
    return text if text in coefficients().group else offence_group(text)


def whole_percent(two_year: float) -> int:
    """The published percentage: a whole number, half up."""
    return math.floor(100 * two_year + 0.5)


def band(two_year: float) -> Band:
    """The band, which goes by the whole percentage within two years."""
    return band_of(whole_percent(two_year), coefficients().bands)


def _parts(inputs: Inputs) -> tuple[Part, ...]:
    return _rate_part(inputs), _status_part(inputs), _age_part(inputs), _offence_part(inputs)


def _rate_part(inputs: Inputs) -> Part:
    model = coefficients()
    career = inputs.age_at_current_conviction - inputs.age_at_first_sanction
    rate = (1 + inputs.previous_sanctions) / (model.copas_years + career)
    words = f"{plural(inputs.previous_sanctions + 1, 'sanction')} in a career of {plural(career, 'year')}"
    return Part("copas_rate", words, model.copas_rate * math.log(rate))


def _status_part(inputs: Inputs) -> Part:
    status = SanctionStatus(inputs.sanction_status)
    return Part("sanction_status", STATUS_WORDS[status], coefficients().status[status])


def _age_part(inputs: Inputs) -> Part:
    model, sex = coefficients(), Sex(inputs.sex)
    place = bisect_right(model.from_age, inputs.age_at_risk_date) - 1
    words = f"{SEX_WORDS[sex]}, {inputs.age_at_risk_date} at the risk date"
    return Part("age_and_sex", words, model.age_sex[sex][place])


def _offence_part(inputs: Inputs) -> Part:
    group = group_named(inputs.offence_group)
    if group is None:
        raise LookupError(f"{inputs.offence_group!r} passed the refusals and is no offence group")
    return Part("offence_group", f"Current offence: {group}", coefficients().group[group])


def _refused_sex(inputs: Inputs) -> list[Refusal]:
    if inputs.sex in set(Sex):
        return []
    return [Refusal("sex", f"The model has coefficients for {' and '.join(Sex)} only. Leave out whoever is neither.")]


def _refused_age(name: str, age: int) -> list[Refusal]:
    why = why_no_age(age)
    return [] if why is None else [Refusal(name, why)]


def _refused_career(inputs: Inputs) -> list[Refusal]:
    first, current = inputs.age_at_first_sanction, inputs.age_at_current_conviction
    if first <= current:
        return []
    why = f"The first sanction, at {first}, comes after the current conviction, at {current}. Check both ages."
    return [Refusal("age_at_first_sanction", why)]


def _refused_count(inputs: Inputs) -> list[Refusal]:
    why = why_no_count(inputs.previous_sanctions)
    return [] if why is None else [Refusal("previous_sanctions", why)]


def _refused_status(inputs: Inputs) -> list[Refusal]:
    if inputs.sanction_status in set(SanctionStatus):
        return []
    return [Refusal("sanction_status", f"This is not one of the statuses: {', '.join(SanctionStatus)}.")]


def _refused_group(inputs: Inputs) -> list[Refusal]:
    if group_named(inputs.offence_group) is not None:
        return []
    why = "This is no offence group of OGRS3 and no Home Office code that it has a group for."
    return [Refusal("offence_group", f"{why} The groups are: {'; '.join(coefficients().group)}.")]
