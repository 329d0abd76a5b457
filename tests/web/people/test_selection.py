"""From nomination to decision on pages, with scores on the way: what each page says, asks, and refuses."""

import html
import io

import pytest
from openpyxl import load_workbook

from accord.access.commands import partnership
from accord.access.queries.areas import areas
from accord.access.terms import Relation, Role
from accord.iom.commands.scheme import define, end
from accord.iom.queries.scheme import scheme_with_code
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.iom.terms import ReferredFrom
from accord.journeys.import_extract import Delivery, columns_of, import_extract
from accord.journeys.select_people import Grounds, nominate
from accord.journeys.write_entries import Answers, enter_entry
from accord.kernel.references import reference_of
from accord.people.queries.receiving import source_records_of
from accord.ports.csv_writing import write_csv
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, SCHEME_CODE, Cast, Member, asking, world
from tests.promises.forms import FORMS, LONG_REASON
from tests.promises.walking import text_of
from tests.web.pages import ledger, newest
from tests.web.people.record import address, asked, nominated, words

pytestmark = pytest.mark.django_db
SELECTED = {
    **FORMS["people:select"], "outcome": "selected", "cohort": "flex", "tier": "bronze", "entered_on-day": "2",
    "entered_on-month": "6", "entered_on-year": "2025",
}  # fmt: skip


DIED = Answers("deaths", {"died_on": "2025-06-01", "how_known": "family"})
DEAD = "They died on 1 June 2025. Nobody is nominated or selected after that."


def test_who_cannot_be_nominated_is_not_offered_to_be_and_the_page_says_why(cast: Cast) -> None:
    offered = words(asked(cast.carol, address(cast.oscar, "selection")).content)
    in_cohort = words(asked(cast.alice, address(cast.mason, "selection")).content)
    enter_entry(asking(cast.carol), cast.oscar, Answers("deaths", {"died_on": "2025-06-01", "how_known": "family"}))
    dead = words(asked(cast.carol, address(cast.oscar, "selection")).content)

    assert "Nominate this person" in offered
    assert "They are in the cohort already: silver tier in York/Selby. Move them between tiers instead." in in_cohort
    assert "They died on 1 June 2025. Nobody is nominated or selected after that." in dead
    assert "Nominate this person" not in in_cohort + dead


def test_the_form_of_a_nomination_says_at_once_whom_no_scheme_takes(cast: Cast) -> None:
    here = address(cast.oscar, "selection", "nominate")
    assert asked(cast.carol, here).status_code == 200
    enter_entry(asking(cast.carol), cast.oscar, DIED)
    refused = asked(cast.carol, here)
    assert (refused.status_code, DEAD in words(refused.content)) == (403, True)


def test_an_agency_that_takes_part_in_no_scheme_is_told_whom_to_ask(cast: Cast) -> None:
    theirs = world(cast, cast.jack, Relation.INVOLVED).person_id
    partnership.grant_role(cast.jack.id, Role.PARTNER_PRACTITIONER, BEGAN_ON, None, "cast")
    for page in ("selection", "selection/nominate"):
        assert "Your agency takes part in no scheme" in words(asked(cast.jack, address(theirs, page)).content)


