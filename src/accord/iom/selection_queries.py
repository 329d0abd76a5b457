"""The only readers of selection: where nominations stand, what was decided of them, and what screening looks at."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from accord.access.gate import Opened, people_for, shut_for
from accord.access.queries.involvements import agencies_and_supervision
from accord.access.viewer import Viewer
from accord.circumstances.queries import died_on
from accord.circumstances.registers import DEATHS
from accord.iom.models import CohortSpell, Nomination, Screening, Selection
from accord.iom.scheme_queries import SchemeView, scheme_areas
from accord.iom.scheme_rules import Definition
from accord.iom.selection_rules import Facts, Finding, Offence, Standing, findings_read
from accord.iom.standing_queries import footings_begun, supervised_from
from accord.iom.terms import (
    COHORT_WORDS,
    TIER_WORDS,
    Cohort,
    ReferredFrom,
    ScreeningOutcome,
    SelectionOutcome,
    Stage,
    Tier,
)
from accord.kernel.days import in_words
from accord.kernel.references import reference_of
from accord.orders.offence_codes import offence_words
from accord.orders.queries import offences_of
from accord.record.queries.as_it_stood import in_force, known
from accord.record.queries.entries import numbers_standing
from accord.record.queries.held import facts_under
from accord.record.queries.shown import numbers_shown
from accord.risk.queries import scores_by

OPEN_STAGES = (Stage.TO_SCREEN, Stage.TO_SCORE, Stage.TO_DECIDE)


@dataclass(frozen=True)
class ScreeningView:
    """One screening of a nomination."""

    entry_id: int
    on: date
    outcome: ScreeningOutcome
    suggested: ScreeningOutcome
    findings: tuple[Finding, ...]
    reason: str
    agency_name: str
    officer_name: str

    @property
    def is_override(self) -> bool:
        """Whether it went against what the criteria suggested."""
        return self.outcome is not self.suggested


@dataclass(frozen=True)
class SelectionView:
    """What one meeting decided of a nomination."""

    entry_id: int
    on: date
    outcome: SelectionOutcome
    cohort: str
    tier: str
    area_name: str
    entered_on: date | None
    present: str
    suggested: str
    is_override: bool
    reason: str
    agency_name: str
    officer_name: str


@dataclass(frozen=True)
class NominationView:
    """A nomination of the opened person, with each step that stands, oldest first, and where it stands now."""

    entry_id: int
    scheme: str
    on: date
    referred_from: ReferredFrom | None
    grounds: str
    help_wanted: str
    agency_name: str
    officer_name: str
    stage: Stage
    screenings: tuple[ScreeningView, ...] = ()
    selections: tuple[SelectionView, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.stage is not Stage.DECIDED


@dataclass(frozen=True, slots=True)
class Listed:
    """A nomination on a scheme's selection list; `since` is the day of its last step."""

    nomination_id: int
    person_id: int
    nominated_on: date
    agency_name: str
    officer_name: str
    stage: Stage
    screened: str
    decided: str
    since: date


def nominations_of(viewer: Viewer, opened: Opened, instruments: Mapping[str, str]) -> list[NominationView]:
    """The opened person's nominations that stand and that the viewer may see, newest first.

    `instruments` says by which instrument each scheme scores, by the scheme's code.
    """
    rows = list(
        _staged(Nomination.objects.filter(entry_id__in=numbers_standing(viewer, opened, "nominations")), instruments)
        .select_related("entry__agency", "entry__officer")
        .order_by("-entry__starts_on", "-entry_id")
    )
    steps = {"nomination_id__in": [row.pk for row in rows], "entry__superseded_at__isnull": True}
    joined = ("entry__agency", "entry__officer")
    screened = Screening.objects.filter(**steps).select_related(*joined).order_by("entry_id")
    decided = Selection.objects.filter(**steps).select_related(*joined, "area").order_by("entry_id")
    screenings = list(screened) if any(row.screened for row in rows) else []
    selections = list(decided) if any(row.decided for row in rows) else []
    return [_nomination(row, screenings, selections) for row in rows]


def standing_of(person_id: int, born_on: date | None, scheme: SchemeView, on: date) -> Standing:
    """What is known of somebody before they are screened for a scheme or selected."""
    return _standing(person_id, born_on, died_on([person_id]).get(person_id), scheme, on)


