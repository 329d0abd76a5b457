"""What a new scheme begins from. Pure. Every figure is ours or assumed, and says so where a scheme is shown.

No national threshold for a score is published: 75% within two years is an assumption. Twelve contacts a year for red is the
example of the national operational guidance (version 5, January 2025), of which only the headings have been read.
"""

from collections.abc import Mapping

from accord.iom.rules.scheme import FIELDS, TAKES
from accord.iom.terms import COHORT_TAKES, PUBLISHED_COHORTS, OffenceTest, TierSet

ASSUMED = (
    "No national figure is published for the threshold, the look-back, the reviews or the contacts. These begin as "
    "assumptions of ours: set your scheme's own, and say where they come from."
)
DEFAULTS: Mapping[str, str] = dict.fromkeys(FIELDS, "") | {
    "tiers": TierSet.METALS.value,
    **{f"{TAKES}{cohort}": COHORT_TAKES[cohort] for cohort in PUBLISHED_COHORTS},
    "children": "no",
    "offence_test": OffenceTest.NEIGHBOURHOOD.value,
    "look_back_months": "24",
    "instrument": "ogrs3",
    "threshold": "75",
    "review_months": "6, 6, 6, 6",
    "contacts_a_year": "52, 26, 13, 6",
    "capacity": "100",
}
