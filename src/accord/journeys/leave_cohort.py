"""Decide that somebody leaves a cohort, with an exit plan, or stays, with the reason: all of it in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accord.access.gate import Asking, Opened, admit, tell
from accord.access.terms import Action
from accord.access.viewer import Viewer
from accord.iom.commands.answering import ManagingRefused
from accord.iom.commands.exits import Decided, decide
from accord.iom.management_terms import Footing
from accord.iom.queries.cohort import spells_of
from accord.iom.registers import FOOTING, IOM, STRANDS
from accord.iom.rules.exits import (
    exit_plan_is_said,
    leaving_is_possible,
    look_again_is_in_time,
    staying_by_agreement_is_possible,
    staying_is_possible,
)
from accord.journeys.registers import REGISTERS
from accord.journeys.write_entries import Answers, correct_entry, enter_entry
from accord.kernel.decisions import Decision
from accord.ports.clock import london_day
from accord.record.queries.details import texts_of
from accord.record.queries.entries import EntryView, facts_in_force
from accord.record.registers import Register
from accord.reporting.queries.exits import Proposal, proposal_of

LONGEST_EXIT_REASON = 200
NO_COHORT = Decision.no(
    "no_cohort", "They are in no cohort today that your agency is shown, so there is nothing to leave."
)


@dataclass(frozen=True)
class Wish:
    """What an officer decided, and whether somebody who stays does so by agreement from now on."""

    leaves: bool
    reason: str
    plan: str = ""
    look_again_on: date | None = None
    stays_voluntarily: bool = False


def decide_exit(asking: Asking, person_id: int | None, wish: Wish) -> int:
    """Keep the decision and do what follows; its number.

    Raises from the gate, ManagingRefused for somebody in no cohort or whom another agency holds in it too, and as
    `correct_entry` when somebody was faster.
    """
    opened = admit(asking, person_id, Action.SELECT)
    day = london_day(asking.at)
    standing = facts_in_force(asking.viewer, opened, day)
    places = [each for each in standing if each.kind == IOM.code]
    proposal = proposal_of(asking.viewer, opened, asking.at, day)
    if proposal is None or not places:
        raise ManagingRefused(NO_COHORT)
    _refuse(asking, proposal, wish)
    with transaction.atomic():
        number = decide(
            places[0].id, spells_of([places[0].id])[places[0].id].area_id,
            Decided(wish.leaves, proposal.bases, wish.reason, wish.plan, wish.look_again_on), asking.at,
            asking.viewer.officer_id,
        )  # fmt: skip
        if wish.leaves:
            _end(asking, opened, places, _why(proposal, wish), wish.reason)
            _end_what_went_with_it(asking, opened, standing, wish.reason)
        elif wish.stays_voluntarily:
            _go_on_by_agreement(asking, opened, standing, wish.reason)
        tell(asking, opened, Action.SELECT, {"exit": number, "leaves": "yes" if wish.leaves else "no"})
    return number


@dataclass(frozen=True)
class Possible:
    """Whether somebody may be decided to leave, to stay, and to stay by agreement; each with its reason."""

    leaving: Decision
    staying: Decision
    by_agreement: Decision


def possible(viewer: Viewer, proposal: Proposal) -> Possible:
    """What an officer may decide about the place."""
    others = sorted(name for number, name in proposal.recorded_by.items() if number != viewer.agency_id)
    is_ours = viewer.agency_id in proposal.recorded_by
    return Possible(
        leaving_is_possible(others, is_ours, viewer.agency_name),
        staying_is_possible(proposal.grounds),
        staying_by_agreement_is_possible(proposal.supervised.is_by_an_agency),
    )


def _refuse(asking: Asking, proposal: Proposal, wish: Wish) -> None:
    """ManagingRefused, with the first of the rules that the wish breaks."""
    may = possible(asking.viewer, proposal)
    staying = [may.staying, may.by_agreement] if wish.stays_voluntarily else [may.staying]
    for decision in (
        *([may.leaving] if wish.leaves else staying),
        exit_plan_is_said(wish.leaves, wish.plan),
        look_again_is_in_time(wish.look_again_on, london_day(asking.at)),
    ):
        if not decision:
            raise ManagingRefused(decision)


def _why(proposal: Proposal, wish: Wish) -> str:
    titles = ", ".join(ground.title.lower() for ground in proposal.grounds)
    return (titles or " ".join(wish.reason.split()))[:LONGEST_EXIT_REASON]


def _end(asking: Asking, opened: Opened, places: list[EntryView], why: str, reason: str) -> None:
    for each in places:
        _correct(asking, opened, each, {"left_on": london_day(asking.at).isoformat(), "exit_reason": why}, reason)


def _end_what_went_with_it(asking: Asking, opened: Opened, standing: list[EntryView], reason: str) -> None:
    """End the strands, and the agreement to stay, that the viewer's agency recorded; a statutory footing is the court's."""
    today = london_day(asking.at).isoformat()
    for each in _own(asking, standing, STRANDS):
        _correct(asking, opened, each, {"ended_on": today}, reason)
    for each in _own(asking, standing, FOOTING):
        if _is_voluntary(each):
            _correct(asking, opened, each, {"until": today}, reason)


def _go_on_by_agreement(asking: Asking, opened: Opened, standing: list[EntryView], reason: str) -> None:
    """End the statutory footing that the viewer's agency recorded, and begin a voluntary one where none holds."""
    today = london_day(asking.at).isoformat()
    held = _own(asking, standing, FOOTING)
    for each in held:
        if not _is_voluntary(each):
            _correct(asking, opened, each, {"until": today}, reason)
    if any(map(_is_voluntary, held)):
        return
    because = " ".join(reason.split())[:LONGEST_EXIT_REASON]
    said = {"footing": Footing.VOLUNTARY.value, "since": today, "because": because}
    enter_entry(asking, opened.person_id, Answers(FOOTING.code, said))


def _own(asking: Asking, standing: list[EntryView], register: Register) -> list[EntryView]:
    mine = asking.viewer.agency_id
    return [each for each in standing if each.kind == register.code and each.agency_id == mine]


def _is_voluntary(each: EntryView) -> bool:
    return texts_of(FOOTING, each.id)["footing"] == Footing.VOLUNTARY.value


def _correct(asking: Asking, opened: Opened, each: EntryView, changed: Mapping[str, str], reason: str) -> None:
    texts = {**texts_of(REGISTERS[each.kind], each.id), **changed}
    correct_entry(asking, opened.person_id, each.id, Answers(each.kind, texts), " ".join(reason.split())[:300])
