"""What the suite is given, and what it does not allow. Pure.

Fields are named in refusals as the published scoring service names them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from accord.kernel.days import in_words, months_after, whole_months_between, whole_years_between
from accord.risk.actuarial.coefficients import code_range
from accord.risk.actuarial.terms import DRUGS, WORDS, Past, Question
from accord.risk.rules import Refusal, Value
from accord.risk.terms import Sex

MOST_SANCTIONS = 999
TOO_OLD = 110
MOST_MONTHS = 36
MONTHS_AHEAD = 3
LATEST = date(2999, 12, 31)
_FIVE_FIGURES = re.compile(r"[0-9]{5}")


@dataclass(frozen=True)
class Inputs:
    """The facts of a case, and the assessor's answers; a question that is not among the answers has none.

    All counts of sanctions take in the current one. Follow-up starts on sentence in the community or on release; where no day
    is given, the day of the current conviction stands for it, as in the published service.
    """

    assessed_on: date
    born_on: date
    sex: Sex
    convicted_on: date
    offence_code: str
    sanctions: int
    violent_sanctions: int
    age_at_first_sanction: int
    followed_from: date | None = None
    answers: Mapping[Question, int] = field(default_factory=dict)
    past: frozenset[Past] | None = None

    @property
    def age_at_conviction(self) -> int:
        """Whole years at the current conviction."""
        return whole_years_between(self.born_on, self.convicted_on)

    @property
    def followup(self) -> date:
        """The day on which follow-up starts."""
        return self.followed_from or self.convicted_on

    @property
    def age_at_followup(self) -> int:
        """Whole years when follow-up starts."""
        return whole_years_between(self.born_on, self.followup)

    @property
    def career(self) -> int:
        """Whole years from the first sanction to the current conviction."""
        return self.age_at_conviction - self.age_at_first_sanction

    @property
    def offence_free_months(self) -> int | None:
        """Whole months from follow-up to the assessment, at most 36; None when the assessment comes first."""
        if self.assessed_on < self.followup:
            return None
        return min(MOST_MONTHS, whole_months_between(self.followup, self.assessed_on))

    def named(self) -> tuple[tuple[str, Value], ...]:
        """Everything given, name by name, to be kept with the score; answers as what they count."""
        facts: dict[str, Value] = {
            "assessmentDate": self.assessed_on,
            "dateOfBirth": self.born_on,
            "gender": self.sex.name,
            "dateOfCurrentConviction": self.convicted_on,
            "currentOffenceCode": self.offence_code,
            "totalNumberOfSanctionsForAllOffences": self.sanctions,
            "totalNumberOfViolentSanctions": self.violent_sanctions,
            "ageAtFirstSanction": self.age_at_first_sanction,
            "dateAtStartOfFollowup": self.followed_from,
        }
        answers: dict[str, Value] = {question: self.answers.get(question) for question in Question}
        past = None if self.past is None else tuple(sorted(self.past))
        return tuple({**facts, **answers, "previousConvictions": past}.items())


FIELDS = {
    "gender": "sex", "dateOfBirth": "born_on", "dateOfCurrentConviction": "convicted_on", "currentOffenceCode": "offence_code",
    "totalNumberOfSanctionsForAllOffences": "sanctions", "totalNumberOfViolentSanctions": "violent_sanctions",
    "ageAtFirstSanction": "age_at_first_sanction", "dateAtStartOfFollowup": "followed_from", "assessmentDate": "assessed_on",
}  # fmt: skip
"""The facts of a case by their published names."""


def refusals(inputs: Inputs) -> tuple[Refusal, ...]:
    """Everything that the suite does not allow in the inputs."""
    if inputs.assessed_on > LATEST:
        return (Refusal("assessmentDate", f"{in_words(inputs.assessed_on)} is too far ahead. Check the date."),)
    checks = (_refused_dates, _refused_age, _refused_counts, _refused_code, _refused_drugs)
    return tuple(refusal for check in checks for refusal in check(inputs))


def doubts(inputs: Inputs) -> tuple[str, ...]:
    """What the suite allows and a reader of the score should know."""
    day = in_words(inputs.convicted_on)
    if inputs.followed_from is None:
        return (f"No start of follow-up is given; the day of the current conviction, {day}, stands for it.",)
    if inputs.followed_from < inputs.convicted_on:
        return (f"Follow-up starts before the current conviction, {day}. Check both days.",)
    return ()


def _refused_dates(inputs: Inputs) -> Iterator[Refusal]:
    born, convicted, followed = inputs.born_on, inputs.convicted_on, inputs.followup
    if convicted <= born:
        yield Refusal("dateOfCurrentConviction", f"This is not after the date of birth, {in_words(born)}.")
    if convicted > months_after(inputs.assessed_on, MONTHS_AHEAD):
        assessed = in_words(inputs.assessed_on)
        why = f"This is more than {MONTHS_AHEAD} months after the assessment, {assessed}."
        yield Refusal("dateOfCurrentConviction", why)
    if inputs.followed_from is not None and followed <= born:
        yield Refusal("dateAtStartOfFollowup", f"This is not after the date of birth, {in_words(born)}.")
    if inputs.age_at_followup >= TOO_OLD:
        why = f"The formula does not reach to somebody of {inputs.age_at_followup:,}. Check this and the date of birth."
        yield Refusal("dateAtStartOfFollowup", why)


def _refused_age(inputs: Inputs) -> Iterator[Refusal]:
    first = inputs.age_at_first_sanction
    if first < 0:
        yield Refusal("ageAtFirstSanction", "An age is 0 or more.")
    elif inputs.convicted_on > inputs.born_on and inputs.career < 0:
        why = f"The first sanction, at {first}, comes after the current conviction, at {inputs.age_at_conviction}."
        yield Refusal("ageAtFirstSanction", f"{why} Check the age and the dates.")


def _refused_counts(inputs: Inputs) -> Iterator[Refusal]:
    if not 1 <= inputs.sanctions <= MOST_SANCTIONS:
        why = f"Sanctions are counted from 1, the current one, to {MOST_SANCTIONS}."
        yield Refusal("totalNumberOfSanctionsForAllOffences", why)
    if not 0 <= inputs.violent_sanctions <= max(inputs.sanctions, 0):
        why = f"Violent sanctions are 0 or more, and no more than all sanctions, {inputs.sanctions}."
        yield Refusal("totalNumberOfViolentSanctions", why)


def _refused_code(inputs: Inputs) -> Iterator[Refusal]:
    if _FIVE_FIGURES.fullmatch(inputs.offence_code) is None:
        yield Refusal("currentOffenceCode", "A Home Office code has five figures, such as 02801.")
    elif code_range(inputs.offence_code) is None:
        yield Refusal("currentOffenceCode", "The suite has no category for this Home Office code. Check the code.")


def _refused_drugs(inputs: Inputs) -> Iterator[Refusal]:
    used = [drug for drug in DRUGS if inputs.answers.get(drug)]
    if used and Question.MOTIVATION not in inputs.answers:
        named = ", ".join(WORDS[drug].lower() for drug in used)
        why = f"This is needed, since drug use is recorded ({named})."
        yield Refusal(Question.MOTIVATION, why)
