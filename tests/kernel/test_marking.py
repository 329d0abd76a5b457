import pytest

from accord.kernel.marking import Marking, strictest


def test_the_line_is_the_marking_with_its_handling():
    assert Marking.OFFICIAL_SENSITIVE.line.startswith("OFFICIAL-SENSITIVE: Only for those who need it")
    assert Marking.OFFICIAL.line == "OFFICIAL: For the partnership's own work."


@pytest.mark.parametrize(
    ("markings", "whole"),
    [
        ([], Marking.OFFICIAL),
        ([Marking.OFFICIAL], Marking.OFFICIAL),
        ([Marking.OFFICIAL, Marking.OFFICIAL_SENSITIVE, Marking.OFFICIAL], Marking.OFFICIAL_SENSITIVE),
    ],
)
def test_a_whole_is_marked_as_its_strictest_part(markings, whole):
    assert strictest(markings) is whole
