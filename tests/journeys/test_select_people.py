"""From nomination to selection: each step is an entry with its reason, and what is refused leaves nothing behind."""

from datetime import date, timedelta

import pytest

from accord.access.commands import partnership
from accord.access.gate import NotFound, Refused, open_person
from accord.access.queries.areas import area_named, areas
from accord.access.rules import may
from accord.access.terms import Action, Relation
from accord.iom.queries.cohort import cohort_on
from accord.iom.queries.nomination import NominationView, is_nominated
from accord.iom.queries.scheme import scheme_with_code, version_on, versions_on
from accord.iom.queries.selection import PaperLine, counts_by_stage, paper, selection_list
from accord.iom.rules.selection import Chosen, stage_of
from accord.iom.terms import Cohort, ReferredFrom, ScreeningOutcome, SelectionOutcome, Stage, Tier
from accord.journeys.registers import REGISTERS
from accord.journeys.select_people import (
    Decided,
    Grounds,
    SelectionRefused,
    nominate,
    open_nomination,
    screen,
    select,
    selection_of,
    suggestion_for,
)
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, withdraw_entry
from accord.record.commands import ChangeRefused
from accord.record.queries.details import details_of
from accord.risk.kept import held_result
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, SCHEME_CODE, Cast, asking, new_entry, viewer, world
from tests.promises.walking import contents
from tests.web.pages import newest

pytestmark = pytest.mark.django_db
GROUNDS = Grounds("Three burglaries since he moved to the coast, and he will not stay with one service.")
LONG = "The sergeant has spoken to him and knows of four more that never came to court."
LATER = CAST_AT + timedelta(hours=3)
MET_ON = CAST_ON + timedelta(days=1)


def refused(act, *arguments) -> list[str]:
    before = contents("audit_ledgerrow")
    with pytest.raises(SelectionRefused) as refusal:
        act(*arguments)
    assert contents("audit_ledgerrow") == before
    return [reason.code for reason in refusal.value.decision.reasons]


def selected(cast: Cast, **changed) -> Decided:
    area = next(each.id for each in areas() if each.name == "Scarborough/Ryedale")
    chosen = {"cohort": Cohort.FLEX, "tier": Tier.SILVER, "area_id": area, "entered_on": CAST_ON} | changed
    return Decided(CAST_ON, "Police, probation", SelectionOutcome.SELECTED, LONG, Chosen(**chosen))


def stages(cast: Cast) -> dict[Stage, int]:
    scheme = scheme_with_code(SCHEME_CODE)
    return dict(counts_by_stage(viewer(cast.david), CAST_AT, scheme, version_on(scheme, CAST_ON).definition))


def test_somebody_is_nominated_screened_and_selected_into_a_cohort(cast: Cast) -> None:
    nomination = nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, GROUNDS)
    assert stages(cast) == {Stage.TO_SCREEN: 1}
    assert may(viewer(cast.bob), Action.SELECT)
    assert open_person(asking(cast.bob), cast.oscar, Action.CONSULT)  # the lead agency has been let in

    assert refused(screen, asking(cast.bob), cast.oscar, nomination, ScreeningOutcome.GOES_ON, "Seen it.") == ["reason"]
    screening = screen(asking(cast.bob), cast.oscar, nomination, ScreeningOutcome.GOES_ON, LONG)
    kept = details_of(REGISTERS["screenings"], screening)
    assert (kept["suggested"], kept["outcome"]) == ("more", "goes_on")  # no proven offence of his is recorded at all
    assert "1: Probation Service." in kept["findings"]  # the police know him by the nomination alone
    assert stages(cast) == {Stage.TO_SCORE: 1}
    assert refused(screen, asking(cast.bob), cast.oscar, nomination, ScreeningOutcome.STOPPED, LONG) == ["stage"]

    decision = select(asking(cast.david, LATER), cast.oscar, nomination, selected(cast))
    assert details_of(REGISTERS["selections"], decision)["is_override"] == "yes"
    assert [(each.tier, each.cohort) for each in cohort_on(CAST_ON) if each.person_id == cast.oscar] == [
        ("silver", "flex")
    ]
    assert newest().detail["override"] == "yes"
    assert stages(cast) == {Stage.DECIDED: 1}
    assert refused(select, asking(cast.david, LATER), cast.oscar, nomination, selected(cast)) == ["stage", "in_cohort"]
    assert refused(nominate, asking(cast.carol, LATER), cast.oscar, SCHEME_CODE, GROUNDS) == ["in_cohort"]


