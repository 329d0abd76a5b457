"""Telling the officers who are named for people that something about one of them has changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from accord.access.models import Involvement, Notice, Officer
from accord.access.terms import Role
from accord.kernel.parts import FEW, in_parts
from accord.ports.bulk import insert_rows
from accord.ports.clock import london_day
from accord.ports.live import live_on

COLUMNS = ("officer_id", "person_id", "finding", "sentence", "address", "raised_at", "read_at")


@dataclass(frozen=True, slots=True)
class News:
    """What those named for any of some people are told about one of them, and where to look, a path on this service."""

    person_ids: Collection[int]
    about: int
    sentence: str
    address: str


def tell_officers_of(
    person_ids: Collection[int], about: int, sentence: str, address: str, at: datetime, *, but: str = ""
) -> int:  # fmt: skip
    """Tell every officer named for any of the people, once, about one of them; not the one who did it. How many were told.

    `address` is where to look, a path on this service.
    """
    return tell_officers([News(person_ids, about, sentence, address)], at, but=but)


def tell_officers(news: Iterable[News], at: datetime, *, but: str = "") -> int:
    """Tell all the news, each to the officers named for its people, once; not to the one who did it. How many were told."""
    news = list(news)
    named = _officers_named_for({person_id for each in news for person_id in each.person_ids}, at, but)
    told = [
        (officer, each.about, "", each.sentence, each.address, at, None)
        for each in news
        for officer in sorted({officer for person_id in each.person_ids for officer in named.get(person_id, ())})
    ]
    if told:
        insert_rows(Notice, COLUMNS, told)
    return len(told)


def _officers_named_for(person_ids: Iterable[int], at: datetime, but: str) -> dict[int, set[int]]:
    day, ids = london_day(at), sorted(person_ids)
    named: dict[int, set[int]] = {}
    live = Involvement.objects.filter(live_on(day), officer__isnull=False).exclude(officer__username=but)
    for part in in_parts(ids, FEW):
        rows = live.filter(person_id__in=part).values_list("person_id", "officer_id")
        for person_id, officer_id in rows:
            named.setdefault(person_id, set()).add(officer_id)
    return named


def tell_managers(
    agency_ids: Collection[int], near: Collection[int], finding: str, sentence: str, address: str, at: datetime
) -> int:
    """Tell every IOM manager of the agencies of what was found, each once for a finding. How many were told now.

    Whoever is in a team for an area that is not among those near is not told: an agency may be a nation's.
    """
    day = london_day(at)
    managers = Officer.objects.filter(
        live_on(day, "role_grants__"), role_grants__role=Role.IOM_MANAGER, agency_id__in=agency_ids, is_active=True
    ).exclude(notices__finding=finding)
    there = managers.filter(Q(team__isnull=True) | Q(team__area__isnull=True) | Q(team__area_id__in=near))
    told = Notice.objects.bulk_create(
        Notice(officer_id=officer, finding=finding, sentence=sentence, address=address, raised_at=at)
        for officer in sorted(set(there.values_list("pk", flat=True)))
    )
    return len(told)


def mark_read(officer_id: int, up_to: int, at: datetime) -> int:
    """Note that an officer has read what they were told, as far as it was shown; how many that were."""
    rows = Notice.objects.filter(officer_id=officer_id, pk__lte=up_to, read_at__isnull=True)
    return rows.update(read_at=at)
