"""The performance table on a page: numbers with their people, denominators and dates, and files that leave marked."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from accord.access.commands import partnership
from accord.access.terms import Relation
from accord.audit.terms import Action
from tests.cast import BEGAN_ON, Cast, signed_in, world
from tests.web.pages import at_cast_time, newest

pytestmark = pytest.mark.django_db
TABLE = "/reports/iom-performance/"
CELLS = ("total", "in_custody", "on_tag", "re_offenders", "last_quarter")
PEOPLE = f"{TABLE}people/?area=North+Yorkshire&row=York%2FSelby&tier=silver&cell=people"


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def test_it_says_numerator_denominator_and_period(cast: Cast):
    page = " ".join(signed_in(cast.alice).get(TABLE).content.decode().split())
    assert "1 of the 2 people in the cohort (50%)" in page
    assert "up to and including 2 June 2025 (from 3 March 2025)" in page


def test_the_day_of_the_table_can_be_chosen(cast: Cast):
    page = signed_in(cast.alice).get(f"{TABLE}?area=North+Yorkshire&on-day=1&on-month=3&on-year=2024").content.decode()
    assert "1 March 2024" in page
    assert "1 person in the cohort" in page


def test_what_was_known_earlier_can_be_asked(cast: Cast):
    page = signed_in(cast.alice).get(f"{TABLE}?known-day=1&known-month=1&known-year=2020").content.decode()
    assert "No one was in an IOM cohort here on this day" in page


def test_a_day_that_does_not_exist_is_told(cast: Cast):
    answer = signed_in(cast.alice).get(f"{TABLE}?on-day=31&on-month=2&on-year=2024")
    assert answer.status_code == 400
    assert "There is a problem" in answer.content.decode()


def test_an_area_that_does_not_exist_is_told(cast: Cast):
    assert signed_in(cast.alice).get(f"{TABLE}?area=Narnia").status_code == 400


def test_a_number_leads_to_the_people_behind_it(cast: Cast):
    assert "/reports/iom-performance/people/?" in signed_in(cast.alice).get(TABLE).content.decode()
    assert "Quillfeather, Mason Lee" in signed_in(cast.alice).get(PEOPLE).content.decode()


def test_the_people_behind_a_number_are_in_the_ledger(cast: Cast):
    signed_in(cast.alice).get(PEOPLE)
    assert newest().detail["people"] == str(cast.mason)


def test_people_of_strangers_are_counted_and_not_named(cast: Cast):
    page = signed_in(cast.charlie).get(PEOPLE).content.decode()
    assert "The figure counts 1 person." in page
    assert "You cannot see 1 of them" in page
    assert "Quillfeather" not in page


def test_nobody_is_named_behind_a_number_that_no_agreement_shows_of_them(cast: Cast):
    hidden = "You cannot see 1 of them: your agency is not involved with them, or no agreement shows it this of them."
    assert hidden in signed_in(cast.fatima).get(PEOPLE).content.decode()

    partnership.agree(
        title="Health", gateway="s.325", agency_ids=[cast.alice.agency.id, cast.fatima.agency.id], kinds="iom",
        starts_on=BEGAN_ON, ends_on=None, review_on=None,
    )  # fmt: skip
    cells = {cell: f"{TABLE}people/?area=North+Yorkshire&row=York%2FSelby&tier=&cell={cell}" for cell in CELLS}
    health = [cell for cell in CELLS if "Quillfeather" in signed_in(cast.fatima).get(cells[cell]).content.decode()]
    police = [cell for cell in CELLS if "Quillfeather" in signed_in(cast.alice).get(cells[cell]).content.decode()]
    assert health == ["total"]
    assert police == ["total", "on_tag", "re_offenders"]


def test_a_lay_adviser_sees_the_figures_and_no_link_to_people(cast: Cast):
    page = signed_in(cast.jack).get(TABLE)
    assert page.status_code == 200
    assert "/people/?" not in page.content.decode()
    assert signed_in(cast.jack).get(PEOPLE).status_code == 403


@pytest.mark.parametrize(
    "query", ["row=Narnia&tier=&cell=total", "row=York/Selby&tier=&cell=__class__", "row=&tier=platinum&cell=people"]
)
def test_a_cell_that_the_table_has_not_is_a_page_that_does_not_exist(cast: Cast, query: str):
    assert signed_in(cast.alice).get(f"{TABLE}people/?area=North+Yorkshire&{query}").status_code == 404


def test_the_csv_has_the_published_columns(cast: Cast):
    answer = signed_in(cast.alice).get(f"{TABLE}tiers.csv")
    assert answer.content.decode().splitlines()[0] == "area,tier,in_the_community,in_custody,tier_total"
    assert "attachment" in answer["Content-Disposition"]


def test_the_spreadsheet_is_marked_and_says_what_it_rests_on(cast: Cast):
    book = load_workbook(BytesIO(signed_in(cast.alice).get(f"{TABLE}table.xlsx").content))
    assert book.sheetnames == ["Tiers", "Totals", "About"]
    assert "OFFICIAL-SENSITIVE" in book["Totals"]["A1"].value


def test_a_file_that_leaves_is_in_the_ledger_as_an_export(cast: Cast):
    signed_in(cast.alice).get(f"{TABLE}totals.csv")
    assert newest().action is Action.EXPORT


def test_a_restricted_person_behind_a_number_has_no_name(cast: Cast):
    world(cast, cast.alice, Relation.RESTRICTED)
    assert "Marchbanks" not in signed_in(cast.alice).get(PEOPLE).content.decode()
