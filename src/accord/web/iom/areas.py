"""Areas in addresses: by their names in small letters with hyphens."""

import re

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accord.access.gate import NotFound
from accord.access.queries.areas import AreaView, area_among, areas, own_force
from accord.access.terms import AreaKind
from accord.web.shell.pages import PageRequest

_PLACES = (AreaKind.FORCE, AreaKind.DISTRICT)


def slug_of(area: AreaView) -> str:
    """The area's name as an address has it: "york-selby"."""
    return re.sub("[^a-z0-9]+", "-", area.name.casefold()).strip("-")


def places() -> list[AreaView]:
    """The forces and districts, each force before its districts."""
    every = areas()
    forces = [each for each in every if each.kind == AreaKind.FORCE]
    return [place for force in forces for place in (force, *(each for each in every if _is_under(each, force)))]


def _is_under(area: AreaView, force: AreaView) -> bool:
    return area.kind == AreaKind.DISTRICT and area.parent_id == force.id


def place_in(every: list[AreaView], slug: str) -> AreaView:
    """The force, or else the district, that an address names; NotFound when there is none."""
    found = [each for each in every if slug_of(each) == slug]
    area = area_among(found, found[0].name) if found else None
    if area is None:
        raise NotFound
    return area


def on_to_own_force(request: PageRequest, route: str) -> HttpResponse:
    """The page of the viewer's own force; NotFound where there is no force."""
    force = own_force(request.viewer.agency_name, areas())
    if force is None:
        raise NotFound
    return redirect(route, slug_of(force))


def tabs(every: list[AreaView], area: AreaView, route: str) -> list[dict[str, str]]:
    """A force and its districts as tabs of the pages of a route."""
    force = area.parent_id if area.kind == AreaKind.DISTRICT else area.id
    near = [each for each in every if each.id == force or each.parent_id == force]
    return [{"text": each.name, "href": reverse(route, args=[slug_of(each)])} for each in near]


def what_is_expected(area: AreaView) -> str:
    """The address of what is expected in the area, and by whose word."""
    return reverse("expected:area", args=[slug_of(area)])
