"""References: how the numbers of records are shown to people and to other systems.

A record's number is a 63-bit integer. A person reads it as 13 characters of Crockford's base 32, which leaves
out I, L, O and U, so that a reference survives being read out over a telephone.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 13
LARGEST_NUMBER = 2**63 - 1

_AS_HEARD = str.maketrans("OIL", "011", "- ")


def reference_of(number: int) -> str:
    """The 13-character reference of a record's number; ValueError if it is not a number from 0 to 2^63 - 1."""
    if not 0 <= number <= LARGEST_NUMBER:
        raise ValueError(f"a record's number lies between 0 and {LARGEST_NUMBER}, not {number}")
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(5 * (LENGTH - 1), -1, -5))


def number_of(text: str) -> int | None:
    """The number that a reference stands for, or None when the text is no reference.

    Case, spaces and hyphens do not matter; O is read as 0, and I and L as 1.
    """
    symbols = text.upper().translate(_AS_HEARD)
    if len(symbols) != LENGTH:
        return None
    number = 0
    for symbol in symbols:
        value = ALPHABET.find(symbol)
        if value < 0:
            return None
        number = number * 32 + value
    return number if number <= LARGEST_NUMBER else None
