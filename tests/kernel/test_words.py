"""Numbers as sentences say them."""

from accord.kernel.words import plural


def test_counts_carry_their_noun():
    assert plural(1, "case") == "1 case"
    assert plural(1200, "case") == "1,200 cases"
    assert plural(0, "person", "people") == "0 people"