def test_each_step_leads_to_the_next_until_the_meeting_has_decided(cast: Cast) -> None:
    here = address(cast.oscar, "selection")
    answer = asked(cast.carol, f"{here}nominate/", **FORMS["people:nominate"])
    assert (answer.status_code, answer["Location"]) == (302, here)
    shown = asked(cast.bob, here)
    assert "To screen" in words(shown.content)
    step = shown.content.decode().split('/screen/"')[0].rsplit('"', 1)[1]
    said = words(asked(cast.bob, f"{step}/screen/").content)
    assert "Suggested: More must be found out first" in said  # no proven offence is recorded at all
    assert "No agency has said so" not in said  # probation supervises him
    too_short = asked(cast.bob, f"{step}/screen/", outcome="goes_on", reason="Seen it.")
    assert (too_short.status_code, "kept as an override" in words(too_short.content)) == (400, True)
    assert asked(cast.bob, f"{step}/screen/", outcome="goes_on", reason=LONG_REASON).status_code == 302
    assert asked(cast.bob, f"{step}/screen/").status_code == 403

    scored = asked(cast.carol, address(cast.oscar, "scores", "ogrs3"), **FORMS["people:score_ogrs3"])
    assert scored.status_code == 302
    said = words(asked(cast.bob, address(cast.oscar, "scores")).content)
    assert "75%" in said
    assert "Convicted, with an earlier sanction" in said
    assert "at or over the scheme" in words(asked(cast.bob, f"{step}/decide/").content)

    district = next(str(area.id) for area in areas() if area.name == "Scarborough/Ryedale")
    wrong = asked(cast.bob, f"{step}/decide/", **{**SELECTED, "area": district, "tier": ""})
    assert (wrong.status_code, "Choose a tier that the scheme has" in words(wrong.content)) == (400, True)
    assert asked(cast.bob, f"{step}/decide/", **{**SELECTED, "area": district}).status_code == 302
    said = words(asked(cast.carol, here).content)
    assert "Bronze tier, flex cohort" in said
    assert "Override" in said  # the screening went against the criteria; the decision did not go against the score
    assert newest().what == "IOM selection"
    assert "Bronze" in words(asked(cast.bob, address(cast.oscar)).content)


def test_a_nomination_that_a_place_in_the_cohort_has_overtaken_says_what_ends_it(cast: Cast) -> None:
    nominated(cast)
    spell = {"area": "Scarborough/Ryedale", "cohort": "flex", "tier": "gold", "entered_on": "2025-06-02"}
    enter_entry(asking(cast.carol), cast.oscar, Answers("iom", spell))
    said = words(asked(cast.bob, address(cast.oscar, "selection")).content)
    assert "They are in the cohort already: gold tier in Scarborough/Ryedale." in said
    assert "Screen it, and say that it stops here: that ends the nomination." in said


def test_nothing_is_decided_of_a_nomination_into_a_scheme_that_has_ended_and_the_pages_say_so(cast: Cast) -> None:
    step = nominated(cast)
    end(scheme_with_code(SCHEME_CODE).id, CAST_ON, "The board gave it up.", CAST_AT, "cast")
    record = asked(cast.bob, address(cast.oscar, "selection"))
    assert "if the scheme has ended for good, withdraw the nomination" in words(record.content)
    listed = asked(cast.bob, f"/iom/{SCHEME_CODE}/selection/")
    assert f"{step}screen/" not in record.content.decode() + listed.content.decode()
    for act in ("screen", "decide"):
        refused = asked(cast.bob, f"{step}{act}/")
        assert (refused.status_code, "no version in force" in words(refused.content)) == (403, True)
    assert asked(cast.bob, f"{step}screen/", outcome="stopped", reason=LONG_REASON).status_code == 403
    by_matrix = asked(cast.bob, address(cast.oscar, "scores", "matrix"))
    assert (by_matrix.status_code, "no matrix to add up by" in words(by_matrix.content)) == (403, True)


def test_the_list_says_which_decisions_went_against_what_was_suggested(cast: Cast) -> None:
    step = nominated(cast)
    asked(cast.bob, f"{step}screen/", outcome="goes_on", reason=LONG_REASON)
    district = next(str(area.id) for area in areas() if area.name == "Scarborough/Ryedale")
    assert asked(cast.bob, f"{step}decide/", **{**SELECTED, "area": district}).status_code == 302
    assert "Selected, an override" in words(asked(cast.bob, f"/iom/{SCHEME_CODE}/selection/?tab=decided").content)


