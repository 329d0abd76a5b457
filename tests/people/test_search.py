"""Finding people: however they are typed, in tiers that say what matched, and never past the gate."""

from datetime import date, timedelta

import pytest

from accord.access.commands import doors
from accord.access.gate import open_person
from accord.access.queries.involvements import involvements_of
from accord.access.terms import Action, Relation
from accord.kernel.references import reference_of
from accord.people.commands import PersonRow, add_alias, receive_people
from accord.people.finding.fits import Tier
from accord.people.finding.sought import read_form, read_search
from accord.people.queries.receiving import source_record_named
from accord.people.queries.search import MOST, Found, Hit, search
from tests.cast import BEGAN_ON, CAST_AT, CAST_ON, Cast, Member, asking, viewer, world
from tests.people.deliveries import delivered


def found(member: Member, typed: str, page: int = 1, size: int = 25) -> Found:
    return search(viewer(member), read_search(typed, CAST_ON), CAST_AT, page, size)


def people(member: Member, typed: str) -> list[int]:
    return [hit.person_id for hit in found(member, typed).hits]


def best(member: Member, typed: str) -> tuple[Tier | None, tuple[str, ...]]:
    hit = found(member, typed).hits[0]
    return hit.tier, hit.matched


@pytest.mark.parametrize(
    "typed",
    ["Quillfeather", "Mason Quillfeather", "Quillfeather Mason", "Quillfeather, Mason Lee", "mason lee", "mason",
     "30/11/1982", "mason 30/11/1982", "Mason Quillfeather 1982", "quillfeather nov 1982", "Mason Lee 1982",
     "00/223R", "2000-0000223r",
     "065656/91H", "x 100001", "A1001AA", "NY1", "ny-1", "PB1", "YO24 4QZ", "Mason YO24 4QZ", "A1001AA 30/11/1982"],
)  # fmt: skip
def test_what_any_agency_holds_fits_exactly(cast: Cast, typed: str):
    assert people(cast.alice, typed) == [cast.mason]
    assert best(cast.alice, typed)[0] is Tier.EXACT


@pytest.mark.parametrize(
    ("typed", "tier", "matched"),
    [
        ("quill", Tier.CLOSE, ("Name begins like this",)),
        ("mas quill", Tier.CLOSE, ("Name begins like this",)),
        ("Quilfeather", Tier.CLOSE, ("Name spelt nearly like this",)),
        ("Quillfebther", Tier.CLOSE, ("Name spelt nearly like this",)),
        ("11/30/82 quil", Tier.CLOSE, ("Date of birth", "Name begins like this")),
        ("Mbsbn Quillfeather", Tier.POSSIBLE, ("Name spelt nearly like this",)),
        ("Kwilfether Mason", Tier.CLOSE, ("Name sounds alike",)),
        ("Mason Quilxfeathexr 1982", Tier.POSSIBLE, ("Year of birth", "Name spelt nearly like this")),
        ("Mason, Quillfeather", Tier.CLOSE, ("Name: family and given names swapped",)),
        ("Mason Quillfeather 28/11/1982", Tier.CLOSE, ("Date of birth: some days off", "Name")),
        ("Mason Quillfeather 30/11/1992", Tier.CLOSE, ("Date of birth: one figure off", "Name")),
        ("Mason Quillfeather 3/4/1982", Tier.POSSIBLE, ("Year of birth", "Name")),
        ("Mason Quillfeather about 44", Tier.CLOSE, ("Age about", "Name")),
        ("Mason aged 42", Tier.CLOSE, ("Age about", "Name")),
        ("Quillfeather about 1983", Tier.CLOSE, ("Age about", "Name")),
        ("quill aged 44", Tier.CLOSE, ("Age about", "Name begins like this")),
        ("Mason Featherstone 30/11/1982", Tier.POSSIBLE, ("Date of birth", "Name: one part only")),
        ("Mason YO24 4QX", Tier.CLOSE, ("Postcode: near", "Name")),
        ("YO24", Tier.CLOSE, ("Postcode begins like this",)),
        ("yo24 4", Tier.CLOSE, ("Postcode begins like this",)),
        ("Quillfeather YO24", Tier.CLOSE, ("Postcode begins like this", "Name")),
        ("Quillfeather 31/11/1982", Tier.EXACT, ("Month of birth", "Name")),
        ("Quillfeather Oct 1982", Tier.POSSIBLE, ("Month of birth: near", "Name")),
        ("Mason Quillfeather Oct 1982", Tier.POSSIBLE, ("Month of birth: near", "Name")),
        ("X100001 Ottershaw", Tier.POSSIBLE, ("CRN", "Name differs")),
        ("X100001 1/1/1950", Tier.POSSIBLE, ("CRN", "Date of birth differs")),
    ],
)
def test_what_fits_less_well_is_found_and_says_how(cast: Cast, typed: str, tier: Tier, matched: tuple[str, ...]):
    assert people(cast.alice, typed) == [cast.mason]
    assert best(cast.alice, typed) == (tier, matched)


