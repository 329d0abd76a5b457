"""The fields of the search form, and what was typed in them as a page says it again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from accord.people.finding.sought import LONGEST


@dataclass(frozen=True)
class Field:
    """One field: its name, its label, its hint, and how wide it is."""

    name: str
    label: str
    hint: str = ""
    width: str = "govuk-!-width-two-thirds"
    numeric: bool = False

    def parameters(self, typed: Mapping[str, str]) -> dict[str, Any]:
        """What the component's macro is called with. The browser is not to remember it, nor to have it spelt elsewhere."""
        params: dict[str, Any] = {
            "id": self.name, "name": self.name, "value": typed[self.name], "classes": self.width,
            "label": {"text": self.label, "classes": "govuk-label--s"}, "autocomplete": "off", "spellcheck": False,
        }  # fmt: skip
        if self.hint:
            params["hint"] = {"text": self.hint}
        return params | ({"inputmode": "numeric"} if self.numeric else {})


@dataclass(frozen=True)
class BirthField:
    """The date of birth: day, month and year, of which the year alone is enough."""

    label: str = "Date of birth"
    hint: str = "For example, 14 3 1986. The year alone, or the month and year, is enough."

    def parameters(self, typed: Mapping[str, str]) -> dict[str, Any]:
        """What the component's macro is called with."""
        widths = (("day", 2), ("month", 2), ("year", 4))
        return {
            "id": "birth",
            "fieldset": {"legend": {"text": self.label, "classes": "govuk-fieldset__legend--s"}},
            "hint": {"text": self.hint},
            "items": [
                {"name": f"birth_{part}", "id": f"birth_{part}", "label": part.capitalize(), "value": typed[f"birth_{part}"],
                 "classes": f"govuk-input--width-{width}", "autocomplete": "off"}
                for part, width in widths
            ],
        }  # fmt: skip


FIELDS = (
    Field("family_name", "Family name", "As it sounds is enough. A few letters of its beginning will do."),
    Field("given_names", "Given names", "Short forms are found too: Bill for William."),
    BirthField(),
    Field("age", "Age, if you do not know the date of birth", "About how old, in years", "govuk-input--width-3", True),
    Field("identifier", "Any number", "A PNC ID, CRO number, CRN, prison number or an agency's own number"),
    Field(
        "postcode",
        "Postcode",
        "In full, or its beginning, such as YO13 or YO13 7. Postcodes beside a full one are found too.",
        "govuk-input--width-10",
    ),
)
_NAMES = ("family_name", "given_names", "birth_day", "birth_month", "birth_year", "age", "identifier", "postcode")

SUMMARY: tuple[tuple[str, Callable[[Mapping[str, str]], str]], ...] = (
    ("Family name", lambda typed: typed["family_name"]),
    ("Given names", lambda typed: typed["given_names"]),
    (
        "Date of birth",
        lambda typed: " ".join(part for part in (typed[f"birth_{p}"] for p in ("day", "month", "year")) if part),
    ),
    ("Age about", lambda typed: typed["age"]),
    ("Number", lambda typed: typed["identifier"]),
    ("Postcode", lambda typed: typed["postcode"]),
)
"""What was searched for, as the results head it."""


def typed_in(post: Mapping[str, Any]) -> dict[str, str]:
    """What was typed in each field; blank where nothing was."""
    return {name: str(post.get(name, ""))[:LONGEST].replace("\0", " ").strip() for name in _NAMES}
