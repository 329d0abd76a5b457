"""Scenes of records in doubt: a health trust hands over its list, and its spelling is its own."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from accord.access.terms import InvolvementBasis, InvolvementRole
from accord.demo.chapters import Step
from accord.demo.lives import Life
from accord.demo.stage import Stage, step
from accord.journeys.compare_records import compare_waiting
from accord.journeys.import_extract import Delivery, import_extract
from accord.journeys.link_records import decide_doubt, undo_joining
from accord.journeys.manage_doors import NewInvolvement, involve_agency
from accord.linking.queries import doubts
from accord.linking.terms import DoubtState, Opinion
from accord.people.register import COLUMNS

TRUST = "tees-esk-and-wear-valleys-nhs-trust"
MANAGER, COORDINATOR = "martin.holroyd", "gillian.firth"
DELIVERED, DECIDED, UNDONE = 9, 6, 4
EVERYBODY = 1_000_000
REASON_APART = "I rang the ward: their patient is his cousin, two years the younger."
REASON_JOINED = "The ward confirmed the former address, and the scar on his left hand."
REASON_SECOND = "The ward has the same scar and the same sister; they wrote the day of birth down by ear."
REASON_UNDONE = "The ward rang back: they had looked at another patient of that name."


LED_SINCE = 64


def scenes_of_doubts(stage: Stage) -> Iterator[Step]:
    """The list comes, is compared overnight, and a manager decides some of what is left."""
    yield step(stage.at(LED_SINCE, 11, 30), _lead, stage, stage.at(LED_SINCE, 11, 30))
    came = stage.at(DELIVERED, 6, 5)
    yield step(came, _deliver, stage, came)
    yield step(stage.at(DELIVERED, 6, 20), compare_waiting, stage.at(DELIVERED, 6, 20), EVERYBODY)
    yield step(stage.at(DECIDED, 9, 12), _decide, stage, stage.at(DECIDED, 9, 12))
    yield step(stage.at(UNDONE, 14, 40), _undo, stage, stage.at(UNDONE, 14, 40))


def _men(stage: Stage) -> list[Life]:
    """Whom the trust has on its list; the last of them is managed under MAPPA, so that two officers must agree on him."""
    return [life for life in stage.cast if life.sex == "M"][10:19]


def _lead(stage: Stage, at: datetime) -> None:
    leads = stage.past.partnership.viewer(COORDINATOR, at)
    new = NewInvolvement(leads.agency_id, leads.officer_id, InvolvementBasis.MAPPA, InvolvementRole.LEAD, at.date())
    involve_agency(stage.past.telling.asking(MANAGER, at, "add an agency"), stage.past.person(_men(stage)[-1]), new)


def _deliver(stage: Stage, at: datetime) -> None:
    stage.past.telling.write()
    lines = [",".join(column.name for column in COLUMNS)]
    for number, (family, given, born, sex, postcode) in enumerate(_as_the_trust_has_them(_men(stage))):
        day = born.isoformat() if born else ""
        lines.append(f"T{4711 + 13 * number},{family},{given},{day},{sex},,,,,,{postcode},")
    data = ("\n".join(lines) + "\n").encode()
    stage.past.rows += import_extract(Delivery("people", data, f"{TRUST}-people.csv", TRUST, at, "extracts")).rows


def _as_the_trust_has_them(men: list[Life]) -> Iterator[tuple[str, str, date | None, str, str]]:
    """The same men, some as the police have them, some by a slip of the pen or with half of it missing."""
    same, moved, slip, swapped, misspelt, undated, cousin, namesake, led = men
    yield same.family_name, same.given_names, same.born, "M", same.postcode
    yield moved.family_name, moved.given_names, moved.born, "M", moved.postcode
    yield slip.family_name, slip.given_names, slip.born + timedelta(days=1), "M", ""
    yield swapped.given_names.split()[0], swapped.family_name, swapped.born, "M", ""
    yield _misspelt(misspelt.family_name), misspelt.given_names, misspelt.born, "M", ""
    yield undated.family_name, undated.given_names, None, "M", undated.postcode
    yield cousin.family_name, cousin.given_names, cousin.born + timedelta(days=10), "M", cousin.postcode
    yield namesake.family_name, namesake.given_names.split()[0], namesake.born + timedelta(days=2), "M", ""
    yield led.family_name, led.given_names, led.born + timedelta(days=1), "M", ""


def _misspelt(name: str) -> str:
    """The name with its third and fourth letters in the other order."""
    return name[:2] + name[3:4] + name[2:3] + name[4:]


def _decide(stage: Stage, at: datetime) -> None:
    """One pair is joined, one is kept apart and one waits for a second officer; the others wait for the first."""
    asking = stage.past.telling.asking(MANAGER, at, "records in doubt")
    led = stage.past.person(_men(stage)[-1])
    waiting = doubts(asking.viewer, at, (DoubtState.WAITING,), 0, 100)
    his, others = ([row for row in waiting if (led in row.people) is is_his] for is_his in (True, False))
    said = [(row, Opinion.SAME, REASON_SECOND) for row in his[:1]]
    said += [(others[0], Opinion.SAME, REASON_JOINED), (others[1], Opinion.DIFFERENT, REASON_APART)]
    for row, opinion, reason in said:
        decide_doubt(asking, row.people[0], row.id, opinion, reason)


def _undo(stage: Stage, at: datetime) -> None:
    """A joining turns out to be wrong, and is undone."""
    asking = stage.past.telling.asking(MANAGER, at, "undo a joining")
    joined = [row for row in doubts(asking.viewer, at, (DoubtState.JOINED,), 0, 10) if row.settled_at]
    undo_joining(asking, joined[0].people[0], joined[0].id, REASON_UNDONE)
