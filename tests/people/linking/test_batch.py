"""Many records at once: the same sum as for one pair, the same people in any order, and nobody joined who must not be."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.people.linking.batch import Linked, link
from accord.people.linking.evidence import against, compare_pairs
from accord.people.linking.model import model_in_force
from accord.people.linking.outcomes import JOINED_FROM, why_not_by_itself
from accord.people.linking.records import Compared
from accord.people.linking.score import score
from accord.people.linking.table import counted, table_of
from tests.people.linking.records import adam, record
from tests.people.linking.test_score import SAID


def people_of(linked: Linked) -> set[frozenset[str]]:
    return {frozenset(linked.records[member].key for member in group.members) for group in linked.groups}


def linked(*records: Compared) -> Linked:
    return link(records, model_in_force())


@settings(max_examples=60, deadline=None)
@given(st.lists(SAID, min_size=2, max_size=8))
def test_many_pairs_weigh_what_each_weighs_alone(said) -> None:
    records = [record(f"{number}", **each) for number, each in enumerate(said)]
    table, model = table_of(records), model_in_force()
    frequencies = counted(table)
    one, other = np.array(list(combinations(range(len(records)), 2))).T

    together = model.start + sum(compare_pairs(table, frequencies, one, other).weights(model).values())

    alone = [score(*pair, model, frequencies).weight for pair in combinations(records, 2)]
    assert together.tolist() == pytest.approx(alone)


@settings(max_examples=60, deadline=None)
@given(st.lists(SAID, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(said, chance: Random) -> None:
    records = [record(f"{number}", **each) for number, each in enumerate(said)]
    shuffled = chance.sample(records, len(records))

    one, other = linked(*records), linked(*shuffled)

    assert (one.groups, one.strongest, one.doubtful) == (other.groups, other.strongest, other.doubtful)


def test_records_of_one_person_come_together_and_others_stay_alone() -> None:
    found = linked(
        adam("a"), adam("b", family="AKROYD", born="1984-02-12"), record("c", family="Smith", born="1971-05-06")
    )

    assert people_of(found) == {frozenset("ab"), frozenset("c")}
    assert [weight is None for weight in found.strongest] == [False, False, True]


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_records_are_no_trouble(count: int) -> None:
    found = linked(*[adam()] * count)

    assert (len(found.groups), found.doubtful) == (count, [])


def test_records_that_say_nothing_stay_alone() -> None:
    assert len(linked(*(record(key) for key in "abc")).groups) == 3


def test_twins_at_one_address_stay_apart() -> None:
    found = linked(adam("a", pnc=""), adam("b", pnc="", given="Ben"))

    assert people_of(found) == {frozenset("a"), frozenset("b")}


def test_people_who_share_a_pnc_id_by_a_typing_error_stay_apart() -> None:
    stranger = record("c", family="Smith", given="Ben", born="1971-05-06", pnc="2003/0000003Y", postcode="LS1 1AA")

    assert people_of(linked(adam("a"), adam("b"), stranger)) == {frozenset("ab"), frozenset("c")}


def test_an_agency_that_uses_its_numbers_again_joins_nobody() -> None:
    names = ["Ackroyd", "Smith", "Khan", "Nowak", "Okafor", "Jones", "Begum", "Price", "Dent", "Lumb"]
    records = [
        record(
            f"{number}", family=name, given=f"{chr(65 + number)}nn", born=f"19{60 + number}-05-0{number}", crn="X000001"
        )
        for number, name in enumerate(names)
    ]

    assert len(linked(*records).groups) == len(records)


def test_those_born_on_the_first_of_january_1900_called_mig_error_stay_apart() -> None:
    records = [
        record(f"{number}", family="MIG_ERROR", given="MIG_ERROR", born="1900-01-01", sex="M") for number in range(9)
    ]

    assert len(linked(*records).groups) == 9


@settings(max_examples=60, deadline=None)
@given(st.lists(SAID, min_size=2, max_size=8))
def test_many_pairs_have_the_cautions_that_each_has_alone(said) -> None:
    records = [record(f"{number}", **each) for number, each in enumerate(said)]
    table, frequencies = table_of(records), counted(table_of(records))
    one, other = np.array(list(combinations(range(len(records)), 2))).T

    together = against(table, one, other, compare_pairs(table, frequencies, one, other).levels())

    alone = [why_not_by_itself(score(*pair, model_in_force(), frequencies), *pair) for pair in combinations(records, 2)]
    assert together.cautions.tolist() == [bool(cautions) for cautions in alone]
    assert together.numbers.tolist() == [
        any(each.code.endswith("_differs") and each.code != "sex_differs" for each in cautions) for cautions in alone
    ]


def test_records_with_different_numbers_are_not_grouped_and_somebody_is_asked() -> None:
    found = linked(adam("a"), adam("b", pnc="2001/0412345Q"))

    assert people_of(found) == {frozenset("a"), frozenset("b")}
    assert found.doubtful == [(0, 1)]


def test_a_number_that_agrees_groups_records_of_which_another_differs_and_somebody_is_asked() -> None:
    found = linked(adam("a", noms="A1234BC"), adam("b", noms="A1234BC", pnc="2001/0412345Q"))

    assert people_of(found) == {frozenset("ab")}
    assert (found.doubtful, found.sure) == ([(0, 1)], frozenset())


def test_a_pair_in_a_group_that_would_not_be_joined_by_itself_is_for_somebody_to_look_at() -> None:
    found = linked(adam("a", pnc=""), adam("b", pnc="", given="Adan"))

    assert people_of(found) == {frozenset("ab")}
    assert found.strongest[0] >= JOINED_FROM
    assert (found.doubtful, found.sure) == ([(0, 1)], frozenset())


def test_a_pair_that_nothing_speaks_against_is_nobodys_to_look_at() -> None:
    found = linked(adam("a"), adam("b", given="A"))

    assert (found.doubtful, found.sure) == ([], {0, 1})


def test_many_records_of_one_person_are_one() -> None:
    assert len(linked(*(adam(f"{number}") for number in range(30))).groups) == 1
