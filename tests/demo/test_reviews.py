"""That reviews of tiers are alive in the demonstration: some kept, some of them moves, and others due or overdue."""

from datetime import timedelta

from accord.iom.registers import TIER_REVIEWS
from accord.iom.terms import ReviewOutcome
from accord.record.queries.held import facts_under, holding
from tests.demo.told import LOADED_AT, OF_THE_DEMONSTRATION, TODAY, cases, viewer

pytestmark = OF_THE_DEMONSTRATION
MANAGERS = ("priya.nair", "craig.dunnington", "aidan.nunn", "sophie.wragby", "jamie.ellerby", "becky.swales")


def test_reviews_are_kept_of_who_stays_and_of_fewer_who_move() -> None:
    outcomes = {each.value: holding(TIER_REVIEWS, {"outcome": {each}}) for each in ReviewOutcome}
    kept = facts_under(viewer("martin.holroyd"), None, outcomes, LOADED_AT)
    moved = [fact for fact in kept if ReviewOutcome.MOVE in fact.under]

    assert len(kept) - len(moved) > len(moved) > 5


def test_some_reviews_are_overdue_some_due_soon_and_most_due_later() -> None:
    due = [due.on for each in MANAGERS for case in cases(each) for due in case.dues if due.what == "Tier review"]

    assert len([on for on in due if on < TODAY]) > 2
    assert len([on for on in due if TODAY <= on < TODAY + timedelta(days=15)]) > 2
    assert len([on for on in due if on > TODAY + timedelta(days=90)]) > 20