@pytest.mark.parametrize(
    "typed",
    ["", "son", "Mason Ottershaw", "Mason Quillfeather 1/1/1950", "Mason Quillfeather about 20", "Mason aged 20", "YO30 1AA",
     "Mason YO30 1AA", "YO2", "YO24 3", "YO24 4R", "Mason YO11", "X100009", "NY9", "A1001AA X100009", "Zzyzx", "%", "_", "🙂"],
)  # fmt: skip
def test_nobody_is_found_by_what_does_not_fit(cast: Cast, typed: str):
    assert found(cast.alice, typed).shown == ([cast.mason] if typed.startswith("A1001AA") else [])


def named(cast: Cast, *rows: tuple[str, str, date | None]) -> list[int]:
    """People whom Alice's agency holds, in the order given."""
    extract = [
        PersonRow(f"T{place}", family, given, born, "U", "", "", None, ())
        for place, (family, given, born) in enumerate(rows)
    ]
    receive_people(extract, cast.alice.agency.id, delivered(cast.alice), CAST_AT, "test")
    numbers = [source_record_named(cast.alice.agency.id, row.source_id)[1] for row in extract]
    doors.involve_record_holder(cast.alice.agency.id, numbers, CAST_AT, "test")
    return numbers


def test_somebody_is_found_by_the_name_that_an_agency_gave_before(cast: Cast):
    (ann,) = named(cast, ("Postlethwaite", "Ann", date(1980, 1, 1)))
    named(cast, ("Wetherlam", "Ann", date(1980, 2, 1)))

    assert people(cast.alice, "Ann Postlethwaite") == people(cast.alice, "Wetherlam 1/2/1980") == [ann]
    assert best(cast.alice, "Postlethwaite 1/2/1980") == (Tier.EXACT, ("Date of birth", "Former name"))
    assert found(cast.alice, "Postlethwaite").hits[0].known_as == ("Postlethwaite", "Ann")


def test_the_best_come_first_and_then_by_name(cast: Cast):
    smyth, john, bill, ann = named(
        cast, ("Smyth", "John", date(1980, 1, 1)), ("Smith", "John", date(1980, 1, 1)),
        ("Smith", "Jon", date(1980, 1, 1)), ("Smith", "Ann", date(1980, 1, 1)),
    )  # fmt: skip

    assert people(cast.alice, "John Smith 1/1/1980") == [john, bill, smyth, ann]
    assert people(cast.alice, "Smith")[:3] == [ann, john, bill]


@pytest.mark.parametrize("typed", ["Bill Garside", "Garside Willy", "Garside Billy 1970"])
def test_short_forms_of_a_name_are_found(cast: Cast, typed: str):
    (william,) = named(cast, ("Garside", "William", date(1970, 5, 5)))

    assert people(cast.alice, typed) == [william]
    assert "Name: short or other form" in best(cast.alice, typed)[1]


def test_a_name_held_the_wrong_way_round_is_found(cast: Cast):
    (swapped,) = named(cast, ("Garth", "Umpleby", None))

    assert people(cast.alice, "Garth Umpleby") == [swapped]
    form = read_form({"family_name": "Umpleby", "given_names": "Garth"}, CAST_ON)
    assert search(viewer(cast.alice), form, CAST_AT).hits[0].matched == ("Name: family and given names swapped",)


def test_a_misspelt_given_name_beside_a_family_name_that_is_given_too_is_found(cast: Cast):
    (george,) = named(cast, ("Ali", "George", date(1944, 7, 27)))

    assert people(cast.alice, "Gxorge Ali 29/7/1944") == [george]


