"""The ranked list on a page: names for those who may see them, entries as agreements show them, everybody in the ledger."""

import re
from html import unescape

import pytest
from django.db import transaction

from accord.access.commands import doors
from accord.access.gate import open_person
from accord.access.terms import Action as Permission
from accord.audit.terms import Action
from accord.journeys.write_entries import Answers, enter_entry
from accord.risk.matrix.table import shipped
from accord.risk.ogrs3.rules import Inputs, score
from tests.cast import BEGAN_ON, CAST_AT, Cast, asking, signed_in
from tests.north_yorkshire import POLICE, take_in
from tests.promises.walking import text_of
from tests.scores import keep_scores
from tests.web.pages import at_cast_time, newest

pytestmark = pytest.mark.django_db
LIST = "/reports/iom-list/"


@pytest.fixture(autouse=True)
def _clock():
    with at_cast_time():
        yield


def said(member, query: str = "") -> str:
    return " ".join(signed_in(member).get(LIST + query).content.decode().split())


def test_somebody_the_viewer_may_see_is_a_link_with_the_entries_behind_their_points(cast: Cast):
    page = said(cast.alice)
    assert "Quillfeather, Mason Lee</a>" in page
    assert "Proven offence (Burglary (domestic)) of 21 April 2025" in page


@pytest.mark.parametrize("what", ["", "paper.pdf", "list.xlsx"])
def test_every_weight_of_the_matrix_is_told_with_how_it_fades_and_so_are_its_bands(cast: Cast, what: str):
    told = " ".join(text_of(signed_in(cast.carol).get(f"{LIST}{what}")).split())
    assert "Together at most" in told
    assert all(unescape(code) in unescape(told) for kind in shipped().kinds.values() for code in kind.points)
    assert "low, from 0 points; medium, from 20 points" in told


@pytest.mark.parametrize(("query", "what"), [("", "points"), ("?by=ogrs3", "scores")])
def test_page_and_paper_say_what_orders_the_list_and_that_it_decides_nothing(cast: Cast, query: str, what: str):
    said_so = f"The {what} order a list for people to look at. They decide nothing about anybody."
    assert said_so in said(cast.alice, query)
    assert said_so in paper(cast.alice, query)


def test_every_point_leads_to_the_entry_that_gave_it(cast: Cast):
    page = said(cast.alice)
    (address,) = set(
        re.findall(r'Burglary \(domestic\)\) of 21 April 2025, <a class="govuk-link" href="([^"]*)">', page)
    )
    assert "21 April 2025" in signed_in(cast.alice).get(address).content.decode()


def test_a_child_and_somebody_whose_age_is_not_known_are_on_it_only_where_they_are_asked_for_and_are_marked(cast: Cast):
    heading = (
        "source_id,family_name,given_names,date_of_birth,sex,ethnicity,pnc_id,cro_number,crn,noms_number,postcode,area"
    )
    people = "NY8,Thwing,Ash,2009-06-03,M,,,,,,,York/Selby\nNY9,Thwing,Bo,,F,,,,,,,York/Selby\n"
    take_in(POLICE, "people", f"{heading}\n{people}", CAST_AT)
    offences = "source_id,offence_ref,home_office_code,committed_on,outcome,outcome_on"
    both = "NY8,OFF8,02801,2025-05-20,convicted,\nNY9,OFF9,02801,2025-05-20,convicted,\n"
    take_in(POLICE, "offences", f"{offences}\n{both}", CAST_AT)

    assert "Thwing" not in said(cast.alice)
    page = said(cast.alice, "?children=yes")
    assert "A child of 15." in page
    assert "Age not known." in page
    assert newest().detail["children"] == "yes"
    kept = page.partition("paper.pdf?")[2].partition('"')[0]
    assert "Thwing, Ash" in paper(cast.alice, "?" + kept.replace("&amp;", "&"))


def test_everybody_it_names_is_in_the_ledger(cast: Cast):
    signed_in(cast.alice).get(LIST)
    assert set(str(newest().detail["people"]).split()) == {str(cast.mason), str(cast.nadia)}


