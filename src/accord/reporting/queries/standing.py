"""Where one person stands and what is due of them, as their record's first page tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from accord.access.gate import Opened
from accord.access.viewer import Viewer
from accord.iom.queries.cohort import Spell, spells_of
from accord.iom.rules.dues import Due
from accord.kernel.periods import Period
from accord.record.queries.entries import EntryView, kinds_and_newest
from accord.record.queries.shown import LastDays
from accord.reporting.queries.dues import InCohort, duties

SPELL_KINDS = ("iom", "custody", "tags")
CONTACTS = "contacts"


@dataclass(frozen=True)
class Standing:
    """Where the person stands on a day, as far as the viewer is shown. None is not recorded or not shared: it is not no.

    `also_said` are places in a cohort in force beside the one that stands, by other agencies' word. `periods` are the times
    in a cohort, in custody and on a tag, newest first; `spells` what those in a cohort say.
    """

    cohort: EntryView | None = None
    also_said: tuple[EntryView, ...] = ()
    custody: EntryView | None = None
    tags: tuple[EntryView, ...] = ()
    contacts: tuple[EntryView, ...] = ()
    periods: tuple[EntryView, ...] = ()
    spells: Mapping[int, Spell] = field(default_factory=dict)
    dues: tuple[Due, ...] = ()
    died_on: date | None = None

    @property
    def spell(self) -> Spell | None:
        """The tier, cohort and district that the person is in."""
        return self.spells[self.cohort.id] if self.cohort else None


def standing(viewer: Viewer, opened: Opened, born: date | None, day: date) -> Standing:
    """Where the opened person stands on the day, the last contacts and what is due, the earliest first; five queries."""
    found = kinds_and_newest(viewer, opened, SPELL_KINDS, CONTACTS)
    periods = tuple(each for each in found if each.kind != CONTACTS)
    contacts = tuple(each for each in found if each.kind == CONTACTS)
    spells = spells_of([each.id for each in periods if each.kind == "iom"])
    cohort, custody = _in_force(periods, "iom", day), _in_force(periods, "custody", day)
    spell = spells[cohort[0].id] if cohort else None
    place = InCohort(spell, cohort[0].starts_on, bool(custody)) if spell else None
    due = duties(viewer, {opened.person_id: born}, [spell] if spell else [], day)
    return Standing(
        cohort=cohort[0] if cohort else None,
        also_said=cohort[1:],
        custody=custody[0] if custody else None,
        tags=_in_force(periods, "tags", day),
        contacts=contacts,
        periods=periods,
        spells=spells,
        dues=tuple(sorted(due.of(opened.person_id, place, _last_days(periods, contacts, day)))),
        died_on=due.waits.died_on.get(opened.person_id),
    )


def _in_force(periods: tuple[EntryView, ...], kind: str, day: date) -> tuple[EntryView, ...]:
    return tuple(each for each in periods if each.kind == kind and Period(each.starts_on, each.ends_on).contains(day))


def _last_days(periods: tuple[EntryView, ...], contacts: tuple[EntryView, ...], day: date) -> LastDays:
    releases = [each.ends_on for each in periods if each.kind == "custody" and each.ends_on and each.ends_on <= day]
    return LastDays(max((each.starts_on for each in contacts), default=None), max(releases, default=None))
