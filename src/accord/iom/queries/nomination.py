"""Reads of the nominations of people, each with its steps and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from accord.access.gate import Opened
from accord.access.viewer import Viewer
from accord.iom.models import Nomination, Screening, Selection
from accord.iom.queries.scheme import SchemeView
from accord.iom.rules.screening import Finding, findings_read, goes_against
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
from accord.record.queries.as_known import known
from accord.record.queries.entries import numbers_standing
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
        return goes_against(self.outcome, self.suggested)


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
    is_partly_shown: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.stage is not Stage.DECIDED


def nominations_of(viewer: Viewer, opened: Opened, instruments: Mapping[str, str]) -> list[NominationView]:
    """The opened person's nominations that stand, with the steps of each, as far as the viewer may see them; newest first.

    Where a nomination stands is told with it, though no agreement may show a step of it. `instruments` says by which
    instrument each scheme scores, by the scheme's code.
    """
    rows = list(
        staged(Nomination.objects.filter(entry_id__in=numbers_standing(viewer, opened, "nominations")), instruments)
        .select_related("entry__agency", "entry__officer")
        .order_by("-entry__starts_on", "-entry_id")
    )
    of_them = {"nomination_id__in": [row.pk for row in rows]}
    screened = screenings_in(numbers_standing(viewer, opened, "screenings")).filter(**of_them)
    decided = selections_in(numbers_standing(viewer, opened, "selections")).filter(**of_them)
    screenings = list(screened) if any(row.screened for row in rows) else []
    selections = list(decided) if any(row.decided for row in rows) else []
    return [_nomination(row, screenings, selections) for row in rows]


def screenings_in(numbers: QuerySet[Any]) -> QuerySet[Screening]:
    """The screenings whose entries the numbers name, oldest first, each with who recorded it; `screening_view` reads one."""
    rows = Screening.objects.filter(entry_id__in=numbers).select_related("entry__agency", "entry__officer")
    return rows.order_by("entry_id")


def selections_in(numbers: QuerySet[Any]) -> QuerySet[Selection]:
    """The decisions whose entries the numbers name, in the same way."""
    rows = Selection.objects.filter(entry_id__in=numbers).select_related("entry__agency", "entry__officer", "area")
    return rows.order_by("entry_id")


def people_nominated(scheme: SchemeView) -> set[int]:
    """The people of whom a nomination into the scheme is still open. Names only come through the gate."""
    return set(waiting_nominations().filter(scheme=scheme.code).values_list("entry__person_id", flat=True))


def waiting_nominations() -> QuerySet[Any]:
    """The nominations, of whomever, of which something is still to be done."""
    return staged(Nomination.objects.filter(known(None, "entry__")), {}).filter(stage__in=OPEN_STAGES)


def is_nominated(person_id: int, scheme: SchemeView) -> bool:
    """Whether a nomination of somebody into the scheme is still open."""
    rows = Nomination.objects.filter(known(None, "entry__"), entry__person_id=person_id, scheme=scheme.code)
    return staged(rows, {}).filter(stage__in=OPEN_STAGES).exists()


def last_said(
    step: type[Screening] | type[Selection], among: QuerySet[Any] | None = None, value: str = "outcome"
) -> Subquery:
    """What the last step of a kind that stands said of a nomination, as SQL; of the entries of some numbers alone, if given."""
    rows = step.objects.filter(nomination_id=OuterRef("entry_id"), entry__superseded_at__isnull=True)
    rows = rows if among is None else rows.filter(entry_id__in=among)
    return Subquery(rows.order_by("-entry_id").values(value)[:1])


def staged(rows: QuerySet[Any], instruments: Mapping[str, str]) -> QuerySet[Any]:
    """The nominations, each with what was last screened and decided of it and the stage that follows: `stage_of` as SQL."""
    scored = [
        When(scheme=code, then=Exists(scores_by([instrument]).filter(
            entry__person_id=OuterRef("entry__person_id"), entry__starts_on__gte=OuterRef("entry__starts_on")
        )))
        for code, instrument in sorted(instruments.items())
    ]  # fmt: skip
    final = Q(decided__in=[SelectionOutcome.SELECTED, SelectionOutcome.NOT_SELECTED])
    return rows.annotate(
        screened=last_said(Screening),
        screened_on=last_said(Screening, value="entry__starts_on"),
        decided=last_said(Selection),
        is_scored=Case(*scored, default=Value(False), output_field=BooleanField()),
        stage=Case(
            When(final | Q(screened=ScreeningOutcome.STOPPED), then=Value(Stage.DECIDED)),
            When(Q(screened__isnull=True) | ~Q(screened=ScreeningOutcome.GOES_ON), then=Value(Stage.TO_SCREEN)),
            When(is_scored=True, then=Value(Stage.TO_DECIDE)),
            default=Value(Stage.TO_SCORE),
        ),
    )


def _nomination(row: Any, screened: list[Screening], decided: list[Selection]) -> NominationView:
    of_it = [screening_view(each) for each in screened if each.nomination_id == row.pk]
    decisions = [selection_view(each) for each in decided if each.nomination_id == row.pk]
    return NominationView(
        entry_id=row.pk, scheme=row.scheme, on=row.entry.starts_on,
        referred_from=ReferredFrom(row.referred_from) if row.referred_from else None, grounds=row.grounds,
        help_wanted=row.help_wanted, **_whose(row), stage=Stage(row.stage),
        screenings=tuple(of_it), selections=tuple(decisions),
        is_partly_shown=bool((row.screened and not of_it) or (row.decided and not decisions)),
    )  # fmt: skip


def _whose(row: Any) -> dict[str, str]:
    officer = row.entry.officer
    return {"agency_name": row.entry.agency.name, "officer_name": officer.name if officer else ""}


def screening_view(row: Screening) -> ScreeningView:
    """A screening as it is shown."""
    return ScreeningView(
        entry_id=row.pk, on=row.entry.starts_on, outcome=ScreeningOutcome(row.outcome),
        suggested=ScreeningOutcome(row.suggested), findings=findings_read(row.findings), reason=row.reason, **_whose(row),
    )  # fmt: skip


def selection_view(row: Selection) -> SelectionView:
    """A decision as it is shown."""
    return SelectionView(
        entry_id=row.pk, on=row.entry.starts_on, outcome=SelectionOutcome(row.outcome),
        cohort=COHORT_WORDS[Cohort(row.cohort)] if row.cohort else "", tier=TIER_WORDS[Tier(row.tier)] if row.tier else "",
        area_name=row.area.name if row.area else "", entered_on=row.entered_on, present=row.present,
        suggested=row.suggested, is_override=row.is_override == "yes", reason=row.reason, **_whose(row),
    )  # fmt: skip
