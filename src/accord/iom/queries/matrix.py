"""By which persistence matrix the people of an area are ranked."""

from datetime import date

from accord.access.queries.areas import AreaView
from accord.iom.models import SchemeVersion
from accord.iom.rules.scheme import read_definition
from accord.ports.live import live_on
from accord.risk.matrix.table import Table, shipped


def matrix_for(area: AreaView, day: date) -> Table:
    """The persistence matrix in force for an area on a day: its scheme's own, or the one that ships; in one query.

    The scheme is the area's, or else that of the area around it.
    """
    rows = SchemeVersion.objects.filter(live_on(day), scheme__area_id__in=[area.id, area.parent_id or area.id])
    held = dict(rows.values_list("scheme__area_id", "definition"))
    definition = held.get(area.id) or held.get(area.parent_id or area.id)
    return read_definition(definition).matrix if definition else shipped()
