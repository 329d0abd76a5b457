"""Which Home Office offence codes a scheme is about. Pure.

Neighbourhood crime is that of the Neighbourhood Crime IOM Strategy (December 2020): burglary, robbery, theft from the person,
theft of and from a vehicle. Serious acquisitive crime is what forces counted under that name: burglary in a dwelling, robbery,
theft of and from a vehicle. Codes are classes of the Home Office counting rules, the first three of five figures.
"""

from accord.iom.terms import OffenceTest
from accord.orders.offence_codes import code_is_known

DWELLING, OTHER_BURGLARY = frozenset({"028", "029"}), frozenset({"030", "031"})
ROBBERY, FROM_THE_PERSON = frozenset({"034"}), frozenset({"039"})
OF_A_VEHICLE, FROM_A_VEHICLE = frozenset({"037", "048"}), frozenset({"045"})
SERIOUS_ACQUISITIVE = DWELLING | ROBBERY | OF_A_VEHICLE | FROM_A_VEHICLE
CLASSES = {
    OffenceTest.NEIGHBOURHOOD: SERIOUS_ACQUISITIVE | OTHER_BURGLARY | FROM_THE_PERSON,
    OffenceTest.SERIOUS_ACQUISITIVE: SERIOUS_ACQUISITIVE,
}


def offence_is_meant(test: OffenceTest, code: str) -> bool:
    """Whether a scheme with the test is about an offence with the Home Office code of five figures."""
    return code_is_known(code) if test is OffenceTest.ANY else code[:3] in CLASSES[test]
