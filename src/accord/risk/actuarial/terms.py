"""The vocabulary of the actuarial suite: what assessors are asked, under the names that are published. Pure."""

from enum import IntEnum, StrEnum


class Answer(StrEnum):
    """How a question is answered."""

    YES_OR_NO = "yes or no"
    PROBLEM = "problem"
    MOTIVATION = "motivation"
    RELATIONSHIP = "relationship"


class Problem(IntEnum):
    """How far something is a problem, and what it counts."""

    NO_PROBLEMS = 0
    SOME_PROBLEMS = 1
    SIGNIFICANT_PROBLEMS = 2


class Motivation(IntEnum):
    """How far somebody is motivated to tackle drug misuse, and what it counts."""

    FULL_MOTIVATION = 0
    PARTIAL_MOTIVATION = 1
    NO_MOTIVATION = 2


class Relationship(IntEnum):
    """Whether there is a partner, and whether they live together."""

    NOT_IN_RELATIONSHIP = 0
    IN_RELATIONSHIP_NOT_LIVING_TOGETHER = 1
    IN_RELATIONSHIP_LIVING_TOGETHER = 2


class Past(StrEnum):
    """Kinds of offence that somebody may have been convicted of before."""

    HOMICIDE = "HOMICIDE"
    WOUNDING_GBH = "WOUNDING_GBH"
    KIDNAPPING = "KIDNAPPING"
    FIREARMS = "FIREARMS"
    ROBBERY = "ROBBERY"
    AGGRAVATED_BURGLARY = "AGGRAVATED_BURGLARY"
    WEAPON = "WEAPON"
    CRIMINAL_DAMAGE = "CRIMINAL_DAMAGE"
    ARSON = "ARSON"


class Question(StrEnum):
    """What is asked for a dynamic score."""

    WEAPON = "didOffenceInvolveCarryingOrUsingWeapon"
    ACCOMMODATION = "suitabilityOfAccommodation"
    UNEMPLOYED = "isUnemployed"
    RELATIONSHIP = "currentRelationshipStatus"
    PARTNER = "currentRelationshipWithPartner"
    DOMESTIC_ABUSE = "evidenceOfDomesticAbuse"
    ACTIVITIES = "regularOffendingActivities"
    MOTIVATION = "motivationToTackleDrugMisuse"
    ALCOHOL = "currentAlcoholUseProblems"
    BINGES = "excessiveAlcoholUse"
    IMPULSIVITY = "impulsivityProblems"
    TEMPER = "temperControl"
    ATTITUDES = "proCriminalAttitudes"
    AMPHETAMINES = "hasAmphetaminesUsage"
    BENZODIAZEPINES = "hasBenzodiazepinesUsage"
    CANNABIS = "hasCannabisUsage"
    CRACK = "hasCrackCocaineUsage"
    ECSTASY = "hasEcstasyUsage"
    HALLUCINOGENS = "hasHallucinogensUsage"
    HEROIN = "hasHeroinUsage"
    KETAMINE = "hasKetamineUsage"
    METHADONE = "hasMethadoneUsage"
    PRESCRIPTION = "hasMisusedPrescriptionDrugUsage"
    OTHER_DRUGS = "hasOtherDrugsUsage"
    OTHER_OPIATES = "hasOtherOpiateUsage"
    POWDER_COCAINE = "hasPowderCocaineUsage"
    SOLVENTS = "hasSolventsUsage"
    SPICE = "hasSpiceUsage"
    STEROIDS = "hasSteroidsUsage"


DRUGS = tuple(question for question in Question if question.endswith("Usage"))

PAST = "previousConvictions"
"""The one question that is answered with a list."""

ANSWERED_BY = {
    Question.RELATIONSHIP: Answer.RELATIONSHIP,
    Question.MOTIVATION: Answer.MOTIVATION,
    **dict.fromkeys((Question.WEAPON, Question.UNEMPLOYED, Question.DOMESTIC_ABUSE, *DRUGS), Answer.YES_OR_NO),
    **dict.fromkeys(
        (
            Question.ACCOMMODATION, Question.PARTNER, Question.ACTIVITIES, Question.ALCOHOL, Question.BINGES,
            Question.IMPULSIVITY, Question.TEMPER, Question.ATTITUDES,
        ),
        Answer.PROBLEM,
    ),
}  # fmt: skip
"""How each question is answered."""

ANSWER_WORDS: dict[Answer, dict[int, str]] = {
    Answer.YES_OR_NO: {1: "Yes", 0: "No"},
    Answer.PROBLEM: {
        Problem.NO_PROBLEMS: "No problems",
        Problem.SOME_PROBLEMS: "Some problems",
        Problem.SIGNIFICANT_PROBLEMS: "Significant problems",
    },
    Answer.MOTIVATION: {
        Motivation.FULL_MOTIVATION: "Full motivation",
        Motivation.PARTIAL_MOTIVATION: "Partial motivation",
        Motivation.NO_MOTIVATION: "No motivation",
    },
    Answer.RELATIONSHIP: {
        Relationship.NOT_IN_RELATIONSHIP: "Not in a relationship",
        Relationship.IN_RELATIONSHIP_NOT_LIVING_TOGETHER: "In a relationship, not living together",
        Relationship.IN_RELATIONSHIP_LIVING_TOGETHER: "In a relationship, living together",
    },
}
"""What each answer says, by what it counts."""

PAST_WORDS = {
    Past.HOMICIDE: "homicide",
    Past.WOUNDING_GBH: "wounding or grievous bodily harm",
    Past.KIDNAPPING: "kidnapping",
    Past.FIREARMS: "firearms",
    Past.ROBBERY: "robbery",
    Past.AGGRAVATED_BURGLARY: "aggravated burglary",
    Past.WEAPON: "a weapon",
    Past.CRIMINAL_DAMAGE: "criminal damage",
    Past.ARSON: "arson",
}

WORDS = {
    Question.WEAPON: "A weapon was carried or used in the offence",
    Question.ACCOMMODATION: "Suitability of accommodation",
    Question.UNEMPLOYED: "Unemployed",
    Question.RELATIONSHIP: "Relationship",
    Question.PARTNER: "Relationship with partner",
    Question.DOMESTIC_ABUSE: "Evidence of domestic abuse",
    Question.ACTIVITIES: "Regular activities encourage offending",
    Question.MOTIVATION: "Motivation to tackle drug misuse",
    Question.ALCOHOL: "Alcohol use is a problem now",
    Question.BINGES: "Binge drinking or excessive use of alcohol",
    Question.IMPULSIVITY: "Impulsivity",
    Question.TEMPER: "Temper control",
    Question.ATTITUDES: "Attitudes that favour crime",
    Question.AMPHETAMINES: "Amphetamines",
    Question.BENZODIAZEPINES: "Benzodiazepines",
    Question.CANNABIS: "Cannabis",
    Question.CRACK: "Crack cocaine",
    Question.ECSTASY: "Ecstasy",
    Question.HALLUCINOGENS: "Hallucinogens",
    Question.HEROIN: "Heroin",
    Question.KETAMINE: "Ketamine",
    Question.METHADONE: "Methadone",
    Question.PRESCRIPTION: "Misused prescription drugs",
    Question.OTHER_DRUGS: "Other drugs",
    Question.OTHER_OPIATES: "Other opiates",
    Question.POWDER_COCAINE: "Powder cocaine",
    Question.SOLVENTS: "Solvents",
    Question.SPICE: "Spice",
    Question.STEROIDS: "Steroids",
}
