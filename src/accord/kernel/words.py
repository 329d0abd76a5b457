"""Numbers as sentences say them."""


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 case", "1,200 cases"; `many` where adding s is wrong."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
