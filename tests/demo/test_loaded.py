"""What the demonstration holds once it is loaded: the published table, and something alive on every page."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from accord.access.gate import Asking, open_person
from accord.access.queries.areas import AreaView, area_named
from accord.access.queries.doors import emergencies_to_review, emergency_accesses, shut_doors_of
from accord.access.queries.officers import officer_named
from accord.access.queries.viewers import viewer_for
from accord.access.terms import Action, Role
from accord.access.viewer import Viewer
from accord.audit.queries import Criteria, count, counts_by_action, events
from accord.audit.terms import Action as Logged
from accord.audit.verify import verify
from accord.demo import demonstration_sign_ins, sunderland
from accord.demo.load import DemonstrationRefused, Loaded, is_empty, load
from accord.iom.queries.candidates import short_sentence_candidates
from accord.iom.queries.matrix import matrix_for
from accord.iom.queries.nominations import nominations_of
from accord.iom.queries.scheme import scheme_with_code, version_on, versions
from accord.iom.queries.selection import counts_by_stage, selection_list
from accord.iom.terms import PUBLISHED_TIERS, ReferredFrom, Stage
from accord.journeys.registers import REGISTERS
from accord.kernel.periods import Period
from accord.linking.queries import doubts
from accord.linking.terms import DoubtState
from accord.people.finding.sought import read_search
from accord.people.search_queries import search
from accord.record.queries.timeline import TimelineFilter, timeline
from accord.reporting.queries import IomPerformance, iom_cohorts, iom_indicator, iom_performance
from accord.reporting.queries.capacity import capacity
from accord.reporting.queries.caseload import Case, Tab, Wanted, case_list, my_cases
from accord.reporting.queries.daily import daily_list, morning_of
from accord.reporting.queries.exits import exits
from accord.reporting.queries.monitor import formula_fits
from accord.reporting.queries.ranked import ranked_list
from accord.reporting.tables import tier_rows, totals_rows
from accord.risk.matrix.terms import EventKind
from accord.risk.queries import scores_by
from accord.risk.terms import Instrument

LOADED_AT = datetime(2026, 11, 30, 16, 30, tzinfo=UTC)
FIRST_EXTRACTS_AT = datetime(2018, 1, 23, 16, 30, tzinfo=UTC)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration"), pytest.mark.xdist_group("demonstration")]

DATA = Path(__file__).parent.parent / "data"
TODAY = LOADED_AT.date()


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[Loaded]:
    """The demonstration, loaded once for every test here and taken back when they are done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(LOADED_AT)
        transaction.set_rollback(True)


def published(name: str) -> list[list[str]]:
    return list(csv.reader((DATA / name).read_text(encoding="utf-8").splitlines()))[1:]


def measures(name: str) -> dict[str, int]:
    return {measure: int(value) for measure, value in published(name)}


def area(name: str) -> AreaView:
    found = area_named(name)
    assert found is not None
    return found


def counted(on: date, known_at=None) -> IomPerformance:
    return iom_performance(area("North Yorkshire"), on, known_at)


def as_text(rows) -> list[list[str]]:
    return [list(map(str, row)) for row in rows]


def viewer(username: str) -> Viewer:
    named = officer_named(username, TODAY)
    assert named is not None
    loaded = viewer_for(named.id, LOADED_AT)
    assert loaded is not None
    return loaded


def cases(username: str) -> list[Case]:
    return my_cases(viewer(username), LOADED_AT)


# ---- The published table -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("known_at", [None, FIRST_EXTRACTS_AT])
def test_the_table_of_23_january_2018_is_the_published_one_to_the_person(known_at) -> None:
    table = counted(date(2018, 1, 23), known_at).table

    assert as_text(tier_rows(table)) == published("north_yorkshire/published_tiers.csv")
    assert as_text(totals_rows(table)) == published("north_yorkshire/published_totals.csv")


def test_every_tier_of_every_district_has_people_today() -> None:
    table = counted(TODAY).table

    assert len(table.tiers) == 4 * len(PUBLISHED_TIERS)
    assert min(len(row.people) for row in table.tiers) > 0
    assert 100 < len(table.totals[-1].total) < 350
    assert len(table.totals[-1].re_offenders) > 0
    assert len(table.totals[-1].on_tag) > 0


# ---- Who may sign in ---------------------------------------------------------------------------------------------------


