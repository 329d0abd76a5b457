"""How the subcommand that was asked for is found."""

import pytest

from accord.cli.main import commands, main

NAMES = [command.name for command in commands()]


@pytest.mark.parametrize("name", NAMES)
def test_a_subcommand_is_found_by_its_name_without_the_others(name: str) -> None:
    assert [command.name for command in commands(name)] == [name]


@pytest.mark.parametrize("argument", ["--help", "nonsense"])
def test_whoever_names_none_is_told_of_every_one(argument: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([argument])

    told = capsys.readouterr()
    assert [name for name in NAMES if name not in told.out + told.err] == []
