"""Nominate, screen and select somebody: the gate, the rules, the entries and the ledger in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from accord.access.commands.doors import involve_by_referral
from accord.access.gate import Asking, NotFound, Opened, admit, tell
from accord.access.queries.areas import AreaView
from accord.access.terms import Action
from accord.access.viewer import ALL_KINDS
from accord.circumstances.queries import died_on
from accord.iom.queries.nomination import NominationView, is_nominated, nominations_of
from accord.iom.queries.scheme import SchemeView, VersionView, scheme_areas, scheme_for, version_on, versions_on
from accord.iom.queries.screening import facts_for_screening, standing_of
from accord.iom.registers import IOM, NOMINATIONS, SCREENINGS, SELECTIONS
from accord.iom.rules.nomination import Standing, help_is_said, nomination_may_be_made
from accord.iom.rules.scheme import Definition
from accord.iom.rules.screening import (
    Screening,
    findings_kept,
    goes_against,
    screening,
    screening_may_be_recorded,
)
from accord.iom.rules.selection import (
    Chosen,
    Suggestion,
    is_override,
    may_be_decided_at,
    may_be_screened_at,
    reason_is_enough,
    selection_may_be_made,
    suggestion,
)
from accord.iom.terms import Cohort, ReferredFrom, ScreeningOutcome, SelectionOutcome, Tier
from accord.journeys.place_in_cohort import problems_of_one
from accord.journeys.write_entries import author_of
from accord.kernel.decisions import Decision, NotAllowed, all_of
from accord.people.commands import lock_records
from accord.people.queries.traits import traits_of
from accord.ports.clock import london_day
from accord.record.commands import EntryRefused, enter
from accord.record.queries.writing import held_at_any_time, retention_of
from accord.record.registers import Register
from accord.record.rules import overlap_problems
from accord.risk.queries import scores_of


class SelectionRefused(NotAllowed):
    """The step is refused; `decision` says why and which way to go."""


NOTHING_CHOSEN = Chosen(None, None, None, None)


@dataclass(frozen=True)
class Grounds:
    """Why somebody is nominated; a referral from another arrangement says what help is wanted."""

    grounds: str
    referred_from: ReferredFrom | None = None
    help_wanted: str = ""


@dataclass(frozen=True)
class Decided:
    """What a meeting decided: when it met, who was there, what for, and what was chosen for somebody selected."""

    met_on: date
    present: str
    outcome: SelectionOutcome
    reason: str
    chosen: Chosen = NOTHING_CHOSEN


@dataclass(frozen=True)
class Open:
    """A nomination that waits for its next step, with its scheme and what that is on the day."""

    nomination: NominationView
    scheme: SchemeView
    definition: Definition


def nominate(asking: Asking, person_id: int | None, code: str, grounds: Grounds) -> int:
    """Nominate somebody into a scheme; the entry's number. The agency that leads the scheme is let in to their record.

    NotFound where the viewer's agency takes no part in it, and SelectionRefused with every reason.
    """
    opened = admit(asking, person_id, Action.RECORD)
    scheme, day = _scheme(asking, code), london_day(asking.at)
    version = version_on(scheme, day)
    with transaction.atomic():
        lock_records([opened.person_id])
        standing = replace(
            standing_of(opened.person_id, _born_on(opened), scheme, day),
            is_nominated=is_nominated(opened.person_id, scheme),
        )
        _refuse_unless(
            nomination_may_be_made(standing, version.definition if version else None, day),
            _lead_will_see(asking, scheme), help_is_said(grounds.referred_from, grounds.help_wanted),
        )  # fmt: skip
        values = {
            "nominated_on": day, "scheme": code, "referred_from": grounds.referred_from, "grounds": grounds.grounds,
            "help_wanted": grounds.help_wanted,
        }  # fmt: skip
        number = _enter(asking, opened, NOMINATIONS, values)
        involve_by_referral(scheme.lead_id, opened.person_id, asking.at, asking.viewer.username)
        tell(asking, opened, Action.RECORD, {"register": NOMINATIONS.code, "entry": number, "scheme": code})
    return number


def screen(asking: Asking, person_id: int | None, nomination_id: int, outcome: ScreeningOutcome, reason: str) -> int:
    """Record what came of screening somebody nominated, with what each criterion said; the entry's number.

    NotFound where there is no such nomination, and SelectionRefused when it is at another stage or the reason is too short.
    """
    opened = admit(asking, person_id, Action.RECORD)
    with transaction.atomic():
        lock_records([opened.person_id])
        waiting = open_nomination(asking, opened, nomination_id)
        found = screening_of(asking, opened, waiting, _born_on(opened))
        differs = goes_against(outcome, found.suggests)
        _refuse_unless(
            may_be_screened_at(waiting.nomination.stage),
            screening_may_be_recorded(outcome, found),
            reason_is_enough(reason, differs),
        )
        values = {
            "screened_on": london_day(asking.at), "nomination": nomination_id, "outcome": outcome,
            "suggested": found.suggests, "findings": findings_kept(found), "reason": reason,
        }  # fmt: skip
        number = _enter(asking, opened, SCREENINGS, values)
        detail: dict[str, str | int] = {
            "register": SCREENINGS.code,
            "entry": number,
            "outcome": outcome,
            "differs": "yes" if differs else "no",
        }
        tell(asking, opened, Action.RECORD, detail)
    return number


def select(asking: Asking, person_id: int | None, nomination_id: int, decided: Decided) -> int:
    """Record what a selection meeting decided; whoever is selected is in the cohort with it. The decision's number.

    A score never decides: going against what it suggests is an override, which needs its reason. SelectionRefused as before.
    """
    opened = admit(asking, person_id, Action.SELECT)
    with transaction.atomic():
        lock_records([opened.person_id])
        waiting = open_nomination(asking, opened, nomination_id)
        suggested = suggestion_for(asking, opened, waiting, _born_on(opened))
        differs = is_override(decided.outcome, suggested)
        _refuse_unless(may_be_decided_at(waiting.nomination.stage), _may_be_decided(waiting, opened, decided, asking),
                       reason_is_enough(decided.reason, differs))  # fmt: skip
        number = _enter(asking, opened, SELECTIONS, _decision_values(nomination_id, decided, suggested, differs))
        detail: dict[str, str | int] = {"register": SELECTIONS.code, "entry": number, "outcome": decided.outcome}
        if decided.outcome is SelectionOutcome.SELECTED:
            detail["spell"] = _enter_cohort(asking, opened, decided.chosen)
        tell(asking, opened, Action.SELECT, {**detail, "override": "yes" if differs else "no"})
    return number


def open_nomination(asking: Asking, opened: Opened, nomination_id: int) -> Open:
    """The nomination of the opened person with its scheme; NotFound where the viewer sees none or takes no part in it."""
    in_force = versions_on(london_day(asking.at))
    every = nominations_of(asking.viewer, opened, _instruments(in_force))
    found = next((each for each in every if each.entry_id == nomination_id), None)
    if found is None:
        raise NotFound
    scheme = _scheme(asking, found.scheme)
    if found.scheme not in in_force:
        raise SelectionRefused(nomination_may_be_made(Standing(None, None), None, london_day(asking.at)))
    return Open(found, scheme, in_force[found.scheme].definition)


def selection_of(asking: Asking, opened: Opened, in_force: Mapping[str, VersionView]) -> list[NominationView]:
    """Every nomination of the opened person that the viewer may see, with its steps, by what each scheme is today."""
    return nominations_of(asking.viewer, opened, _instruments(in_force))


def _instruments(in_force: Mapping[str, VersionView]) -> dict[str, str]:
    """By which instrument each scheme scores, by its code."""
    return {code: version.texts["instrument"] for code, version in in_force.items()}


def screening_of(asking: Asking, opened: Opened, waiting: Open, born_on: date | None) -> Screening:
    """What the scheme's criteria say of the opened person today, as far as the viewer may see."""
    day = london_day(asking.at)
    return screening(facts_for_screening(asking.viewer, opened, born_on, waiting.scheme, day), waiting.definition, day)


