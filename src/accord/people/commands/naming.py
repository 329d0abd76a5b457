"""The names of a record beside the one it gives first: those the person goes by as well, and those given before."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from accord.kernel.parts import FEW, in_parts
from accord.people import rules
from accord.people.keys import NAME_KEYS, name_keys
from accord.people.models import Particulars, PersonName
from accord.people.terms import NameKind
from accord.ports.bulk import insert_rows

Name = tuple[str, str]
"""A family name and given names."""


def add_alias(source_record_id: int, family_name: str, given_names: str, at: datetime, by: str = "") -> int:
    """Add another name the person goes by, as the agency's record has it; returns its number."""
    said = Particulars.objects.filter(source_record_id=source_record_id, superseded_at__isnull=True)
    keys = dict(zip(NAME_KEYS, name_keys(family_name, given_names), strict=True))
    return PersonName.objects.create(
        source_record_id=source_record_id, kind=NameKind.ALIAS, family_name=family_name, given_names=given_names,
        born_on=said.values_list("date_of_birth", flat=True).first(), **keys, recorded_at=at, recorded_by=by,
    ).pk  # fmt: skip


def withdraw_alias(name_id: int, because: str, at: datetime) -> bool:
    """Believe a name no longer, with the reason; False when somebody was faster."""
    standing = PersonName.objects.filter(pk=name_id, kind=NameKind.ALIAS, superseded_at__isnull=True)
    return standing.update(superseded_at=at, withdrawn_because=because) == 1


def keep_former_names(changed: Sequence[tuple[int, Name, Name, date | None]], at: datetime) -> None:
    """Keep the names that records gave until now, so that people are still found by them.

    Of each record: its number, the name before, the name now, and the date of birth now. A name that a record gives again is
    its former name no longer.
    """
    renamed = [each for each in changed if any(each[1]) and _key(each[1]) != _key(each[2])]
    held = {(record, *key): pk for pk, record, *key in _former([record for record, *_ in renamed])}
    again = [held[record, *_key(now)] for record, _, now, _ in renamed if (record, *_key(now)) in held]
    PersonName.objects.filter(pk__in=again).update(superseded_at=at)
    insert_rows(
        PersonName,
        (
            "source_record_id",
            "kind",
            "family_name",
            "given_names",
            "born_on",
            *NAME_KEYS,
            "recorded_at",
            "superseded_at",
        ),
        (
            (record, NameKind.FORMER.value, *before, born, *name_keys(*before), at, None)
            for record, before, _, born in renamed
            if (record, *_key(before)) not in held
        ),
    )


def _key(name: Name) -> Name:
    return rules.family_key(name[0]), rules.given_key(name[1])


def _former(record_ids: Collection[int]) -> Iterator[tuple[int, int, str, str]]:
    ids = list(record_ids)
    for part in in_parts(ids, FEW):
        rows = PersonName.objects.filter(kind=NameKind.FORMER, source_record_id__in=part, superseded_at__isnull=True)
        yield from rows.values_list("pk", "source_record_id", "family_key", "given_key")


def date_other_names(source_record_ids: Sequence[int]) -> None:
    """Other names stay when the record's date of birth changes: they are looked for by the new one."""
    said = Particulars.objects.filter(source_record_id=OuterRef("source_record_id"), superseded_at__isnull=True)
    for part in in_parts(source_record_ids, FEW):
        PersonName.objects.filter(
            kind__in=(NameKind.ALIAS, NameKind.FORMER),
            source_record_id__in=part,
            superseded_at__isnull=True,
        ).update(born_on=Subquery(said.values("date_of_birth")))
