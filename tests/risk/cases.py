"""The worked cases of the published models, carried over as facts: none of their figures was made by this program."""

import csv
import json
from pathlib import Path
from typing import Any

from accord.risk.ogrs3.rules import Inputs

DATA = Path(__file__).parent.parent / "data"
OGRS3_CASES = DATA / "ogrs3" / "cases.csv"
ACTUARIAL_CASES = DATA / "actuarial" / "cases.json"
NUMBERS = ("age_at_first_sanction", "age_at_current_conviction", "age_at_risk_date", "previous_sanctions")


def ogrs3_cases() -> list[dict[str, str]]:
    """Each case as its row."""
    return list(csv.DictReader(OGRS3_CASES.read_text(encoding="utf-8").splitlines()))


def inputs_of(row: dict[str, str]) -> Inputs:
    """What a case gives the model."""
    words = {name: row[name] for name in ("sex", "sanction_status", "offence_group")}
    return Inputs(**words, **{name: int(row[name]) for name in NUMBERS})


def actuarial_cases() -> list[dict[str, Any]]:
    """Each case: its inputs and the percentages expected."""
    return json.loads(ACTUARIAL_CASES.read_text(encoding="utf-8"))