def test_the_list_and_the_paper_name_who_waits_and_who_saw_it_is_told(cast: Cast) -> None:
    step = nominated(cast)
    said = words(asked(cast.bob, f"/iom/{SCHEME_CODE}/selection/").content)
    assert "Penhallow, Oscar" in said
    assert "To screen (1)" in said
    assert newest().detail["people"] == str(cast.oscar)
    assert "Penhallow" not in words(asked(cast.erin, f"/iom/{SCHEME_CODE}/selection/").content)
    asked(cast.bob, f"{step}screen/", outcome="goes_on", reason=LONG_REASON)
    assert "Not scored yet" in words(asked(cast.bob, f"/iom/{SCHEME_CODE}/selection/paper/").content)
    assert asked(cast.bob, f"/iom/{SCHEME_CODE}/selection/paper/pdf/").content.startswith(b"%PDF")
    sheet = asked(cast.bob, f"/iom/{SCHEME_CODE}/selection/paper/spreadsheet/")
    cells = [cell for row in load_workbook(io.BytesIO(sheet.content)).worksheets[0].values for cell in row]
    assert "Penhallow, Oscar" in cells
    assert str(cast.oscar) in str([each.detail for each in ledger() if each.action == "export"])
    assert asked(cast.jack, f"/iom/{SCHEME_CODE}/selection/").status_code == 403


def everywhere(member: Member) -> dict[str, str]:
    """What the paper of the meeting says, as a page, a PDF and a spreadsheet."""
    where = f"/iom/{SCHEME_CODE}/selection/paper/"
    made = {each: asked(member, f"{where}{each}") for each in ("", "pdf/", "spreadsheet/")}
    return {each: " ".join(html.unescape(text_of(answer)).split()) for each, answer in made.items()}


def test_the_paper_says_of_a_referral_what_help_is_wanted_and_who_screened_against_what(cast: Cast) -> None:
    grounds = Grounds("Three burglaries since May.", ReferredFrom.YOUTH, "A mentor whom he does not fear.")
    number = nominate(asking(cast.carol), cast.oscar, SCHEME_CODE, grounds)
    step = f"{address(cast.oscar, 'selection')}{reference_of(number)}/"
    assert "A referral from youth offending" in words(asked(cast.bob, f"/iom/{SCHEME_CODE}/selection/").content)
    asked(cast.bob, f"{step}screen/", outcome="goes_on", reason=LONG_REASON)
    asked(cast.bob, f"{step}decide/", **{**FORMS["people:select"], "outcome": "put_off", "reason": "Housing was away."})

    for said in everywhere(cast.bob).values():
        for phrase in (
            "A referral from youth offending",
            "A mentor whom he does not fear.",
            "Screened on 2 June 2025 by Bob Metcalfe, North Yorkshire Police: goes on to scoring, against what the criteria "
            "suggested (more must be found out first)",
            LONG_REASON,
            "Are they an adult? Yes",
            "Housing was away.",
        ):
            assert phrase in said
    assert "Referral from youth offending: help wanted" in words(asked(cast.bob, f"{step}decide/").content)


def test_somebody_nominated_who_has_died_is_marked_on_the_list_with_what_ends_it(cast: Cast) -> None:
    nominated(cast)
    list_, record = f"/iom/{SCHEME_CODE}/selection/", address(cast.oscar, "selection")
    assert "They died" not in words(asked(cast.bob, list_).content)
    enter_entry(asking(cast.carol), cast.oscar, DIED)
    for said in (words(asked(cast.bob, list_).content), words(asked(cast.bob, record).content)):
        assert f"{DEAD} Screen it, and say that it stops here: that ends the nomination." in said


