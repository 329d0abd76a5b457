"""Where the marks of an axis stand: round figures, and round days. Pure."""

from datetime import date

_STEPS = (1, 2, 5)


def round_ceiling(largest: float, marks: int = 4) -> int:
    """The top of an axis from nought: `marks` equal steps, of 1, 2 or 5 times a power of ten, that reach `largest`."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * marks >= largest:
                return step * power * marks
        power *= 10


def spread(count: int, most: int) -> list[int]:
    """Which of `count` places get a label, evenly apart, when there is room for `most`; the first always does."""
    step = max(1, -(-count // most))
    return list(range(0, count, step))


def round_days(first: date, last: date, most: int = 6) -> list[date]:
    """First days of years (of months, within two years or so) from `first` up to `last`: at most `most` of them."""
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) < last
    ]
    years = [day for day in months if day.month == 1]
    days = years if len(years) > 2 else months
    return [days[index] for index in spread(len(days), most)]
