"""The register of scores. Pure. Its entries are made by the pages that compute or hold them, and never corrected."""

from dataclasses import replace

from accord.kernel.columns import choice_column, date_column, multiline_column, text_column
from accord.record.registers import Register, Values
from accord.risk.kept import inputs_said, parts_said
from accord.risk.terms import INSTRUMENT_WORDS, KIND_WORDS, SCORE_WORDS, Kind


def _summary(values: Values) -> str:
    form = f", {KIND_WORDS[Kind(values['form'])].lower()}" if values["form"] else ""
    band = f", {values['band']}" if values["band"] else ""
    return f"{SCORE_WORDS[values['instrument']]}{form}: {values['result']}{band}"


def said_in_short(summary: str) -> str:
    """The summary of a score by a formula with its short name: "OGRS3, static: 62%, high"."""
    name, rest = next((each, words) for each, words in INSTRUMENT_WORDS.items() if summary.startswith(words))
    return name.upper() + summary.removeprefix(rest)


SCORES = Register(
    code="scores",
    title="Scores",
    about="a score",
    table="risk.Score",
    columns=(
        date_column("scored_on", "Day of the score.", required=True, label="When was it scored?"),
        choice_column(
            "instrument", "The instrument.", list(SCORE_WORDS.items()), required=True, label="By which instrument?"
        ),
        text_column("version", "The version of the instrument.", max_length=60, required=True, label="Which version?"),
        choice_column(
            "form", "static or dynamic; blank where the instrument has one form.", list(KIND_WORDS.items()),
            label="In which form?",
        ),
        text_column("result", "What it gave, with its unit.", max_length=60, required=True, label="What did it give?"),
        replace(
            text_column("band", "What that is called.", max_length=40, label="What is that called?"), said=str.capitalize
        ),
        text_column("assessor", "Who scored.", max_length=150, required=True, label="Who scored?"),
        replace(multiline_column("inputs", "What went in.", max_length=50_000, label="What went in?"), said=inputs_said),
        replace(multiline_column("parts", "What each part added.", max_length=100_000, label="What did each part add?"),
                said=parts_said),
        multiline_column("notes", "What a reader of the score should know.", label="What should its reader know?"),
    ),
    starts="scored_on",
    key=("scored_on", "instrument"),
    summary=_summary,
    entered_by="the page of the person's scores",
    order=70,
)  # fmt: skip
