"""Whether what a record says now can be of the person that it was of before: an agency may use a number again."""

from accord.people.linking.fields import BIRTH, FAMILY_NAME, GIVEN_NAMES
from accord.people.linking.frequencies import Frequencies
from accord.people.linking.model import Model
from accord.people.linking.outcomes import DOUBTFUL_FROM
from accord.people.linking.records import Compared
from accord.people.linking.score import score

NAMING = (FAMILY_NAME.name, GIVEN_NAMES.name, BIRTH.name)
"""The fields that say who somebody is. What was not known before, or is not now, speaks against nobody."""


def why_another_person(before: Compared, now: Compared, model: Model, frequencies: Frequencies) -> str:
    """What speaks against it, in a line, where the two weigh too little to be thought one person; blank where they can be.

    Who keeps a given name and a date of birth may have married and moved: that is no other person.
    """
    scored = score(before, now, model, frequencies)
    weights = {part.field: part.weight for part in scored.parts}
    against = [part for part in scored.parts if part.field in NAMING and part.weight < 0]
    keeps_both = all(weights.get(name, 0.0) > 0 for name in (GIVEN_NAMES.name, BIRTH.name))
    if not against or keeps_both or scored.weight >= DOUBTFUL_FROM:
        return ""
    told = "; ".join(f"{part.words.lower()}: {part.level.lower()}" for part in against)
    return f"{told}; together {scored.weight:.1f} bits, and below {DOUBTFUL_FROM:g} records are apart"
