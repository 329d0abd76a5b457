"""The Jinja2 environment of the pages.

A template is named by its path under `accord/web`, so it stands beside its view: "shell/layout.html". Our own templates
are strict: a name that nobody gave is an error, not a blank. GOV.UK's macros ask for many parameters that callers leave
out, so they run in a lenient environment of their own, reached by the same imports.
"""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from jinja2 import Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined, Template

from accord.kernel.marking import Marking
from accord.web.shell.frame import frame_of
from accord.web.shell.library_forms import faults_of, is_password, parameters_of
from accord.web.shell.offers import must_have_second_factor, sign_in_offers
from accord.web.shell.words import FILTERS

WEB = Path(__file__).resolve().parent.parent
DESIGN_SYSTEM = "govuk_frontend_jinja"


class PageEnvironment(Environment):
    """Strict for our templates; imports of the design system go to its own lenient environment."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        loader = PrefixLoader({DESIGN_SYSTEM: PackageLoader(DESIGN_SYSTEM)})
        self.design_system = Environment(autoescape=True, loader=loader, auto_reload=self.auto_reload)
        # Shared, or Jinja would compile each macro module anew for every import.
        self.design_system.globals = self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        if isinstance(name, str) and name.startswith(f"{DESIGN_SYSTEM}/"):
            return self.design_system.get_template(name, parent, globals)
        return super().get_template(name, parent, globals)


def environment(**options: Any) -> Environment:
    """The factory that settings name for Django's Jinja2 backend; the folder of pages is always its loader."""
    options |= {
        "autoescape": True,
        "loader": FileSystemLoader(WEB),
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = PageEnvironment(**options)
    made.globals |= {
        "static": static,
        "url": address_of,
        "frame_of": frame_of,
        "sign_in_offers": sign_in_offers,
        "must_have_second_factor": must_have_second_factor,
        "marking": Marking.OFFICIAL_SENSITIVE,
    }
    made.filters |= FILTERS
    made.filters |= {
        "library_faults": faults_of,
        "library_parameters": parameters_of,
        "is_password": is_password,
        "json_script": json_script,
    }
    return made


def address_of(route: str, *arguments: object, **named: object) -> str:
    """The address of a named route: `url("person-overview", reference)`."""
    return reverse(route, args=arguments or None, kwargs=named or None)