def _standing(person_id: int, born_on: date | None, died: date | None, scheme: SchemeView, on: date) -> Standing:
    spells = CohortSpell.objects.filter(known(None, "entry__"), in_force(on, "entry__"), entry__person_id=person_id)
    found = list(spells.select_related("area", "entry").order_by("-entry__starts_on"))
    areas = {area.id for area in scheme_areas(scheme, on)} if found else set()
    return Standing(born_on, died, next((_place(each) for each in found if each.area_id in areas), ""))


def people_nominated(scheme: SchemeView) -> set[int]:
    """The people of whom a nomination into the scheme is still open. Names only come through the gate."""
    rows = _staged(Nomination.objects.filter(known(None, "entry__"), scheme=scheme.code), {})
    return set(rows.filter(stage__in=OPEN_STAGES).values_list("entry__person_id", flat=True))


def is_nominated(person_id: int, scheme: SchemeView) -> bool:
    """Whether a nomination of somebody into the scheme is still open."""
    rows = Nomination.objects.filter(known(None, "entry__"), entry__person_id=person_id, scheme=scheme.code)
    return _staged(rows, {}).filter(stage__in=OPEN_STAGES).exists()


def facts_for_screening(
    viewer: Viewer, opened: Opened, born_on: date | None, scheme: SchemeView, on: date
) -> Facts:  # fmt: skip
    """What screening looks at on a day, as far as the viewer may see; a death is looked at by whomever it was recorded."""
    number = opened.person_id
    known_to, supervision = agencies_and_supervision(number, on)
    told = facts_under(None, [number], {"died": Q(kind=DEATHS.code), **footings_begun(viewer, on)}, None)
    died = min((each.starts_on for each in told if "died" in each.under), default=None)
    offences = [
        Offence(reference_of(each.entry_id), each.committed_on, each.code, offence_words(each.code))
        for each in offences_of(viewer, opened)
    ]
    return Facts(
        standing=_standing(number, born_on, died, scheme, on),
        offences=offences,
        supervised=supervised_from({number: supervision}, told, on)[number],
        known_to=known_to,
    )


def counts_by_stage(
    viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None
) -> dict[Stage, int]:
    """How many nominations into the scheme stand at each stage, of people whom the viewer's agency knows."""
    return Counter(map(Stage, _listed(viewer, at, scheme, definition).values_list("stage", flat=True)))


def selection_list(
    viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None, stage: Stage,
    offset: int = 0, limit: int | None = None,
) -> list[Listed]:  # fmt: skip
    """Some of the nominations into the scheme at a stage, those that have waited longest first; the newest decided first."""
    rows = _listed(viewer, at, scheme, definition).filter(stage=stage)
    order = ("-entry__starts_on", "-entry_id") if stage is Stage.DECIDED else ("entry__starts_on", "entry_id")
    wanted = rows.select_related("entry__agency", "entry__officer").order_by(*order)
    return [_row(row) for row in wanted[offset : None if limit is None else offset + limit]]


def _listed(
    viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None
) -> QuerySet[Any]:  # fmt: skip
    person = "entry__person_id"
    rows = Nomination.objects.filter(scheme=scheme.code, entry_id__in=numbers_shown(viewer, ["nominations"]))
    known_people = rows.filter(people_for(viewer, at, person) | shut_for(viewer, at, person))
    return _staged(known_people, {scheme.code: definition.instrument} if definition else {})


def _staged(rows: QuerySet[Any], instruments: Mapping[str, str]) -> QuerySet[Any]:
    """The nominations, each with what was last screened and decided of it and the stage that follows: `stage_of` as SQL."""
    of_it = {"nomination_id": OuterRef("entry_id"), "entry__superseded_at__isnull": True}
    screened = Screening.objects.filter(**of_it).order_by("-entry_id")
    decided = Selection.objects.filter(**of_it).order_by("-entry_id")
    scored = [
        When(scheme=code, then=Exists(scores_by([instrument]).filter(
            entry__person_id=OuterRef("entry__person_id"), entry__starts_on__gte=OuterRef("entry__starts_on")
        )))
        for code, instrument in sorted(instruments.items())
    ]  # fmt: skip
    final = Q(decided__in=[SelectionOutcome.SELECTED, SelectionOutcome.NOT_SELECTED])
    return rows.annotate(
        screened=Subquery(screened.values("outcome")[:1]),
        screened_on=Subquery(screened.values("entry__starts_on")[:1]),
        decided=Subquery(decided.values("outcome")[:1]),
        is_scored=Case(*scored, default=Value(False), output_field=BooleanField()),
        stage=Case(
            When(final | Q(screened=ScreeningOutcome.STOPPED), then=Value(Stage.DECIDED)),
            When(Q(screened__isnull=True) | ~Q(screened=ScreeningOutcome.GOES_ON), then=Value(Stage.TO_SCREEN)),
            When(is_scored=True, then=Value(Stage.TO_DECIDE)),
            default=Value(Stage.TO_SCORE),
        ),
    )


