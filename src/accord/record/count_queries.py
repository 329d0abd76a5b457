"""How many entries there are of people, by agency and kind: numbers alone, so that no entry is read to give them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from accord.record.models import Entry


@dataclass(frozen=True)
class Held:
    """How many entries of one kind an agency has on a person's record, as it stands now."""

    person_id: int
    agency_name: str
    kind: str
    number: int


def entries_held_of(person_ids: Collection[int]) -> list[Held]:
    """What each agency holds of each of the people, by agency and kind."""
    rows = Entry.objects.filter(person_id__in=person_ids, superseded_at__isnull=True)
    counted = rows.values_list("person_id", "agency__name", "kind").annotate(number=Count("pk"))
    return [Held(*row) for row in counted.order_by("agency__name", "kind", "person_id")]