def test_somebody_whose_date_of_birth_is_not_held_is_possible(cast: Cast):
    (unknown,) = named(cast, ("Umpleby", "Garth", None))

    assert people(cast.alice, "Garth Umpleby 3/4/1975") == [unknown]
    assert best(cast.alice, "Garth Umpleby 3/4/1975") == (Tier.POSSIBLE, ("Date of birth not known", "Name"))


def test_a_short_name_with_many_errors_is_found_beside_a_year_and_not_alone(cast: Cast):
    (paul,) = named(cast, ("Umpleby", "Paul", date(1970, 5, 5)))

    assert people(cast.alice, "Pxxl Umpleby 1970") == [paul]
    assert people(cast.alice, "Pxxl Umplebxyz") == []


@pytest.mark.parametrize(
    ("family", "given", "typed"),
    [
        ("Kaur", "Scott", "kScott Kavur 1970"), ("Kaur", "Philip", "Pilip Kajur 1970"), ("Begum", "Emma", "mma Bevum 1970"),
        ("Smith", "Mark", "Mrak Smsth 1970"), ("Ali", "Peter", "Pever li 1970"), ("Cook", "Nathan", "Nakthan oCok 1970"),
        ("Mills", "John", "John vxlls 1970"), ("King", "Steven", "Steven lign 1970"),
        ("Harris", "Bradley", "Bradley arbis 1970"), ("Shah", "Dean", "Dexan Shjh May 1970"),
        ("Watson", "Connor", "Cyonnor Waston 1970"),
    ],
)  # fmt: skip
def test_two_errors_in_short_names_are_found_beside_a_year_or_a_month(cast: Cast, family: str, given: str, typed: str):
    (number,) = named(cast, (family, given, date(1970, 5, 5)))

    assert people(cast.alice, typed) == [number]


@pytest.mark.parametrize("typed", ["Hussain iam 1970", "Hussain Lixm 1970", "iam Hussain 1970"])
def test_a_misspelt_given_name_beside_a_family_name_that_is_given_too_is_found_by_the_year(cast: Cast, typed: str):
    (liam,) = named(cast, ("Hussain", "Liam", date(1970, 5, 5)))

    assert people(cast.alice, typed) == [liam]


def test_an_alias_is_found_and_told(cast: Cast):
    record_id, _ = source_record_named(cast.alice.agency.id, "NY1") or (0, 0)
    add_alias(record_id, "O’Featherstone", "Macey", CAST_AT)
    (hit,) = found(cast.alice, "macey ofeatherstone 30/11/1982").hits

    assert (hit.person_id, hit.family_name, hit.known_as) == (cast.mason, "Quillfeather", ("O’Featherstone", "Macey"))
    assert (hit.tier, hit.matched) == (Tier.EXACT, ("Date of birth", "Alias"))


def test_a_name_of_one_agency_is_found_with_the_date_of_birth_of_another(cast: Cast):
    record_id, _ = source_record_named(cast.alice.agency.id, "NY1") or (0, 0)
    add_alias(record_id, "Featherstone", "Macey", CAST_AT)
    wrongly = PersonRow(
        "NY1", "Quillfeather", "Mason Lee", date(1960, 1, 2), "M", "", "", None, (("pnc", "2000/0000223R"),)
    )
    receive_people([wrongly], cast.carol.agency.id, delivered(cast.carol), CAST_AT, "test")

    assert cast.mason in people(cast.alice, "Macey Featherstone 30/11/1982")


def test_a_name_that_stays_former_heads_nobody(cast: Cast):
    (number,) = named(cast, ("Umpleby", "Garth", None))
    receive_people(
        [PersonRow("T0", "Tordoff", "Garth", None, "U", "", "", None, ())],
        cast.alice.agency.id, delivered(cast.alice), CAST_AT, "t",
    )  # fmt: skip

    assert people(cast.alice, "Umpleby") == people(cast.alice, "Tordoff") == [number]
    assert (found(cast.alice, "Umpleby").hits[0].family_name, best(cast.alice, "Tordoff")[1]) == ("Tordoff", ("Name",))