def test_a_stranger_keeps_their_place_and_has_no_name(cast: Cast):
    page = said(cast.charlie)
    assert "Not one of your agency" in page
    assert "Quillfeather" not in page
    assert "people" not in newest().detail


def test_entries_that_no_agreement_shares_are_counted_and_not_told(cast: Cast):
    page = said(cast.fatima)
    assert "Quillfeather" in page
    assert "1 more that no agreement shares with your agency." in page
    assert "21 April 2025" not in page


def test_somebody_whose_record_is_restricted_has_no_name(cast: Cast):
    doors.restrict(
        person_id=cast.mason, officer_ids=[cast.carol.id], reason="Set in a test.", ask="Bob Metcalfe", starts_on=BEGAN_ON,
        at=CAST_AT, by="cast",
    )  # fmt: skip
    page = said(cast.alice)
    assert "Restricted access" in page
    assert "Quillfeather" not in page
    assert "21 April 2025" not in page


def test_it_says_what_it_leaves_out_and_that_small_groups_say_nothing(cast: Cast):
    page = said(cast.alice)
    assert "Warrants, which no matrix weighs; recalls, which no register holds yet" in page
    assert "Fewer than 30: too few to say" in page


def test_a_lay_adviser_sees_no_list_of_people(cast: Cast):
    assert signed_in(cast.jack).get(LIST).status_code == 403


def test_before_anybody_offended_it_says_so(cast: Cast):
    assert "No one here has any points on this day" in said(cast.alice, "?on-day=1&on-month=3&on-year=2010")


def paper(member, query: str = "") -> str:
    return " ".join(text_of(signed_in(member).get(f"{LIST}paper.pdf{query}")).split())


def test_the_paper_names_whom_the_viewer_may_see_and_is_in_the_ledger_as_an_export_with_them(cast: Cast):
    told = paper(cast.alice)
    assert "Selection meeting: North Yorkshire, 2 June 2025" in told
    assert "Quillfeather, Mason Lee" in told
    assert "Burglary (domestic), 21 April 2025: 18.47" in told
    assert newest().action is Action.EXPORT
    assert str(cast.mason) in str(newest().detail["people"]).split()


def test_the_paper_of_somebody_who_may_see_nobody_names_nobody(cast: Cast):
    told = paper(cast.charlie)
    assert "Quillfeather" not in told
    assert "Not shown" in told
    assert "people" not in newest().detail


def test_the_spreadsheet_has_the_same_list(cast: Cast):
    assert "Quillfeather, Mason Lee" in text_of(signed_in(cast.alice).get(f"{LIST}list.xlsx"))
    assert newest().action is Action.EXPORT


def recorded(member, cast: Cast, register: str, **texts: str) -> None:
    who = asking(member)
    with transaction.atomic():
        opened = open_person(who, cast.mason, Permission.RECORD)
        enter_entry(who, opened.person_id, Answers(register, texts))


def test_the_list_is_cut_by_footing_with_the_reason_and_keeps_its_ranks(cast: Cast):
    everybody, statutory, *others = (
        said(cast.alice, f"?only={only}") for only in ("everybody", "statutory", "not-statutory", "statutory-not-known")
    )
    assert "Statutory: yes. By the word of" in everybody
    assert "Quillfeather" in statutory
    assert not any("Quillfeather" in page for page in others)


def test_the_list_is_cut_by_who_left_drug_treatment_with_the_day(cast: Cast):
    assert "No one on the list is in this cut" in said(cast.alice, "?only=left-treatment")
    recorded(cast.alice, cast, "compliance", event="left_drug_treatment", happened_on="2025-05-20", source="The clinic")
    page = said(cast.alice, "?only=left-treatment")
    assert "Quillfeather" in page
    assert "Dropped out of drug treatment on 20 May 2025." in page


