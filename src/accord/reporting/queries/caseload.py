"""The cases an officer or an agency holds: who, where they stand, and what is due, through the gate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from accord.access.queries.involvements import involved_since, people_held_by
from accord.access.viewer import Viewer
from accord.iom.queries.cohort import Spell, people_in_tier, spells_of
from accord.iom.rules.dues import Due
from accord.iom.rules.management import urgency
from accord.people.queries.cases import Among, CaseRow, case_rows, count_cases
from accord.ports.clock import london_day
from accord.record.queries.shown import Fact, LastDays, facts_of_many, last_days_of_many, people_standing
from accord.reporting.queries.dues import Duties, InCohort, duties

NEW_DAYS = 7
RELEASE_DAYS = 28
PAGE_SIZE = 25


class Tab(StrEnum):
    """The tabs of the case list."""

    MINE = "mine"
    DUE = "due"
    NEW = "new"
    RELEASES = "releases"
    AGENCY = "agency"


@dataclass(frozen=True)
class Case:
    """One person in a case list and where they stand today; a restricted one carries a number only.

    `custody` is the summary of a custody spell in force, blank when none is recorded or shared, which is not to say that
    the person is free. `release_on` is a planned release, of somebody who lives.
    """

    person: CaseRow
    is_new: bool = False
    tier: str = ""
    cohort: str = ""
    area_name: str = ""
    custody: str = ""
    release_on: date | None = None
    tag: str = ""
    last_contact_on: date | None = None
    died_on: date | None = None
    dues: tuple[Due, ...] = ()

    @property
    def next_due(self) -> Due | None:
        """What is due first."""
        return min(self.dues, default=None)

    @property
    def most_urgent(self) -> Due | None:
        """What a list that has room for one thing tells."""
        return min(self.dues, key=urgency, default=None)

    def something_is_overdue(self, today: date) -> bool:
        """Whether anything should have been done by now."""
        return any(due.is_overdue(today) for due in self.dues)


@dataclass(frozen=True)
class Wanted:
    """Which cases: the tab, a tier, in custody or not (None is either), words of a name; and the page."""

    tab: Tab = Tab.MINE
    tier: str = ""
    in_custody: bool | None = None
    name: str = ""
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the tab."""
        return bool(self.tier or self.name) or self.in_custody is not None


@dataclass(frozen=True)
class CaseList:
    """A page of cases, how many there are, and the count of each tab; more than 1,000 of an agency's are not counted."""

    cases: tuple[Case, ...]
    total: int
    page: int
    pages: int
    counts: Mapping[Tab, int]