@pytest.mark.parametrize("typed", ["Penhallow", "Penhalow", "X100003", "YO11 1QZ", "28/02/1999", "PB3", "Oscar 1999"])
def test_a_stranger_is_found_by_nothing(cast: Cast, typed: str):
    assert found(cast.alice, typed).shown == []
    assert people(cast.carol, typed) == [cast.oscar]


def test_a_reference_finds_whom_it_names_and_no_stranger(cast: Cast):
    typed = reference_of(cast.oscar)
    assert people(cast.carol, typed) == people(cast.carol, typed.lower()) == [cast.oscar]
    assert best(cast.carol, typed) == (Tier.EXACT, ("Accord reference",))
    assert found(cast.alice, typed) == found(cast.alice, reference_of(cast.oscar + 1)) == Found()


def test_a_family_name_of_two_words_is_found_however_it_is_parted(cast: Cast):
    (number,) = named(cast, ("O'Connorby", "Garth", None))
    assert people(cast.alice, "O Connorby") == people(cast.alice, "o connerby") == [number]


@pytest.mark.parametrize("typed", ["Quillfeather", "Quilfeather Mason", "00/223R", "Mason 1982"])
def test_somebody_the_viewer_is_shut_out_from_is_found_without_a_name_or_what_matched(cast: Cast, typed: str):
    doors.exclude(
        person_id=cast.mason, officer_id=cast.alice.id, reason="A relative", ask="Bob", starts_on=BEGAN_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip

    assert found(cast.alice, typed) == Found(restricted=(Hit(cast.mason, is_restricted=True),))
    assert found(cast.bob, typed).hits[0].family_name == "Quillfeather"


def test_somebody_the_viewer_is_shut_out_from_and_who_only_may_be_meant_is_not_told_of(cast: Cast):
    doors.exclude(
        person_id=cast.mason, officer_id=cast.alice.id, reason="A relative", ask="Bob", starts_on=BEGAN_ON, at=CAST_AT,
        by="bob",
    )  # fmt: skip
    assert found(cast.alice, "Mbsbn Quillfeather 1982").shown == []


def test_results_come_in_pages_and_a_page_past_the_end_is_the_last(cast: Cast):
    for _ in range(5):
        world(cast, cast.alice, Relation.INVOLVED)
    shut = world(cast, cast.alice, Relation.RESTRICTED).person_id
    pages = [found(cast.alice, "Marchbanks", page, size=2) for page in (1, 2, 3, 9, 0)]

    assert [len(page.hits) for page in pages] == [2, 2, 1, 1, 2]
    assert [(page.total, page.pages, page.page) for page in pages[:4]] == [(5, 3, 1), (5, 3, 2), (5, 3, 3), (5, 3, 3)]
    assert len({number for page in pages[:3] for number in page.shown}) == 6
    assert [hit.person_id for page in pages[:4] for hit in page.restricted] == [shut]


def test_no_more_than_can_be_looked_through_are_listed_and_that_is_said(cast: Cast):
    named(cast, *[("Garside", "William", None)] * (MOST + 5))

    listed = found(cast.alice, "Garside")
    assert (listed.total, listed.is_complete) == (MOST, False)


def test_an_agency_that_knows_few_finds_its_own_among_thousands_of_strangers(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("accord.people.queries.search.MOST_CANDIDATES", 10)
    numbers = named(cast, *[("Garside", "Willem", date(1970, 5, 5))] * 30)
    doors.involve_record_holder(cast.carol.agency.id, numbers[-1:], CAST_AT, "test")

    assert people(cast.carol, "Garside Wilhem") == numbers[-1:]
    assert people(cast.carol, "Garside Wilhem 1970") == numbers[-1:]


def test_a_person_is_no_longer_found_once_the_agencys_involvement_has_ended(cast: Cast):
    later = CAST_AT + timedelta(days=1)
    sought = read_search("Penhallow", CAST_ON)
    before = search(viewer(cast.carol), sought, CAST_AT)
    for view in involvements_of(open_person(asking(cast.carol), cast.oscar, Action.CONSULT)):
        doors.end_involvement(view.id, cast.oscar, CAST_ON, "Order completed")

    assert [hit.person_id for hit in before.hits] == [cast.oscar]
    assert search(viewer(cast.carol), sought, later) == Found()
