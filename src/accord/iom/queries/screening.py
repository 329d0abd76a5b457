"""Reads of what screening and selection look at before they judge somebody."""

from datetime import date

from django.db.models import Q

from accord.access.gate import Opened
from accord.access.queries.involvements import agencies_and_supervision
from accord.access.viewer import Viewer
from accord.circumstances.queries import died_on
from accord.circumstances.registers import DEATHS
from accord.iom.models import CohortSpell
from accord.iom.queries.scheme import SchemeView, scheme_areas
from accord.iom.queries.standing import footings_begun, supervised_from
from accord.iom.rules.nomination import Standing
from accord.iom.rules.screening import Facts, Offence
from accord.iom.terms import TIER_WORDS, Tier
from accord.kernel.days import in_words
from accord.kernel.references import reference_of
from accord.orders.offence_codes import offence_words
from accord.orders.queries import offences_of
from accord.ports.live import live_on
from accord.record.queries.as_known import known
from accord.record.queries.held import facts_under


def standing_of(person_id: int, born_on: date | None, scheme: SchemeView, on: date) -> Standing:
    """What is known of somebody before they are screened for a scheme or selected."""
    return _standing(person_id, born_on, died_on([person_id]).get(person_id), scheme, on)


def _standing(person_id: int, born_on: date | None, died: date | None, scheme: SchemeView, on: date) -> Standing:
    spells = CohortSpell.objects.filter(known(None, "entry__"), live_on(on, "entry__"), entry__person_id=person_id)
    found = list(spells.select_related("area", "entry").order_by("-entry__starts_on"))
    areas = {area.id for area in scheme_areas(scheme, on)} if found else set()
    return Standing(born_on, died, next((_place(each) for each in found if each.area_id in areas), ""))


def facts_for_screening(
    viewer: Viewer, opened: Opened, born_on: date | None, scheme: SchemeView, on: date
) -> Facts:  # fmt: skip
    """What screening looks at on a day, as far as the viewer may see; a death is looked at by whomever it was recorded."""
    number = opened.person_id
    known_to, supervision = agencies_and_supervision(number, on, scheme.lead_id)
    told = facts_under(None, [number], {"died": Q(kind=DEATHS.code), **footings_begun(viewer, on)}, None)
    died = min((each.starts_on for each in told if "died" in each.under), default=None)
    offences = [
        Offence(reference_of(each.entry_id), each.committed_on, each.code, offence_words(each.code))
        for each in offences_of(viewer, opened)
    ]
    return Facts(
        standing=_standing(number, born_on, died, scheme, on),
        offences=offences,
        supervised=supervised_from({number: supervision}, told, on)[number],
        known_to=known_to,
    )


def _place(spell: CohortSpell) -> str:
    return f"{TIER_WORDS[Tier(spell.tier)].lower()} tier in {spell.area.name} since {in_words(spell.entry.starts_on)}"
