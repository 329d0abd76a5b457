"""Records for the tests of linking."""

from accord.people.linking.frequencies import Frequencies
from accord.people.linking.records import Compared, compared

YEAR = 2026
NOTHING_COUNTED = Frequencies()

ADAM = {
    "family": "Ackroyd", "given": "Adam John", "born": "1984-12-02", "sex": "M", "pnc": "2003/0000003Y", "postcode": "YO7 3JS",
    "area": "Hambleton/Richmond",
}  # fmt: skip
COLUMNS = ("family", "given", "born", "sex", "ethnicity", "pnc", "cro", "crn", "noms", "postcode", "area")


def record(key: str = "a", agency: str = "police", aliases: tuple[tuple[str, str], ...] = (), **says: str) -> Compared:
    """A record that says this and nothing else."""
    return compared(key, agency, (key, *(says.get(name) for name in COLUMNS)), YEAR, aliases)


def adam(key: str = "a", **otherwise: str) -> Compared:
    """Adam Ackroyd's record, but for what is said otherwise."""
    return record(key, **ADAM | otherwise)
