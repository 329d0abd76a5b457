"""Have somebody look at a person's records together, and tell those who are named for the person."""

from datetime import datetime

from accord.access.commands.notices import tell_officers_of
from accord.kernel.references import reference_of
from accord.linking.commands import call_attention
from accord.linking.terms import WhyAttention

LOOK = "What agencies' records say of this person does not fit together. Somebody must look at them."


def records_page(person_id: int) -> str:
    """Where the records of a person are looked at."""
    return f"/people/{reference_of(person_id)}/records/"


def have_looked_at(person_id: int, why: WhyAttention, sentence: str, at: datetime) -> bool:
    """Call attention to a person's records, and tell the officers; False when that waits already."""
    is_news = call_attention(person_id, why, sentence, at)
    if is_news:
        tell_officers_of([person_id], person_id, LOOK, records_page(person_id), at)
    return is_news
