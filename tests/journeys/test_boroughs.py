"""Each of London's 32 boroughs says for itself what its scheme is, and each is heard in its own borough alone."""

import pytest

from accord.access.queries.agencies import agency_with_code
from accord.access.queries.areas import area_named, districts_within
from accord.iom.commands.scheme import NewScheme, define, found_scheme
from accord.iom.queries.expectations import expectations
from accord.iom.queries.scheme import management, versions_on
from accord.iom.rules.scheme_defaults import DEFAULTS
from accord.iom.terms import Tier
from accord.journeys.import_partnership import import_list
from tests.cast import CAST_AT, CAST_ON

pytestmark = pytest.mark.usefixtures("partnership")
BOROUGHS = (
    "Barking and Dagenham", "Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield",
    "Greenwich", "Hackney", "Hammersmith and Fulham", "Haringey", "Harrow", "Havering", "Hillingdon", "Hounslow",
    "Islington", "Kensington and Chelsea", "Kingston upon Thames", "Lambeth", "Lewisham", "Merton", "Newham",
    "Redbridge", "Richmond upon Thames", "Southwark", "Sutton", "Tower Hamlets", "Waltham Forest", "Wandsworth",
    "Westminster",
)  # fmt: skip
LIGHTS = {
    **DEFAULTS,
    "tiers": "red_amber_green",
    "review_months": "3, 6, 6",
    "takes_short_sentence": "Those who come back.",
}


def test_thirty_two_boroughs_each_say_what_their_scheme_is() -> None:
    rows = "".join(f"{name},district,Metropolitan Police\n" for name in BOROUGHS)
    assert import_list("areas", f"name,kind,parent\n{rows}".encode(), CAST_AT, "liam").new == 32
    london, police = area_named("Metropolitan Police"), agency_with_code("metropolitan-police")
    assert london is not None
    assert police is not None
    boroughs = districts_within(london)
    for number, borough in enumerate(boroughs, 1):
        code = f"borough-{number}"
        scheme = found_scheme(NewScheme(code, f"{borough.name} IOM", borough.id, police.id))
        define(scheme, {**LIGHTS, "contacts_a_year": f"{number + 11}, 6, 4"}, CAST_ON, "The board.", CAST_AT, "test")

    who, expected = management(), expectations((each.id, london.id) for each in boroughs)
    held = [(each.name, who.on(each.id, CAST_ON)) for each in boroughs]
    assert [said[0] for name, said in held if said] == [f"{name} IOM" for name in BOROUGHS]
    red = [expected.contacts(Tier.RED, CAST_ON, (each.id, london.id)).times for each in boroughs]
    assert red == list(range(12, 44))
    assert len(versions_on(CAST_ON)) == 32
    assert who.on(london.id, CAST_ON) is None