def districts_of(scheme: SchemeView, on: date) -> list[AreaView]:
    """Where a scheme may place somebody: in its districts, or in its own area where it has none inside."""
    managed = scheme_areas(scheme, on)
    return [area for area in managed if area.id != scheme.area_id] or managed


def suggestion_for(asking: Asking, opened: Opened, waiting: Open, born_on: date | None) -> Suggestion:
    """What the newest score by the scheme's instrument since the nomination suggests to the meeting, of a living adult."""
    standing = Standing(born_on, died_on([opened.person_id]).get(opened.person_id))
    wanted = waiting.definition.instrument
    scores = [
        (each.result, each.on)
        for each in scores_of(asking.viewer, opened)
        if each.instrument == wanted and each.on >= waiting.nomination.on
    ]
    return suggestion(scores[0] if scores else None, waiting.definition, standing, london_day(asking.at))


def _scheme(asking: Asking, code: str) -> SchemeView:
    scheme = scheme_for(asking.viewer, code)
    if scheme is None:
        raise NotFound
    return scheme


def _born_on(opened: Opened) -> date | None:
    return traits_of([opened.person_id])[opened.person_id].born_on


def _refuse_unless(*decisions: Decision) -> None:
    decision = all_of(decisions)
    if not decision:
        raise SelectionRefused(decision)


