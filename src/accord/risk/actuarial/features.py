"""The assessor's answers as parts of a dynamic score. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from accord.risk.actuarial.terms import ANSWERED_BY, WORDS, Answer, Motivation, Past, Problem, Question, Relationship

Answers = Mapping[Question, int]


@dataclass(frozen=True)
class Feature:
    """One coefficient of a dynamic score: the questions that it needs, how often it counts, and what it is in words."""

    weight: str
    questions: tuple[Question, ...]
    counts: Callable[[Answers], int]
    words: Callable[[Answers], str]


@dataclass(frozen=True)
class PastFeature:
    """One coefficient for a kind of earlier conviction."""

    weight: str
    kind: Past

    @property
    def words(self) -> str:
        """What it is in words."""
        return f"Earlier conviction: {self.kind.replace('_', ' ').lower()}"


def _plain(weight: str, question: Question, times: int = 1) -> Feature:
    return Feature(
        weight, (question,), lambda answers: times * answers[question], lambda answers: _said(question, answers)
    )


def _said(question: Question, answers: Answers) -> str:
    return f"{WORDS[question]}: {_SAID[ANSWERED_BY[question]](answers[question])}"


def _words_of(name: str) -> str:
    return name.replace("_", " ").lower()


_SAID: dict[Answer, Callable[[int], str]] = {
    Answer.YES_OR_NO: lambda answer: "yes" if answer else "no",
    Answer.PROBLEM: lambda answer: _words_of(Problem(answer).name),
    Answer.MOTIVATION: lambda answer: _words_of(Motivation(answer).name),
    Answer.RELATIONSHIP: lambda answer: _words_of(Relationship(answer).name),
}

_OTHER_DRUGS = (Question.OTHER_DRUGS, Question.KETAMINE, Question.SPICE, Question.HALLUCINOGENS, Question.SOLVENTS)


def _lives_together(answers: Answers) -> bool:
    return answers[Question.RELATIONSHIP] == Relationship.IN_RELATIONSHIP_LIVING_TOGETHER


FEATURES = (
    _plain("CARRY_OR_USE_WEAPON", Question.WEAPON),
    _plain("ACCOMMODATION_SUITABILITY", Question.ACCOMMODATION),
    _plain("UNEMPLOYED", Question.UNEMPLOYED, times=2),
    Feature(
        "LIVE_IN_RELATIONSHIP",
        (Question.RELATIONSHIP,),
        _lives_together,
        lambda answers: _said(Question.RELATIONSHIP, answers),
    ),
    _plain("RELATIONSHIP_QUALITY", Question.PARTNER),
    Feature(
        "QUALITY_OF_LIVE_IN_RELATIONSHIP",
        (Question.RELATIONSHIP, Question.PARTNER),
        lambda answers: _lives_together(answers) * answers[Question.PARTNER],
        lambda answers: f"{_said(Question.PARTNER, answers)}, {_said(Question.RELATIONSHIP, answers).lower()}",
    ),
    _plain("DOMESTIC_ABUSE", Question.DOMESTIC_ABUSE),
    _plain("ACTIVITIES_ENCOURAGE_OFFENDING", Question.ACTIVITIES),
    _plain("MOTIVATION_TO_TACKLE_DRUG_MISUSE", Question.MOTIVATION),
    _plain("CHRONIC_DRINKING", Question.ALCOHOL),
    _plain("BINGE_DRINKING", Question.BINGES),
    _plain("IMPULSIVITY", Question.IMPULSIVITY),
    _plain("TEMPER", Question.TEMPER),
    _plain("PRO_CRIMINAL_ATTITUDE", Question.ATTITUDES),
    _plain("HEROIN", Question.HEROIN),
    _plain("METHADONE", Question.METHADONE),
    _plain("OTHER_OPIATE", Question.OTHER_OPIATES),
    _plain("CRACK_COCAINE", Question.CRACK),
    _plain("POWDER_COCAINE", Question.POWDER_COCAINE),
    _plain("PRESCRIPTION_DRUG_MISUSE", Question.PRESCRIPTION),
    _plain("BENZODIAZEPINES", Question.BENZODIAZEPINES),
    _plain("CANNABIS", Question.CANNABIS),
    _plain("STEROIDS", Question.STEROIDS),
    Feature(
        "OTHER_DRUGS",
        _OTHER_DRUGS,
        lambda answers: any(answers[drug] for drug in _OTHER_DRUGS),
        lambda answers: ", ".join(_said(drug, answers) for drug in _OTHER_DRUGS if answers[drug]) or "No other drugs",
    ),
)

PAST_FEATURES = (
    PastFeature("PAST_HOMICIDE_OFFENCE", Past.HOMICIDE),
    PastFeature("PAST_GBH_OFFENCE", Past.WOUNDING_GBH),
    PastFeature("PAST_KIDNAPPING_OFFENCE", Past.KIDNAPPING),
    PastFeature("PAST_FIREARMS_OFFENCE", Past.FIREARMS),
    PastFeature("PAST_ROBBERY_OFFENCE", Past.ROBBERY),
    PastFeature("PAST_AGGRAVATED_BURGLARY_OFFENCE", Past.AGGRAVATED_BURGLARY),
    PastFeature("PAST_WEAPON_OFFENCE", Past.WEAPON),
    PastFeature("PAST_CRIMINAL_DAMAGE_OFFENCE", Past.CRIMINAL_DAMAGE),
    PastFeature("PAST_ARSON_OFFENCE", Past.ARSON),
)
