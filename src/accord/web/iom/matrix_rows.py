"""The persistence matrix on the form of a scheme: row by row, with rows added and taken out without a script; or as TOML."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from accord.iom.rules.matrix_codes import CODES, codes_that_nothing_says
from accord.kernel.policy import Status
from accord.risk.matrix.rows import KIND_PARTS, Row, RowFault, Rows, read_rows, rows_of, without
from accord.risk.matrix.table import TableRefused, read_toml, shipped_toml
from accord.risk.matrix.terms import EVENT_WORDS, EventKind
from accord.web.shell.forms import Answers, FieldFault

DO = "matrix-do"
AS_ROWS = "matrix-rows"
PARTS: Mapping[str, tuple[str, ...]] = {
    "named": ("title", "source", "status"),
    "kinds": ("kind", *KIND_PARTS),
    "weights": ("kind", "code", "points"),
    "bands": ("name", "from", "to"),
}
PART_WORDS = {
    "title": "title", "source": "where it comes from", "status": "status", "half_life_days": "half after",
    "look_back_days": "none after", "most": "together at most", "kind": "of", "code": "what", "points": "points",
    "name": "name", "from": "from", "to": "up to",
}  # fmt: skip
"""What the form calls each part."""
MOST_ROWS = 300
BLANK: Mapping[str, Row] = {"weights": {"kind": EventKind.OFFENCE, "code": "", "points": ""},
                            "bands": {"name": "", "from": "", "to": ""}}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """The rows on the page: None while the matrix is the shipped one or is written as TOML."""

    rows: Rows | None
    faults: tuple[FieldFault, ...] = ()

    def why(self, field_id: str) -> str:
        """What is wrong with a field; blank when nothing is."""
        return next((each.why for each in self.faults if each.field_id == field_id), "")

    @property
    def context(self) -> dict[str, Any]:
        """What the page's template needs to show them."""
        return {
            "matrix": self, "event_words": EVENT_WORDS, "codes": CODES, "statuses": list(Status)
        }  # fmt: skip


def posted_rows(post: Mapping[str, Any]) -> Rows | None:
    """The rows in a posted form; None where the matrix was sent as TOML or not at all."""
    if not post.get(AS_ROWS):
        return None
    return Rows(**{name: _listed(post, name) for name in PARTS})


def begun(toml: str) -> Rows | None:
    """The rows of a matrix that a scheme has; None for the shipped one."""
    return rows_of(toml) if toml.strip() else None


def changed(rows: Rows, do: str) -> Rows:
    """The rows with one added or taken out: "add weights", "remove bands 2"."""
    what, _, rest = do.partition(" ")
    name, _, place = rest.partition(" ")
    if name not in BLANK:
        return rows
    listed = getattr(rows, name)
    if what == "add" and len(listed) < MOST_ROWS:
        return replace(rows, **{name: (*listed, BLANK[name])})
    return replace(rows, **{name: without(listed, int(place))}) if what == "remove" and place.isdigit() else rows


def redrawn(
    answers: Answers, rows: Rows | None, do: str, scheme: str, current: str, starts_on: date
) -> tuple[Answers, Shown]:
    """What the page shows once a button of the matrix was pressed: nothing is saved."""
    if do == "own":
        named = {"title": "", "source": "", "status": Status.ASSUMED.value}
        return answers, Shown(replace(rows_of(shipped_toml()), named=(named,)))
    if do == "shipped":
        return Answers({**answers.texts, "matrix": ""}), Shown(None)
    if do == "rows":
        return answers, Shown(rows_of(answers.texts["matrix"]))
    if do == "toml" and rows is not None:
        told, shown = with_matrix(answers, rows, scheme, current, starts_on)
        return told, shown if told.faults else Shown(None)
    return answers, Shown(changed(rows, do) if rows is not None else None)


def with_matrix(answers: Answers, rows: Rows, scheme: str, current: str, starts_on: date) -> tuple[Answers, Shown]:
    """The answers with the rows as the TOML that is kept, and the rows with each fault at its row."""
    try:
        table = read_toml(current) if current.strip() else None
    except TableRefused:
        table = None
    toml, found = read_rows(rows, scheme, table, starts_on, codes_that_nothing_says)
    faults = tuple(_fault(rows, each) for each in found)
    if toml and table is not None and not found and read_toml(toml) == table:
        toml = current
    texts = {**answers.texts, "matrix": toml}
    return Answers(texts, answers.values, (*answers.faults, *faults)), Shown(rows, faults)


def _fault(rows: Rows, each: RowFault) -> FieldFault:
    place = f"{each.list}-{each.row}-{each.part}"
    if each.list == "named":
        return FieldFault("matrix", place, f"Persistence matrix, {PART_WORDS[each.part]}: {each.why}")
    if each.list == "kinds":
        words = EVENT_WORDS[EventKind(rows.kinds[each.row]["kind"])]
        part = each.part if each.part in KIND_PARTS else KIND_PARTS[1]
        return FieldFault("matrix", f"kinds-{each.row}-{part}", f"{words}, {PART_WORDS[part]}: {each.why}")
    what = "Weight" if each.list == "weights" else "Band"
    return FieldFault("matrix", place, f"{what} in row {each.row + 1}, {PART_WORDS[each.part]}: {each.why}")


def _listed(post: Mapping[str, Any], name: str) -> tuple[Row, ...]:
    missing = (number for number in range(MOST_ROWS) if f"{name}-{number}-{PARTS[name][0]}" not in post)
    count = next(missing, MOST_ROWS)
    rows = [
        {part: str(post.get(f"{name}-{number}-{part}", "")).strip() for part in PARTS[name]} for number in range(count)
    ]
    if name == "kinds":
        held = {row["kind"]: row for row in rows}
        return tuple(held.get(kind, {"kind": kind, **dict.fromkeys(KIND_PARTS, "")}) for kind in EventKind)
    return tuple(rows) or (dict.fromkeys(PARTS[name], ""),) if name == "named" else tuple(rows)
