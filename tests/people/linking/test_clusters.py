"""Average linkage, what people decided, and whether a person's records still belong together."""

import pytest

from accord.people.linking.blocking import blocking_keys
from accord.people.linking.clusters import Decisions, Group, grouped, tally_of
from accord.people.linking.evaluate import quality_of
from accord.people.linking.model import ModelFault, model_in_force, read_model, written
from accord.people.linking.outcomes import Override
from accord.people.linking.standing import standing
from tests.people.linking.records import NOTHING_COUNTED, adam, record

CALLED = {"a": "Police P1", "b": "Prisons B2", "c": "Probation C3"}
WEIGHTS = {(0, 1): 9.0, (0, 2): 6.0, (1, 2): -2.0, (0, 3): -9.0, (1, 3): -9.0, (2, 3): -9.0}


def groups_of(decided: Decisions = Decisions()) -> list[tuple[int, ...]]:  # noqa: B008  it holds nothing
    return sorted(group.members for group in in_groups(decided)[0])


def in_groups(decided: Decisions) -> tuple[list[Group], list[tuple[int, int]]]:
    return grouped(range(4), {pair: tally_of([weight]) for pair, weight in WEIGHTS.items()}, 0.0, 0.0, decided)


def test_groups_are_joined_while_they_are_heavy_enough_on_average() -> None:
    assert groups_of() == [(0, 1, 2), (3,)]


def test_what_people_bound_together_stays_together_and_what_they_parted_stays_apart() -> None:
    assert groups_of(Decisions(included=[(2, 3)])) == [(0, 1), (2, 3)]
    assert groups_of(Decisions(excluded=[(0, 2)])) == [(0, 1), (2,), (3,)]
    assert groups_of(Decisions(excluded=[(2, 1)])) == [(0, 1), (2,), (3,)]


def test_a_contradiction_is_told_and_not_healed() -> None:
    found, conflicts = in_groups(Decisions(included=[(0, 1), (1, 2)], excluded=[(0, 2)]))

    assert conflicts == [(1, 2)]
    assert sorted(group.members for group in found) == [(0, 1), (2,), (3,)]


def test_a_field_that_one_of_a_group_does_not_give_is_not_held_against_it() -> None:
    tallies = {(0, 1): tally_of([5.0, 5.0]), (0, 2): tally_of([5.0, None]), (1, 2): tally_of([None, 5.0])}

    (group,) = grouped(range(3), tallies, -6.0)[0]

    assert group == Group((0, 1, 2), 4.0)


def test_records_that_belong_together_need_no_attention() -> None:
    whole = standing([adam("a"), adam("b"), adam("c", given="Adam")], model_in_force(), NOTHING_COUNTED, {}, CALLED)

    assert whole.groups == (("a", "b", "c"),)
    assert not whole.needs_attention


def test_records_that_come_apart_need_attention_and_say_why() -> None:
    stranger = record("c", family="Smith", given="Ben", born="1971-05-06")
    found = standing([adam("a"), adam("b"), stranger], model_in_force(), NOTHING_COUNTED, {}, CALLED)

    assert sorted(found.groups) == [("a", "b"), ("c",)]
    assert found.reasons[0].sentence == (
        "Weighed together, these records are of 2 people: Police P1 with Prisons B2; Probation C3."
    )


@pytest.mark.parametrize(("override", "codes"), [(None, ["pnc_differs"]), (Override.INCLUDE, [])])
def test_two_numbers_of_which_a_person_has_one_need_attention_until_a_person_decides(
    override: Override | None, codes: list[str]
) -> None:
    decided = {frozenset("ab"): override} if override else {}
    found = standing([adam("a"), adam("b", pnc="2001/0412345Q")], model_in_force(), NOTHING_COUNTED, decided, CALLED)

    assert [reason.code for reason in found.reasons] == codes
    assert all(reason.sentence.startswith("Police P1 and Prisons B2: Both have a PNC ID") for reason in found.reasons)


def test_people_who_contradict_themselves_are_asked_again() -> None:
    decided = {
        frozenset("ab"): Override.INCLUDE, frozenset("bc"): Override.INCLUDE, frozenset("ac"): Override.EXCLUDE,
    }  # fmt: skip
    found = standing([adam(key) for key in "abc"], model_in_force(), NOTHING_COUNTED, decided, CALLED)

    assert [reason.code for reason in found.reasons] == ["comes_apart", "contradiction"]
    assert found.reasons[1].sentence.startswith("People decided that Prisons B2 and Probation C3 are one person")


def test_two_records_worth_comparing_share_a_key() -> None:
    swapped = record("b", family="Adam", given="Ackroyd", born="1984-02-12")

    assert blocking_keys(adam()) & blocking_keys(swapped)
    assert not blocking_keys(adam()) & blocking_keys(record("c", family="Smith", given="Jo", born="1990-05-06"))
    assert not blocking_keys(record("d"))


def test_pairs_and_people_are_counted_for_what_is_in_both() -> None:
    quality = quality_of(
        {"a": "1", "b": "1", "c": "1", "d": "2", "e": "3"}, {"a": "x", "b": "x", "c": "y", "d": "z", "f": "z"}
    )

    assert (quality.records, quality.pairs_found, quality.pairs_true, quality.pairs_right) == (4, 3, 1, 1)
    assert (quality.precision, quality.recall, quality.f1) == (1 / 3, 1.0, 0.5)
    assert (quality.people_found, quality.people_true, quality.people_right) == (2, 3, 1)


def test_the_model_is_written_as_it_is_read_and_a_spoilt_one_is_refused() -> None:
    text = written(model_in_force())

    assert read_model(text) == model_in_force()
    with pytest.raises(ModelFault, match="cannot be read"):
        read_model(text.replace('"same"', '"sane"'))
    with pytest.raises(ModelFault, match="cannot be read"):
        read_model("{")
