"""The pure pieces of a person's pages: values in words, who may hold more, the records side by side, the chart's spans."""

from datetime import UTC, date, datetime

import pytest

from accord.access.queries.involvements import InvolvementView
from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.access.viewer import ALL_KINDS, Viewer
from accord.iom.queries.cohort import Spell
from accord.journeys.registers import REGISTERS
from accord.people.queries.person import SourceView
from accord.record.queries.entries import EntryView
from accord.web.people.details import details_of
from accord.web.people.periods import MOST_SHOWN, chart_of, shown_periods
from accord.web.people.sharing import MayHoldMore, may_hold_more
from accord.web.people.values import in_words, problem_in_words, values_in_words

TODAY = date(2025, 6, 2)
AT = datetime(2025, 6, 2, tzinfo=UTC)
POLICE, COUNCIL, TRUST = 1, 2, 3


def involvement(
    agency_id: int, name: str, officer: str = "", ask: str = "", ends_on: date | None = None
) -> InvolvementView:
    """An involvement since the start of 2024."""
    return InvolvementView(
        agency_id, agency_id, name, officer, InvolvementBasis.SERVICE, InvolvementRole.SUPPORTING, date(2024, 1, 1),
        ends_on, "cast", "", ask,
    )  # fmt: skip


def viewer(**kinds: frozenset[str]) -> Viewer:
    """A police officer with whom others share kinds of entry."""
    shared = {{"council": COUNCIL, "trust": TRUST}[name]: said for name, said in kinds.items()}
    return Viewer(9, "a", "A", POLICE, "police", "Police", shared=shared)


def entry(number: int, kind: str, starts_on: date, ends_on: date | None = None) -> EntryView:
    """An entry of a kind with a period."""
    return EntryView(
        number,
        kind,
        "Said.",
        starts_on,
        ends_on,
        AT,
        None,
        POLICE,
        "Police",
        "",
        None,
        "",
        "OFFICIAL-SENSITIVE",
        3,
        TODAY,
    )


# ---- Values -------------------------------------------------------------------------------------------------------------


def test_a_code_is_said_by_its_label_and_a_day_in_full():
    assert values_in_words(REGISTERS["tags"], {"tag_type": "alcohol", "fitted_on": "2025-03-03", "removed_on": ""}) == [
        ("Which kind of tag is it?", "Alcohol tag"),
        ("When was the tag fitted?", "3 March 2025"),
        ("When was it removed?", "It goes on, as far as is known"),
        ("What is the legal basis?", ""),
    ]


@pytest.mark.parametrize("text", ["2025-02-31", "--2025", "someday"])
def test_what_makes_no_day_is_shown_as_it_was_typed(text: str):
    assert in_words(REGISTERS["tags"].column("fitted_on"), text) == text


def test_a_problem_names_questions_and_days_instead_of_columns():
    why = "released_on (2025-01-02) is before received_on (2025-02-01)."
    assert problem_in_words(REGISTERS["custody"], why) == (
        "“When were they released?” (2 January 2025) is before "
        "“When were they received into custody?” (1 February 2025)."
    )


# ---- Sharing ------------------------------------------------------------------------------------------------------------


def test_an_agency_that_does_not_share_everything_may_hold_more():
    involved = [involvement(TRUST, "Trust", "Fatima"), involvement(COUNCIL, "Council", "Jo")]
    assert may_hold_more(viewer(council=frozenset({"contacts"})), involved, TODAY) == [
        MayHoldMore("Council", "Jo"), MayHoldMore("Trust", "Fatima"),
    ]  # fmt: skip


def test_ones_own_agency_and_one_that_shares_everything_hold_no_more():
    involved = [involvement(POLICE, "Police", "Alice"), involvement(TRUST, "Trust", "Fatima")]
    assert may_hold_more(viewer(trust=frozenset({ALL_KINDS})), involved, TODAY) == []


