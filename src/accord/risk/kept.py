"""A score as it is kept: the values of the register, what went in and what came out as text that can be read again. Pure."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.risk.matrix.rules import MatrixScore
from accord.risk.matrix.table import Table
from accord.risk.rules import CONSTANT, Scored, probability
from accord.risk.said import INPUT_WORDS, kept_value, missing_said, value_said
from accord.risk.terms import MATRIX

POINTS, ODDS = "points", "odds"


@dataclass(frozen=True)
class Input:
    """One thing that went in: its name, what it was, and where that was known from; blank where somebody answered."""

    name: str
    value: str
    whence: str = ""


@dataclass(frozen=True)
class KeptPart:
    """What one part added: to the log-odds, or in points. `entry` is the reference of the entry that gave it, or blank."""

    words: str
    adds: float
    entry: str = ""
    is_constant: bool = False

    @property
    def times_the_odds(self) -> float:
        """By how much a part of a formula multiplies the odds."""
        return math.exp(self.adds)

    @property
    def sentence(self) -> str:
        """The part on one line: an entry's own words say its points."""
        if self.entry:
            return self.words
        adds = f"{self.adds:+.3f}".replace("-", "−")
        return f"{self.words}: {adds} to the log-odds, times {self.times_the_odds:.2f}"


def kept_score(scored: Scored, whence: Mapping[str, str], assessor: str) -> dict[str, Any]:
    """The register's values of a score by a published formula; `whence` says of inputs that the record gave which entries."""
    inputs = [
        Input(name, kept_value(value), whence.get(name, "")) for name, value in scored.inputs if value is not None
    ]
    parts = [KeptPart(part.words, part.adds, is_constant=part.code == CONSTANT) for part in scored.parts]
    one_year = f" ({100 * scored.one_year:.0f}% within one year)" if scored.one_year is not None else ""
    return _values(
        scored.on, scored.instrument, scored.version, scored.kind, f"{scored.percent}%", scored.band, assessor,
        inputs, parts, " ".join(filter(None, (f"Within two years{one_year}.", missing_said(scored), *scored.doubts))),
    )  # fmt: skip


def kept_matrix(score: MatrixScore, table: Table, assessor: str) -> dict[str, Any]:
    """The register's values of the points of a persistence matrix; what gave them is named entry by entry."""
    parts = [KeptPart(each.sentence, each.counted / 100, each.event.reference) for each in score.contributions]
    inputs = [
        Input("Table", table.title),
        Input("Source of the table", table.source),
        Input("Entries that gave nothing", str(len(score.left_out))),
    ]
    said = "Only entries that the one who scored was shown give points here."
    version = f"{score.scheme}, version {score.version}"
    return _values(
        score.on, MATRIX, version, "", f"{score.points:.2f} points", score.band, assessor, inputs, parts, said
    )  # fmt: skip


def held_result(
    on: date, instrument: str, version: str, result: str, band: str, assessor: str, notes: str
) -> dict[str, Any]:  # fmt: skip
    """The register's values of what another tool gave."""
    return _values(on, instrument, version, "", result, band, assessor, [], [], notes)


def read_inputs(text: str) -> tuple[Input, ...]:
    """What went in, from the text that is kept."""
    return tuple(Input(*each) for each in json.loads(text)) if text else ()


def read_parts(text: str) -> tuple[KeptPart, ...]:
    """What each part added, from the text that is kept."""
    return tuple(KeptPart(*each) for each in json.loads(text)) if text else ()


def chance_kept(text: str) -> float:
    """The probability that the kept parts of a formula add up to, from 0 to 1."""
    return probability(math.fsum(part.adds for part in read_parts(text)))


def inputs_said(text: str) -> str:
    """The same as lines to read."""
    return "\n".join(
        f"{INPUT_WORDS.get(each.name, each.name)}: {value_said(each.name, each.value)}"
        f"{f' ({each.whence})' if each.whence else ''}"
        for each in read_inputs(text)
    )


def parts_said(text: str) -> str:
    """What each part added, as lines to read."""
    return "\n".join(each.sentence for each in read_parts(text))


def _values(
    on: date, instrument: str, version: str, form: str, result: str, band: str, assessor: str,
    inputs: Sequence[Input], parts: Sequence[KeptPart], notes: str,
) -> dict[str, Any]:  # fmt: skip
    return {
        "scored_on": on,
        "instrument": str(instrument),
        "version": version,
        "form": str(form),
        "result": result,
        "band": str(band),
        "assessor": assessor,
        "inputs": json.dumps([[each.name, each.value, each.whence] for each in inputs]) if inputs else "",
        "parts": json.dumps([[each.words, each.adds, each.entry, each.is_constant] for each in parts]) if parts else "",
        "notes": notes,
    }
