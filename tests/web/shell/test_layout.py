"""What stands around every page."""

import re

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message

from accord.access.terms import Role
from accord.web.shell import errors
from tests.web.shell.drawing import elements, page_for, words

PAGE = "{% block title %}Overview - Person record{% endblock %}{% block content %}<h1>Smith, John</h1>{% endblock %}"


def sections(drawn: str) -> list[str]:
    return re.findall(r'moj-primary-navigation__link"[^>]*>([^<]+)<', drawn)


def title(drawn: str) -> str:
    return re.findall(r"<title>(.*?)</title>", drawn)[0]


def test_the_title_names_the_page_its_section_and_the_service():
    assert title(page_for(Role.IOM_MANAGER, source=PAGE)) == "Overview - Person record - Accord"


def test_the_title_of_a_page_with_faults_says_so_first():
    assert title(page_for(Role.IOM_MANAGER, source=PAGE, faults=["x"])) == "Error: Overview - Person record - Accord"
    assert title(page_for(Role.IOM_MANAGER, source=PAGE, faults=[])) == "Overview - Person record - Accord"


@pytest.mark.parametrize("drawn", [lambda: page_for(Role.IOM_MANAGER), lambda: errors.not_found().content.decode()])
def test_the_marking_and_how_to_handle_it_stand_first_and_last(drawn):
    said = words(drawn().partition("<body")[2])
    assert said.count("OFFICIAL-SENSITIVE Only for those who need it") == 2
    assert said.split("Skip to main content ")[1].startswith("OFFICIAL-SENSITIVE")
    assert said.endswith("without the agency that recorded it.")


@pytest.mark.parametrize(
    ("role", "may_open"),
    [
        (Role.IOM_MANAGER, ["Home", "Cases", "Search", "Records in doubt", "IOM", "Reports"]),
        (Role.LAY_ADVISER, ["Home", "Reports"]),
        (Role.INFORMATION_GOVERNANCE, ["Home", "Reports", "Oversight"]),
        (Role.SYSTEM_ADMINISTRATOR, ["Home", "Administration"]),
    ],
)
def test_the_navigation_offers_what_the_officers_roles_may_open(role: Role, may_open: list[str]):
    assert sections(page_for(role)) == may_open


@pytest.mark.parametrize(("path", "here"), [("/", "/"), ("/cases/mine/", "/cases/"), ("/casesx/", None)])
def test_the_section_that_the_page_lies_in_is_marked(path: str, here: str | None):
    links = elements(page_for(Role.IOM_MANAGER, path=path), "a")
    assert [each["href"] for each in links if each.get("aria-current")] == [each for each in [here] if each]


def test_nobody_signed_in_means_no_navigation_and_no_way_to_sign_out():
    drawn = page_for()
    assert sections(drawn) == []
    assert elements(drawn, "form") == []


def test_the_officer_is_named_with_their_agency_and_signs_out_by_a_post():
    drawn = page_for(Role.IOM_MANAGER)
    assert "Alex Officer, North Yorkshire Police" in words(drawn)
    (form,) = elements(drawn, "form")
    assert (form["method"], form["action"]) == ("post", "/account/logout/")
    assert [each["name"] for each in elements(drawn, "input")] == ["csrfmiddlewaretoken"]


@pytest.mark.parametrize(("kind", "times"), [("demonstration", 1), ("production", 0)])
def test_the_demonstration_says_that_every_person_is_invented(settings, kind: str, times: int):
    settings.ACCORD_ENVIRONMENT = kind
    assert words(page_for(Role.IOM_MANAGER)).count("Every person is invented.") == times


def test_what_has_just_happened_is_told_once_above_the_content():
    drawn = page_for(Role.IOM_MANAGER, source=PAGE, notices=[Message(SUCCESS, "The entry is saved.")])
    assert words(drawn).index("The entry is saved.") < words(drawn).index("Smith, John")
    assert "moj-alert--success" in drawn


def test_no_script_is_written_into_a_page():
    drawn = page_for(Role.IOM_MANAGER, source=PAGE)
    assert re.findall(r"<script[^>]*>([^<]*)</script>", drawn) == ["", ""]
    assert {each["src"] for each in elements(drawn, "script")} == {
        "/assets/accord/accord.js",
        "/assets/accord/js-enabled.js",
    }
    assert re.findall(r"\s(style|on\w+)=", drawn) == []
    assert elements(drawn, "style") == []


def test_everything_that_a_page_loads_is_ours():
    drawn = page_for(Role.IOM_MANAGER, source=PAGE)
    loaded = [*elements(drawn, "link"), *elements(drawn, "script"), *elements(drawn, "img")]
    assert {str(each.get("href") or each.get("src"))[:8] for each in loaded} == {"/assets/"}
