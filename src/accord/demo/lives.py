"""The lives of the demonstration's people, as facts with dates. Pure: no framework, and no clock but the days given.

The first lives are those of the extracts, as their agencies held them in January 2018.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

PUBLISHED_ON = date(2018, 1, 23)
"""The day of the performance table that North Yorkshire Police published, which these lives give to the person."""


@dataclass
class Tiered:
    """A time in the cohort, in one tier of one district."""

    area: str
    cohort: str
    tier: str
    entered_on: date
    left_on: date | None = None
    exit_reason: str = ""


@dataclass
class Stay:
    """A stay in custody; the release is known to the prison from the day given."""

    establishment: str
    received_on: date
    released_on: date | None
    known_from: date


@dataclass
class Offence:
    """A proven offence."""

    reference: str
    code: str
    committed_on: date
    outcome: str
    outcome_on: date


@dataclass
class Tag:
    """A tag worn."""

    kind: str
    basis: str
    fitted_on: date
    removed_on: date | None


@dataclass
class Life:
    """One person, in as many agencies' records as there are numbers, and what happened to them, in the order of days.

    `moves` are the days on which the police learned of another postcode.
    """

    police_id: str
    family_name: str
    given_names: str
    born: date
    sex: str
    ethnicity: str
    pnc: str
    postcode: str
    area: str
    cro: str = ""
    prison_id: str = ""
    noms: str = ""
    crn: str = ""
    moves: list[tuple[date, str]] = field(default_factory=list)
    tiers: list[Tiered] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    offences: list[Offence] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The figures of the police's number, to share people out among officers."""
        return int(self.police_id[2:])

    def tier_on(self, day: date) -> Tiered | None:
        """The time in the cohort that the day falls in."""
        return next((t for t in self.tiers if t.entered_on <= day and (t.left_on is None or day < t.left_on)), None)

    def stay_on(self, day: date) -> Stay | None:
        """The stay in custody that the day falls in."""
        return next(
            (s for s in self.stays if s.received_on <= day and (s.released_on is None or day < s.released_on)), None
        )


def lives_of_2018() -> list[Life]:
    """Everyone in the extracts of January 2018."""
    prison = {(row["pnc_id"], row["date_of_birth"]): row for row in _rows("prison_people")}
    lives = {
        row["source_id"]: _life(row, prison.get((row["pnc_id"], row["date_of_birth"])))
        for row in _rows("police_people")
    }
    by_prison_id = {life.prison_id: life for life in lives.values() if life.prison_id}
    for row in _rows("police_iom"):
        place = (row["area"], row["cohort"], row["tier"])
        spell = Tiered(*place, _day(row["entered_on"]), _day_or_none(row["left_on"]), row["exit_reason"])
        lives[row["source_id"]].tiers.append(spell)
    for row in _rows("police_offences"):
        proven = (row["outcome"], _day(row["outcome_on"]))
        offence = Offence(row["offence_ref"], row["home_office_code"], _day(row["committed_on"]), *proven)
        lives[row["source_id"]].offences.append(offence)
    for row in _rows("police_tags"):
        tag = Tag(row["tag_type"], row["legal_basis"], _day(row["fitted_on"]), _day_or_none(row["removed_on"]))
        lives[row["source_id"]].tags.append(tag)
    for row in _rows("prison_custody"):
        received, released = _day(row["received_on"]), _day_or_none(row["released_on"])
        by_prison_id[row["source_id"]].stays.append(Stay(row["establishment"], received, released, received))
    return [_in_order(life) for life in lives.values()]


def _life(police: dict[str, str], prison: dict[str, str] | None) -> Life:
    return Life(
        police_id=police["source_id"],
        family_name=police["family_name"],
        given_names=police["given_names"],
        born=_day(police["date_of_birth"]),
        sex=police["sex"],
        ethnicity=police["ethnicity"],
        pnc=police["pnc_id"],
        postcode=police["postcode"],
        area=police["area"],
        prison_id=prison["source_id"] if prison else "",
        noms=prison["noms_number"] if prison else "",
    )


def _in_order(life: Life) -> Life:
    life.tiers.sort(key=lambda each: each.entered_on)
    life.stays.sort(key=lambda each: each.received_on)
    life.offences.sort(key=lambda each: each.committed_on)
    life.tags.sort(key=lambda each: each.fitted_on)
    return life


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("accord.demo").joinpath("extracts", f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str) -> date | None:
    return _day(text) if text else None
