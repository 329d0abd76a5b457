"""What a matrix calls what entries say: every entry has its code, and the shipped matrix names none that no entry has."""

from dataclasses import replace

from accord.iom.management_terms import Event
from accord.iom.rules.matrix_codes import CODES, COUNTED, codes_that_nothing_says, compliance_code, compliance_kind
from accord.risk.matrix.table import shipped
from accord.risk.matrix.terms import EventKind


def test_the_shipped_matrix_names_nothing_that_no_entry_says() -> None:
    assert list(codes_that_nothing_says(shipped())) == []


def test_a_weight_that_could_give_nobody_points_is_told_with_what_entries_say() -> None:
    arrests = replace(shipped().kinds[EventKind.ARREST], points={"charged": 4, "Charged": 4})
    (fault,) = codes_that_nothing_says(replace(shipped(), kinds={EventKind.ARREST: arrests}))

    assert fault.place == "arrest.points.Charged"
    assert "charged; released on bail" in fault.why


def test_every_event_that_is_counted_has_one_code_of_one_kind() -> None:
    told = [(kind, code) for kind in (EventKind.FAILURE_TO_COMPLY, EventKind.DRUG_TEST) for code in CODES[kind]]

    assert sorted(told) == sorted((compliance_kind(each), compliance_code(each)) for each in Event if each in COUNTED)
