"""Finding people whom the viewer may know of: candidates by plain look-ups on the keys of names, then judged and cut."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accord.access.gate import shut_for
from accord.access.gate.conditions import few_known_to, known_to, watched_among
from accord.access.viewer import Viewer
from accord.kernel.parts import in_parts
from accord.kernel.references import number_of
from accord.people.finding.fits import Tier
from accord.people.finding.judging import Fitting, Held, Judged, fitting, fitting_rank, judge, may_stand_alone
from accord.people.finding.names import Reading
from accord.people.finding.numbers import REFERENCE, SOURCE
from accord.people.finding.places import around, is_whole
from accord.people.finding.sought import Sought
from accord.people.models import Identifier, Particulars, Person, PersonName, SourceRecord
from accord.people.queries.lookups import begins, given_alone, likely, lookups_for, worth_comparing

PAGE_SIZE = 25
MOST = 250
MOST_RESTRICTED = 25
MOST_CANDIDATES = 3_000
AT_ONCE = 500
FEW = 1_000
"""Where an agency knows no more people, all their names are compared: that is quicker than leaving strangers out."""


@dataclass(frozen=True)
class Hit:
    """A person found, how well they fit and what matched; `known_as` is the name that fitted, where the heading has another.

    Someone the viewer is shut out from is shown as restricted, without a name, and without what matched.
    """

    person_id: int
    is_restricted: bool
    family_name: str = ""
    given_names: str = ""
    date_of_birth: date | None = None
    tier: Tier | None = None
    matched: tuple[str, ...] = ()
    known_as: tuple[str, str] | None = None


@dataclass(frozen=True)
class Found:
    """One page of what was found, the best first; restricted records stand on the first page, in no order of fit.

    `total` counts those that the viewer may see, no further than MOST; `is_complete` is False when there are more.
    """

    hits: tuple[Hit, ...] = ()
    restricted: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    size: int = PAGE_SIZE
    is_complete: bool = True

    @property
    def pages(self) -> int:
        """How many pages there are; one when nobody was found."""
        return max(1, -(-self.total // self.size))

    @property
    def shown(self) -> list[int]:
        """Everybody on the page, for the ledger."""
        return [hit.person_id for hit in (*self.hits, *self.restricted)]


def search(viewer: Viewer, sought: Sought, at: datetime, page: int = 1, size: int = PAGE_SIZE) -> Found:
    """A page of the people who fit and whom the viewer may see or knows to be restricted. A page past the end is the last.

    The caller asks the gate and writes the search to the ledger.
    """
    if sought.is_empty:
        return Found()
    judged, is_complete = _judged(viewer, sought, at)
    shut = _shut_among(viewer, [each.person_id for each in judged], at)
    open_ones = [each for each in judged if each.person_id not in shut]
    page = max(1, min(page, -(-len(open_ones) // size)))
    shown = open_ones[(page - 1) * size : page * size]
    closed = sorted(each.person_id for each in judged if each.person_id in shut and each.tier is not Tier.POSSIBLE)
    restricted = tuple(Hit(number, is_restricted=True) for number in closed[:MOST_RESTRICTED]) if page == 1 else ()
    return Found(_hits(shown), restricted, len(open_ones), page, size, is_complete)


def _judged(viewer: Viewer, sought: Sought, at: datetime) -> tuple[list[Judged], bool]:
    """The best of those who fit and are no strangers, and whether these are all."""
    numbers = _numbers_of(sought)
    names, is_complete = _names(viewer, sought, at, numbers)
    found = fitting(sought, names)
    alone = [each for each in found if may_stand_alone(sought, each)]
    people = _known_among(viewer, alone, at, is_all=len(alone) == len(found))
    judged = judge(sought, found, people, numbers, _postcodes_near(sought.postcode, set(people.values())))
    return judged[:MOST], is_complete and len(judged) <= MOST


def _known_among(viewer: Viewer, alone: Collection[Fitting], at: datetime, *, is_all: bool) -> dict[int, int]:
    """Whose the records are, strangers' left out: those whose names fit best first, until there are more than can be listed.

    Unless these are all that were found, the other records of the same people come with them.
    """
    theirs = "pk__in" if is_all else "person__source_records__in"
    best_first = sorted(alone, key=fitting_rank) if len(alone) > AT_ONCE else alone
    records = list(dict.fromkeys(each.held.record_id for each in best_first))
    people: dict[int, int] = {}
    for part in in_parts(records, AT_ONCE):
        stretch = SourceRecord.objects.filter((theirs, part))
        people.update(stretch.filter(known_to(viewer, at, "person_id")).values_list("pk", "person_id"))
        if len(set(people.values())) > MOST:
            break
    return people


def _shut_among(viewer: Viewer, person_ids: Collection[int], at: datetime) -> set[int]:
    """Those of the people whom the viewer is shut out from."""
    watched = watched_among(viewer, person_ids, at)
    if not watched:
        return set()
    return set(Person.objects.filter(shut_for(viewer, at), pk__in=watched).values_list("pk", flat=True))


# ---- Candidates ------------------------------------------------------------------------------------------------------


def _names(viewer: Viewer, sought: Sought, at: datetime, people: Collection[int]) -> tuple[list[Held], bool]:
    """The names worth judging, and whether they are all; `people` are those who have a number that is sought."""
    standing = PersonName.objects.filter(superseded_at__isnull=True)
    if sought.numbers:
        return _rows(standing.filter(source_record__person_id__in=people))
    if sought.is_name_alone:
        few = few_known_to(viewer, at, FEW)
        if few is not None:
            return _rows(standing.filter(source_record__person_id__in=few))
        whole = [_whole(reading) for reading in likely(sought.readings) if reading.family]
        if _are_more_than_listed(whole):
            names = _in_order(standing.filter(known_to(viewer, at, "source_record__person_id")), whole)
            if len(names) > MOST:
                return names, False
    candidates = _candidates(standing, sought)
    names, are_all = _rows(candidates)
    if sought.is_name_alone and not names:
        names, are_all = _rows(_any(standing, _given_names_alone(sought.readings)))
    if are_all:
        return names, True
    # So many that strangers may have crowded out the viewer's own people: let the database leave strangers out first.
    known = standing.filter(known_to(viewer, at, "source_record__person_id"))
    return _rows(_candidates(known, sought))


def _rows(names: QuerySet[PersonName]) -> tuple[list[Held], bool]:
    rows = names.values_list("pk", "source_record_id", "kind", "family_key", "given_key", "born_on")
    held = [Held._make(row) for row in rows[: MOST_CANDIDATES + 1]]
    return held[:MOST_CANDIDATES], len(held) <= MOST_CANDIDATES


def _whole(reading: Reading) -> Q:
    """A name that is just as it was typed."""
    family = Q(family_key=reading.family)
    return family & begins("given_key", reading.given) if reading.given else family


def _are_more_than_listed(whole: Sequence[Q]) -> bool:
    """Whether strangers and others together are so many, which is cheaper to ask than how many the viewer may know of."""
    return bool(whole) and len(_any_by_index(whole)[MOST : MOST + 1]) > 0


def _in_order(known: QuerySet[PersonName], whole: Iterable[Q]) -> list[Held]:
    """Names that are just as they were typed, in their order, of as many people as can be listed and one more."""
    found: list[Held] = []
    for each in whole:
        in_order = known.filter(each).order_by("family_key", "given_key")
        found += _rows(in_order[: MOST + 1 - len(found)])[0]
    return found


def _given_names_alone(readings: Iterable[Reading]) -> list[Q]:
    return [each for reading in readings if not reading.family for each in given_alone(reading)]


def _any(names: QuerySet[PersonName], lookups: Sequence[Q]) -> QuerySet[PersonName]:
    return names.filter(reduce(or_, lookups)) if lookups else names.none()


def _any_by_index(lookups: Iterable[Q]) -> QuerySet[PersonName, Any]:
    """The keys of those whom one of the look-ups finds, had from the indexes alone."""
    return _one_by_one(PersonName.objects.values("pk"), lookups)


def _one_by_one(names: QuerySet[PersonName, Any], lookups: Iterable[Q]) -> QuerySet[PersonName, Any]:
    """The same as `_any`, each look-up on its own: quicker where they find many, for each is on one index."""
    first, *others = (names.filter(each) for each in lookups)
    return first.union(*others) if others else first


def _candidates(standing: QuerySet[PersonName], sought: Sought) -> QuerySet[PersonName]:
    lookups = lookups_for(sought.readings, sought.birth)
    if not lookups:
        return standing.filter(source_record__person_id__in=_people_at(sought.postcode))
    if sought.postcode:
        standing = standing.filter(Exists(_near(sought.postcode)))
    if not sought.birth:
        return _one_by_one(standing, lookups)
    return _any(standing.filter(worth_comparing(sought.readings, sought.birth)), lookups)


def _people_at(postcode: str) -> Subquery:
    fits = Q(postcode=postcode) if is_whole(postcode) else begins("postcode", around(postcode))
    held = Particulars.objects.filter(fits, superseded_at__isnull=True)
    return Subquery(held.values("source_record__person_id"))


def _near(postcode: str) -> QuerySet[Particulars]:
    return Particulars.objects.filter(
        begins("postcode", around(postcode)), superseded_at__isnull=True,
        source_record__person_id=OuterRef("source_record__person_id"),
    )  # fmt: skip


def _numbers_of(sought: Sought) -> dict[int, set[str]]:
    """The people who have one of the numbers, and which kinds of number those are."""
    found: dict[int, set[str]] = {}
    formal = [Q(kind=kind, value=value) for kind, value in sought.numbers if kind not in (SOURCE, REFERENCE)]
    if formal:
        rows = Identifier.objects.filter(reduce(or_, formal), superseded_at__isnull=True)
        for person_id, kind in rows.values_list("source_record__person_id", "kind"):
            found.setdefault(person_id, set()).add(kind)
    keys = [value for kind, value in sought.numbers if kind == SOURCE]
    if keys:
        for person_id in SourceRecord.objects.filter(source_key__in=keys).values_list("person_id", flat=True):
            found.setdefault(person_id, set()).add(SOURCE)
    for kind, value in sought.numbers:
        if kind == REFERENCE and (number := number_of(value)) is not None:
            found.setdefault(number, set()).add(REFERENCE)
    return found


def _postcodes_near(postcode: str, person_ids: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    if postcode:
        rows = Particulars.objects.filter(
            begins("postcode", around(postcode)), superseded_at__isnull=True, source_record__person_id__in=person_ids
        )
        for person_id, held in rows.values_list("source_record__person_id", "postcode"):
            found.setdefault(person_id, set()).add(held)
    return found


# ---- What is shown of them -------------------------------------------------------------------------------------------


def _hits(shown: Collection[Judged]) -> tuple[Hit, ...]:
    """The people, who were let through the gate already, with their headings and the names that fitted."""
    names = PersonName.objects.filter(pk__in=[each.name_id for each in shown])
    rows = names.values_list(
        "pk", "family_name", "given_names", "source_record__person__family_name", "source_record__person__given_names",
        "source_record__person__date_of_birth",
    )  # fmt: skip
    said = {row[0]: row for row in rows}
    return tuple(_hit(each, said[each.name_id]) for each in shown if each.name_id in said)


def _hit(judged: Judged, said: tuple[int, str, str, str, str, date | None]) -> Hit:
    _, said_family, said_given, family_name, given_names, born_on = said
    is_other = (said_family.casefold(), said_given.casefold()) != (family_name.casefold(), given_names.casefold())
    known_as = (said_family, said_given) if is_other else None
    return Hit(judged.person_id, False, family_name, given_names, born_on, judged.tier, judged.matched, known_as)
