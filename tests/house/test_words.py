"""What people read calls a person a person. Acts, schemes, posts and forms keep the names that the law gave them."""

import re

from tests.house.source import PACKAGE, ROOT, name_of

STATUTORY_NAMES = [
    "(police|prison|community)[ _]offender[ _]manager",  # posts, by their official titles
    "Integrated Offender Management",
    "Offender Assessment System",
    "Offender Group Reconviction Scale",
    "Offender Management Act",
    "Offender Rehabilitation Act",
    "Potentially Dangerous Offender",
    "Registered sexual offender",
    "Rehabilitation of Offenders Act",
    "Violent and Sex Offender Register",
    "Violent offender order",
    "Young Offender Institution",
]
STATUTORY = re.compile("|".join(STATUTORY_NAMES), re.IGNORECASE)
# "Re-offender" counts people in the published performance table, under the name that it has there.
WORD = re.compile(r"(?<!re-)(?<!re_)(?<!re)offender", re.IGNORECASE)


def test_no_page_calls_a_person_an_offender():
    pages = [path for pattern in ("*.html", "*.txt", "*.jinja") for path in (PACKAGE / "web").rglob(pattern)]
    found = [
        f"{name_of(path)}:{number}"
        for path in sorted(pages)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if WORD.search(STATUTORY.sub("", line))
    ]
    assert found == []


def test_no_screen_word_calls_a_person_an_offender():
    spoken = [*(PACKAGE / "web").rglob("*.py"), *PACKAGE.glob("*/terms.py"), *PACKAGE.glob("*/registers.py")]
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted(spoken)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if WORD.search(STATUTORY.sub("", line))
    ]
    assert found == []


def test_every_apostrophe_is_straight_so_that_no_page_has_both():
    written = [path for ending in ("py", "html", "txt", "toml", "csv") for path in PACKAGE.rglob(f"*.{ending}")]
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted(written)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\w[\u2018\u2019]\w", line)
    ]
    assert found == []
