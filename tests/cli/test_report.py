"""`accord report`: the published files to the byte, and a sentence for everything that cannot be asked."""

from pathlib import Path

import pytest

from accord.access.queries.agencies import agency_with_code
from accord.access.queries.areas import area_named
from accord.cli._arguments import operator
from accord.cli.main import main
from accord.iom.commands.scheme import NewScheme, found_scheme
from accord.policy.models import PolicyValue
from tests.held import ledger
from tests.north_yorkshire import extract, take_all_in

ASKED = ["--area", "North Yorkshire", "--on", "2018-01-23"]

pytestmark = pytest.mark.usefixtures("partnership")

Captured = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return main(["report", *arguments])


@pytest.mark.parametrize(
    ("report", "published"),
    [("iom-performance", "published_tiers.csv"), ("iom-performance-totals", "published_totals.csv")],
)
def test_the_csv_is_the_published_file_to_the_byte(
    report: str, published: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    take_all_in()
    out = tmp_path / "table.csv"

    assert run(report, *ASKED, "--format", "csv") == 0
    assert run(report, *ASKED, "--format", "csv", "--out", str(out)) == 0

    assert capfdbinary.readouterr().out == extract(published)
    assert out.read_bytes() == extract(published)


def test_the_table_says_where_when_and_what_its_figures_mean(capsys: Captured) -> None:
    take_all_in()

    assert run("iom-performance-totals", *ASKED) == 0

    said = capsys.readouterr().out
    assert said.startswith("IOM performance: North Yorkshire, 23 January 2018, as known now\n")
    assert "Forcewide" in said
    assert "committed from 24 October 2017 to 23 January 2018;" in said
    assert "last quarter: from 24 July 2017 to 23 October 2017." in said


def test_the_cohorts_add_up_to_the_people_of_the_table_and_say_what_they_mean(capsys: Captured) -> None:
    take_all_in()

    assert run("iom-cohorts", *ASKED) == 0
    said = capsys.readouterr().out
    assert run("iom-cohorts", *ASKED, "--format", "csv") == 0

    *_, last = capsys.readouterr().out.splitlines()
    assert last.split(",")[:7] == ["Forcewide", "All", "64", "46", "36", "79", "225"]
    assert said.startswith("IOM cohorts: North Yorkshire, 23 January 2018, as known now\n")
    assert "Young adults: from 18 until the birthday 26" in said


def test_the_national_count_adds_up_over_areas(capsys: Captured) -> None:
    take_all_in()

    assert run("iom-national", "--on", "2018-01-23") == 0
    said = capsys.readouterr().out
    assert run("iom-national", "--on", "2018-01-23", "--format", "csv") == 0

    _, force, country = capsys.readouterr().out.splitlines()
    assert force.split(",")[:5] == ["North Yorkshire", "Yorkshire and the Humber", "225", "135", "90"]
    assert country.split(",")[:5] == ["England and Wales", "", "225", "135", "90"]
    assert "areas add up to the last row" in said


def test_the_indicator_follows_a_schemes_cohort_and_says_what_it_is_held_against(capsys: Captured) -> None:
    take_all_in()
    area, police = area_named("North Yorkshire"), agency_with_code("north-yorkshire-police")
    assert area is not None
    assert police is not None
    found_scheme(NewScheme("north-yorkshire", "North Yorkshire IOM", area.id, police.id))
    asked = ["--scheme", "north-yorkshire", "--from", "2017-11-01", "--to", "2018-01-24"]

    assert run("iom-indicator", *asked) == 0
    said = capsys.readouterr().out
    assert run("iom-indicator", *asked, "--format", "csv") == 0
    heading, *areas, whole = [line.split(",") for line in capsys.readouterr().out.splitlines()]

    places = [heading.index(name) for name in ("people", "convictions_year_before", "convictions_so_far")]
    assert [sum(int(row[place]) for row in areas) for place in places] == [int(whole[place]) for place in places]
    assert (
        "Convictions of an IOM cohort against the year before: North Yorkshire IOM, 1 November 2017 to 23 January 2018"
        in said
    )
    assert "The ceiling is 17 % fewer" in said
    assert "nine in ten within" in said


def test_without_any_policy_value_it_is_said_how_to_have_them(capsys: Captured) -> None:
    PolicyValue.objects.all().delete()

    assert run("iom-performance", *ASKED) == 1
    assert capsys.readouterr().err.endswith("Run: accord init\n")


def test_a_file_is_written_as_its_name_says(tmp_path: Path, capsys: Captured) -> None:
    take_all_in()
    csv, table, neither = (tmp_path / name for name in ("table.csv", "table.txt", "table"))

    assert [run("iom-performance", *ASKED, "--out", str(each)) for each in (csv, table)] == [0, 0]
    assert run("iom-performance", *ASKED, "--out", str(neither), "--format", "csv") == 0
    assert csv.read_bytes() == neither.read_bytes() == extract("published_tiers.csv")
    assert table.read_text().startswith("IOM performance by tier: North Yorkshire")

    assert run("iom-performance", *ASKED, "--out", str(table), "--format", "csv") == 2
    assert "table.txt is no name for --format csv" in capsys.readouterr().err


@pytest.mark.parametrize("report", ["iom-cohorts", "iom-performance", "iom-performance-totals"])
def test_a_day_of_which_nobody_is_recorded_is_said_to_be_no_count_of_nobody(report: str, capsys: Captured) -> None:
    assert run(report, *ASKED) == 0
    assert "Nobody is recorded in a cohort then." in capsys.readouterr().out
    take_all_in()
    assert run(report, *ASKED) == 0
    assert "Nobody is recorded in a cohort then." not in capsys.readouterr().out


def test_what_was_known_at_a_moment_can_be_asked(capsys: Captured) -> None:
    take_all_in()

    assert run("iom-performance-totals", *ASKED, "--known-at", "2018-01-01T12:00Z") == 0

    said = capsys.readouterr().out
    assert "as known at 2018-01-01T12:00:00+00:00" in said
    assert "225" not in said


@pytest.mark.parametrize(
    ("form", "action"), [((), "report"), (("--format", "csv"), "export"), (("--out", "table.txt"), "export")]
)
def test_the_ledger_has_the_report_as_the_operators(
    form: tuple[str, ...], action: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("iom-performance", *ASKED, *form) == 0

    ((actor, done, what, detail),) = ledger("actor", "action", "what", "detail")
    assert (actor, done, what) == (operator(), action, "iom-performance")
    assert "North Yorkshire" in detail
    assert "2018-01-23" in detail


def test_nothing_is_shown_when_the_ledger_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("accord.audit.ledger._stored", full)
    out = tmp_path / "table.csv"

    assert run("iom-performance", *ASKED, "--format", "csv", "--out", str(out)) == 1

    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "The ledger could not be written, so nothing is shown.\n")
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("iom", *ASKED), 2, "There is no report 'iom'."),
        (("iom-performnce", *ASKED), 2, "Did you mean iom-performance"),
        (("iom-performance", "--area", "North Yorksher", "--on", "2018-01-23"), 2, "Did you mean North Yorkshire"),
        (("iom-performance", "--area", "Atlantis", "--on", "2018-01-23"), 2, "There is no area 'Atlantis'."),
        (("iom-performance", *ASKED, "--known-at", "2999-01-01T00:00Z"), 2, "Nobody knows yet what will be known"),
        (("iom-performance", "--area", "North Yorkshire"), 2, "iom-performance needs --area --on: say each of them."),
        (("iom-performance", *ASKED, "--to", "2018-02-01"), 2, "iom-performance takes no --to."),
        (
            ("iom-indicator", "--scheme", "atlantis", "--from", "2018-01-01", "--to", "2018-02-01"),
            2,
            "no scheme 'atlantis'",
        ),
        (
            ("iom-indicator", "--scheme", "x", "--from", "2018-01-01", "--to", "2018-01-01"),
            2,
            "not after its first day",
        ),
        (("iom-indicator", "--scheme", "x", "--from", "2018-01-01", "--to", "2019-01-02"), 2, "fixed for a year"),
        (("iom-national", *ASKED), 2, "iom-national takes no --area. It is asked for by --on."),
        (
            ("iom-indicator", "--scheme", "x", "--from", "2098-01-31", "--to", "2098-02-28"),
            2,
            "what lies ahead is not recorded",
        ),
        (("iom-performance", *ASKED, "--out", "/nowhere/table.csv"), 2, "There is no directory /nowhere"),
        (
            ("iom-performance", *ASKED, "--out", "t.xlsx"),
            2,
            "t.xlsx cannot be written: the name may end in .txt or .csv.",
        ),
        (("iom-performance", *ASKED, "--out", "/"), 2, "/ is a directory."),
        (("iom-performance", *ASKED, "--out", "/proc/table.csv"), 2, "/proc/table.csv cannot be written:"),
        (
            ("iom-performance", "--area", "York/Selby", "--on", "1999-01-23"),
            1,
            "An administrator must set one. It is set on the page Policy values.",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    arguments: tuple[str, ...], code: int, sentence: str, capsys: Captured
) -> None:
    assert run(*arguments) == code

    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--on", "2018-02-31"), "February 2018 has days 1 to 28, not 31."),
        (("--on", "23/01/2018"), "year-month-day"),
        (("--on", "2099-01-31"), "2099-01-31 lies ahead, and what will be then is not recorded."),
        (("--on", "2018-01-23", "--known-at", "yesterday"), "'yesterday' is no moment."),
        (("--on", "2018-01-23", "--known-at", "2018-01-23T09:00"), "does not say its zone. Write 2018-01-23T09:00Z"),
        (("--on", "2018-01-23", "--format", "pdf"), "invalid choice: 'pdf'"),
    ],
)
def test_a_day_a_moment_or_a_form_that_is_none_is_told(
    arguments: tuple[str, ...], sentence: str, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("iom-performance", "--area", "North Yorkshire", *arguments)

    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err