def _lead_will_see(asking: Asking, scheme: SchemeView) -> Decision:
    """Agreements hold both ways, so what the lead shares of nominations with the viewer's agency it is shown of theirs."""
    shared = asking.viewer.shared.get(scheme.lead_id, frozenset())
    if scheme.lead_id == asking.viewer.agency_id or NOMINATIONS.code in shared or ALL_KINDS in shared:
        return Decision.yes("seen", "The agency that leads the scheme will see it.")
    why = f"No live agreement shows {scheme.lead_name} your agency's nominations. Ask your administrator to record one."
    return Decision.no("agreement", why)


def _may_be_decided(waiting: Open, opened: Opened, decided: Decided, asking: Asking) -> Decision:
    day = london_day(asking.at)
    if decided.met_on > day:
        return Decision.no("met_on", "The meeting lies ahead. Record it when it has met.")
    standing = standing_of(opened.person_id, _born_on(opened), waiting.scheme, day)
    areas = [area.id for area in districts_of(waiting.scheme, day)]
    return selection_may_be_made(
        decided.outcome, decided.chosen, standing, waiting.definition, areas, waiting.nomination.on, decided.met_on
    )


def _decision_values(
    nomination_id: int, decided: Decided, suggested: Suggestion, differs: bool
) -> dict[str, Any]:  # fmt: skip
    chosen = decided.chosen
    return {
        "met_on": decided.met_on, "nomination": nomination_id, "outcome": decided.outcome, "cohort": chosen.cohort,
        "tier": chosen.tier, "area": chosen.area_id, "entered_on": chosen.entered_on, "present": decided.present,
        "suggested": suggested.sentence, "is_override": "yes" if differs else "no", "reason": decided.reason,
    }  # fmt: skip


def _enter_cohort(asking: Asking, opened: Opened, chosen: Chosen) -> int:
    """The spell in the cohort that a selection begins; refused as it would be on a form."""
    values = {
        "area": chosen.area_id, "cohort": Cohort(chosen.cohort or ""), "tier": Tier(chosen.tier or ""),
        "entered_on": chosen.entered_on, "left_on": None, "exit_reason": None,
    }  # fmt: skip
    held = held_at_any_time(IOM.code, asking.viewer.agency_id, opened.person_id, 0)
    at_once = overlap_problems(IOM, values, held)
    problems = [*at_once, *problems_of_one(IOM, opened.person_id, values)]
    if problems:
        raise SelectionRefused(all_of(Decision.no(each.column, each.why) for each in problems))
    return _enter(asking, opened, IOM, values)


def _enter(asking: Asking, opened: Opened, register: Register, values: Mapping[str, Any]) -> int:
    retention = retention_of(register, london_day(asking.at))
    try:
        return enter(register, values, author_of(asking, opened), retention, asking.at)
    except EntryRefused as refused:
        raise SelectionRefused(Decision.no(refused.problems[0].column, refused.problems[0].why)) from None
