"""Papers as PDF: accessible, marked on every page, and nothing in the text is read as markup or lost."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from accord.kernel.marking import Marking
from accord.ports.pdf import Paper, Part, paper_of, write_pdf
from accord.ports.spreadsheets import Sheet

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def made(*lines: str, rows: int = 1) -> PdfReader:
    parts = [Part("Who", (), ("rank", "person"), [(number, f"Person {number}") for number in range(rows)])]
    return PdfReader(BytesIO(write_pdf(Paper("The list", lines, parts, AT), Marking.OFFICIAL_SENSITIVE)))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_marking_is_at_the_top_and_the_bottom_of_every_page() -> None:
    reader = made(rows=120)

    assert len(reader.pages) > 2
    assert {page.extract_text().count("OFFICIAL-SENSITIVE:") for page in reader.pages} == {2}


def test_it_says_that_it_is_accessible_and_in_which_language_and_what_it_is_called() -> None:
    reader = made()

    assert "pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == "The list"


@pytest.mark.parametrize(
    "text", ["#panic()", "*bold* _under_", "$x$ \\ @ref <label>", '"quoted" {{ braces }}', "= not a heading"]
)
def test_nothing_in_a_text_is_markup(text: str) -> None:
    assert text in words(made(text))


def test_a_letter_that_no_font_has_stands_as_its_number() -> None:
    assert "[U+5317] and Müller and Żółć" in words(made("北 and Müller and Żółć"))


def test_what_cannot_be_seen_is_a_space() -> None:
    assert "a b" in words(made("a\x07b"))


def test_a_sheet_becomes_a_part_with_its_heading_and_rows() -> None:
    paper = paper_of("The list", (), [Sheet("If a weight moved", ("group", "weight"), [("Theft", "+10%")])], AT)

    said = words(PdfReader(BytesIO(write_pdf(paper, Marking.OFFICIAL))))

    assert "If a weight moved group weight Theft +10%" in said


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = Paper("The list", ("One line",), (), AT)

    assert write_pdf(paper, Marking.OFFICIAL) == write_pdf(paper, Marking.OFFICIAL)
