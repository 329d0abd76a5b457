"""Telling the officers who are named for people that something about one of them has changed."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from accord.access.models import Involvement, Notice, Officer
from accord.access.queries import live_on
from accord.access.terms import Role
from accord.ports.clock import london_day


def tell_officers_of(
    person_ids: Collection[int], about: int, sentence: str, address: str, at: datetime, *, but: str = ""
) -> int:  # fmt: skip
    """Tell every officer named for any of the people, once, about one of them; not the one who did it. How many were told.

    `address` is where to look, a path on this service.
    """
    day = london_day(at)
    named = Involvement.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day),
        person_id__in=person_ids,
        officer__isnull=False,
        starts_on__lte=day,
    )
    officers = set(named.exclude(officer__username=but).values_list("officer_id", flat=True))
    Notice.objects.bulk_create(
        Notice(officer_id=officer, person_id=about, sentence=sentence, address=address, raised_at=at)
        for officer in sorted(officers)
    )
    return len(officers)


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
