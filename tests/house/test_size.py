"""A file or a function that grows past its limit is two things, and is made into two."""

from tests.house.source import functions_in, name_of, python_files, tree_of

MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_FUNCTION = 60
FOLDERS = ("src", "tests", "bench", "scripts")


def test_no_file_is_longer_than_its_limit():
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(*FOLDERS)}
    assert {name: count for name, count in lines.items() if count > MOST_LINES_IN_A_FILE} == {}


def test_no_function_is_longer_than_its_limit():
    lines = {
        f"{name_of(path)}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in python_files(*FOLDERS)
        for function in functions_in(tree_of(path))
    }
    assert {name: count for name, count in lines.items() if count > MOST_LINES_IN_A_FUNCTION} == {}
