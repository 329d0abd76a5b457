"""Reads of what agencies delivered before, so that the same extract changes nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.kernel.parts import FEW, in_parts
from accord.kernel.periods import Period
from accord.record.models import Entry
from accord.record.queries.as_known import known


@dataclass(frozen=True, slots=True)
class Delivered:
    """The newest version of a fact as its agency last delivered it, and whether it still stands."""

    digest: str
    current_id: int | None
    version: int


def standing_of_records(
    kind: str, record_ids: Iterable[int], leaving_out: Collection[str]
) -> dict[int, list[tuple[str, Period]]]:  # fmt: skip
    """The facts of the kind that stand by each source record, with their summaries, save those with the keys left out."""
    ids, found = sorted(set(record_ids)), dict[int, list[tuple[str, Period]]]()
    for part in in_parts(ids, FEW):
        rows = Entry.objects.filter(known(None), kind=kind, source_record_id__in=part)
        for record, key, text, starts_on, ends_on in rows.values_list(
            "source_record_id", "source_key", "summary", "starts_on", "ends_on"
        ):
            if key not in leaving_out:
                found.setdefault(record, []).append((text, Period(starts_on, ends_on)))
    return found


def delivered(agency_id: int, kind: str, source_keys: Sequence[str]) -> Mapping[str, Delivered]:
    """For each key that the agency ever delivered: what it last said, and the entry that stands now."""
    found: dict[str, Delivered] = {}
    for part in in_parts(source_keys, FEW):
        rows = Entry.objects.filter(
            agency_id=agency_id,
            kind=kind,
            source_key__in=part,
        ).order_by("version")
        for key, version, pk, digest, superseded_at in rows.values_list(
            "source_key", "version", "pk", "source_digest", "superseded_at"
        ):
            before = found.get(key)
            said = digest or (before.digest if before else "")
            found[key] = Delivered(said, pk if superseded_at is None else None, version)
    return found
