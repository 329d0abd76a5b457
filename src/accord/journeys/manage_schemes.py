"""Found a scheme and say what it is, from a day on: the gate, the change and the ledger in one transaction."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from accord.access.gate import Asking, NotFound, require, tell_of
from accord.access.queries.areas import area_ids_of_agency
from accord.access.terms import Action
from accord.iom.commands import scheme as commands
from accord.iom.commands.scheme import NewScheme
from accord.iom.queries.scheme import SchemeView, scheme_for
from accord.iom.rules.scheme import DefinitionFault, DefinitionRefused, founded_where_it_works


def found_scheme(asking: Asking, new: NewScheme, texts: Mapping[str, str], starts_on: date, reason: str) -> None:
    """Found a scheme that the viewer's agency leads, with its first definition; DefinitionRefused tells every fault."""
    require(asking.viewer, Action.SET_SCHEME)
    works_in = area_ids_of_agency(asking.viewer.agency_id)
    works_there = founded_where_it_works(new.area_id, works_in, asking.viewer.agency_name)
    if not works_there:
        raise DefinitionRefused([DefinitionFault("area", works_there.because)])
    with transaction.atomic():
        number = commands.found_scheme(new)
        commands.define(number, texts, starts_on, reason, asking.at, asking.viewer.username)
        tell_of(asking, Action.SET_SCHEME, None, {"scheme": new.code, "version": 1}, reason)


def change_scheme(asking: Asking, code: str, texts: Mapping[str, str], starts_on: date, reason: str) -> int:
    """Say what a scheme is from a day on; the version's number. NotFound to those who take no part in it.

    DefinitionRefused tells every fault, and nothing is changed.
    """
    scheme = own_scheme(asking, code)
    with transaction.atomic():
        number = commands.define(scheme.id, texts, starts_on, reason, asking.at, asking.viewer.username)
        tell_of(asking, Action.SET_SCHEME, None, {"scheme": code, "version": number}, reason)
    return number


def end_scheme(asking: Asking, code: str, ends_on: date, reason: str) -> None:
    """End a scheme on a day; raises as `change_scheme`."""
    scheme = own_scheme(asking, code)
    with transaction.atomic():
        commands.end(scheme.id, ends_on, reason, asking.at, asking.viewer.username)
        tell_of(asking, Action.SET_SCHEME, None, {"scheme": code, "ends_on": ends_on.isoformat()}, reason)


def let_take_part(asking: Asking, code: str, agency_id: int) -> None:
    """Let another agency take part in a scheme."""
    scheme = own_scheme(asking, code)
    with transaction.atomic():
        commands.take_part(scheme.id, agency_id)
        tell_of(asking, Action.SET_SCHEME, None, {"scheme": code, "agency": agency_id})


def own_scheme(asking: Asking, code: str) -> SchemeView:
    """The scheme, for one whose role may change it and whose agency takes part in it."""
    require(asking.viewer, Action.SET_SCHEME)
    scheme = scheme_for(asking.viewer, code)
    if scheme is None:
        raise NotFound
    return scheme
