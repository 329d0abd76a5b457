"""The only writers of schemes. Nothing is overwritten: a change ends the version in force and adds one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from accord.iom.models import Scheme, SchemePartner, SchemeVersion
from accord.iom.rules import scheme as rules
from accord.iom.rules.matrix_codes import codes_that_nothing_says
from accord.iom.rules.scheme import DefinitionFault, DefinitionRefused
from accord.kernel.decisions import Decision
from accord.policy.rules import is_said
from accord.ports.clock import london_day
from accord.risk.matrix.table import table_may_follow


@dataclass(frozen=True)
class NewScheme:
    """A scheme to be: its short name, its name, its area, who leads it and who takes part."""

    code: str
    name: str
    area_id: int
    lead_id: int
    partner_ids: Iterable[int] = ()


def found_scheme(new: NewScheme) -> int:
    """Found a scheme and return its number; DefinitionRefused when its short name will not do or its area has one."""
    well_formed = rules.code_is_well_formed(new.code)
    if not well_formed:
        raise _refused("code", well_formed)
    try:
        with transaction.atomic():
            scheme = Scheme.objects.create(code=new.code, name=new.name, area_id=new.area_id, lead_id=new.lead_id)
            for agency_id in sorted({new.lead_id, *new.partner_ids}):
                SchemePartner.objects.create(scheme=scheme, agency_id=agency_id)
    except IntegrityError:
        why = "There is a scheme with this short name, or in this area, already. Change that one, or choose another."
        raise DefinitionRefused([DefinitionFault("code", why)]) from None
    return scheme.pk


def take_part(scheme_id: int, agency_id: int) -> None:
    """Let another agency take part in a scheme; again changes nothing."""
    SchemePartner.objects.get_or_create(scheme_id=scheme_id, agency_id=agency_id)


def define(scheme_id: int, texts: Mapping[str, str], starts_on: date, reason: str, at: datetime, by: str) -> int:
    """Say what a scheme is from a day on, and return the version's number; DefinitionRefused tells every fault."""
    parts = {name: texts.get(name, "").strip() for name in rules.FIELDS}
    faults = list(rules.faults_in(parts))
    said = is_said("reason", reason)
    if not said:
        faults.append(DefinitionFault("reason", said.because))
    with transaction.atomic():
        held = _not_over(scheme_id, starts_on)
        faults.extend(_what_does_not_follow(held, parts, starts_on, london_day(at), is_sound=not faults))
        if faults:
            raise DefinitionRefused(faults)
        number = SchemeVersion.objects.filter(scheme_id=scheme_id).count() + 1
        for each in held:
            ended = {"ends_on": max(each.starts_on, starts_on), "ended_by": "", "ended_because": ""}
            SchemeVersion.objects.filter(pk=each.pk).update(**ended)
        try:
            with transaction.atomic():
                SchemeVersion.objects.create(
                    scheme_id=scheme_id, number=number, starts_on=starts_on, definition=parts, set_by=by, set_at=at,
                    reason=reason.strip(),
                )  # fmt: skip
        except IntegrityError:
            why = "Somebody has just changed this scheme. Look at what it is now, then change it if you still need to."
            raise DefinitionRefused([DefinitionFault("starts_on", why)]) from None
    return number


def end(scheme_id: int, ends_on: date, reason: str, at: datetime, by: str) -> None:
    """End a scheme on a day, the first on which it is no more; DefinitionRefused tells every fault.

    Versions to come are then never in force. A later version may begin it again.
    """
    said = is_said("reason", reason)
    faults = [] if said else [DefinitionFault("reason", said.because)]
    with transaction.atomic():
        held = _not_over(scheme_id, ends_on)
        may_end = rules.scheme_may_end(
            _begun(held, london_day(at)), ends_on, goes_on=bool(held) and held[-1].ends_on is None
        )
        if not may_end:
            faults.append(DefinitionFault("ends_on", may_end.because))
        if faults:
            raise DefinitionRefused(faults)
        for each in held:
            SchemeVersion.objects.filter(pk=each.pk).update(ends_on=max(each.starts_on, ends_on))
        last = max(held, key=lambda each: (each.starts_on <= ends_on, each.number))
        SchemeVersion.objects.filter(pk=last.pk).update(ended_by=by, ended_because=reason.strip())


def _begun(held: Iterable[SchemeVersion], today: date) -> date | None:
    """The first day of the latest of the versions that has begun; None where none has."""
    return max((each.starts_on for each in held if each.starts_on <= today), default=None)


def _what_does_not_follow(
    held: Sequence[SchemeVersion], texts: Mapping[str, str], starts_on: date, today: date, *, is_sound: bool
) -> Iterable[DefinitionFault]:
    follows = rules.version_may_follow(_begun(held, today), starts_on)
    if not follows:
        yield DefinitionFault("starts_on", follows.because)
    if not is_sound:
        return
    new = rules.read_definition(texts)
    if new.matrix_is_its_own:
        yield from (
            DefinitionFault("matrix", f"{each.place}: {each.why}") for each in codes_that_nothing_says(new.matrix)
        )
    if not held:
        return
    before = rules.read_definition(held[-1].definition)
    if before.matrix_is_its_own and new.matrix_is_its_own and before.matrix != new.matrix:
        table = table_may_follow(new.matrix, before.matrix)
        if not table:
            yield DefinitionFault("matrix", table.because)


def _not_over(scheme_id: int, day: date) -> list[SchemeVersion]:
    """The versions that hold on the day or later, in their order; the last is the one with no end.

    The scheme is held first, so that whoever waited for another's change then sees it.
    """
    Scheme.objects.select_for_update().get(pk=scheme_id)
    rows = SchemeVersion.objects.filter(scheme_id=scheme_id).exclude(ends_on=F("starts_on"))
    return list(rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day)).order_by("number"))


def _refused(field: str, decision: Decision) -> DefinitionRefused:
    return DefinitionRefused([DefinitionFault(field, decision.because)])
