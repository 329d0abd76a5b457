"""An officer's own account."""

from typing import Any

from django.http import HttpResponse

from accord.access.queries.officers import GrantView, grants_of
from accord.access.queries.sign_ins import sign_in_of
from accord.access.terms import ROLE_WORDS, Action
from accord.audit.queries.events import Criteria, LoggedEvent, events
from accord.audit.terms import ACTION_WORDS, OUTCOME_WORDS
from accord.audit.terms import Action as Logged
from accord.web.shell.pages import PageRequest, page, render_page
from accord.web.shell.words import capitalised, moment, period

SHOWN = 10
_OF_SIGN_IN = frozenset(
    {Logged.SIGN_IN, Logged.SIGN_OUT, Logged.SIGN_IN_FAILED, Logged.SIGN_IN_CHANGED, Logged.LOCKED_OUT}
)
_SAYS_WHAT = frozenset({Logged.SIGN_IN_FAILED, Logged.SIGN_IN_CHANGED})


@page(action=Action.OWN_ACCOUNT, what="own account", purpose="Keeping accounts safe")
def overview(request: PageRequest) -> HttpResponse:
    """Who the officer is here, how they sign in, and when somebody last did so in their name."""
    officer_id = request.viewer.officer_id
    latest = events(Criteria(actor_id=officer_id, actions=_OF_SIGN_IN), limit=SHOWN).events
    context: dict[str, Any] = {
        "officer": request.viewer,
        "sign_in": sign_in_of(officer_id, request.at),
        "roles": [_role_row(grant) for grant in grants_of(officer_id)],
        "latest": [_event_row(event) for event in latest],
    }
    return render_page(request, "account/overview.html", context)


def _role_row(grant: GrantView) -> list[str]:
    return [ROLE_WORDS[grant.role], capitalised(period(grant)), grant.granted_by]


def _event_row(event: LoggedEvent) -> list[str]:
    did, is_told = capitalised(ACTION_WORDS[event.action]), event.action in _SAYS_WHAT
    said = f"{did}: {event.what}" if is_told else did
    return [moment(event.at), said, OUTCOME_WORDS[event.outcome], event.address or "Not known"]
