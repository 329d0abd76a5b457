"""What somebody typed in the search box, read into what it can mean. Pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.people.sought import Sought, read_search

TODAY = date(2025, 6, 2)


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("", Sought()),
        ("   ", Sought()),
        ("Mason Quillfeather", Sought(words=("mason", "quillfeather"))),
        ("O'Brien", Sought(words=("obrien",))),
        ("30/11/1982", Sought(born=date(1982, 11, 30))),
        ("30.11.1982", Sought(born=date(1982, 11, 30))),
        ("1982-11-30", Sought(born=date(1982, 11, 30))),
        ("mason 1/2/1983", Sought(born=date(1983, 2, 1), words=("mason",))),
        ("31/02/1983", Sought(identifier=("source", "31/02/1983"))),
        ("00/223R", Sought(identifier=("pnc", "2000/0000223R"))),
        ("2000/0000223R", Sought(identifier=("pnc", "2000/0000223R"))),
        ("065656/91H", Sought(identifier=("cro", "065656/91H"))),
        ("x100001", Sought(identifier=("crn", "X100001"))),
        ("a1001aa", Sought(identifier=("noms", "A1001AA"))),
        ("A1001AA 30/11/1982", Sought(identifier=("noms", "A1001AA"), born=date(1982, 11, 30))),
        ("NY00026", Sought(identifier=("source", "NY00026"))),
        ("yo24 4qz", Sought(postcode="YO24 4QZ")),
        ("yo244qz", Sought(postcode="YO24 4QZ")),
        ("Mason YO24 4QZ", Sought(postcode="YO24 4QZ", words=("mason",))),
    ],
)
def test_what_is_typed_is_read_as_what_it_can_mean(text: str, sought: Sought) -> None:
    assert read_search(text, TODAY) == sought


@given(st.text(max_size=300))
def test_anything_at_all_can_be_typed(text: str) -> None:
    assert isinstance(read_search(text, TODAY), Sought)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", "nothing"),
        ("Mason 30/11/1982", "date of birth, name"),
        ("00/223R", "pnc id"),
        ("NY00026", "agency's number"),
        ("Mason YO24 4QZ", "postcode, name"),
    ],
)
def test_the_ledger_is_told_the_kinds_and_never_what_was_typed(text: str, kinds: str) -> None:
    assert read_search(text, TODAY).kinds == kinds
