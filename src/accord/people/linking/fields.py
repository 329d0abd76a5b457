"""The fields that are compared, and the levels at which two records can agree on each. Data; `comparing` finds the level."""

from dataclasses import dataclass

UNKNOWN = -1
"""The level where one of the two records does not say: no evidence either way."""


@dataclass(frozen=True, slots=True)
class Level:
    """One way in which two values can stand to each other. Where it `is_same`, a rare value says more than a common one."""

    code: str
    words: str
    is_same: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the model, its words on a page, and its levels from the closest to the furthest.

    So many values of the usual commonness are mixed with those counted, so that a small file makes nothing look rare or common.
    """

    name: str
    words: str
    levels: tuple[Level, ...]
    as_if_counted: int = 5_000

    def place_of(self, code: str) -> int:
        """The number of a level."""
        return next(place for place, level in enumerate(self.levels) if level.code == code)


def _same(words: str = "The same") -> Level:
    return Level("same", words, is_same=True)


_DIFFERENT = Level("different", "Different")

FAMILY_NAME = Field(
    "family_name",
    "Family name",
    (
        _same(),
        Level("one_letter", "One letter differs"),
        Level("part", "One part of a double name is the same"),
        Level("close", "Nearly alike"),
        Level("swapped", "Family name and given name in the other order"),
        Level("alike", "Somewhat alike"),
        _DIFFERENT,
    ),
)
GIVEN_NAMES = Field(
    "given_names",
    "Given names",
    (
        _same(),
        Level("same_first", "The same first name, others differ", is_same=True),
        Level("short_form", "One is a form of the other"),
        Level("initial", "The same initial"),
        Level("one_letter", "One letter differs"),
        Level("close", "Nearly alike"),
        Level("another", "The first name of one is another name of the other"),
        Level("alike", "Somewhat alike"),
        _DIFFERENT,
    ),
)
BIRTH = Field(
    "date_of_birth",
    "Date of birth",
    (
        _same("The same day"),
        Level("same_year_only", "The same year, the day known in neither", is_same=True),
        Level("one_figure", "One figure differs"),
        Level("swapped", "Day and month in the other order"),
        Level("days_apart", "A few days apart"),
        Level("two_figures", "Two figures differ"),
        Level("year_of_one", "The same year, the day known in one"),
        Level("same_year", "The same year"),
        Level("same_day_of_year", "The same day and month of another year"),
        _DIFFERENT,
    ),
)
SEX = Field("sex", "Sex", (Level("same", "The same"), _DIFFERENT))
POSTCODE = Field(
    "postcode",
    "Postcode",
    (
        _same(),
        Level("one_letter", "One letter or figure differs"),
        Level("sector", "The same sector"),
        Level("district", "The same district"),
        Level("area", "The same postal area"),
        _DIFFERENT,
    ),
)
AREA = Field("area", "Area", (_same(), Level("close", "Nearly alike"), _DIFFERENT))


def _number(name: str, words: str) -> Field:
    return Field(
        name,
        words,
        (
            _same(),
            Level("same_doubtful", "The same, but it cannot be right as it stands"),
            Level("one_figure", "One figure or letter differs"),
            _DIFFERENT,
        ),
        as_if_counted=1_000_000,  # a number is one person's, unless an agency is seen to use it again and again
    )


PNC = _number("pnc", "PNC ID")
CRO = _number("cro", "CRO number")
CRN = _number("crn", "CRN")
NOMS = _number("noms", "Prison number")

NUMBERS = (PNC, CRO, CRN, NOMS)
FIELDS = (FAMILY_NAME, GIVEN_NAMES, BIRTH, SEX, POSTCODE, AREA, *NUMBERS)
BY_NAME = {field.name: field for field in FIELDS}
