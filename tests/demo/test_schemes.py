"""That the pages of a scheme have something to show: people found, nominated, scored and managed."""

from collections import Counter

from accord.access.gate import Asking, open_person
from accord.access.terms import Action
from accord.iom.queries.candidates import short_sentence_candidates
from accord.iom.queries.nomination import nominations_of
from accord.iom.queries.scheme import scheme_with_code, version_on, versions
from accord.iom.queries.selection import counts_by_stage, selection_list
from accord.iom.terms import ReferredFrom, Stage
from accord.journeys.registers import REGISTERS
from accord.linking.queries import doubts
from accord.linking.terms import DoubtState
from accord.people.finding.sought import read_search
from accord.people.queries.search import search
from accord.reporting.queries.capacity import capacity
from accord.reporting.queries.daily import daily_list, morning_of
from accord.reporting.queries.exits import exits
from accord.reporting.queries.monitor import formula_fits
from accord.risk.queries import scores_by
from accord.risk.terms import Instrument
from tests.demo.told import LOADED_AT, OF_THE_DEMONSTRATION, TODAY, area, viewer

pytestmark = OF_THE_DEMONSTRATION


def test_nominations_stand_at_every_stage_and_the_scheme_has_had_three_versions() -> None:
    scheme = scheme_with_code("north-yorkshire")
    version = version_on(scheme, TODAY)
    counts = counts_by_stage(viewer("martin.holroyd"), LOADED_AT, scheme, version.definition)

    assert [each.number for each in versions(scheme)] == [3, 2, 1]
    assert min(counts.get(stage, 0) for stage in Stage) > 0
    assert counts[Stage.DECIDED] > 2
    assert len(short_sentence_candidates(viewer("martin.holroyd"), scheme, None, TODAY)) > 0


def test_partners_courts_prison_and_probation_nominate_and_mappa_and_youth_offending_refer_with_the_help_wanted() -> (
    None
):
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
        "City of York Youth Justice Service",
        "HM Courts and Tribunals Service",
    }
    assert set(referred) == set(ReferredFrom)
    assert all(referred.values())


def test_people_are_scored_this_year_by_each_instrument_in_use_and_by_the_schemes_matrix() -> None:
    scored = scores_by(["arp", "vrp", "svrp", "matrix"]).filter(entry__starts_on__year=TODAY.year)
    counts = Counter(scored.values_list("instrument", flat=True))
    forms = set(scores_by(["arp"]).values_list("form", flat=True))

    assert min(counts[each] for each in ("arp", "vrp", "svrp", "matrix")) > 3
    assert forms == {"static", "dynamic"}


def test_the_fit_of_scores_has_people_whose_outcome_is_known_and_others_of_whom_it_is_too_early_to_say() -> None:
    (fit,) = [each for each in formula_fits(area("North Yorkshire"), TODAY) if each.formula[0] is Instrument.OGRS3]

    assert fit.found.overall.people > 30
    assert fit.found.overall.not_known > 30


def test_the_pages_of_managing_have_something_to_show() -> None:
    force, martin = area("North Yorkshire"), viewer("martin.holroyd")
    listed = daily_list(martin, force, morning_of(TODAY, LOADED_AT, force), LOADED_AT, REGISTERS.values())
    leaving = exits(martin, force, LOADED_AT, TODAY)
    carried = capacity(martin, force, LOADED_AT, TODAY, 0)

    assert min(len(items) for _, items in listed.items) > 0
    assert any(item.tasks for _, items in listed.items for item in items)
    assert min(map(len, (leaving.proposals, leaving.settled, leaving.voluntary, leaving.left))) > 0
    assert len(carried.caseloads) > 4


def test_records_in_doubt_wait_for_a_first_officer_and_for_a_second() -> None:
    waiting = {
        state: doubts(viewer("desmond.clarke"), LOADED_AT, (state,), 0, 10)
        for state in (DoubtState.WAITING, DoubtState.SECOND)
    }

    assert all(waiting.values())


def test_people_are_found_by_names_that_no_extract_holds_and_not_by_one_that_was_withdrawn() -> None:
    found = {typed: search(viewer("martin.holroyd"), read_search(typed, TODAY), LOADED_AT).hits for typed in (
        "Jez Silversmith", "Mo Ravenscar", "Dee Thistlewood")}  # fmt: skip

    assert [[hit.matched for hit in hits if hit.matched == ("Alias",)] for hits in found.values()] == [
        [("Alias",)], [("Alias",)], [],
    ]  # fmt: skip
