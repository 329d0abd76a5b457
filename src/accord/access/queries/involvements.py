"""Reads of which agencies and officers are involved with people, and under which supervision."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Q, QuerySet

from accord.access.gate import Opened
from accord.access.models import Exclusion, Involvement, Permit, Restriction
from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.access.viewer import Viewer
from accord.kernel.periods import Period
from accord.ports.live import live_on


@dataclass(frozen=True)
class InvolvementView:
    """An agency's involvement with a person; `ask` is whom the agency names for questions about what it holds."""

    id: int
    agency_id: int
    agency_name: str
    officer_name: str
    basis: InvolvementBasis
    role: InvolvementRole
    starts_on: date
    ends_on: date | None
    recorded_by: str
    ended_because: str
    ask: str

    def is_running(self, on: date) -> bool:
        """Whether it holds on the day."""
        return Period(self.starts_on, self.ends_on).contains(on)

    def may_still_open(self, on: date) -> bool:
        """Whether it holds on the day or will hold."""
        return self.ends_on is None or self.ends_on > max(on, self.starts_on)


def involvements_of(opened: Opened) -> list[InvolvementView]:
    """Every involvement of the opened person, those that go on first, then the newest."""
    rows = Involvement.objects.filter(person_id=opened.person_id).select_related("agency", "officer")
    views = [
        InvolvementView(
            row.pk,
            row.agency_id,
            row.agency.name,
            row.officer.name if row.officer else "",
            InvolvementBasis(row.basis),
            InvolvementRole(row.role),
            row.starts_on,
            row.ends_on,
            row.recorded_by,
            row.ended_because,
            row.agency.ask,
        )
        for row in rows.order_by("-starts_on", "-pk")
    ]
    return sorted(views, key=lambda view: view.ends_on is not None)


def people_held_by(viewer: Viewer, on: date, *, mine: bool) -> QuerySet[Involvement, int]:
    """The numbers of the people whom the viewer, or the viewer's agency, is involved with on the day, as a subquery."""
    rows = Involvement.objects.filter(live_on(on), agency_id=viewer.agency_id)
    return (rows.filter(officer_id=viewer.officer_id) if mine else rows).values_list("person_id", flat=True)


@dataclass(frozen=True)
class Named:
    """An agency that is involved with a person today, and the officer named for them, if one is."""

    person_id: int
    agency_name: str
    officer_name: str
    basis: InvolvementBasis


def who_works_with(person_ids: Collection[int], on: date) -> list[Named]:
    """The agencies and officers involved with each of the people on the day, by name."""
    rows = Involvement.objects.filter(live_on(on), person_id__in=person_ids)
    named = rows.values_list("person_id", "agency__name", "officer__name", "basis").distinct().order_by("agency__name")
    return [Named(person, agency, officer or "", InvolvementBasis(basis)) for person, agency, officer, basis in named]


def people_with_basis(basis: InvolvementBasis, on: date) -> set[int]:
    """Everyone with whom some agency is involved on that basis on the day; for counting."""
    return set(Involvement.objects.filter(live_on(on), basis=basis).values_list("person_id", flat=True))


def officers_for(person_id: int, on: date) -> list[tuple[str, str, str]]:
    """The open accounts named for a person on the day who may open the record: user name, name and agency, by name."""
    excluded = Exclusion.objects.filter(live_on(on), person_id=person_id).values("officer_id")
    rows = Involvement.objects.filter(live_on(on), person_id=person_id, officer__is_active=True)
    rows = rows.exclude(officer_id__in=excluded)
    restricted = Restriction.objects.filter(live_on(on), person_id=person_id)
    permitted = Permit.objects.filter(restriction__in=restricted).values("officer_id")
    rows = rows.filter(~Exists(restricted) | Q(officer_id__in=permitted))
    named = rows.values_list("officer__username", "officer__name", "officer__agency__name").order_by("officer__name")
    return [(username, name, agency) for username, name, agency in named.distinct()]


@dataclass(frozen=True)
class ManagedBy:
    """That an agency works with somebody on a basis, and the officer named for them; of blank name where none is.

    `has_left` is that the account of the officer is closed, so that nobody manages the person though somebody is named.
    """

    officer_id: int
    officer_name: str
    agency_name: str
    person_id: int
    basis: InvolvementBasis
    has_left: bool