def test_one_officer_of_each_role_can_sign_in() -> None:
    held = [
        (viewer(sign_in.username).roles, viewer(sign_in.username).agency_name) for sign_in in demonstration_sign_ins()
    ]

    assert [roles for roles, _ in held] == [{role} for role in Role]
    assert [agency for _, agency in held] == [sign_in.agency for sign_in in demonstration_sign_ins()]


def test_the_password_is_one_that_the_service_would_take() -> None:
    validate_password(demonstration_sign_ins()[0].password)


# ---- Something on every page -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "username",
    [
        "priya.nair", "martin.holroyd", "leanne.foster", "desmond.clarke", "ruth.armitage", "sana.iqbal", "gillian.firth",
        "owen.bright", "hana.kowalska",
    ],
)  # fmt: skip
def test_everybody_who_works_with_people_has_a_case_a_new_one_and_something_due(username: str) -> None:
    tabs = case_list(viewer(username), LOADED_AT, Wanted()).counts

    assert min(tabs[tab] for tab in (Tab.MINE, Tab.NEW, Tab.DUE)) > 0


@pytest.mark.parametrize("username", ["priya.nair", "leanne.foster"])
def test_a_manager_in_the_community_has_many_cases_some_overdue_and_some_released_soon(username: str) -> None:
    overdue = [due.what for case in cases(username) for due in case.dues if due.is_overdue(TODAY)]

    assert len(cases(username)) > 15
    assert case_list(viewer(username), LOADED_AT, Wanted()).counts[Tab.RELEASES] > 0
    assert overdue


def test_releases_lie_in_the_next_four_weeks() -> None:
    prisons = ("ruth.armitage", "stuart.oxley", "meera.pillai", "duncan.ray")

    assert sum(case_list(viewer(each), LOADED_AT, Wanted()).counts[Tab.RELEASES] for each in prisons) > 0


def test_health_sees_its_few_people_and_no_others() -> None:
    tabs = case_list(viewer("sana.iqbal"), LOADED_AT, Wanted()).counts

    assert 0 < tabs[Tab.MINE] <= tabs[Tab.AGENCY] < 60


def test_one_emergency_waits_for_review_and_one_has_been_looked_at() -> None:
    assert emergencies_to_review() == 1
    assert [bool(view.reviewed_by) for view in emergency_accesses()] == [False, True]


def test_records_are_restricted_and_an_officer_is_excluded_and_was_refused() -> None:
    listed = case_list(viewer("craig.dunnington"), LOADED_AT, Wanted(tab=Tab.AGENCY))
    pages = [
        case_list(viewer("craig.dunnington"), LOADED_AT, Wanted(tab=Tab.AGENCY, page=n + 1))
        for n in range(listed.pages)
    ]

    restricted = [case.person.person_id for page in pages for case in page.cases if case.person.is_restricted]
    martin = Asking(viewer("martin.holroyd"), LOADED_AT, "a test", "to test")
    doors = [door for each in restricted for door in shut_doors_of(open_person(martin, each, Action.CONSULT), TODAY)]

    assert sorted({door.kind for door in doors}) == ["exclusion", "restriction"]
    assert count(Criteria(actions=frozenset({Logged.DENIED}))) == 2


def test_what_was_known_of_a_person_changes_as_time_goes_on() -> None:
    before = counted(date(2021, 11, 1), datetime(2021, 11, 1, 16, 30, tzinfo=UTC))
    now = counted(date(2021, 11, 1))

    assert before.table.totals[-1] != now.table.totals[-1]


def test_entries_are_corrected_and_withdrawn() -> None:
    acts = counts_by_action(Criteria())

    assert acts[Logged.CORRECT] >= 5
    assert acts[Logged.WITHDRAW] >= 2


def test_the_pages_of_managing_have_something_to_show() -> None:
    force, martin = area("North Yorkshire"), viewer("martin.holroyd")
    listed = daily_list(martin, force, morning_of(TODAY, LOADED_AT, force), LOADED_AT, REGISTERS.values())
    leaving = exits(martin, force, LOADED_AT, TODAY)
    carried = capacity(martin, force, LOADED_AT, TODAY, 0)

    assert min(len(items) for _, items in listed.items) > 0
    assert any(item.tasks for _, items in listed.items for item in items)
    assert min(map(len, (leaving.proposals, leaving.settled, leaving.voluntary, leaving.left))) > 0
    assert len(carried.caseloads) > 4


