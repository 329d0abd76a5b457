"""The vocabulary of people. Pure."""

from enum import StrEnum


class Sex(StrEnum):
    """Sex as the agencies' systems hold it; blank is not known."""

    MALE = "M"
    FEMALE = "F"
    INDETERMINATE = "I"
    UNKNOWN = "U"


SEX_WORDS = {
    Sex.MALE: "Male",
    Sex.FEMALE: "Female",
    Sex.INDETERMINATE: "Indeterminate",
    Sex.UNKNOWN: "Not known",
}

ETHNICITY_WORDS = {
    "W1": "White: English, Welsh, Scottish, Northern Irish or British",
    "W2": "White: Irish",
    "W3": "White: Gypsy or Irish Traveller",
    "W4": "White: Roma",
    "W9": "White: any other background",
    "M1": "Mixed: White and Black Caribbean",
    "M2": "Mixed: White and Black African",
    "M3": "Mixed: White and Asian",
    "M9": "Mixed: any other background",
    "A1": "Asian: Indian",
    "A2": "Asian: Pakistani",
    "A3": "Asian: Bangladeshi",
    "A4": "Asian: Chinese",
    "A9": "Asian: any other background",
    "B1": "Black: Caribbean",
    "B2": "Black: African",
    "B9": "Black: any other background",
    "O1": "Chinese (code before 2011)",
    "O2": "Arab",
    "O9": "Any other ethnic group",
    "NS": "Not stated",
}
"""The self-defined ethnicity codes of the 2011 and 2021 censuses as criminal justice agencies hold them."""


class IdentifierKind(StrEnum):
    """Whose number it is."""

    PNC = "pnc"
    CRO = "cro"
    CRN = "crn"
    NOMS = "noms"


IDENTIFIER_WORDS = {
    IdentifierKind.PNC: "PNC ID",
    IdentifierKind.CRO: "CRO number",
    IdentifierKind.CRN: "CRN",
    IdentifierKind.NOMS: "Prison number",
}


class NameKind(StrEnum):
    """How a name is used."""

    MAIN = "main"
    ALIAS = "alias"
    FORMER = "former"


NAME_KIND_WORDS = {NameKind.MAIN: "Name", NameKind.ALIAS: "Alias", NameKind.FORMER: "Former name"}


class LinkBasis(StrEnum):
    """Why a source record belongs to a person."""

    FIRST_RECORD = "first_record"
    SAME_PNC_AND_BIRTH = "same_pnc_and_birth"
    SAME_SOURCE = "same_source"
    COMPARISON = "comparison"
    OFFICER = "officer"
    TAKEN_OUT = "taken_out"


LINK_BASIS_WORDS = {
    LinkBasis.FIRST_RECORD: "The first record of this person",
    LinkBasis.SAME_PNC_AND_BIRTH: "The same PNC ID with the same date of birth",
    LinkBasis.SAME_SOURCE: "Opened on this person's record by an officer",
    LinkBasis.COMPARISON: "Joined because what the records say agrees so much",
    LinkBasis.OFFICER: "Joined by an officer who looked at both records",
    LinkBasis.TAKEN_OUT: "Taken out of another person's records by an officer",
}
