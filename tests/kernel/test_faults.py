from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.faults import Fault, shown


def test_faults_sort_by_line():
    later, earlier = Fault(12, "tier", "gld", "No such code."), Fault(3, "tier", "gld", "No such code.")
    assert sorted([later, earlier]) == [earlier, later]


def test_a_short_value_is_shown_as_it_is():
    assert shown("O’Neill-Świątek") == "O’Neill-Świątek"


def test_what_cannot_be_seen_is_written_out():
    assert shown("a\0b\tc\u202ed\ud800") == r"a\x00b\tc\u202ed\ud800"


def test_a_long_value_is_cut_and_says_so():
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 59 + "…"
    assert shown("\0" * 60).endswith("…")


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_whatever_the_value_it_is_at_most_sixty_printable_characters(value):
    assert len(shown(value)) <= 60
    assert shown(value).isprintable()
