"""The vocabulary of Integrated Offender Management. Pure."""

from enum import StrEnum


class Tier(StrEnum):
    """How intensively somebody is managed, most first, in the order that tables print; a scheme uses one set of them."""

    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"
    OTHER = "other"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


TIER_WORDS = {
    Tier.GOLD: "Gold",
    Tier.SILVER: "Silver",
    Tier.BRONZE: "Bronze",
    Tier.OTHER: "Other",
    Tier.RED: "Red",
    Tier.AMBER: "Amber",
    Tier.GREEN: "Green",
}


class TierSet(StrEnum):
    """The tiers that a scheme uses."""

    METALS = "gold_silver_bronze"
    LIGHTS = "red_amber_green"


TIER_SET_WORDS = {
    TierSet.METALS: "Gold, silver, bronze and other",
    TierSet.LIGHTS: "Red, amber and green",
}
TIERS_OF = {
    TierSet.METALS: (Tier.GOLD, Tier.SILVER, Tier.BRONZE, Tier.OTHER),
    TierSet.LIGHTS: (Tier.RED, Tier.AMBER, Tier.GREEN),
}
PUBLISHED_TIERS = TIERS_OF[TierSet.METALS]
"""Those of the table that North Yorkshire published in 2018, which prints a row for each whether anybody is in it or not."""


class Cohort(StrEnum):
    """The three cohorts of the Neighbourhood Crime IOM Strategy (December 2020), and others that a scheme may choose."""

    FIXED = "fixed"
    FLEX = "flex"
    FREE = "free"
    SHORT_SENTENCE = "short_sentence"
    SERIOUS_ORGANISED = "serious_organised"
    YOUNG_ADULT = "young_adult"


COHORT_WORDS = {
    Cohort.FIXED: "Fixed",
    Cohort.FLEX: "Flex",
    Cohort.FREE: "Free",
    Cohort.SHORT_SENTENCE: "Short sentences",
    Cohort.SERIOUS_ORGANISED: "Serious and organised",
    Cohort.YOUNG_ADULT: "Young adults in transition",
}
PUBLISHED_COHORTS = (Cohort.FIXED, Cohort.FLEX, Cohort.FREE)
COHORT_TAKES = {
    Cohort.FIXED: "Persistent people under statutory supervision for neighbourhood crime, with a high score or a recent "
    "record of arrests.",
    Cohort.FLEX: "People whom police, probation, courts or partners nominate by their own judgement of local need.",
    Cohort.FREE: "Others, while there is room.",
    Cohort.SHORT_SENTENCE: "People released from a stay in custody of under twelve months who are under nobody's "
    "statutory supervision (the rule of London's Diamond Initiative, 2008 to 2010).",
    Cohort.SERIOUS_ORGANISED: "People with the intent and the means for serious and organised crime, managed for life.",
    Cohort.YOUNG_ADULT: "Young adults moving from youth justice to probation.",
}
"""What each cohort takes, where a scheme has not said so in its own words."""


class OffenceTest(StrEnum):
    """Which proven offences a scheme is about."""

    NEIGHBOURHOOD = "neighbourhood"
    SERIOUS_ACQUISITIVE = "serious_acquisitive"
    ANY = "any"


OFFENCE_TEST_WORDS = {
    OffenceTest.NEIGHBOURHOOD: "Neighbourhood crime",
    OffenceTest.SERIOUS_ACQUISITIVE: "Serious acquisitive crime",
    OffenceTest.ANY: "Any proven offence",
}
OFFENCE_TEST_MEANS = {
    OffenceTest.NEIGHBOURHOOD: "burglary, robbery, theft from the person, and theft of or from a vehicle",
    OffenceTest.SERIOUS_ACQUISITIVE: "burglary in a dwelling, robbery, and theft of or from a vehicle",
    OffenceTest.ANY: "any offence that led to a conviction or a caution",
}


class ReferredFrom(StrEnum):
    """The arrangement whose manager asks the scheme for help with somebody."""

    MAPPA = "mappa"
    YOUTH = "youth_offending"


REFERRED_FROM_NAMES = {ReferredFrom.MAPPA: "MAPPA", ReferredFrom.YOUTH: "youth offending"}
REFERRED_FROM_WORDS = {
    ReferredFrom.MAPPA: "MAPPA: whoever manages the person asks for help",
    ReferredFrom.YOUTH: "Youth offending: the team asks for help",
}


class ScreeningOutcome(StrEnum):
    """What comes of screening somebody nominated."""

    GOES_ON = "goes_on"
    MORE = "more"
    STOPPED = "stopped"


SCREENING_OUTCOME_WORDS = {
    ScreeningOutcome.GOES_ON: "Goes on to scoring",
    ScreeningOutcome.MORE: "More must be found out first",
    ScreeningOutcome.STOPPED: "Stops here",
}


class SelectionOutcome(StrEnum):
    """What a selection meeting decides of somebody."""

    SELECTED = "selected"
    NOT_SELECTED = "not_selected"
    PUT_OFF = "put_off"


SELECTION_OUTCOME_WORDS = {
    SelectionOutcome.SELECTED: "Selected",
    SelectionOutcome.NOT_SELECTED: "Not selected",
    SelectionOutcome.PUT_OFF: "Put off to another meeting",
}


class ReviewOutcome(StrEnum):
    """What a review of somebody's tier decides."""

    STAY = "stay"
    MOVE = "move"


REVIEW_OUTCOME_WORDS = {
    ReviewOutcome.STAY: "They stay in their tier",
    ReviewOutcome.MOVE: "They move to another tier",
}


class Stage(StrEnum):
    """Where a nomination stands."""

    TO_SCREEN = "to_screen"
    TO_SCORE = "to_score"
    TO_DECIDE = "to_decide"
    DECIDED = "decided"


STAGE_WORDS = {
    Stage.TO_SCREEN: "To screen",
    Stage.TO_SCORE: "To score",
    Stage.TO_DECIDE: "To decide",
    Stage.DECIDED: "Decided",
}
