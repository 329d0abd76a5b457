"""The model: how likely each level is for two records of one person and for two records of two people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import isclose, log2
from typing import Any

from accord.people.linking.fields import FIELDS, UNKNOWN, Field

IN_FORCE = "weights.json"
FEWEST_RECORDS = 10_000
"""The smallest population that the weight of two records drawn at random is worked out for: a district's, not a file's."""


class ModelFault(ValueError):
    """The file of weights cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Chances:
    """For one field, the chance of each level: `match` in two records of one person, `other` in two of two people."""

    match: tuple[float, ...]
    other: tuple[float, ...]

    def weight(self, level: int) -> float:
        """What the level adds, in bits."""
        return 0.0 if level == UNKNOWN else log2(self.match[level] / self.other[level])


@dataclass(frozen=True, slots=True)
class Model:
    """The chances by field name, the weight of two records drawn at random, and where they come from."""

    version: str
    trained_on: str
    trained_at: str
    trained_by: str
    start: float
    chances: Mapping[str, Chances]
    measured: tuple[Mapping[str, Any], ...] = ()

    def weight_of_same(self, field: Field, level: int, share: float) -> float:
        """What it adds, in bits, that both say the same, when a share from 0 to 1 of all records say it."""
        return log2(self.chances[field.name].match[level] / share)


def weight_at_random(records: int) -> float:
    """The weight, in bits, of two records drawn at random among so many, if each person has two of them on average."""
    return -log2(max(records, FEWEST_RECORDS))


def for_records(model: Model, records: int) -> Model:
    """The model for a population of so many records."""
    return replace(model, start=weight_at_random(records))


@cache
def model_in_force() -> Model:
    """The model that the service comes with; ModelFault when its file is spoilt."""
    return read_model(resources.files(__package__).joinpath(IN_FORCE).read_text(encoding="utf-8"))


def read_model(text: str) -> Model:
    """A model from its file; ModelFault when a field, a level or a chance is missing or cannot be."""
    try:
        content = json.loads(text)
        chances = {field.name: _chances(field, content["fields"][field.name]) for field in FIELDS}
        version, on, at, by = (str(content[name]) for name in ("version", "trained_on", "trained_at", "trained_by"))
        start, measured = float(content["start"]), tuple(content.get("measured", ()))
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise ModelFault(f"The weights of the linking model cannot be read: {error}.") from None
    return Model(version, on, at, by, start, chances, measured)


def written(model: Model) -> str:
    """The model as its file has it."""
    fields = {field.name: _written_chances(field, model.chances[field.name]) for field in FIELDS}
    about = {"version": model.version, "trained_on": model.trained_on, "trained_at": model.trained_at}
    rest = {"trained_by": model.trained_by, "start": model.start, "fields": fields, "measured": list(model.measured)}
    return json.dumps(about | rest, indent=2, ensure_ascii=False) + "\n"


def _chances(field: Field, levels: Mapping[str, Mapping[str, float]]) -> Chances:
    match = tuple(float(levels[level.code]["match"]) for level in field.levels)
    other = tuple(float(levels[level.code]["other"]) for level in field.levels)
    for chances in (match, other):
        if not all(0 < chance < 1 for chance in chances) or not isclose(sum(chances), 1, abs_tol=1e-6):
            raise ValueError(f"the chances of {field.name} are not all above 0 with a sum of 1")
    return Chances(match, other)


def _written_chances(field: Field, chances: Chances) -> dict[str, dict[str, float]]:
    each = zip(field.levels, chances.match, chances.other, strict=True)
    return {level.code: {"match": match, "other": other} for level, match, other in each}
