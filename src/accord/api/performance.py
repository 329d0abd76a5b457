"""The IOM performance table: every number with what it is out of, its day, its periods and its source."""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from ninja import Query, Router, Schema
from pydantic import Field

from accord.access.declaration import Declaration
from accord.access.gate import note
from accord.access.queries.areas import AreaView, area_named
from accord.access.terms import Action
from accord.api.doors import ApiRequest, asking
from accord.api.operations import operation
from accord.api.refusals import Unacceptable
from accord.api.values import DayAsked, Moment, MomentAsked, WordsAsked
from accord.iom.terms import Tier
from accord.kernel.policy import NoPolicyValue
from accord.ports.clock import london_day
from accord.reporting.queries.performance import IomPerformance, iom_performance
from accord.reporting.rules.performance import TierRow, TotalsRow

router = Router(tags=["Reports"])


class Period(Schema):
    """Half-open: the first day is in, the last is out."""

    starts_on: date
    ends_on: date


class Share(Schema):
    """How many of how many people."""

    numerator: int
    denominator: int


class TierFigures(Schema):
    """One tier in one area."""

    area_name: str
    tier: Tier
    people: int
    in_the_community: Share
    in_custody: Share


class AreaFigures(Schema):
    """One area, all tiers together. The last is everybody, each person counted once."""

    area_name: str
    people: int
    in_the_community: Share
    in_custody: Share
    on_tag: Share
    re_offenders: Share = Field(description="With a proven offence committed in the quarter.")
    last_quarter: Share = Field(description="Of the same people, with one committed in the quarter before.")


class Performance(Schema):
    """The performance table of an area on a day."""

    area_name: str
    on: date
    known_at: Moment | None = Field(description="As it was known at this moment; null is as it is known now.")
    quarter: Period = Field(description="The months up to and including the day.")
    last_quarter: Period = Field(description="The months before those.")
    look_back_months: int
    source: str = Field(description="What the length of the quarter rests on.")
    tiers: list[TierFigures]
    totals: list[AreaFigures]


class PerformanceQuestion(Schema):
    """Which area, which day, and as known when."""

    area: WordsAsked = Field(description="The name of an area; GET /areas tells them.", examples=["North Yorkshire"])
    on: DayAsked | None = Field(None, description="The day; today when left out.")
    known_at: MomentAsked | None = Field(
        None, description="As it was known at this moment; left out, as it is known now."
    )


@operation(
    router, "GET", "/reports/iom-performance", name="iom-performance", answers=Performance,
    declared=Declaration(Action.SEE_REPORTS, "IOM performance", "Reporting"),
)  # fmt: skip
def read_performance(request: ApiRequest, question: Query[PerformanceQuestion]) -> Any:
    """The IOM performance table of an area on a day.

    In custody on the day: received on or before it and not released by it. A re-offender is a person in the cohort on the day
    with a proven offence committed in the quarter.
    """
    area = area_named(question.area)
    if area is None:
        raise Unacceptable("area", "There is no area of this name. GET /areas tells the names.")
    today = london_day(request.at)
    on = question.on or today
    if on > today:
        raise Unacceptable("on", f"{on.isoformat()} is in the future: today is {today.isoformat()}.")
    report = _report(area, on, question)
    note(asking(request), Action.SEE_REPORTS, detail={"area": area.name, "on": on.isoformat()})
    return {
        **vars(report),
        "area_name": area.name,
        "source": report.look_back_source,
        "tiers": [_tier(row) for row in report.table.tiers],
        "totals": [_totals(row) for row in report.table.totals],
    }


def _report(area: AreaView, on: date, question: PerformanceQuestion) -> IomPerformance:
    try:
        return iom_performance(area, on, question.known_at)
    except NoPolicyValue as missing:
        raise Unacceptable("on", str(missing)) from None


def _tier(row: TierRow) -> dict[str, Any]:
    return {"area_name": row.area, "tier": row.tier, "people": len(row.people), **_where(row, row.people)}


def _totals(row: TotalsRow) -> dict[str, Any]:
    of = row.total
    counted = {name: _share(getattr(row, name), of) for name in ("on_tag", "re_offenders", "last_quarter")}
    return {"area_name": row.area, "people": len(of), **_where(row, of), **counted}


def _where(row: TierRow | TotalsRow, of: AbstractSet[int]) -> dict[str, Any]:
    return {"in_the_community": _share(row.in_the_community, of), "in_custody": _share(row.in_custody, of)}


def _share(some: AbstractSet[int], of: AbstractSet[int]) -> dict[str, int]:
    return {"numerator": len(some), "denominator": len(of)}
