"""The vocabulary of scores. Pure."""

from enum import StrEnum


class Instrument(StrEnum):
    """A published formula. Each is kept under its own name and version, and none is mixed with another."""

    OGRS3 = "ogrs3"
    ARP = "arp"
    VRP = "vrp"
    SVRP = "svrp"


INSTRUMENT_WORDS = {
    Instrument.OGRS3: "Offender Group Reconviction Scale 3",
    Instrument.ARP: "All Reoffending Predictor",
    Instrument.VRP: "Violent Reoffending Predictor",
    Instrument.SVRP: "Serious Violent Reoffending Predictor",
}


class Kind(StrEnum):
    """Static: from age, sex and record alone. Dynamic: from what an assessor found as well."""

    STATIC = "static"
    DYNAMIC = "dynamic"


class Sex(StrEnum):
    """The two sexes that the formulas have coefficients for."""

    MALE = "M"
    FEMALE = "F"


SEX_WORDS = {Sex.MALE: "Male", Sex.FEMALE: "Female"}


class Band(StrEnum):
    """What a percentage is called, lowest first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very high"


BANDS = tuple(Band)

MATRIX = "matrix"
COMPUTED_WORDS = {**{each.value: words for each, words in INSTRUMENT_WORDS.items()}, MATRIX: "Persistence matrix"}
"""What Accord computes, by its code."""

HELD_WORDS = {
    "rm2000": "Risk Matrix 2000 (RM2000)",
    "arms": "Active Risk Management System (ARMS)",
    "oasys": "Offender Assessment System (OASys)",
    "rsr": "Risk of Serious Recidivism (RSR)",
    "osp": "OASys Sexual reoffending Predictor (OSP)",
    "ovp": "OASys Violence Predictor (OVP)",
    "sara": "Spousal Assault Risk Assessment (SARA)",
    "kirat": "Kent Internet Risk Assessment Tool (KIRAT)",
    "stable_acute": "Stable and Acute 2007",
    "other_tool": "Another tool",
}
"""Licensed or restricted tools: what they gave is held with who assessed and when, and never computed here."""

SCORE_WORDS = {**COMPUTED_WORDS, **HELD_WORDS}
KIND_WORDS = {Kind.STATIC: "Static", Kind.DYNAMIC: "Dynamic"}
