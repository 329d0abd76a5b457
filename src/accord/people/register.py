"""The people extract: one row is one source record of an agency. Pure."""

from accord.kernel.columns import (
    choice_column,
    date_column,
    identifier_column,
    own_number_column,
    postcode_column,
    text_column,
)
from accord.people.terms import ETHNICITY_WORDS, SEX_WORDS

SOURCE_ID = own_number_column("source_id", "The agency's own number for the person.", max_length=60, required=True)

COLUMNS = (
    SOURCE_ID,
    text_column(
        "family_name",
        "Family name as the agency holds it.",
        max_length=100,
        required=True,
    ),
    text_column(
        "given_names",
        "Given names in order, with a space between; may be blank.",
        max_length=150,
    ),
    date_column(
        "date_of_birth",
        "Date of birth, year-month-day; may be blank.",
        not_in_future=True,
    ),
    choice_column(
        "sex",
        "M, F, I (indeterminate) or U (not known); may be blank.",
        list(SEX_WORDS.items()),
    ),
    choice_column(
        "ethnicity",
        "Self-defined ethnicity code, such as W1 or B2; may be blank.",
        list(ETHNICITY_WORDS.items()),
    ),
    identifier_column(
        "pnc_id",
        "PNC ID with its check letter, such as 2005/0473781E; may be blank.",
        "pnc",
    ),
    identifier_column(
        "cro_number",
        "CRO number with its check letter, such as 65656/91H; may be blank.",
        "cro",
    ),
    identifier_column("crn", "Probation case reference number, such as X123456; may be blank.", "crn"),
    identifier_column("noms_number", "Prison number, such as A1234BC; may be blank.", "noms"),
    postcode_column("postcode", "Postcode of the last known address; may be blank."),
    text_column(
        "area",
        "Name of a district or force area in this service; may be blank.",
        max_length=100,
    ),
)

NAME_COLUMNS = (
    text_column(
        "family_name", "Family name of another name.", max_length=100, required=True, label="What is the other family name?",
        hint="A name the person goes by as well, such as a maiden name or a nickname. It may be the same as before",
    ),
    text_column(
        "given_names", "Given names of another name; may be blank.", max_length=150, label="And the given names?",
        hint="Leave blank if they are not known",
    ),
)  # fmt: skip
"""What is asked of another name that a person goes by."""

IDENTIFIER_COLUMNS = {
    "pnc_id": "pnc",
    "cro_number": "cro",
    "crn": "crn",
    "noms_number": "noms",
}
