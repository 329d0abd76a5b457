"""Scenes of new cases: in the last days everybody who works with people is asked to help with somebody whom others manage."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.demo.chapters import Step
from accord.demo.lives import Life
from accord.demo.refreshed import MOST_INTENSIVE
from accord.demo.reviewing import has_a_turn
from accord.demo.stage import DISTRICT, Stage, step
from accord.demo.this_morning import released_soon
from accord.journeys.manage_doors import NewInvolvement, involve_agency
from accord.ports.clock import london_day

ASKS = "martin.holroyd"
HELPERS = (
    "priya.nair", "leanne.foster", "martin.holroyd", "desmond.clarke", "sana.iqbal", "gillian.firth", "owen.bright",
    "hana.kowalska",
)  # fmt: skip
"""Everybody who signs in and may open records, but for the prison's officer, who is asked about somebody in another prison."""

IN_THE_PRISON = "ruth.armitage"
AT_THE_GATE = tuple(username for username in HELPERS if username != "sana.iqbal")
"""Those who are asked to see to whoever is released soon."""


def scenes_of_new_cases(stage: Stage) -> Iterator[Step]:
    """One new case for each, and for some the two who are let out soon."""
    outside = _most_often_seen(stage)
    elsewhere = [life for life in stage.managed if life.area != DISTRICT and life.tier_on(stage.today)]
    inside = [life for life in elsewhere if life.stay_on(stage.today)]
    for place, username in enumerate(HELPERS):
        yield from _asked(stage, outside, username, place)
    yield from _asked(stage, inside, IN_THE_PRISON, 0)
    for username in AT_THE_GATE:
        for place, life in enumerate(released_soon(stage)):
            yield from _asked(stage, [life], username, place)


def _most_often_seen(stage: Stage) -> list[Life]:
    """Those at liberty, of whom a contact is due every few days first; of them those whose tier no review has changed."""

    def order(life: Life) -> tuple[bool, int, bool]:
        spell = life.tier_on(stage.today)
        often = MOST_INTENSIVE.index(spell.tier) if spell else len(MOST_INTENSIVE)
        return life.stay_on(stage.today) is not None, often, has_a_turn(life)

    return sorted(stage.cast[20:], key=order)


def _asked(stage: Stage, people: Sequence[Life], username: str, place: int) -> Iterator[Step]:
    theirs = [life for life in people if username not in _named(stage, life)]
    at = stage.at(2 + place % 4, 13, 25)
    return (step(at, _involve, stage, life, username, at) for life in theirs[place % 3 :][:1] or theirs[:1])


def _named(stage: Stage, life: Life) -> set[str]:
    stay = life.stay_on(stage.today)
    named = {
        stage.roster.manager(life, stage.today).username,
        stage.roster.practitioner(life, stage.today).username,
    }
    return named | ({stage.roster.prison_manager(stay).username} if stay else set())


def _involve(stage: Stage, life: Life, username: str, at: datetime) -> None:
    asking = stage.past.telling.asking(ASKS, at, "add an agency")
    viewer = stage.past.partnership.viewer(username, at)
    part = (InvolvementBasis.AGREED_REFERRAL, InvolvementRole.SUPPORTING)
    new = NewInvolvement(viewer.agency_id, viewer.officer_id, *part, london_day(at))
    involve_agency(asking, stage.past.person(life), new)