def _row(row: Any) -> Listed:
    entry = row.entry
    return Listed(
        row.pk, entry.person_id, entry.starts_on, entry.agency.name, entry.officer.name if entry.officer else "",
        Stage(row.stage), row.screened or "", row.decided or "", max(entry.starts_on, row.screened_on or entry.starts_on),
    )  # fmt: skip


def _nomination(row: Any, screened: list[Screening], decided: list[Selection]) -> NominationView:
    return NominationView(
        entry_id=row.pk, scheme=row.scheme, on=row.entry.starts_on,
        referred_from=ReferredFrom(row.referred_from) if row.referred_from else None, grounds=row.grounds,
        help_wanted=row.help_wanted, **_whose(row), stage=Stage(row.stage),
        screenings=tuple(_screening(each) for each in screened if each.nomination_id == row.pk),
        selections=tuple(_selection(each) for each in decided if each.nomination_id == row.pk),
    )  # fmt: skip


def _whose(row: Any) -> dict[str, str]:
    officer = row.entry.officer
    return {"agency_name": row.entry.agency.name, "officer_name": officer.name if officer else ""}


def _screening(row: Screening) -> ScreeningView:
    return ScreeningView(
        entry_id=row.pk, on=row.entry.starts_on, outcome=ScreeningOutcome(row.outcome),
        suggested=ScreeningOutcome(row.suggested), findings=findings_read(row.findings), reason=row.reason, **_whose(row),
    )  # fmt: skip


def _selection(row: Selection) -> SelectionView:
    return SelectionView(
        entry_id=row.pk, on=row.entry.starts_on, outcome=SelectionOutcome(row.outcome),
        cohort=COHORT_WORDS[Cohort(row.cohort)] if row.cohort else "", tier=TIER_WORDS[Tier(row.tier)] if row.tier else "",
        area_name=row.area.name if row.area else "", entered_on=row.entered_on, present=row.present,
        suggested=row.suggested, is_override=row.is_override == "yes", reason=row.reason, **_whose(row),
    )  # fmt: skip


def _place(spell: CohortSpell) -> str:
    return f"{TIER_WORDS[Tier(spell.tier)].lower()} tier in {spell.area.name} since {in_words(spell.entry.starts_on)}"


@dataclass(frozen=True)
class PaperLine:
    """One person on the paper of a selection meeting; the score is that of the scheme's instrument since the nomination."""

    listed: Listed
    grounds: str
    screening_reason: str
    findings: tuple[Finding, ...]
    score: str


def paper(viewer: Viewer, at: datetime, scheme: SchemeView, definition: Definition | None) -> list[PaperLine]:
    """Everybody who waits for the meeting, the longest first: those scored, then those whose score is still to come."""
    waiting = [
        each
        for stage in (Stage.TO_DECIDE, Stage.TO_SCORE)
        for each in selection_list(viewer, at, scheme, definition, stage)
    ]
    numbers = [each.nomination_id for each in waiting]
    grounds = dict(Nomination.objects.filter(pk__in=numbers).values_list("pk", "grounds"))
    screened = Screening.objects.filter(nomination_id__in=numbers, entry__superseded_at__isnull=True).order_by(
        "entry_id"
    )
    last = {row.nomination_id: row for row in screened}
    scores = _scores(viewer, [each.person_id for each in waiting], definition)
    return [
        PaperLine(
            each, grounds[each.nomination_id], last[each.nomination_id].reason,
            findings_read(last[each.nomination_id].findings),
            scores.get(each.person_id, "") if each.stage is Stage.TO_DECIDE else "",
        )
        for each in waiting
    ]  # fmt: skip


def _scores(viewer: Viewer, person_ids: list[int], definition: Definition | None) -> dict[int, str]:
    """The newest result of each of the people by the scheme's instrument, with its day, as far as agreements show it."""
    if definition is None:
        return {}
    rows = scores_by([definition.instrument]).filter(
        entry_id__in=numbers_shown(viewer, ["scores"]), entry__person_id__in=person_ids
    )
    told = rows.order_by("entry__starts_on", "entry_id").values_list(
        "entry__person_id", "result", "band", "entry__starts_on"
    )
    return {person: f"{result}{f', {band}' if band else ''} on {in_words(on)}" for person, result, band, on in told}
