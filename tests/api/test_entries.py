"""Entering, reading, correcting and withdrawing entries through the API."""

from datetime import date

import pytest

from accord.kernel.references import reference_of
from tests.api.calling import CONTACT, REASON, TAG, Caller, address_of, own_entry_of_mason
from tests.cast import new_entry
from tests.web.pages import newest


def _enter(caller, person_id, kind, values):
    return caller.post(f"{address_of(person_id)}/entries", {"kind": kind, "values": values})


def _read(caller, person_id, reference):
    return caller.get(f"{address_of(person_id)}/entries/{reference}").json()


def _faults(answer):
    assert answer.status_code == 422
    return {fault["field"]: fault["why"] for fault in answer.json()["faults"]}


VALUES = {
    "iom": {"area": "York/Selby", "cohort": None, "tier": "bronze", "entered_on": "2023-06-01", "left_on": "2023-07-03",
            "exit_reason": None},
    "custody": {"establishment": "HMP Durham", "received_on": "2025-06-01", "released_on": "2025-06-08"},
    "offences": {"offence_ref": "OFF77", "home_office_code": "02801", "committed_on": "2025-05-01",
                 "outcome": "convicted", "outcome_on": None},
    "tags": TAG,
    "contacts": CONTACT,
    "deaths": {"died_on": "2025-05-30", "how_known": "family"},
    "moves": {"moved_on": "2025-05-30", "to_where": "Cleveland", "how_known": "themselves"},
    "mappa": {"mappa_category": "1", "mappa_level": "2", "mappa_from": "2025-05-01", "mappa_until": None},
    "arrests": {"arrested_on": "2025-06-01", "arrested_at": "23:40", "offence": "02801", "outcome": "bailed"},
    "warrants": {"warrant_type": "bench", "issued_by": "York Magistrates' Court", "issued_on": "2025-05-01",
                 "executed_on": None},
    "intelligence": {"log_ref": "L77", "received_on": "2025-06-01", "source": "1", "assessment": "B", "handling": "C",
                     "conditions": "Ask first.", "gist": "Seen near the yard."},
    "compliance": {"event": "missed_appointment", "happened_on": "2025-06-01", "source": "The drug service", "notes": None},
    "incentives": {"answer": "sanction", "what": "Warning letter", "what_for": "He missed one.", "given_on": "2025-06-01",
                   "given_by": None},
    "actions": {"need": "drugs", "action": "See the nurse", "owner": "Fatima Rahman", "agreed_on": "2025-05-01",
                "due_on": "2025-06-09", "done_on": "2025-06-01", "result": "He went."},
    "transition": {"step": "told", "step_done_on": "2025-06-01", "note": None},
    "strands": {"strand": "deter", "began_on": "2025-05-01", "ended_on": None},
    "footing": {"footing": "voluntary", "since": "2025-05-01", "until": None, "because": "The licence ended."},
}  # fmt: skip


@pytest.mark.parametrize("kind", ["scores", "nominations", "screenings", "selections"])
def test_what_the_steps_of_a_process_make_cannot_be_sent(cast, kind):
    answer = _enter(Caller(cast.alice), cast.mason, kind, {})
    assert answer.status_code == 422
    assert "These are made by the page of the person's" in answer.content.decode()


@pytest.mark.parametrize("kind", VALUES)
def test_what_is_entered_is_what_is_read(cast, kind):
    caller = Caller(cast.alice)

    answer = _enter(caller, cast.mason, kind, VALUES[kind])

    assert answer.status_code == 201
    told = _read(caller, cast.mason, answer.json()["reference"])
    assert (told["kind"], told["values"]) == (kind, VALUES[kind])
    assert (told["agency_name"], told["officer_name"]) == ("North Yorkshire Police", "Alice Thwaite")
    assert (told["superseded_at"], told["corrects"]) == (None, None)
    assert [version["reference"] for version in told["versions"]] == [told["reference"]]


def test_columns_that_are_left_out_are_blank(cast):
    caller = Caller(cast.alice)

    answer = _enter(caller, cast.mason, "tags", {"tag_type": "gps", "fitted_on": "2025-06-01", "legal_basis": ""})

    told = _read(caller, cast.mason, answer.json()["reference"])
    assert (told["values"]["removed_on"], told["values"]["legal_basis"]) == (None, None)


@pytest.mark.parametrize(
    ("kind", "changed", "faults"),
    [
        ("tags", {"tag_type": None}, {"values.tag_type": "This is needed and may not be left blank."}),
        ("tags", {"tag_type": "ankle"}, {"values.tag_type": "This is not one of the codes: gps, curfew, alcohol."}),
        ("tags", {"fitted_on": "2025-06-03"}, {"values.fitted_on": "3 June 2025 is in the future: today is 2 June 2025."}),
        ("tags", {"removed_on": "2025-05-11"},
         {"values.removed_on": "removed_on (2025-05-11) is before fitted_on (2025-05-12)."}),
        ("tags", {"fitted_on": "1982-11-29"}, {"values.fitted_on": "This is before the person was born (1982-11-30)."}),
        ("iom", {"entered_on": "1982-11-29"}, {"values.entered_on": "This is before the person was born (1982-11-30)."}),
        ("tags", {"length": "1 m"}, {"values.length": "There is no such column."}),
        ("iom", {"area": "Atlantis"}, {"values.area": "There is no area of this name."}),
        ("iom", {"exit_reason": "moved", "left_on": None},
         {"values.exit_reason": "A reason for leaving is given but no day of leaving (left_on)."}),
        ("contacts", {"notes": "nul \0"},
         {"values.notes": "This holds a character that cannot be seen or stored (U+0000). Remove it."}),
        ("custody", {"establishment": "=1+1"}, {"values.establishment":
         "This begins with =, so a spreadsheet would run it as a formula. Begin it otherwise."}),
    ],
)  # fmt: skip
def test_values_that_make_no_fact_are_told_by_column(cast, kind, changed, faults):
    assert _faults(_enter(Caller(cast.alice), cast.mason, kind, {**VALUES[kind], **changed})) == faults


