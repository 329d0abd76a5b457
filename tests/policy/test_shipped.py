"""The policy files: those that ship hang together, and a broken one says which file, which key and why."""

from datetime import date
from pathlib import Path

import pytest

from accord.journeys.registers import REGISTERS
from accord.policy.shipped import ShippedFault, definitions, shipped_values

GOOD = """
[[value]]
key = "iom.review.months"
about = "Months to the next review."
value = 6
unit = "months"
starts_on = 2020-01-01
source = "A source."
status = "assumed"
"""


def contexts_with(folder: Path, text: str) -> Path:
    (folder / "iom").mkdir()
    (folder / "iom" / "policy.toml").write_text(text, encoding="utf-8")
    return folder


def shipped_value(key: str) -> int:
    return next(int(value.value) for value in shipped_values() if value.key == key)


def test_every_context_that_reads_policy_ships_some() -> None:
    assert {key.split(".")[0] for key in definitions()} == {"access", "iom", "record"}


def test_every_register_is_in_a_group_that_says_when_to_review() -> None:
    groups = {value.value for value in shipped_values() if value.key.startswith("record.retention.register.")}
    assert {f"record.retention.group_{group}.review_years" for group in groups} <= set(definitions())


def test_there_is_a_retention_group_for_each_register_and_for_nothing_else() -> None:
    named = {key.rsplit(".", 1)[1] for key in definitions() if key.startswith("record.retention.register.")}
    assert named == set(REGISTERS)


def test_the_more_someone_offends_the_more_often_they_are_seen() -> None:
    every = [shipped_value(f"iom.contact.{tier}.every_days") for tier in ("gold", "silver", "bronze", "other")]
    assert every == sorted(every)


def test_group_2_is_kept_longer_before_its_review_than_group_3() -> None:
    longer, shorter = (shipped_value(f"record.retention.group_{group}.review_years") for group in (2, 3))
    assert longer > shorter


def test_values_come_by_key_and_then_by_start(tmp_path: Path) -> None:
    later = GOOD.replace("2020-01-01", "2024-04-01").replace("value = 6", "value = 3")
    values = shipped_values(contexts_with(tmp_path, later + GOOD))
    assert [(value.starts_on, value.value) for value in values] == [
        (date(2020, 1, 1), "6"),
        (date(2024, 4, 1), "3"),
    ]


@pytest.mark.parametrize(
    ("wrong", "key", "why"),
    [
        (GOOD.replace("[[value]]", "[[value"), "(whole file)", "not a TOML file"),
        ("key = 1", "(whole file)", "[[value]] tables"),
        (GOOD.replace('source = "A source."', ""), "iom.review.months", "no source"),
        (GOOD.replace('"A source."', '" "'), "iom.review.months", "source is blank"),
        (GOOD + 'note = "x"', "iom.review.months", "note, which means nothing"),
        (
            GOOD.replace("iom.review", "record.review"),
            "record.review.months",
            "iom.thing",
        ),
        (
            GOOD.replace("value = 6", "value = 6.5"),
            "iom.review.months",
            "whole number of months",
        ),
        (
            GOOD.replace("value = 6", "value = true"),
            "iom.review.months",
            "whole number of months",
        ),
        (
            GOOD.replace('"months"', '"moons"'),
            "iom.review.months",
            "moons is not a known unit",
        ),
        (
            GOOD.replace('"assumed"', '"certain"'),
            "iom.review.months",
            "verified, assumed",
        ),
        (GOOD.replace("2020-01-01", '"soon"'), "iom.review.months", "must be a day"),
        (
            GOOD.replace("2020-01-01", "2020-01-01T09:00:00Z"),
            "iom.review.months",
            "must be a day",
        ),
        (GOOD + GOOD, "iom.review.months", "Two values start on 2020-01-01"),
        (
            GOOD + GOOD.replace("2020-", "2021-").replace('"months"', '"days"'),
            "iom.review.months",
            "differ in unit",
        ),
    ],
)
def test_a_broken_file_says_which_key_and_why(tmp_path: Path, wrong: str, key: str, why: str) -> None:
    with pytest.raises(ShippedFault) as fault:
        shipped_values(contexts_with(tmp_path, wrong))
    assert fault.value.file == tmp_path / "iom" / "policy.toml"
    assert fault.value.key == key
    assert why in fault.value.why