def test_what_a_meeting_may_not_decide_leaves_nothing_behind(cast: Cast) -> None:
    nomination = nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, GROUNDS)
    assert refused(select, asking(cast.david), cast.oscar, nomination, selected(cast)) == ["stage"]
    screen(asking(cast.carol), cast.oscar, nomination, ScreeningOutcome.GOES_ON, LONG)
    for changed, code in (
        ({"cohort": Cohort.SHORT_SENTENCE}, "cohort"),
        ({"tier": Tier.RED}, "tier"),
        ({"area_id": None}, "area"),
        ({"area_id": area_named("North Yorkshire").id}, "area"),  # the whole force is no district
        ({"entered_on": date(2025, 6, 1)}, "entered_on"),
    ):
        assert refused(select, asking(cast.david), cast.oscar, nomination, selected(cast, **changed)) == [code]
    ahead = Decided(date(2025, 6, 9), "All", SelectionOutcome.PUT_OFF, "Away on leave.")
    assert refused(select, asking(cast.david), cast.oscar, nomination, ahead) == ["met_on"]
    with pytest.raises(Refused):
        select(asking(cast.carol), cast.oscar, nomination, selected(cast))
    put_off = Decided(CAST_ON, "All", SelectionOutcome.PUT_OFF, "Wait for the report.")
    select(asking(cast.david), cast.oscar, nomination, put_off)
    assert stages(cast) == {Stage.TO_SCORE: 1}
    enter_entry(asking(cast.carol), cast.oscar, Answers("deaths", {"died_on": "2025-06-01", "how_known": "family"}))
    assert refused(select, asking(cast.david), cast.oscar, nomination, selected(cast)) == ["dead"]
    assert refused(select, asking(cast.david), cast.oscar, nomination, put_off) == ["dead"]


def test_of_somebody_who_has_died_screening_stops_or_the_meeting_does_not_select_and_neither_goes_against_anything(
    cast: Cast,
) -> None:
    waiting, other = cast.oscar, world(cast, cast.carol, Relation.INVOLVED).person_id
    first, second = (nominate(asking(cast.carol), each, SCHEME_CODE, GROUNDS) for each in (waiting, other))
    screen(asking(cast.carol), other, second, ScreeningOutcome.GOES_ON, LONG)
    for person in (waiting, other):
        enter_entry(asking(cast.carol), person, Answers("deaths", {"died_on": "2025-06-01", "how_known": "family"}))

    assert refused(screen, asking(cast.bob), waiting, first, ScreeningOutcome.GOES_ON, LONG) == ["outcome"]
    assert refused(screen, asking(cast.bob), waiting, first, ScreeningOutcome.MORE, LONG) == ["outcome"]
    screen(asking(cast.bob), waiting, first, ScreeningOutcome.STOPPED, "He died.")
    assert newest().detail["differs"] == "no"
    select(asking(cast.david), other, second, Decided(CAST_ON, "All", SelectionOutcome.NOT_SELECTED, "She died."))
    assert newest().detail["override"] == "no"
    assert stages(cast) == {Stage.DECIDED: 2}


def test_what_a_step_said_is_shown_under_an_agreement_that_names_it_and_where_it_stands_under_the_nominations(
    cast: Cast,
) -> None:
    scheme = scheme_with_code(SCHEME_CODE)
    definition = version_on(scheme, CAST_ON).definition
    theirs = world(cast, cast.fatima, Relation.INVOLVED).person_id
    _agree(cast, "nominations")
    nomination = nominate(asking(cast.fatima), theirs, SCHEME_CODE, GROUNDS)
    screen(asking(cast.bob), theirs, nomination, ScreeningOutcome.GOES_ON, LONG)
    put_off = Decided(MET_ON, "Police", SelectionOutcome.PUT_OFF, "Health could not come.")
    select(asking(cast.bob, CAST_AT + timedelta(days=2)), theirs, nomination, put_off)

    def told() -> tuple[NominationView, PaperLine]:
        opened = open_person(asking(cast.fatima), theirs, Action.CONSULT)
        (found,) = selection_of(asking(cast.fatima), opened, versions_on(CAST_ON))
        (line,) = paper(viewer(cast.fatima), LATER, scheme, definition)
        return found, line

    found, line = told()
    assert (found.stage, found.screenings, found.selections, found.is_partly_shown) == (Stage.TO_SCORE, (), (), True)
    assert (line.listed.screened, line.listed.decided, line.listed.is_said) == ("", "", True)
    assert (line.screening, line.put_off) == (None, ())
    _agree(cast, "screenings selections")
    found, line = told()
    assert (len(found.screenings), len(found.selections), found.is_partly_shown) == (1, 1, False)
    assert (line.listed.screened, line.listed.decided) == ("goes_on", "put_off")
    assert line.listed.since == MET_ON
    assert (line.screening.reason, line.put_off[0].reason) == (LONG, "Health could not come.")


def _agree(cast: Cast, kinds: str) -> None:
    both = [cast.bob.agency.id, cast.fatima.agency.id]
    partnership.agree(title=kinds, gateway="Crime and Disorder Act 1998 s.115", agency_ids=both, kinds=kinds,
                      starts_on=BEGAN_ON, ends_on=None, review_on=None)  # fmt: skip