def test_an_agency_no_longer_involved_is_not_asked():
    assert may_hold_more(viewer(), [involvement(TRUST, "Trust", "Fatima", ends_on=TODAY)], TODAY) == []


@pytest.mark.parametrize(("officers", "ask", "whom"), [
    (("", "Fatima", "Femi", "Fatima"), "The front desk", "Fatima or Femi"), (("",), "The front desk", "The front desk"),
    (("",), "", "its single point of contact"),
])  # fmt: skip
def test_whom_to_ask_is_an_officer_then_the_agencys_word_then_its_contact(
    officers: tuple[str, ...], ask: str, whom: str
):
    involved = [involvement(TRUST, "Trust", officer, ask) for officer in officers]
    assert may_hold_more(viewer(), involved, TODAY) == [MayHoldMore("Trust", whom)]


# ---- Details ------------------------------------------------------------------------------------------------------------


def source(**said: object) -> SourceView:
    """A record that says almost nothing."""
    nothing = {
        "id": 1, "agency_id": POLICE, "agency_name": "Police", "source_id": "NY1", "names": (("main", "Smith", "Jo"),),
        "date_of_birth": None, "sex": "", "ethnicity": "", "postcode": "", "area_name": "", "identifiers": (),
        "since": AT, "link_basis": "first_record", "linked_at": AT, "linked_by": "extracts",
    }  # fmt: skip
    return SourceView(**{**nothing, **said})


def test_what_a_record_does_not_say_is_not_known_and_a_number_of_ours_is_no_number_of_the_agencys():
    rows = {name: said for name, *said in details_of([source(source_id="accord-5", sex="U")], TODAY).rows}
    blank = {name for name, (said,) in rows.items() if "Not known" in said}
    assert blank == {"Agency's number", "Date of birth", "Sex", "Ethnicity", "Postcode", "Area"}


def test_an_identifier_that_no_record_has_takes_no_row():
    records = [source(identifiers=(("crn", "X1"), ("crn", "X2"))), source(agency_name="Probation")]
    details = details_of(records, TODAY)
    rows = {name: said for name, *said in details.rows}
    assert details.headings == ["Fact", "Police", "Probation"]
    assert rows["CRN"][0] == "X1<br>X2"
    assert "PNC ID" not in rows


def test_a_name_is_never_read_as_markup():
    (name,) = (
        said for fact, said in details_of([source(names=(("main", "<b>", "O'Neil"),))], TODAY).rows if fact == "Name"
    )
    assert name == "&lt;b&gt;, O&#39;Neil"


# ---- Periods ------------------------------------------------------------------------------------------------------------


def test_the_newest_periods_are_shown_and_no_more_than_can_be_read():
    many = [entry(number, "custody", date(2020, 1, 1)) for number in range(50)]
    assert shown_periods(many) == many[:MOST_SHOWN]


def test_each_kind_has_a_row_and_each_tier_a_pattern():
    periods = [
        entry(1, "tags", date(2025, 3, 3)), entry(2, "iom", date(2024, 9, 2)),
        entry(3, "iom", date(2024, 1, 8), date(2024, 9, 2)), entry(4, "custody", date(2023, 4, 3), date(2024, 1, 8)),
    ]  # fmt: skip
    spells = {2: Spell("silver", "", 1, "York"), 3: Spell("gold", "", 1, "York")}
    drawn = str(chart_of(periods, spells, TODAY))
    assert [words in drawn for words in ("In custody", "IOM tier", "Tags", "Gold tier", "Silver tier")] == [True] * 5


@pytest.mark.parametrize("period", [
    (date(2025, 6, 2), None), (date(2025, 6, 2), date(2025, 6, 2)), (date(1871, 1, 1), None), (TODAY, date(2031, 1, 1)),
    (date(2026, 1, 1), date(2026, 1, 2)),
])  # fmt: skip
def test_any_period_can_be_drawn(period: tuple[date, date | None]):
    assert "<svg" in chart_of([entry(1, "custody", *period)], {}, TODAY)
