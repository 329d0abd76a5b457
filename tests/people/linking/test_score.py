"""The weight of one pair, and what follows from it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.people.linking.model import model_in_force
from accord.people.linking.outcomes import Outcome, Override, judged
from accord.people.linking.records import Compared
from accord.people.linking.score import Scored, score
from tests.people.linking.records import NOTHING_COUNTED, adam, record

WORDS = st.sampled_from(["Ackroyd", "Akroyd", "Smith", "Smith-Jones", "Adam", "MIG_ERROR", ""])
GIVEN = st.sampled_from(["Adam", "Adam John", "A", "Bob", "Robert", "John Adam", "Ackroyd", ""])
BORN = st.sampled_from(
    [
        "1984-12-02",
        "1984-02-12",
        "1984-12-03",
        "1985-12-02",
        "1984-13-02",
        "1960-12-02",
        "1984-01-01",
        "1984",
        "1900-01-01",
        "",
    ]
)
POSTCODES = st.sampled_from(["YO7 3JS", "YO7 3JT", "YO7 4AA", "YO1 1AA", "LS1 1AA", "2119", ""])
PNCS = st.sampled_from(["2003/0000003Y", "2003/0000013J", "2003/0000003Z", ""])
SAID = st.fixed_dictionaries(
    {"family": WORDS, "given": GIVEN, "born": BORN, "sex": st.sampled_from("MFU"), "postcode": POSTCODES, "pnc": PNCS}
)
ALIASES = st.lists(st.tuples(WORDS, GIVEN), max_size=2).map(tuple)


def weigh(one: Compared, other: Compared) -> Scored:
    return score(one, other, model_in_force(), NOTHING_COUNTED)


@settings(max_examples=200, deadline=None)
@given(SAID, SAID, ALIASES, ALIASES)
def test_a_pair_weighs_the_same_either_way_round_and_its_parts_add_up(said, its, aliases, its_aliases) -> None:
    one, other = record("a", aliases=aliases, **said), record("b", aliases=its_aliases, **its)

    there, back = weigh(one, other), weigh(other, one)

    assert there.weight == pytest.approx(back.weight)
    assert there.weight == pytest.approx(sum(part.weight for part in there.parts))
    assert [part.level for part in there.parts] == [part.level for part in back.parts]


def test_the_same_person_is_joined_and_each_field_tells_what_it_added() -> None:
    scored = weigh(adam("a"), adam("b", family="ACKROYD", given="ADAM"))

    assert judged(scored, adam("a"), adam("b")).outcome is Outcome.JOINED
    assert [part.field for part in scored.parts] == [
        "start", "family_name", "given_names", "date_of_birth", "sex", "postcode", "area", "pnc",
    ]  # fmt: skip
    assert all(part.weight > 0 for part in scored.parts[1:])
    assert (scored.parts[1].one, scored.parts[3].other) == ("ackroyd", "1984-12-02")


def test_strangers_are_apart() -> None:
    scored = weigh(adam(), record("b", family="Smith", given="Jo", born="1990-05-06", sex="F"))

    assert judged(scored, adam(), adam("b")).outcome is Outcome.APART


@pytest.mark.parametrize(
    ("otherwise", "level"),
    [
        ({"family": "Akroyd"}, "One letter differs"),
        ({"given": "Bob"}, "Different"),
        ({"family": "Adam", "given": "Ackroyd"}, "Family name and given name in the other order"),
        ({"family": "Adam John", "given": "Ackroyd"}, "Family name and given name in the other order"),
        ({"family": "Adam John", "given": "Akroyd Lee"}, "Family name and given name in the other order"),
        ({"family": "Ackroyd-Smith"}, "One part of a double name is the same"),
        ({"given": "A"}, "The same initial"),
        ({"given": "John"}, "The first name of one is another name of the other"),
        ({"born": "1984-02-12"}, "Day and month in the other order"),
        ({"born": "1984-12-31"}, "Two figures differ"),
        ({"born": "1984-12-03"}, "One figure differs"),
        ({"born": "1984-11-29"}, "A few days apart"),
        ({"born": "1984-01-01"}, "The same year, the day known in one"),
        ({"pnc": "2003/0000003Z"}, "One figure or letter differs"),
        ({"postcode": "YO7 3AA"}, "The same sector"),
        ({"postcode": "YO7 4AA"}, "The same district"),
    ],
)
def test_a_difference_is_called_by_its_name(otherwise: dict[str, str], level: str) -> None:
    assert level in [part.level for part in weigh(adam(), adam("b", **otherwise)).parts]


def test_the_closest_of_all_names_is_compared() -> None:
    known_as = record("b", family="Smith", given="Al", aliases=(("Ackroyd", "Adam"),))

    assert [part.level for part in weigh(adam(), known_as).parts][1:3] == ["The same", "The same"]


def test_a_rare_name_says_more_than_a_common_one() -> None:
    counted = type(NOTHING_COUNTED)({"family_name": {"smith": 5_000, "ackroyd": 5}}, {"family_name": 100_000})
    rare = score(record("a", family="Ackroyd"), record("b", family="Ackroyd"), model_in_force(), counted)
    common = score(record("a", family="Smith"), record("b", family="Smith"), model_in_force(), counted)

    assert rare.weight - common.weight > 6


def test_twins_at_one_address_are_never_joined_by_themselves() -> None:
    one, other = adam(pnc=""), adam("b", given="Ben", pnc="")
    scored = weigh(one, other)

    assert scored.parts[-1].field == "twins"
    assert scored.parts[-1].weight < 0
    assert judged(scored, one, other).outcome is not Outcome.JOINED
    assert "they could be twins" in judged(scored, one, other).because


def test_two_people_who_share_a_pnc_id_by_a_typing_error_are_not_joined() -> None:
    stranger = record("b", family="Smith", given="Ben", born="1971-05-06", pnc="2003/0000003Y", postcode="LS1 1AA")

    assert judged(weigh(adam(), stranger), adam(), stranger).outcome is not Outcome.JOINED


def test_records_whose_pnc_ids_differ_are_never_joined_by_themselves() -> None:
    other = adam("b", pnc="2001/0412345Q")

    assert "they differ: 2003/0000003Y and 2001/0412345Q" in judged(weigh(adam(), other), adam(), other).because
    assert judged(weigh(adam(), other), adam(), other).outcome is not Outcome.JOINED


def test_a_number_with_a_wrong_check_letter_neither_joins_nor_parts() -> None:
    without, doubtful = adam("b", pnc=""), adam("b", pnc="1999/7654321A")

    assert weigh(adam(), doubtful).weight == pytest.approx(weigh(adam(), without).weight)


def test_a_default_date_says_nothing() -> None:
    both = weigh(record("a", family="Smith", born="1900-01-01"), record("b", family="Smith", born="1900-01-01"))

    assert "date_of_birth" not in [part.field for part in both.parts]


@pytest.mark.parametrize(
    ("override", "outcome"), [(Override.INCLUDE, Outcome.JOINED), (Override.EXCLUDE, Outcome.APART)]
)
def test_what_a_person_decided_comes_before_any_weight(override: Override, outcome: Outcome) -> None:
    stranger = record("b", family="Smith")

    assert judged(weigh(adam(), adam("b")), adam(), adam("b"), override).outcome is outcome
    assert judged(weigh(adam(), stranger), adam(), stranger, override).outcome is outcome