def test_who_may_not_be_nominated(cast: Cast) -> None:
    assert refused(nominate, asking(cast.alice), cast.mason, SCHEME_CODE, GROUNDS) == ["in_cohort"]
    nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, GROUNDS)
    assert refused(nominate, asking(cast.david), cast.oscar, SCHEME_CODE, GROUNDS) == ["nominated"]
    referral = Grounds("He is managed at level 2.", ReferredFrom.MAPPA)
    stranger = world(cast, cast.grace, Relation.INVOLVED).person_id
    assert refused(nominate, asking(cast.grace), stranger, SCHEME_CODE, referral) == ["help_wanted"]
    theirs = world(cast, cast.fatima, Relation.INVOLVED).person_id
    assert refused(nominate, asking(cast.fatima), theirs, SCHEME_CODE, GROUNDS) == ["agreement"]
    with pytest.raises(NotFound):
        nominate(asking(cast.carol), stranger, "atlantis", GROUNDS)


def test_a_nomination_that_is_withdrawn_is_gone_and_none_is_corrected(cast: Cast) -> None:
    nomination = nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, GROUNDS)
    withdraw_entry(asking(cast.carol), cast.oscar, nomination, "The wrong brother.")
    assert stages(cast) == {}
    again = nominate(asking(cast.carol, LATER), cast.oscar, SCHEME_CODE, GROUNDS)
    opened = open_person(asking(cast.carol), cast.oscar, Action.CONSULT)
    assert [each.entry_id for each in selection_of(asking(cast.carol), opened, versions_on(CAST_ON))] == [again]
    with pytest.raises(NotFound):
        open_nomination(asking(cast.carol), opened, nomination)
    with pytest.raises(NotFound):
        enter_entry(asking(cast.carol), cast.oscar, Answers("nominations", {}))
    with pytest.raises(ChangeRefused, match="the page of the person's selection"):
        correct_entry(asking(cast.carol), cast.oscar, again, Answers("", {}), "It is wrong.")


def test_the_list_names_who_waits_and_since_when(cast: Cast) -> None:
    nomination = nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, GROUNDS)
    scheme = scheme_with_code(SCHEME_CODE)
    definition = version_on(scheme, CAST_ON).definition
    (row,) = selection_list(viewer(cast.bob), LATER, scheme, definition, Stage.TO_SCREEN)
    assert (row.nomination_id, row.person_id, row.agency_name) == (nomination, cast.oscar, "Probation Service")
    assert (
        selection_list(viewer(cast.erin), LATER, scheme, definition, Stage.TO_SCREEN) == []
    )  # prisons know nothing of him
    assert is_nominated(cast.oscar, scheme)
    opened = open_person(asking(cast.bob), cast.oscar, Action.CONSULT)
    waiting = open_nomination(asking(cast.bob), opened, nomination)
    assert suggestion_for(asking(cast.bob), opened, waiting, date(1999, 2, 28)).outcome is None


def test_the_list_and_the_rule_say_the_same_of_every_course_that_a_nomination_can_take(cast: Cast) -> None:
    said = {"scheme": SCHEME_CODE, "referred_from": None, "grounds": "Burglary.", "help_wanted": None}
    courses = {
        new_entry(cast.carol, cast.oscar, "nominations", {"nominated_on": CAST_ON, **said}): (screened, decided)
        for screened in (None, *ScreeningOutcome)
        for decided in (None, *SelectionOutcome)
    }
    for number, (screened, decided) in courses.items():
        _steps(cast, number, screened, decided)
    opened = open_person(asking(cast.carol), cast.oscar, Action.CONSULT)
    for is_scored in (False, True):
        found = {each.entry_id: each.stage for each in selection_of(asking(cast.carol), opened, versions_on(CAST_ON))}
        assert found == {number: stage_of(course[0], is_scored, course[1]) for number, course in courses.items()}
        new_entry(
            cast.carol, cast.oscar, "scores", held_result(CAST_ON, "ogrs3", "3", "75%", "high", "Carol Sunley", "")
        )


def _steps(cast: Cast, number: int, screened: ScreeningOutcome | None, decided: SelectionOutcome | None) -> None:
    """The entries of one course, each after one of another outcome that it takes the place of."""
    screening = {
        "screened_on": CAST_ON,
        "nomination": number,
        "suggested": "goes_on",
        "findings": "[]",
        "reason": "Seen.",
    }
    blank = {"cohort": None, "tier": None, "area": None, "entered_on": None, "suggested": None, "is_override": "no"}
    meeting = {"met_on": CAST_ON, "nomination": number, "present": "All", "reason": "Seen.", **blank}
    for outcome in [ScreeningOutcome.MORE, screened] if screened else []:
        new_entry(cast.carol, cast.oscar, "screenings", {**screening, "outcome": outcome})
    for outcome in [SelectionOutcome.PUT_OFF, decided] if decided else []:
        new_entry(cast.carol, cast.oscar, "selections", {**meeting, "outcome": outcome})
