"""The persistence matrix on the form of a scheme, row by row, with no script: added to, taken from, refused and kept."""

import re
from html import unescape

import pytest

from accord.iom.queries.scheme import scheme_with_code, versions
from accord.risk.matrix.table import shipped
from tests.cast import SCHEME_CODE, Cast, signed_in
from tests.promises.forms import FORMS
from tests.web.pages import at_cast_time
from tests.web.people.record import words

pytestmark = pytest.mark.django_db
CHANGE = f"/iom/{SCHEME_CODE}/change/"
_INPUT = re.compile(r'<input[^>]*?name="((?:named|kinds|weights|bands|matrix)-[^"]*)"[^>]*?value="([^"]*)"')
_SELECT = re.compile(r'<select[^>]*?name="([^"]+)".*?</select>', re.DOTALL)
_CHOSEN = re.compile(r'<option value="([^"]*)" selected')


def pressed(cast: Cast, do: str = "", rows=None, **changed: str):
    """The form of the scheme as it stands, with the rows, sent by one of its buttons; by the one that saves, without."""
    form = {**FORMS["iom:change"], **(rows or {}), **({"matrix-do": do} if do else {}), **changed}
    with at_cast_time():
        return signed_in(cast.bob).post(CHANGE, form)


def rows_on(answer) -> dict[str, str]:
    """What the page holds of the matrix, as a browser would send it again."""
    content = answer.content.decode()
    typed = {name: unescape(value) for name, value in _INPUT.findall(content)}
    chosen = {
        each[1]: unescape(_CHOSEN.search(each[0])[1]) for each in _SELECT.finditer(content) if _CHOSEN.search(each[0])
    }
    return {**typed, **chosen, "named-0-title": "Ours", "named-0-source": "The board, 2 June."}


def own(cast: Cast) -> dict[str, str]:
    return rows_on(pressed(cast, "own"))


def test_it_begins_from_the_matrix_that_ships_and_nothing_is_saved_by_that(cast: Cast) -> None:
    answer = pressed(cast, "own", reason="The board met.")

    assert (answer.status_code, answer.content.count(b'value="Robbery"') > 0) == (200, True)
    assert "The board met." in answer.content.decode()  # what was typed elsewhere on the form stays
    assert len(versions(scheme_with_code(SCHEME_CODE))) == 2


def test_rows_are_added_and_taken_out(cast: Cast) -> None:
    rows = own(cast)
    more = rows_on(pressed(cast, "add weights", rows))
    fewer = rows_on(pressed(cast, "remove bands 1", rows))

    count = sum(name.endswith("-code") for name in rows)
    assert sum(name.endswith("-code") for name in more) == count + 1
    assert [fewer[f"bands-{place}-name"] for place in range(3)] == ["low", "high", "very high"]


def test_what_is_saved_is_what_the_rows_say(cast: Cast) -> None:
    rows = own(cast)
    place = next(name for name, value in rows.items() if value == "Robbery").split("-")[1]

    assert pressed(cast, rows={**rows, f"weights-{place}-points": "31"}).status_code == 302

    kept = versions(scheme_with_code(SCHEME_CODE))[0].definition
    assert kept.matrix_is_its_own
    assert (kept.matrix.title, kept.matrix.scheme, kept.matrix.version) == ("Ours", SCHEME_CODE, 1)
    changed = {code: points for code, points in kept.matrix.kinds["offence"].points.items()
               if points != shipped().kinds["offence"].points[code]}  # fmt: skip
    assert changed == {"Robbery": 31}


def test_the_next_version_counts_up_by_itself_and_what_is_not_changed_stays(cast: Cast) -> None:
    pressed(cast, rows=own(cast))
    with at_cast_time():
        rows = rows_on(signed_in(cast.bob).get(CHANGE))

    assert pressed(cast, rows=rows, capacity="99").status_code == 302
    assert (
        pressed(cast, rows={**rows, "bands-1-to": "60", "bands-2-from": "60"}, **{"starts_on-day": "3"}).status_code
        == 302
    )

    found = [each.definition.matrix.version for each in versions(scheme_with_code(SCHEME_CODE))[:3]]
    assert found == [2, 1, 1]


def test_overlapping_bands_and_a_negative_half_life_are_told_at_their_rows(cast: Cast) -> None:
    answer = pressed(cast, rows={**own(cast), "bands-2-from": "30", "kinds-1-half_life_days": "-90"})
    said, content = words(answer.content), answer.content.decode()

    assert answer.status_code == 400
    assert "Arrest, half after: A half-life is a whole number of days" in said
    assert 'href="#kinds-1-half_life_days"' in content
    assert pressed(cast, rows={**own(cast), "bands-2-from": "30"}).content.count(b'id="bands-2-from-error"') == 1
    assert len(versions(scheme_with_code(SCHEME_CODE))) == 2


def test_a_weight_for_what_no_entry_says_is_refused_at_its_row_and_in_toml(cast: Cast) -> None:
    rows = own(cast)
    place = next(name for name, value in rows.items() if value == "charged").split("-")[1]
    as_toml = pressed(cast, "toml", rows).content.decode()
    toml = unescape(as_toml.split('name="matrix"')[1].split(">", 1)[1].split("</textarea>")[0])

    by_row = pressed(cast, rows={**rows, f"weights-{place}-code": "chargd"})
    by_toml = pressed(cast, matrix=toml.replace('"charged"', '"chargd"'))

    assert (by_row.status_code, by_toml.status_code) == (400, 400)
    assert f'id="weights-{place}-code-error"' in by_row.content.decode()
    assert f"Weight in row {int(place) + 1}, what: No entry says this" in words(by_row.content)
    assert "arrest.points.chargd: No entry says this, so it would give nobody points" in words(by_toml.content)
    assert len(versions(scheme_with_code(SCHEME_CODE))) == 2


def test_rows_become_toml_and_toml_becomes_rows(cast: Cast) -> None:
    as_toml = pressed(cast, "toml", own(cast))
    toml = unescape(as_toml.content.decode().split('name="matrix"')[1].split(">", 1)[1].split("</textarea>")[0])

    again = pressed(cast, "rows", matrix=toml)

    assert "[arrest]" in toml
    assert rows_on(again)["named-0-title"] == "Ours"
    assert 'value="very high"' in again.content.decode()
    assert "The scheme uses the matrix that ships" in words(pressed(cast, "shipped", own(cast)).content)


@pytest.mark.parametrize("do", ["remove bands 99", "remove named 0", "add", "remove weights x", "sing", "add kinds"])
def test_a_button_that_there_is_not_does_no_harm(cast: Cast, do: str) -> None:
    rows = own(cast)

    assert rows_on(pressed(cast, do, rows)) == {**rows, "named-0-title": "Ours"}