# ---- Who has looked at this record -------------------------------------------------------------------------------------


def test_every_case_of_a_manager_has_been_looked_at_by_somebody() -> None:
    seen = [count(Criteria(person_id=case.person.person_id)) for case in cases("priya.nair")]

    assert min(seen) > 0
    assert sum(seen) / len(seen) > 10


def test_the_ledger_is_in_the_order_of_time_up_to_the_moment_of_loading() -> None:
    page = events(Criteria(), limit=50_000).events

    assert all(later.at >= earlier.at for later, earlier in pairwise(page))
    assert page[0].at < LOADED_AT
    assert verify().first_bad is None


def test_entries_lie_in_the_past_and_are_recorded_by_named_officers() -> None:
    asking = Asking(viewer("priya.nair"), LOADED_AT, "a test", "to test")
    opened = open_person(asking, cases("priya.nair")[0].person.person_id, Action.CONSULT)
    page = timeline(asking.viewer, opened, TimelineFilter(kinds=("contacts",)), size=500)

    assert page.total > 5
    assert all(
        entry.officer_name and entry.recorded_at <= LOADED_AT and entry.starts_on <= TODAY for entry in page.entries
    )


# ---- Where it has no place ---------------------------------------------------------------------------------------------


def test_it_is_not_loaded_twice() -> None:
    assert not is_empty()
    with pytest.raises(DemonstrationRefused, match="holds people already"):
        load(LOADED_AT)


def test_it_is_not_loaded_in_production(settings) -> None:
    settings.ACCORD_ENVIRONMENT = "production"

    with pytest.raises(DemonstrationRefused, match="production"):
        load(LOADED_AT)


def test_it_is_not_loaded_as_of_a_day_before_it_can_be_told() -> None:
    with pytest.raises(DemonstrationRefused, match="1 January 2019 at the earliest"):
        load(LOADED_AT.replace(year=2018))


def test_what_was_loaded_is_told(demonstration: Loaded) -> None:
    assert demonstration.people > 300
    assert demonstration.rows > 5_000
    assert demonstration.acts > 5_000


def test_nominations_stand_at_every_stage_and_the_scheme_has_had_three_versions() -> None:
    scheme = scheme_with_code("north-yorkshire")
    version = version_on(scheme, TODAY)
    counts = counts_by_stage(viewer("martin.holroyd"), LOADED_AT, scheme, version.definition)

    assert [each.number for each in versions(scheme)] == [3, 2, 1]
    assert min(counts.get(stage, 0) for stage in Stage) > 0
    assert counts[Stage.DECIDED] > 2
    assert len(short_sentence_candidates(viewer("martin.holroyd"), scheme, TODAY)) > 0


def test_partners_prison_and_probation_nominate_and_mappa_and_youth_offending_refer_with_the_help_wanted() -> None:
    scheme, martin = scheme_with_code("north-yorkshire"), viewer("martin.holroyd")
    definition = version_on(scheme, TODAY).definition
    listed = [each for stage in Stage for each in selection_list(martin, LOADED_AT, scheme, definition, stage)]
    asking = Asking(martin, LOADED_AT, "a test", "to test")
    opened = [open_person(asking, each.person_id, Action.CONSULT) for each in listed]
    made = [each for one in opened for each in nominations_of(martin, one, {})]
    referred = {each.referred_from: each.help_wanted for each in made if each.referred_from}

    assert {each.agency_name for each in made} >= {
        "North Yorkshire Police",
        "Probation Service",
        "HM Prison Service",
        "Tees, Esk and Wear Valleys NHS Foundation Trust",
    }
    assert set(referred) == set(ReferredFrom)
    assert all(referred.values())


def test_people_are_scored_this_year_by_each_instrument_in_use_and_by_the_schemes_matrix() -> None:
    scored = scores_by(["arp", "vrp", "svrp", "matrix"]).filter(entry__starts_on__year=TODAY.year)
    counts = Counter(scored.values_list("instrument", flat=True))
    forms = set(scores_by(["arp"]).values_list("form", flat=True))

    assert min(counts[each] for each in ("arp", "vrp", "svrp", "matrix")) > 3
    assert forms == {"static", "dynamic"}


