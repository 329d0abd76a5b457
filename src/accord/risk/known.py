"""What the record already says of an instrument's questions, and whence. Pure.

It fills a form in for somebody to check. A record is seldom whole: what another force or country knows is not in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.kernel.days import in_words, whole_years_between
from accord.kernel.words import plural
from accord.orders.offence_codes import offence_group
from accord.orders.terms import Outcome
from accord.risk.monitor.outcomes import is_violent
from accord.risk.ogrs3.terms import SanctionStatus
from accord.risk.terms import Sex


@dataclass(frozen=True)
class KnownOffence:
    """A proven offence as an entry has it; `outcome_on` is blank where the agency did not say."""

    reference: str
    committed_on: date
    outcome_on: date | None
    outcome: str
    code: str

    @property
    def dealt_with_on(self) -> date:
        """The day of the sanction, or of the offence where that is not known."""
        return self.outcome_on or self.committed_on


@dataclass(frozen=True)
class Told:
    """What the record says, as the text of an answer, and whence."""

    text: str
    whence: str


@dataclass(frozen=True)
class Career:
    """The sanctions on the record, each day once, oldest first; what was dealt with on the last is the current offence."""

    days: tuple[date, ...]
    current: tuple[KnownOffence, ...]
    earlier: tuple[KnownOffence, ...]

    @property
    def whence(self) -> str:
        """How many entries it rests on."""
        entries = len(self.current) + len(self.earlier)
        return f"{plural(entries, 'proven offence')} on the record"


def career(offences: Sequence[KnownOffence]) -> Career | None:
    """The sanctions behind the offences; None where there is none. What agencies tell twice counts once by its day."""
    if not offences:
        return None
    days = sorted({each.dealt_with_on for each in offences})
    current = tuple(each for each in offences if each.dealt_with_on == days[-1])
    return Career(tuple(days), current, tuple(each for each in offences if each.dealt_with_on < days[-1]))


def for_ogrs3(sex: str, born_on: date | None, offences: Sequence[KnownOffence], on: date) -> Mapping[str, Told]:
    """What the record says of OGRS3's questions. What it does not say is left to be answered."""
    found = _sex(sex)
    if born_on:
        found["age_at_risk_date"] = Told(str(whole_years_between(born_on, on)), "date of birth and today")
    said = career(offences)
    if said is None:
        return found
    found["previous_sanctions"] = Told(str(len(said.days) - 1), said.whence)
    found["offence_group"] = Told(offence_group(said.current[0].code) or "", _current(said))
    if born_on:
        found["age_at_first_sanction"] = _age(born_on, said.days[0], "first sanction on the record")
        found["age_at_current_conviction"] = _age(born_on, said.days[-1], "latest sanction on the record")
    status = _status(said)
    return found | ({"sanction_status": Told(status, said.whence)} if status else {})


def for_actuarial(sex: str, born_on: date | None, offences: Sequence[KnownOffence]) -> Mapping[str, Told]:
    """What the record says of the questions of ARP, VRP and SVRP, whose counts take the current sanction in."""
    found = _sex(sex)
    if born_on:
        found["born_on"] = Told(born_on.isoformat(), "the record")
    said = career(offences)
    if said is None:
        return found
    violent = {each.dealt_with_on for each in offences if is_violent(each.code)}
    not_mapped = sorted({each.code for each in offences if is_violent(each.code) is None})
    unsure = f"; it does not map {', '.join(not_mapped)}" if not_mapped else ""
    found["sanctions"] = Told(str(len(said.days)), said.whence)
    found["violent_sanctions"] = Told(str(len(violent)), f"the suite's own list of violent offence codes{unsure}")
    found["convicted_on"] = Told(said.days[-1].isoformat(), "latest sanction on the record")
    found["offence_code"] = Told(said.current[0].code, _current(said))
    if born_on:
        found["age_at_first_sanction"] = _age(born_on, said.days[0], "first sanction on the record")
    return found


def _sex(sex: str) -> dict[str, Told]:
    return {"sex": Told(sex, "the record")} if sex in set(Sex) else {}


def _age(born_on: date, on: date, whence: str) -> Told:
    return Told(str(whole_years_between(born_on, on)), f"{whence}, {in_words(on)}")


def _current(said: Career) -> str:
    """Which entry the current offence is taken from, and how many others were dealt with that day."""
    others = len({each.code for each in said.current}) - 1
    beside = f"; {others} more with it: choose the one that was sentenced hardest" if others else ""
    return f"entry {said.current[0].reference}{beside}"


def _status(said: Career) -> str:
    """How the present case ended and what went before; blank where a caution followed a conviction, which has no status."""
    convicted = any(each.outcome == Outcome.CONVICTED for each in said.current)
    if convicted:
        return SanctionStatus.REPEAT if said.earlier else SanctionStatus.FIRST_CONVICTION
    if any(each.outcome == Outcome.CONVICTED for each in said.earlier):
        return ""
    before = len(said.days) - 1
    several = {0: SanctionStatus.FIRST_CAUTION, 1: SanctionStatus.SECOND_CAUTION}
    return several.get(before, SanctionStatus.MULTIPLE_CAUTIONS)