def managed_on(bases: Collection[InvolvementBasis], on: date) -> list[ManagedBy]:
    """Everyone with whom some agency works on any of the bases on the day, by officer; for counting."""
    rows = Involvement.objects.filter(live_on(on), basis__in=bases)
    named = rows.values_list(
        "officer_id", "officer__name", "officer__agency__name", "person_id", "basis", "officer__is_active"
    ).distinct()
    return [
        ManagedBy(officer_id or 0, name or "", agency or "", person_id, InvolvementBasis(basis), is_active is False)
        for officer_id, name, agency, person_id, basis, is_active in named.order_by(
            "officer__name", "officer_id", "person_id"
        )
    ]


@dataclass(frozen=True)
class Supervision:
    """When somebody's statutory supervision last ended by a day, and by which agencies it runs on it: by none, if none."""

    ended_on: date | None
    by: tuple[str, ...] = ()


def supervision_of(person_ids: Collection[int] | None, on: date) -> dict[int, Supervision]:
    """The statutory supervision of each of the people (None: of everybody), by any agency; who never was is left out."""
    rows = Involvement.objects.filter(basis=InvolvementBasis.STATUTORY_SUPERVISION)
    rows = rows if person_ids is None else rows.filter(person_id__in=person_ids)
    spells: dict[int, list[tuple[Period, str]]] = {}
    for person_id, starts_on, ends_on, agency in rows.values_list("person_id", "starts_on", "ends_on", "agency__name"):
        spells.setdefault(person_id, []).append((Period(starts_on, ends_on), agency))
    return {person_id: _supervision(periods, on) for person_id, periods in spells.items()}


def supervisions_of(person_ids: Collection[int], on: date) -> QuerySet[Involvement]:
    """The statutory supervision of the people that runs on the day, as rows, for a question about much else."""
    basis = InvolvementBasis.STATUTORY_SUPERVISION
    return Involvement.objects.filter(live_on(on), person_id__in=person_ids, basis=basis)


def agencies_and_supervision(person_id: int, on: date, asked_id: int) -> tuple[list[str], Supervision]:
    """The agencies that know one person on the day, by name, and their statutory supervision; in one query.

    The agency that was asked to take them on does not know them by that alone.
    """
    rows = Involvement.objects.filter(person_id=person_id).values_list(
        "starts_on", "ends_on", "agency_id", "agency__name", "basis"
    )
    spells = [(Period(starts_on, ends_on), number, name, basis) for starts_on, ends_on, number, name, basis in rows]
    supervised = [(each, name) for each, _, name, basis in spells if basis == InvolvementBasis.STATUTORY_SUPERVISION]
    asked = (asked_id, InvolvementBasis.AGREED_REFERRAL)
    known_to = {name for each, number, name, basis in spells if each.contains(on) and (number, basis) != asked}
    return sorted(known_to), _supervision(supervised, on)


def _supervision(spells: Collection[tuple[Period, str]], on: date) -> Supervision:
    ended = [each.ends_on for each, _ in spells if each.ends_on is not None and each.ends_on <= on]
    by = sorted({agency for each, agency in spells if each.contains(on)})
    return Supervision(max(ended, default=None), tuple(by))


def is_managed_under_mappa(person_ids: Collection[int], on: date) -> bool:
    """Whether an agency is involved with any of the people on the day because they are managed under MAPPA."""
    rows = Involvement.objects.filter(live_on(on), person_id__in=person_ids, basis=InvolvementBasis.MAPPA)
    return rows.exists()


def involved_since(viewer: Viewer, on: date, first_day: date) -> QuerySet[Involvement, int]:
    """The numbers of the people whom the viewer became involved with on or after a day, as a subquery."""
    return (
        Involvement.objects.filter(live_on(on), officer_id=viewer.officer_id, starts_on__gte=first_day)
        .values_list("person_id", flat=True)
    )  # fmt: skip


def caseloads_of(officer_ids: Collection[int], on: date) -> dict[int, int]:
    """How many people each of the officers is named for on the day; who is named for none is left out."""
    rows = Involvement.objects.filter(live_on(on), officer_id__in=officer_ids)
    return dict(
        rows.values("officer_id").annotate(people=Count("person_id", distinct=True)).values_list("officer_id", "people")
    )
