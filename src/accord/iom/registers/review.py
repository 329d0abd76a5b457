"""The register of reviews of somebody's tier. Pure. It is entered by its own page."""

from collections.abc import Iterable

from accord.iom.terms import REVIEW_OUTCOME_WORDS, TIER_WORDS, ReviewOutcome, Tier
from accord.kernel.columns import choice_column, date_column, multiline_column
from accord.record.registers import Problem, Register, Values


def _summary(values: Values) -> str:
    held = TIER_WORDS[Tier(values["tier_held"])].lower()
    if values["moved_to"]:
        return f"Tier review: moves from {held} to {TIER_WORDS[Tier(values['moved_to'])].lower()}"
    return f"Tier review: stays in {held}"


def _problems(values: Values) -> Iterable[Problem]:
    """Somebody who moves, moves into another tier; somebody who stays, into none."""
    if (values["outcome"] == ReviewOutcome.MOVE) != bool(values["moved_to"]):
        yield Problem("moved_to", "Say into which tier they move; leave it blank if they stay.")


TIER_REVIEWS = Register(
    code="tier_reviews",
    title="IOM tier reviews",
    about="a tier review",
    table="iom.TierReview",
    columns=(
        date_column(
            "reviewed_on", "Day of the review.", not_in_future=True, required=True, label="When was the review?"
        ),
        choice_column(
            "outcome", "What was decided.", list(REVIEW_OUTCOME_WORDS.items()), required=True, label="What was decided?"
        ),
        choice_column(
            "tier_held", "The tier in which the review found them.", list(TIER_WORDS.items()), required=True,
            label="Which tier were they in?",
        ),
        choice_column(
            "moved_to", "The tier into which they move; blank if they stay.", list(TIER_WORDS.items()),
            label="Into which tier, if they move?",
        ),
        multiline_column(
            "reason", "Why.", max_length=1000, required=True, label="Why?",
            hint="What has changed since the last review, and which agencies agreed",
        ),
        date_column(
            "next_review_on", "Day agreed for the next review; blank for the usual time.",
            label="When should the next review be?", hint="Leave blank for the usual time of the scheme",
        ),
    ),
    starts="reviewed_on",
    key=("reviewed_on",),
    summary=_summary,
    problems=_problems,
    entered_by="the page of the person's management",
    order=14,
)  # fmt: skip