def test_the_page_and_the_paper_say_whether_the_first_are_of_the_cut_or_of_everybody(cast: Cast):
    recorded(cast.alice, cast, "compliance", event="left_drug_treatment", happened_on="2025-05-20", source="The clinic")
    of_everybody, of_the_cut = "?only=left-treatment&top=7", "?only=left-treatment&top=7&first_of=cut"

    assert "The cut \u201cDropped out of drug treatment\u201d of the first 7 of everybody." in said(
        cast.alice, of_everybody
    )
    page = said(cast.alice, of_the_cut)
    assert "The first 7 of the cut \u201cDropped out of drug treatment\u201d." in page
    assert "Show those of this cut who are among the first 7 of everybody" in page
    assert "1 person whom police or probation hold here who is in the cut, each once" in page
    assert "Quillfeather" in page
    assert newest().detail["first_of"] == "left-treatment"
    told = paper(cast.alice, of_the_cut)
    assert "The first 7 of the cut \u201cDropped out of drug treatment\u201d" in told
    assert "first_of=cut" in page.partition("paper.pdf?")[2][:200]


@pytest.mark.parametrize("what", ["", "paper.pdf", "list.xlsx"])
def test_page_and_papers_say_to_which_agency_they_are_shown_and_that_more_may_be_recorded(cast: Cast, what: str):
    told = " ".join(text_of(signed_in(cast.fatima).get(f"{LIST}{what}")).split())
    assert "Tees, Esk and Wear Valleys NHS Foundation Trust" in told.partition("Shown to")[2]
    assert "Footing, drug treatment, custody, scores and leaving the cohort are told, and cut by, as far as" in told
    assert "agency, so more may be recorded; the order counts every entry" in told


def test_every_cut_says_how_many_are_on_its_list_whether_the_first_are_of_everybody_or_of_the_cut(cast: Cast):
    robbed()
    recorded(cast.alice, cast, "compliance", event="left_drug_treatment", happened_on="2025-05-20", source="The clinic")
    of_everybody, of_the_cut = (said(cast.alice, f"?top=1&only=left-treatment{each}") for each in ("", "&first_of=cut"))
    cuts = ["Everybody", "Statutory", "Not statutory", "Not known whether statutory", "Dropped out of drug treatment"]
    assert [counted(of_everybody, each) for each in cuts] == [1, 1, 0, 0, 1]
    assert [counted(of_the_cut, each) for each in cuts] == [1, 1, 0, 1, 1]


def counted(page: str, cut: str) -> int:
    """How many the page says are in the cut."""
    (count,) = re.findall(rf">\s*{cut} \(([\d,]+)\)", page)
    return int(count)


def test_what_no_agreement_shares_of_somebody_is_told_neither_in_the_list_nor_in_its_cuts(cast: Cast):
    recorded(cast.alice, cast, "compliance", event="left_drug_treatment", happened_on="2025-05-20", source="The clinic")
    assert "Dropped out of drug treatment on" not in said(cast.fatima)
    assert "as far as agreements show Tees, Esk and Wear Valleys NHS Foundation Trust: more may be" in said(cast.fatima)
    assert "No one on the list is in this cut" in said(cast.fatima, "?only=left-treatment")


def test_the_list_is_ordered_by_a_formula_and_tells_the_score_to_those_whom_agreements_show_it(cast: Cast):
    keep_scores(POLICE, {"NY1": score(Inputs("M", 20, 26, 26, 4, "repeat", "Fraud and forgery"), BEGAN_ON)}, BEGAN_ON)

    page, unshared = said(cast.alice, "?by=ogrs3"), said(cast.fatima, "?by=ogrs3")

    assert "The first 200 of everybody, by Offender Group Reconviction Scale 3, static." in page
    assert "People with the highest scores" in page
    assert "OGRS3, static: " in page
    assert "Ottershaw" not in page
    assert "whose weights nobody here may move" in page
    assert "by=ogrs3" in page.partition("paper.pdf?")[2][:200]
    assert "Quillfeather" in unshared
    assert "OGRS3, static: " not in unshared


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("area=Atlantis", "Area: "),
        ("on-day=31&on-month=2&on-year=2025", "February"),
        ("top=0", "How many people: Enter a whole number from 1 to 1,000."),
        ("top=many", "How many people: Enter a whole number from 1 to 1,000."),
        ("only=tall", "Show: "),
        ("children=some", "Children too: "),
        ("by=height", "Ordered by: "),
    ],
)
@pytest.mark.parametrize("file", ["", "paper.pdf", "list.xlsx"])
def test_what_cannot_be_read_is_told_with_the_form_to_put_it_right(cast: Cast, file: str, query: str, why: str):
    answer = signed_in(cast.alice).get(f"{LIST}{file}?{query}")
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 400
    assert "There is a problem" in page
    assert why in page
    assert "Quillfeather" not in page


