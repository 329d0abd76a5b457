"""ARP, VRP and SVRP for one person, static and dynamic, as the Ministry of Justice's open scoring service publishes them. Pure.

The log-odds are a sum: a constant, age and sex, the category of the current offence, how many sanctions and how fast they
came, months without an offence, for VRP and SVRP the violent ones, and for a dynamic score what the assessor answered.
"""

import math
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from accord.kernel.words import plural
from accord.risk.actuarial.coefficients import Predictor, code_range, predictor
from accord.risk.actuarial.features import FEATURES, PAST_FEATURES
from accord.risk.actuarial.inputs import Inputs, doubts, refusals
from accord.risk.actuarial.terms import PAST, Question
from accord.risk.rules import CONSTANT, Part, Scored, ScoreRefused, band_of, probability
from accord.risk.terms import SEX_WORDS, Instrument, Kind, Sex

INSTRUMENTS = (Instrument.ARP, Instrument.VRP, Instrument.SVRP)
MOST_PERCENT = Decimal("99.99")
_HUNDREDTH = Decimal("0.01")


def score(instrument: Instrument, inputs: Inputs) -> Scored:
    """The dynamic score, or the static one with the names of the answers that are missing for the other."""
    return score_as(instrument, Kind.STATIC if missing(instrument, inputs) else Kind.DYNAMIC, inputs)


def score_as(instrument: Instrument, kind: Kind, inputs: Inputs) -> Scored:
    """The score of one kind; ScoreRefused with every reason, and KeyError for a dynamic score with an answer missing."""
    refused = refusals(inputs)
    if refused:
        raise ScoreRefused(refused)
    formula = predictor(instrument, kind)
    parts = tuple(_parts(instrument, kind, formula, inputs))
    two_year = probability(math.fsum(part.adds for part in parts))
    percent = percent_of(two_year)
    return Scored(
        instrument=instrument,
        version=formula.version,
        kind=kind,
        on=inputs.assessed_on,
        inputs=inputs.named(),
        two_year=two_year,
        percent=percent,
        band=band_of(percent, formula.bands),
        parts=parts,
        missing=missing(instrument, inputs),
        doubts=doubts(inputs),
    )


def missing(instrument: Instrument, inputs: Inputs) -> tuple[str, ...]:
    """The questions that a dynamic score of the instrument needs and that have no answer, by their published names."""
    weights = predictor(instrument, Kind.DYNAMIC).weights
    needed = {question for feature in FEATURES if feature.weight in weights for question in feature.questions}
    unanswered = [str(question) for question in Question if question in needed and question not in inputs.answers]
    if inputs.past is None and any(feature.weight in weights for feature in PAST_FEATURES):
        unanswered.append(PAST)
    return tuple(unanswered)


def percent_of(two_year: float) -> Decimal:
    """The published percentage: two decimals, half up, from 0 to 99.99."""
    return min((Decimal(two_year) * 100).quantize(_HUNDREDTH, ROUND_HALF_UP), MOST_PERCENT)


def _parts(instrument: Instrument, kind: Kind, formula: Predictor, inputs: Inputs) -> Iterator[Part]:
    yield Part(CONSTANT, "Where everyone begins", formula.weights["TWO_YEAR_CONSTANT"])
    yield from _age_and_offence(formula, inputs)
    yield from _sanctions(formula, inputs)
    yield from _rate(instrument, formula, inputs)
    if instrument != Instrument.ARP:
        yield from _violence(formula, inputs)
    if kind == Kind.DYNAMIC:
        yield from _answers(formula, inputs)


def _age_and_offence(formula: Predictor, inputs: Inputs) -> Iterator[Part]:
    sex, age = inputs.sex, inputs.age_at_followup
    words = f"{SEX_WORDS[sex]}, {age} when follow-up starts"
    yield Part("age", words, formula.polynomial("AAI", age, f"_{sex.name}"))
    if sex == Sex.FEMALE:
        yield Part("sex", "Female", formula.weights["FEMALE"])
    mapped = code_range(inputs.offence_code)
    if mapped is None:
        raise LookupError(f"{inputs.offence_code} passed the refusals and has no category")
    category = mapped.category
    words = f"Current offence: {category.replace('_', ' ').lower()} ({inputs.offence_code})"
    yield Part("offence_category", words, formula.category[category])
    months = inputs.offence_free_months
    if months is not None:
        words = f"{plural(months, 'month')} without an offence, counted up to 36"
        yield Part("offence_free_months", words, formula.polynomial("OFFENCE_FREE_MONTHS", months))


def _sanctions(formula: Predictor, inputs: Inputs) -> Iterator[Part]:
    weights, count = formula.weights, inputs.sanctions
    yield Part("sanctions", f"Sanctions: {count}", weights["SANCTION_OCCASIONS"] * count)
    if count == 1:
        yield Part("first_sanction", "The first sanction", weights["FIRST_SANCTION"])
    if count == 2:
        yield Part("second_sanction", "The second sanction", weights["SECOND_SANCTION"])
        name = f"YRS_BETWEEN_FIRST_AND_SECOND_SANCTION_{inputs.sex.name}"
        words = f"Years between the first sanction and the second: {inputs.career}"
        yield Part("years_between", words, weights[name] * inputs.career)


def _rate(instrument: Instrument, formula: Predictor, inputs: Inputs) -> Iterator[Part]:
    """How fast sanctions came, from the third on; ARP adds the square of it."""
    if inputs.sanctions < 3:
        return
    rate = math.log(inputs.sanctions / (inputs.career + formula.career_constant))
    words = f"{inputs.sanctions} sanctions in a career of {inputs.career} years"
    letter = "G" if instrument == Instrument.ARP else "V"
    sex = inputs.sex.name
    yield Part("rate", words, formula.weights[f"THREE_PLUS_SANCTIONS_COPAS_{letter}_{sex}"] * rate)
    if instrument == Instrument.ARP:
        weight = formula.weights[f"THREE_PLUS_SANCTIONS_COPAS_SQUARED_{sex}"]
        yield Part("rate_squared", f"{words}, squared", weight * rate**2)


def _violence(formula: Predictor, inputs: Inputs) -> Iterator[Part]:
    weights, count = formula.weights, inputs.violent_sanctions
    if count == 0:
        yield Part("never_violent", "No violent sanction", weights[f"NEVER_VIOLENT_{inputs.sex.name}"])
        return
    if count == 1:
        yield Part("once_violent", "One violent sanction", weights["ONCE_VIOLENT"])
    yield Part("violent_sanctions", f"Violent sanctions: {count}", weights["VIOLENT_SANCTIONS"] * count)
    rate = math.log(count / (inputs.career + formula.violent_career_constant))
    words = f"{count} violent sanctions in a career of {inputs.career} years"
    yield Part("violent_rate", words, weights["VIOLENT_RATE"] * rate)


def _answers(formula: Predictor, inputs: Inputs) -> Iterator[Part]:
    for feature in FEATURES:
        if feature.weight in formula.weights:
            adds = formula.weights[feature.weight] * feature.counts(inputs.answers)
            yield Part(feature.weight.lower(), feature.words(inputs.answers), adds)
    for past in PAST_FEATURES:
        if past.weight in formula.weights and past.kind in (inputs.past or frozenset()):
            yield Part(past.weight.lower(), past.words, formula.weights[past.weight])
