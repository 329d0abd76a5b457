"""The register of electronic monitoring: tag spells. Pure."""

from accord.kernel.columns import choice_column, date_column, text_column
from accord.monitoring.terms import TAG_TYPE_WORDS, TagType
from accord.record.registers import Register, Values


def _summary(values: Values) -> str:
    basis = f" ({values['legal_basis']})" if values["legal_basis"] else ""
    return f"{TAG_TYPE_WORDS[TagType(values['tag_type'])]} fitted{basis}"


TAGS = Register(
    code="tags",
    title="Tags",
    about="a tag",
    table="monitoring.TagSpell",
    columns=(
        choice_column(
            "tag_type", "gps, curfew or alcohol.", list(TAG_TYPE_WORDS.items()), required=True,
            label="Which kind of tag is it?",
        ),
        date_column(
            "fitted_on", "Day of fitting, the first day worn.", not_in_future=True, required=True,
            label="When was the tag fitted?",
        ),
        date_column(
            "removed_on", "Day of removal, the first day not worn; blank while worn.", label="When was it removed?",
            hint="Leave blank if they still wear it",
        ),
        text_column(
            "legal_basis", "What the tag rests on, such as licence or court bail; may be blank.", max_length=100,
            label="What is the legal basis?", hint="For example, licence or court bail",
        ),
    ),
    starts="fitted_on",
    ends="removed_on",
    key=("tag_type", "fitted_on"),
    summary=_summary,
    order=40,
)  # fmt: skip