def test_the_form_keeps_what_was_asked_and_so_do_the_links_of_cuts_and_files(cast: Cast):
    page = said(cast.alice, "?area=York%2FSelby&on-day=2&on-month=6&on-year=2025&top=7&only=statutory")
    assert 'value="7"' in page
    kept = "area=York%2FSelby&amp;on-day=2&amp;on-month=6&amp;on-year=2025&amp;top=7&amp;only="
    assert f'href="?{kept}left-treatment"' in page
    assert f'paper.pdf?{kept}statutory"' in page
    assert f'list.xlsx?{kept}statutory"' in page


def test_the_list_is_as_long_as_is_asked_and_the_cut_of_it_says_how_many(cast: Cast):
    assert "Everybody (2)" in said(cast.alice)
    assert "Everybody (1)" in said(cast.alice, "?top=1")


def robbed() -> None:
    """Nadia comes within a tenth of Mason, by other offences than his."""
    heading = "source_id,offence_ref,home_office_code,committed_on,outcome,outcome_on"
    take_in(POLICE, "offences", f"{heading}\nNY2,OFF9,03401,2024-09-01,convicted,2025-05-19\n", CAST_AT)


def test_who_would_come_and_who_would_go_if_a_weight_moved_is_named_to_those_who_may_see_them(cast: Cast):
    robbed()
    page = said(cast.alice, "?top=1")
    assert row_of(page, "Robbery") == ["Robbery", "+10%", "Ottershaw, Nadia", "Quillfeather, Mason Lee"]
    assert set(str(newest().detail["people"]).split()) == {str(cast.mason), str(cast.nadia)}


def test_who_would_come_or_go_is_counted_for_those_who_may_not_see_them(cast: Cast):
    robbed()
    page = said(cast.charlie, "?top=1")
    assert row_of(page, "Robbery") == ["Robbery", "+10%", "1 not shown", "1 not shown"]
    assert "Ottershaw" not in page


def test_a_list_that_no_weight_changes_says_so(cast: Cast):
    assert "The same people would be on the list whichever one weight" in said(cast.alice, "?top=1")


@pytest.mark.parametrize("file", ["paper.pdf", "list.xlsx"])
def test_the_files_name_who_would_come_and_go_and_the_ledger_has_them(cast: Cast, file: str):
    robbed()
    told = " ".join(text_of(signed_in(cast.alice).get(f"{LIST}{file}?top=1")).split())
    assert "Ottershaw, Nadia" in told
    assert set(str(newest().detail["people"]).split()) == {str(cast.mason), str(cast.nadia)}


@pytest.mark.parametrize("file", ["paper.pdf", "list.xlsx"])
def test_the_files_have_the_panel_for_those_who_may_see_figures(cast: Cast, file: str):
    told = " ".join(text_of(signed_in(cast.alice).get(f"{LIST}{file}")).split())
    assert "Fewer than 30: too few to say" in told
    assert "Upper quarter" in told


def test_the_panel_tells_the_spread_of_points_beside_the_rates_and_marks_small_groups(cast: Cast):
    page = said(cast.alice)
    assert "How the points of each group are spread" in page
    assert row_of(page, "Sex") == ["Sex", "Female", "1", "1", "", "", "", "Fewer than 30: too few to say"]


def row_of(page: str, first: str) -> list[str]:
    """The cells of the first row of a table that begins so, as text."""
    row = page[page.index(f'<th scope="row" class="govuk-table__header">{first}</th>') :].partition("</tr>")[0]
    return [re.sub("<[^>]*>", "", cell).strip() for cell in re.split("</t[hd]>", row)[:-1]]


def test_only_those_who_may_open_it_are_led_to_it(cast: Cast):
    assert LIST in signed_in(cast.alice).get("/reports/").content.decode()
    assert LIST not in signed_in(cast.jack).get("/reports/").content.decode()
