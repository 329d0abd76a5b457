"""The registers of selection: nominations, screenings, and what meetings decided. Pure. Each is entered by its own page."""

from dataclasses import replace

from accord.iom.rules.screening import findings_said, goes_against
from accord.iom.terms import (
    COHORT_WORDS,
    REFERRED_FROM_NAMES,
    REFERRED_FROM_WORDS,
    SCREENING_OUTCOME_WORDS,
    SELECTION_OUTCOME_WORDS,
    TIER_WORDS,
    Cohort,
    ReferredFrom,
    ScreeningOutcome,
    SelectionOutcome,
    Tier,
)
from accord.kernel.columns import choice_column, date_column, multiline_column, reference_column, text_column
from accord.record.registers import Register, Values

ENTERED_BY = "the page of the person's selection"
_NOMINATION = reference_column("nomination", "The nomination.", required=True, label="Which nomination?")
_REASON = multiline_column("reason", "Why.", required=True, label="Why?")


def _nomination_summary(values: Values) -> str:
    referred = values["referred_from"]
    return f"Referred to IOM from {REFERRED_FROM_NAMES[ReferredFrom(referred)]}" if referred else "Nominated for IOM"


def _screening_summary(values: Values) -> str:
    outcome = ScreeningOutcome(values["outcome"])
    against = ", against what was suggested" if goes_against(outcome, ScreeningOutcome(values["suggested"])) else ""
    return f"Screened: {SCREENING_OUTCOME_WORDS[outcome].lower()}{against}"


def _selection_summary(values: Values) -> str:
    where = ""
    if values["tier"]:
        where = f": {TIER_WORDS[Tier(values['tier'])].lower()} tier, {COHORT_WORDS[Cohort(values['cohort'])].lower()} cohort"
    against = ", an override" if values["is_override"] == "yes" else ""
    return f"{SELECTION_OUTCOME_WORDS[SelectionOutcome(values['outcome'])]}{where}{against}"


NOMINATIONS = Register(
    code="nominations",
    title="IOM nominations",
    about="a nomination",
    table="iom.Nomination",
    columns=(
        date_column("nominated_on", "Day of the nomination.", required=True, label="When were they nominated?"),
        text_column("scheme", "The scheme's short name.", max_length=40, required=True, label="Into which scheme?"),
        choice_column(
            "referred_from", "Who asks for help; blank for a nomination of the agency's own.",
            list(REFERRED_FROM_WORDS.items()), label="Is it a referral from another arrangement?",
        ),
        multiline_column(
            "grounds", "Why they should be taken on.", max_length=4000, required=True, label="Why should they be taken on?",
            hint="What they do, to whom, and what has been tried. Write facts apart from opinions",
        ),
        multiline_column(
            "help_wanted", "What help is wanted of the scheme.", max_length=2000, label="What help is wanted of the scheme?",
            hint="Needed for a referral",
        ),
    ),
    starts="nominated_on",
    key=("nominated_on", "scheme"),
    summary=_nomination_summary,
    entered_by=ENTERED_BY,
    order=11,
)  # fmt: skip

SCREENINGS = Register(
    code="screenings",
    title="IOM screenings",
    about="a screening",
    table="iom.Screening",
    columns=(
        date_column("screened_on", "Day of the screening.", required=True, label="When were they screened?"),
        _NOMINATION,
        choice_column(
            "outcome", "What was decided.", list(SCREENING_OUTCOME_WORDS.items()), required=True, label="What was decided?"
        ),
        choice_column(
            "suggested", "What the criteria suggested.", list(SCREENING_OUTCOME_WORDS.items()), required=True,
            label="What did the criteria suggest?",
        ),
        replace(
            multiline_column("findings", "What each criterion said.", max_length=50_000, label="What did each criterion say?"),
            said=findings_said,
        ),
        _REASON,
    ),
    starts="screened_on",
    key=("nomination", "screened_on"),
    links=frozenset({"nomination"}),
    summary=_screening_summary,
    entered_by=ENTERED_BY,
    order=12,
)  # fmt: skip

SELECTIONS = Register(
    code="selections",
    title="IOM selection decisions",
    about="a selection decision",
    table="iom.Selection",
    columns=(
        date_column("met_on", "Day of the meeting.", required=True, label="When was the meeting?"),
        _NOMINATION,
        choice_column(
            "outcome", "What was decided.", list(SELECTION_OUTCOME_WORDS.items()), required=True, label="What was decided?"
        ),
        choice_column("cohort", "The cohort.", list(COHORT_WORDS.items()), label="Into which cohort?"),
        choice_column("tier", "The tier.", list(TIER_WORDS.items()), label="Into which tier?"),
        text_column("area", "The district.", max_length=100, label="In which district?"),
        date_column("entered_on", "First day in the cohort.", label="From which day are they in the cohort?"),
        multiline_column("present", "Who was there.", max_length=2000, required=True, label="Who was there?"),
        multiline_column("suggested", "What was suggested.", max_length=1000, label="What was suggested?"),
        choice_column(
            "is_override", "yes where it went against that.", [("yes", "Yes"), ("no", "No")], required=True,
            label="Did it go against what was suggested?",
        ),
        _REASON,
    ),
    starts="met_on",
    key=("nomination", "met_on"),
    areas=frozenset({"area"}),
    links=frozenset({"nomination"}),
    summary=_selection_summary,
    entered_by=ENTERED_BY,
    left_standing=(
        "Withdrawing a decision that selected somebody does not end the place in the cohort that it began. If they should "
        "never have been in it, withdraw the entry of that place too."
    ),
    order=13,
)  # fmt: skip
