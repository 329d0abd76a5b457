"""What must follow from a place in a cohort: contact often enough, and a review in time. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accord.iom.rules.expectations import Agreed, Expectations, Frequency, Number
from accord.iom.rules.review import LastReview
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.days import in_words, months_after
from accord.kernel.words import plural

CONTACT_DUE = "Contact"
REVIEW_DUE = "Tier review"
EXIT_DUE = "Decision on leaving the cohort"


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something that somebody must do by the end of a day."""

    on: date
    what: str
    because: str

    def is_overdue(self, today: date) -> bool:
        """Whether the day is past; what is due today is not overdue yet."""
        return self.on < today


def contact_is_due(
    tier_words: str, often: Frequency, entered_on: date, last_contact_on: date | None, released_on: date | None
) -> Due:
    """The day by which the next contact is expected of somebody in the community.

    It counts from the last contact, or from entering the tier when there was none, or from release, whichever is latest.
    """
    days = [day for day in (last_contact_on, entered_on, released_on) if day is not None]
    since = max(days)
    last = f"The last contact was on {in_words(last_contact_on)}." if last_contact_on else "No contact is recorded."
    told = f"{last}{_counted_since(since, last_contact_on, released_on)}"
    because = f"{tier_words} tier: {often.words}, by {often.said_by}. {told}"
    return Due(since + timedelta(days=often.every_days), CONTACT_DUE, because)


def _counted_since(since: date, last_contact_on: date | None, released_on: date | None) -> str:
    """From when the days run, where that is not the last contact."""
    if since == last_contact_on:
        return ""
    what = "release" if since == released_on else "entering the tier"
    return f" Counted from {what} on {in_words(since)}."


def place_review_is_due(
    tier: Tier, entered_on: date, expected: Expectations, around: Sequence[int], day: date, last: LastReview | None = None
) -> Due:  # fmt: skip
    """When a place in the cohort is reviewed next, by what is expected in its area on a day.

    A tier that the scheme of the area has given up is reviewed from the day of that version on: nobody can stay in it.
    """
    agreed = expected.agreed_on(day, around)
    if agreed is not None and tier not in agreed.tiers:
        return _tier_is_given_up(tier, entered_on, agreed)
    return tier_review_is_due(TIER_WORDS[tier], entered_on, expected.review_months(tier, day, around), last)


def _tier_is_given_up(tier: Tier, entered_on: date, agreed: Agreed) -> Due:
    has = ", ".join(TIER_WORDS[each].lower() for each in agreed.tiers)
    because = (
        f"{TIER_WORDS[tier]} tier since {in_words(entered_on)}, which {agreed.said_by}, in force since "
        f"{in_words(agreed.period.starts_on)}, does not have. Move them into one that it has: {has}."
    )
    return Due(max(agreed.period.starts_on, entered_on), REVIEW_DUE, because)


def tier_review_is_due(tier_words: str, entered_on: date, every: Number, last: LastReview | None = None) -> Due:
    """The day by which a place in the cohort is reviewed: the day agreed, or so many months after the latest review.

    Before the first review of a place they count from the day on which it began.
    """
    since = f"{tier_words} tier since {in_words(entered_on)}"
    if last is not None and last.on >= entered_on:
        since = f"{since}, last reviewed on {in_words(last.on)}"
        if last.next_on is not None:
            return Due(last.next_on, REVIEW_DUE, f"{since}; the next review was agreed then.")
    because = f"{since}; reviewed every {plural(every.value, 'month')}, by {every.said_by}."
    return Due(months_after(max(entered_on, last.on if last else entered_on), every.value), REVIEW_DUE, because)


def exit_is_due(died_on: date) -> Due:
    """What is due of somebody in a cohort who has died: nothing but that people decide on the place that still stands."""
    said = f"They died on {in_words(died_on)} and their place in the cohort still stands."
    return Due(died_on, EXIT_DUE, f"{said} No contact and no review is due.")
