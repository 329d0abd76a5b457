"""The cast that every test shares is what it says it is."""

import pytest

from accord.access import gate, rules
from accord.access.terms import Relation, Role
from tests.cast import CAST_AT, Cast, viewer, world


def test_one_officer_holds_each_role(cast: Cast) -> None:
    assert [viewer(member).roles for member in cast.officers] == [{role} for role in Role]


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("username", ["alice", "carol", "charlie"])
def test_a_world_puts_the_officer_in_the_relation(cast: Cast, username: str, relation: Relation) -> None:
    member = getattr(cast, username)

    made = world(cast, member, relation)

    facts = gate.facts_about(viewer(member), made.person_id, CAST_AT)
    assert rules.relation_of(facts) is relation
