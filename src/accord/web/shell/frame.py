"""What the layout needs of a request: who is signed in, where they may go, what they must be told."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest

from accord.access import rules
from accord.access.terms import Action
from accord.access.viewer import Viewer

_SECTIONS = (
    ("Home", "/", Action.OWN_ACCOUNT),
    ("Cases", "/cases/", Action.CONSULT),
    ("Search", "/search/", Action.SEARCH),
    ("Records in doubt", "/linking/", Action.LINK),
    ("IOM", "/iom/", Action.CONSULT),
    ("Reports", "/reports/", Action.SEE_REPORTS),
    ("Oversight", "/oversight/", Action.OVERSEE),
    ("Administration", "/administration/", Action.ADMINISTER),
)
_VARIANTS = {"success": "success", "warning": "warning", "error": "error"}


@dataclass(frozen=True)
class Section:
    """A section of the service that the viewer may open."""

    text: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class Notice:
    """What has just happened, told once above the content."""

    text: str
    variant: str


@dataclass(frozen=True)
class Frame:
    """What stands around a page's content."""

    request: HttpRequest
    viewer: Viewer | None
    navigation: tuple[Section, ...]
    is_demonstration: bool

    @property
    def notices(self) -> Iterator[Notice]:
        """The notices waiting for this viewer; reading them takes them away."""
        return (
            Notice(str(each), _VARIANTS.get(each.level_tag, "information"))
            for each in messages.get_messages(self.request)
        )


def frame_of(request: HttpRequest) -> Frame:
    """The frame of a request, signed in or not."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    return Frame(request, viewer, navigation(viewer, request.path), settings.ACCORD_ENVIRONMENT == "demonstration")


def navigation(viewer: Viewer | None, path: str) -> tuple[Section, ...]:
    """The sections that the viewer's roles may open, the one that the path lies in marked."""
    return tuple(
        Section(text, href, path == href or (href != "/" and path.startswith(href)))
        for text, href, action in _SECTIONS
        if viewer is not None and rules.may(viewer, action)
    )
