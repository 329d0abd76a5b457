"""The vocabulary of linking. Pure."""

from enum import StrEnum


class DoubtState(StrEnum):
    """How far a doubt about two records has come."""

    WAITING = "waiting"
    SECOND = "second"
    JOINED = "joined"
    APART = "apart"
    UNDONE = "undone"
    LAPSED = "lapsed"


DOUBT_STATE_WORDS = {
    DoubtState.WAITING: "To decide",
    DoubtState.SECOND: "Second officer",
    DoubtState.JOINED: "One person",
    DoubtState.APART: "Two people",
    DoubtState.UNDONE: "Undone",
    DoubtState.LAPSED: "No longer in doubt",
}

OPEN_STATES = (DoubtState.WAITING, DoubtState.SECOND)


class Opinion(StrEnum):
    """What somebody who looked at two records says of them."""

    SAME = "same"
    DIFFERENT = "different"


OPINION_WORDS = {
    Opinion.SAME: "One person",
    Opinion.DIFFERENT: "Two people",
}


class WhyDoubtful(StrEnum):
    """Why two records were sent to a person rather than joined or left apart; or, once, why they were joined at once."""

    WEIGHT = "weight"
    TWINS = "twins"
    BRIDGE = "bridge"
    CONFLICT = "conflict"
    MISFIT = "misfit"
    ASKED = "asked"
    CERTAIN = "certain"


WHY_DOUBTFUL_WORDS = {
    WhyDoubtful.WEIGHT: "Much agrees, but not enough to join them without somebody looking.",
    WhyDoubtful.TWINS: "They may be twins or relatives: the family name agrees, the given names differ, and no number agrees.",
    WhyDoubtful.BRIDGE: "The record fits two people who are held apart. They may be one.",
    WhyDoubtful.CONFLICT: "Much agrees, but a number, the sex, the given names or the year of birth speaks against it.",
    WhyDoubtful.MISFIT: "The record fits one record of the person well, but not the person's others.",
    WhyDoubtful.ASKED: "An officer asked whether they are one person.",
    WhyDoubtful.CERTAIN: "So much agrees that they were joined without waiting.",
}


class WhyAttention(StrEnum):
    """Why a person's records need somebody to look at them together."""

    CONTRADICTION = "contradiction"
    COMES_APART = "comes_apart"
    REUSED = "reused"


WHY_ATTENTION_WORDS = {
    WhyAttention.CONTRADICTION: (
        "Officers have decided both ways about these records. Nothing is joined or parted until one gives way."
    ),
    WhyAttention.COMES_APART: "These records are held as one person, but what they now say no longer fits together.",
    WhyAttention.REUSED: "An agency's record under one number says it is of somebody else than before.",
}