def case_list(viewer: Viewer, at: datetime, wanted: Wanted) -> CaseList:
    """A page of the viewer's cases or their agency's. The caller notes the people shown to the ledger."""
    day = london_day(at)
    mine = case_rows(viewer, at, Among(people_held_by(viewer, day, mine=True)))
    new = set(involved_since(viewer, day, day - timedelta(days=NEW_DAYS)))
    if wanted.tab is not Tab.AGENCY:
        everyone_held = count_cases(_everyone(viewer, day))
        cases = standing_of(viewer, mine, day, new)
        found = [case for case in _on_tab(cases, wanted.tab, day) if _is_wanted(case, wanted)]
        page, pages = _page(wanted.page, len(found))
        shown = tuple(found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
        return CaseList(shown, len(found), page, pages, _counts(cases, everyone_held, day))
    among = _of_agency(viewer, day, wanted)
    total = count_cases(among)
    page, pages = _page(wanted.page, total)
    rows = case_rows(viewer, at, among, start=(page - 1) * PAGE_SIZE, size=PAGE_SIZE)
    everywhere = standing_of(viewer, [*mine, *rows], day, new)
    counts = _counts(everywhere[: len(mine)], count_cases(_everyone(viewer, day)) if wanted.is_filtered else total, day)
    return CaseList(tuple(everywhere[len(mine) :]), total, page, pages, counts)


def _everyone(viewer: Viewer, day: date) -> Among:
    return Among(people_held_by(viewer, day, mine=False), are_many=True)


def _of_agency(viewer: Viewer, day: date, wanted: Wanted) -> Among:
    """The agency's people that are wanted, as conditions in SQL: an agency may hold more than fit in memory."""
    in_custody = people_standing(viewer, "custody", day)
    in_cohort = people_standing(viewer, "iom", day)
    return Among(
        held=people_held_by(viewer, day, mine=False),
        within=(
            *((people_in_tier(in_cohort, wanted.tier),) if wanted.tier else ()),
            *((in_custody,) if wanted.in_custody is True else ()),
        ),
        without=(in_custody,) if wanted.in_custody is False else (),
        name=wanted.name,
        are_many=True,
    )


def _counts(mine: Sequence[Case], everyone: int, day: date) -> dict[Tab, int]:
    return {tab: everyone if tab is Tab.AGENCY else len(_on_tab(mine, tab, day)) for tab in Tab}


def _page(page: int, total: int) -> tuple[int, int]:
    pages = max(1, -(-total // PAGE_SIZE))
    return min(max(page, 1), pages), pages


def my_cases(viewer: Viewer, at: datetime) -> list[Case]:
    """Everyone the viewer is named for (at most 1,000), by name, with where they stand and what is due."""
    day = london_day(at)
    rows = case_rows(viewer, at, Among(people_held_by(viewer, day, mine=True)))
    new = set(involved_since(viewer, day, day - timedelta(days=NEW_DAYS)))
    return standing_of(viewer, rows, day, new)


def _on_tab(cases: Iterable[Case], tab: Tab, day: date) -> list[Case]:
    if tab is Tab.NEW:
        return [case for case in cases if case.is_new]
    if tab is Tab.RELEASES:
        soon = [case for case in cases if case.release_on and case.release_on <= day + timedelta(days=RELEASE_DAYS)]
        return sorted(soon, key=lambda case: case.release_on or day)
    if tab is Tab.DUE:
        week = day + timedelta(days=NEW_DAYS)
        due = [case for case in cases if case.next_due and case.next_due.on <= week]
        return sorted(due, key=lambda case: min(map(urgency, case.dues)))
    return list(cases)


def _is_wanted(case: Case, wanted: Wanted) -> bool:
    if wanted.tier and case.tier != wanted.tier:
        return False
    if wanted.in_custody is not None and bool(case.custody) != wanted.in_custody:
        return False
    name = f"{case.person.family_name} {case.person.given_names}".casefold()
    return all(word in name for word in wanted.name.casefold().split())


def standing_of(
    viewer: Viewer, rows: Sequence[CaseRow], day: date, new: frozenset[int] | set[int] = frozenset()
) -> list[Case]:
    """Where each of the people stands on the day and what is due, in six queries."""
    ids = [row.person_id for row in rows if not row.is_restricted]
    facts: dict[tuple[int, str], Fact] = {}
    for fact in facts_of_many(viewer, ids, ("iom", "custody", "tags"), day):
        facts[fact.person_id, fact.kind] = fact
    spells = spells_of([fact.entry_id for (_, kind), fact in facts.items() if kind == "iom"])
    born = {row.person_id: row.date_of_birth for row in rows if not row.is_restricted}
    last, due = last_days_of_many(viewer, ids, day), duties(viewer, born, spells.values(), day)
    return [_case(row, facts, spells, last.get(row.person_id, LastDays()), due, new) for row in rows]


def _case(
    row: CaseRow, facts: Mapping[tuple[int, str], Fact], spells: Mapping[int, Spell], last: LastDays, due: Duties,
    new: frozenset[int] | set[int],
) -> Case:  # fmt: skip
    if row.is_restricted:
        return Case(row)
    iom, custody, tag = (facts.get((row.person_id, kind)) for kind in ("iom", "custody", "tags"))
    spell = spells.get(iom.entry_id) if iom else None
    died_on = due.waits.died_on.get(row.person_id)
    place = InCohort(spell, iom.starts_on, custody is not None) if iom and spell else None
    return Case(
        person=row,
        is_new=row.person_id in new,
        tier=spell.tier if spell else "",
        cohort=spell.cohort if spell else "",
        area_name=spell.area_name if spell else "",
        custody=custody.summary if custody else "",
        release_on=custody.ends_on if custody and died_on is None else None,
        tag=tag.summary if tag else "",
        last_contact_on=last.contact_on,
        died_on=died_on,
        dues=due.of(row.person_id, place, last),
    )