def test_every_fault_is_told_at_once(cast):
    faults = _faults(_enter(Caller(cast.alice), cast.mason, "tags", {"fitted_on": "soon", "removed_on": "later"}))

    assert set(faults) == {"values.tag_type", "values.fitted_on", "values.removed_on"}


def test_a_correction_supersedes_and_both_stay(cast):
    caller, first = Caller(cast.alice), own_entry_of_mason(cast)
    address = f"{address_of(cast.mason)}/entries/{first}/corrections"

    answer = caller.post(address, {"values": TAG, "reason": REASON})

    assert answer.status_code == 201
    told = _read(caller, cast.mason, answer.json()["reference"])
    assert (told["values"], told["corrects"]) == (TAG, first)
    assert [version["reference"] for version in told["versions"]] == [told["reference"], first]
    assert told["versions"][1]["changed_because"] == REASON


def test_a_correction_that_leaves_a_first_day_before_birth_is_taken_and_one_that_brings_it_is_not(cast):
    day_before_birth = date(1982, 11, 29)
    old = new_entry(cast.alice, cast.mason, "tags", {**TAG, "fitted_on": day_before_birth})
    address = f"{address_of(cast.mason)}/entries/{reference_of(old)}/corrections"
    values = {**TAG, "fitted_on": day_before_birth.isoformat()}

    def corrected(**changed):
        return Caller(cast.alice).post(address, {"values": {**values, **changed}, "reason": REASON})

    brought = _faults(corrected(fitted_on="1982-11-28"))
    assert brought == {"values.fitted_on": "This is before the person was born (1982-11-30)."}
    assert corrected(legal_basis="licence").status_code == 201


def test_whoever_corrects_second_is_told(cast):
    caller, first = Caller(cast.alice), own_entry_of_mason(cast)
    address = f"{address_of(cast.mason)}/entries/{first}"
    caller.post(f"{address}/corrections", {"values": TAG, "reason": REASON})

    again = caller.post(f"{address}/corrections", {"values": TAG, "reason": REASON})
    withdrawn = caller.post(f"{address}/withdrawal", {"reason": REASON})

    assert [(each.status_code, each.json()["code"]) for each in (again, withdrawn)] == [(409, "superseded")] * 2
    assert "look at what it says now" in again.json()["why"]


def test_a_correction_with_a_column_of_another_register_is_told(cast):
    address = f"{address_of(cast.mason)}/entries/{own_entry_of_mason(cast)}/corrections"

    answer = Caller(cast.alice).post(address, {"values": {**TAG, "tier": "gold"}, "reason": REASON})

    assert _faults(answer) == {"values.tier": "There is no such column."}


def test_a_withdrawn_entry_stays_with_the_reason(cast):
    caller, first = Caller(cast.alice), own_entry_of_mason(cast)

    answer = caller.post(f"{address_of(cast.mason)}/entries/{first}/withdrawal", {"reason": REASON})

    assert (answer.status_code, answer.content) == (204, b"")
    told = _read(caller, cast.mason, first)
    assert told["superseded_at"] is not None
    assert told["changed_because"] == REASON


@pytest.mark.parametrize("end", ["corrections", "withdrawal"])
def test_only_the_agency_whose_word_it_is_may_change_an_entry(cast, end):
    body = {"reason": REASON} if end == "withdrawal" else {"reason": REASON, "values": TAG}

    answer = Caller(cast.carol).post(f"{address_of(cast.mason)}/entries/{own_entry_of_mason(cast)}/{end}", body)

    assert (answer.status_code, answer.json()["code"]) == (403, "other_agency")
    assert "North Yorkshire Police recorded this" in answer.json()["why"]


def test_an_entry_that_no_agreement_shares_is_not_there(cast):
    answer = Caller(cast.fatima).get(f"{address_of(cast.mason)}/entries/{own_entry_of_mason(cast)}")

    assert answer.status_code == 404
    assert answer.content == Caller(cast.fatima).get(address_of(1)).content


def test_who_may_not_withdraw_is_told_why(cast):
    answer = Caller(cast.fatima).post(
        f"{address_of(cast.mason)}/entries/{own_entry_of_mason(cast)}/withdrawal", {"reason": REASON}
    )

    assert (answer.status_code, answer.json()["code"]) == (403, "role")
    assert "None of your roles may withdraw an entry." in answer.json()["why"]


def test_the_ledger_says_which_entry_was_made_of_which(cast):
    first = own_entry_of_mason(cast)
    address = f"{address_of(cast.mason)}/entries/{first}/corrections"

    made = Caller(cast.alice).post(address, {"values": TAG, "reason": REASON}).json()["reference"]

    detail = newest().detail
    assert (detail["register"], reference_of(int(detail["entry"])), reference_of(int(detail["corrects"]))) == (
        "tags",
        made,
        first,
    )
