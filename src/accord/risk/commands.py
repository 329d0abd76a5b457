"""The only writer of looks at how scores fit."""

from datetime import date

from accord.risk.models import FitLooked


def look_once(area_id: int, on: date) -> bool:
    """Note that it is looked on the day how scores fit in the area; whether nobody had on that day."""
    _, is_first = FitLooked.objects.get_or_create(area_id=area_id, on=on)
    return is_first
