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
