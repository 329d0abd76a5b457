"""The registers of how somebody stands beside cohort and tier: strands, and statutory or voluntary footing. Pure."""

from accord.iom.management_terms import FOOTING_WORDS, STRAND_WORDS, Footing, Strand
from accord.kernel.columns import choice_column, date_column, text_column
from accord.record.registers import Register, Values


def _footing_summary(values: Values) -> str:
    return FOOTING_WORDS[Footing(values["footing"])].split(":")[0] + " footing"


STRANDS = Register(
    code="strands",
    title="Strands",
    about="a time in a strand of the priority scheme",
    table="iom.StrandSpell",
    columns=(
        choice_column(
            "strand", "deter, catch_and_convict or rehabilitate.", list(STRAND_WORDS.items()), required=True,
            label="Which strand are they in?",
        ),
        date_column(
            "began_on", "First day in the strand.", not_in_future=True, required=True, label="When did it begin?"
        ),
        date_column(
            "ended_on", "First day out of it; blank while it goes on.", label="When did it end?",
            hint="Leave blank while it goes on",
        ),
    ),
    starts="began_on",
    ends="ended_on",
    key=("strand", "began_on"),
    one_alike_at_a_time=True,
    summary=lambda values: f"Strand: {STRAND_WORDS[Strand(values['strand'])].lower()}",
    order=44,
)  # fmt: skip

FOOTING = Register(
    code="footing",
    title="Statutory or voluntary",
    about="whether they are managed by statute or by agreement",
    table="iom.FootingSpell",
    columns=(
        choice_column(
            "footing", "statutory or voluntary.", list(FOOTING_WORDS.items()), required=True,
            label="On what footing are they managed?",
        ),
        date_column(
            "since", "First day of it.", not_in_future=True, required=True, label="Since when?"
        ),
        date_column(
            "until", "First day on which it no longer holds; blank while it does.", label="Until when?",
            hint="Leave blank while it holds",
        ),
        text_column(
            "because", "What it rests on or why it changed; may be blank.", label="Why?",
            hint="For example, the licence ended and he asked to stay",
        ),
    ),
    starts="since",
    ends="until",
    key=("footing", "since"),
    summary=_footing_summary,
    order=46,
)  # fmt: skip