def test_a_child_and_somebody_of_unknown_age_are_marked_as_ruled_apart_on_list_paper_and_scores(cast: Cast) -> None:
    define(scheme_with_code(SCHEME_CODE).id, {**DEFAULTS, "children": "yes"}, CAST_ON, "The board.", CAST_AT, "cast")
    rows = [
        {"source_id": "J1", "family_name": "Marlow", "given_names": "Joss", "date_of_birth": "2009-06-03"},
        {"source_id": "J2", "family_name": "Lumb", "given_names": "Robin"},
    ]
    names = [column.name for column in columns_of("people")]
    text = write_csv([[row.get(name, "") for name in names] for row in rows], names)
    import_extract(Delivery("people", text.encode(), "people.csv", cast.carol.agency.code, CAST_AT, "extracts"))
    named = source_records_of(cast.carol.agency.id, ["J1", "J2"])
    child, unknown = (named[each][1] for each in ("J1", "J2"))
    for person in (child, unknown):
        number = nominate(asking(cast.carol), person, SCHEME_CODE, Grounds("Mopeds, with older men."))
        step = f"{address(person, 'selection')}{reference_of(number)}/"
        asked(cast.bob, f"{step}screen/", outcome="goes_on", reason=LONG_REASON)

    listed = words(asked(cast.bob, f"/iom/{SCHEME_CODE}/selection/?tab=to_score").content)
    for said in (*everywhere(cast.bob).values(), listed):
        assert "They are 15. Children are ruled apart" in said
        assert "Their date of birth is not known. Who may be a child is ruled apart" in said
    for page in ("scores", "selection"):
        assert "Children are ruled apart" in words(asked(cast.bob, address(child, page)).content)
    assert "ruled apart" not in words(asked(cast.bob, address(cast.mason, "scores")).content)


def test_the_paper_marks_who_has_died_and_leads_to_the_decision_and_not_to_a_score(cast: Cast) -> None:
    step = nominated(cast)
    asked(cast.bob, f"{step}screen/", outcome="goes_on", reason=LONG_REASON)
    assert not any("They died" in said for said in everywhere(cast.bob).values())
    enter_entry(asking(cast.carol), cast.oscar, DIED)

    for said in everywhere(cast.bob).values():
        assert f"{DEAD} Record that they are not selected: that ends the nomination." in said
    listed = asked(cast.bob, f"/iom/{SCHEME_CODE}/selection/?tab=to_score").content.decode()
    assert f"{step}decide/" in listed
    assert address(cast.oscar, "scores") not in listed
    assert f"Suggested: Not selected. {DEAD}" in words(asked(cast.bob, f"{step}decide/").content)
    assert asked(cast.bob, f"{step}decide/", **{**FORMS["people:select"], "reason": "He died."}).status_code == 302


def test_the_list_leads_only_to_what_the_viewer_may_do(cast: Cast) -> None:
    step = nominated(cast)
    asked(cast.bob, f"{step}screen/", outcome="goes_on", reason=LONG_REASON)
    asked(cast.carol, address(cast.oscar, "scores", "ogrs3"), **FORMS["people:score_ogrs3"])
    listed = f"/iom/{SCHEME_CODE}/selection/?tab=to_decide"

    assert "Record the decision" in words(asked(cast.bob, listed).content)
    said = words(asked(cast.carol, listed).content)
    assert "Nothing that your role may do" in said
    assert "Record the decision" not in said


def test_candidates_are_found_by_rule_and_may_be_nominated(cast: Cast) -> None:
    stay = Answers("custody", {"establishment": "HMP Hull", "received_on": "2025-02-03", "released_on": "2025-05-05"})
    free = world(cast, cast.erin, Relation.INVOLVED).person_id
    for member, person in ((cast.erin, cast.nadia), (cast.carol, cast.oscar), (cast.erin, free)):
        enter_entry(asking(member), person, stay)
    here = f"/iom/{SCHEME_CODE}/candidates/"
    said = asked(cast.erin, here)
    assert "91 days, released on 5 May 2025" in words(said.content)
    assert address(free, "selection", "nominate") in said.content.decode()
    assert newest().detail["people"] == str(free)  # Nadia is in the cohort
    assert "Nobody is found" in words(asked(cast.carol, here).content)  # Oscar is supervised
    assert "Nobody is found" in words(asked(cast.erin, f"{here}?on-day=1&on-month=2&on-year=2025").content)
    nominate(asking(cast.erin), free, SCHEME_CODE, Grounds("Out since May, and nobody sees him."))
    assert "Nominated already" in words(asked(cast.erin, here).content)