def test_records_in_doubt_wait_for_a_first_officer_and_for_a_second() -> None:
    waiting = {
        state: doubts(viewer("desmond.clarke"), LOADED_AT, (state,), 0, 10)
        for state in (DoubtState.WAITING, DoubtState.SECOND)
    }

    assert all(waiting.values())


# ---- What was published before and later ------------------------------------------------------------------------------


SUNDERLAND_TOLD_ON = date(2010, 3, 9)


def test_sunderlands_figures_of_march_2010_are_counted_from_its_people() -> None:
    force, scheme = area("Northumbria"), scheme_with_code(sunderland.SCHEME)
    assert scheme is not None
    indicator = iom_indicator(scheme, Period(date(2009, 4, 1), date(2009, 10, 1)))
    listed = ranked_list(None, force, SUNDERLAND_TOLD_ON, matrix_for(force, SUNDERLAND_TOLD_ON), 200)

    assert {
        "people on the PPO scheme": len(iom_cohorts(force, SUNDERLAND_TOLD_ON).everybody.people),
        "NI 30 target reduction percent": indicator.target.percent,
        "NI 30 convictions allowed in the year": indicator.whole.ceiling,
        "convictions in the first six months": indicator.whole.convictions,
        "top high crime causers identified": len(listed.people),
    } == measures("sunderland_2010/published.csv")
    assert len(indicator.whole.people) == 46
    assert (indicator.whole.pro_rata, indicator.whole.is_within) == (63.5, True)


def test_sunderlands_200_are_adults_out_of_more_held_by_either_agency_or_both_and_each_is_there_once() -> None:
    force = area("Northumbria")
    listed = ranked_list(None, force, SUNDERLAND_TOLD_ON, matrix_for(force, SUNDERLAND_TOLD_ON), 200)
    ids = {each.person_id for each in listed.people}
    held = Counter(tuple(sorted(listed.drawn_from.sectors[each])) for each in ids)
    supervised = Counter(listed.facts[each].supervised.holds for each in ids)
    left_treatment = [each for each in ids if listed.facts[each].left_treatment_on]
    kinds = {given.event.kind for each in listed.people for given in each.score.contributions}

    assert len(ids) == 200 < len(listed.scored.people)
    assert min(listed.age(each) or 0 for each in ids) >= 18
    assert listed.drawn_from.children > 0
    assert min(held["police",], held["probation",], held["police", "probation"]) > 20
    assert min(supervised[True], supervised[None]) > 40
    assert supervised[False] > 0
    assert {EventKind.OFFENCE, EventKind.ARREST, EventKind.FAILURE_TO_COMPLY} <= kinds
    assert len([each for each in left_treatment if not listed.facts[each].supervised.holds]) > 10
    assert 20 < len(ids - listed.cohort.keys()) < 200


@pytest.mark.parametrize("day", [1, 2, 15, 31])
def test_the_cohorts_of_january_2023_are_the_published_ones(day: int) -> None:
    found = iom_cohorts(area("North Yorkshire"), date(2023, 1, day))
    by_cohort = {row.cohort: len(row.people) for row in found.rows if row.area == found.everybody.area}
    everybody = found.everybody

    assert {
        "fixed cohort": by_cohort["fixed"],
        "flex cohort": by_cohort["flex"],
        "free cohort": by_cohort["free"],
        "male": len(everybody.male),
        "female": len(everybody.female),
        "children": len(everybody.children),
        "young adults in youth-to-adult transition": len(everybody.young_adults),
        "managed in total": len(everybody.people),
    } == measures("north_yorkshire_2023/published_cohorts.csv")


def test_the_fit_of_scores_has_people_whose_outcome_is_known_and_others_of_whom_it_is_too_early_to_say() -> None:
    (fit,) = [each for each in formula_fits(area("North Yorkshire"), TODAY) if each.formula[0] is Instrument.OGRS3]

    assert fit.found.overall.people > 30
    assert fit.found.overall.not_known > 30


def test_people_are_found_by_names_that_no_extract_holds_and_not_by_one_that_was_withdrawn() -> None:
    found = {typed: search(viewer("martin.holroyd"), read_search(typed, TODAY), LOADED_AT).hits for typed in (
        "Jez Silversmith", "Mo Ravenscar", "Dee Thistlewood")}  # fmt: skip

    assert [[hit.matched for hit in hits if hit.matched == ("Alias",)] for hits in found.values()] == [
        [("Alias",)], [("Alias",)], [],
    ]  # fmt: skip
