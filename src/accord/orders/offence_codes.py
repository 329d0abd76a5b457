"""The list of Home Office offence codes, as ranges, and the group of offences each falls in. Pure.

The groups are those of the published OGRS3 scale (Ministry of Justice Research Summary 7/09); the ranges also take in the
codes of its successors. Codes in a range that no group names are known all the same.
"""

import csv
from bisect import bisect_right
from functools import cache
from importlib.resources import files


def code_is_known(code: str) -> bool:
    """Whether five figures are a code in the list."""
    return _found(_ranges(), code) is not None


def offence_words(code: str) -> str:
    """The group of offences and the code, such as "Robbery (034/01)"."""
    return f"{offence_group(code) or 'Offence'} ({code[:3]}/{code[3:]})"


def offence_group(code: str) -> str | None:
    """The group of offences that the OGRS3 scale puts the code in, or None where it names none."""
    return _found(_groups(), code)


Ranges = tuple[tuple[str, str, str], ...]


def _found(ranges: Ranges, code: str) -> str | None:
    place = bisect_right(ranges, (code, "99999", "\U0010ffff")) - 1
    if place < 0 or not ranges[place][0] <= code <= ranges[place][1]:
        return None
    return ranges[place][2]


@cache
def _groups() -> Ranges:
    rows = _read("offence_groups.csv")
    return tuple(sorted((row["first_code"], row["last_code"], row["group"]) for row in rows))


@cache
def _ranges() -> Ranges:
    return tuple(sorted((row["first_code"], row["last_code"], "") for row in _read("offence_ranges.csv")))


def _read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files("accord.orders").joinpath(name).read_text(encoding="utf-8").splitlines()))
