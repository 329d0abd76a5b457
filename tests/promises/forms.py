"""What is sent to each route that takes a form, filled in well, and what is asked of those that take a question."""

from collections.abc import Mapping
from typing import Any

from accord.iom.rules.scheme_defaults import DEFAULTS
from tests.cast import PASSWORD, POLICE, PROBATION, SCHEME_CODE, TRUST

CONTACT = {
    "contact_on": "2025-05-29",
    "contact_type": "office_visit",
    "attendance": "attended",
    "notes": "Came on time and asked about the college place.",
}
REASON = "A colleague found this to be wrong."
LONG_REASON = "The sergeant knows of four more that never came to court."
POLICY_KEY = "iom.review.interval_months"


def _on(name: str, day: int | str = "", month: int | str = "", year: int | str = "") -> dict[str, Any]:
    """A date as its three fields; blank when no day is given."""
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


SCHEME = {**DEFAULTS, "capacity": "120"}
_TODAY = {"day": 2, "month": 6, "year": 2025}
_SHUT = {"reason": "His aunt works here.", "ask": "Bob Metcalfe, 01904 000000"}

FORMS: Mapping[str, Mapping[str, Any]] = {
    "search:find": {"q": "Marchbanks"},
    "search:details": {"family_name": "Marchbanks", "given_names": "Robin", "birth_year": "1988"},
    "people:emergency": {"identifier": "2000/0000223R", "reason": "He said that he would hurt his brother tonight."},
    "people:involve": {"agency": TRUST},
    "people:involve_with": {
        "basis": "service", "part": "supporting", "officer": "", **_on("starts_on", **_TODAY), **_on("ends_on"),
    },
    "people:end": {"because": "The service came to its end."},
    "people:restrict": {"officers": "", **_SHUT},
    "people:lift_restriction": {},
    "people:exclude": {"officer": "charlie", **_SHUT},
    "people:lift_exclusion": {},
    "people:add_name": {"family_name": "Featherstone", "given_names": "Macey Ann"},
    "people:withdraw_name": {"reason_for_change": REASON},
    "people:add": {"register": "contacts"},
    "people:correct": {},
    "people:withdraw": {"reason_for_change": REASON},
    "people:draft": {},
    "people:throw_away": {},
    "notices:list": {"up_to": "1"},
    "people:answer": {
        "answer": "incentive", "what": "Travel pass", "what_for": "He rang first.", **_on("given_on", **_TODAY), "given_by": "",
    },
    "people:exit": {
        "decision": "stays", "reason": "Agreed by every agency.", "plan": "", **_on("look_again_on"),
    },
    "people:review": {
        **_on("reviewed_on", **_TODAY), "outcome": "stay", "moved_to": "", "reason": "Agreed by every agency.",
        **_on("next_review_on"),
    },
    "people:task": {"officer": "nobody", "wanted": "Visit him tonight."},
    "people:close_task": {"result": "He was in."},
    "people:finish": {**_on("done_on", **_TODAY), "result": "He went."},
    "people:doubt": {"opinion": "different", "reason": REASON},
    "people:undo_joining": {"reason": REASON},
    "people:take_out": {"reason": REASON},
    "people:attention": {"because": REASON},
    "people:ask": {"notes": "He asked about the college place."},
    "administration:add_agency": {
        "code": "third-bench", "name": "Third Bench", "kind": "other", "sector": "charity", "area": "everywhere",
    },
    "administration:change_agency": {"name": "Third Bench", "kind": "other", "sector": "health", "area": "everywhere"},
    "administration:add_team": {"name": "Night hub", "area": "everywhere"},
    "administration:change_team": {"name": "Day hub", "area": "everywhere"},
    "administration:put_in_team": {"team": "none"},
    "administration:add_officer": {
        "name": "Mary Pell", "username": "mary.pell", "email": "mary.pell@example.org", "agency": POLICE,
        "role": "lay_adviser",
    },
    "administration:change_officer": {"name": "Charlie Wray", "email": "charlie@example.org", "agency": TRUST},
    "administration:grant_role": {"role": "lay_adviser", **_on("starts_on", **_TODAY), **_on("ends_on")},
    "administration:end_role": {},
    "administration:close": {},
    "administration:reopen": {},
    "administration:password": {},
    "administration:second_factors": {},
    "administration:unlock": {},
    "administration:set_policy_value": {
        "value": "3", "where": "everywhere", **_on("starts_on", day=1, month=7, year=2025),
        "source": "The board, 2 June 2025.", "status": "verified", "reason": "Agreed by every agency.",
    },
    "administration:add_agreement": {
        "title": "Serious violence", "gateway": "Crime and Disorder Act 1998 s.115", "kinds": ["*"],
        "agencies": [POLICE, PROBATION], **_on("starts_on", **_TODAY), **_on("ends_on"), **_on("review_on"),
    },
    "administration:end_agreement": {},
    "people:nominate": {
        "scheme": SCHEME_CODE, "grounds": "Three burglaries since May.", "referred_from": "", "help_wanted": "",
    },
    "people:screen": {"outcome": "goes_on", "reason": LONG_REASON},
    "people:select": {
        **_on("met_on", **_TODAY), "present": "Police and probation.", "outcome": "not_selected", "cohort": "", "tier": "",
        "area": "", **_on("entered_on"), "reason": LONG_REASON,
    },
    "people:score_ogrs3": {
        "sex": "M", "age_at_first_sanction": "20", "age_at_current_conviction": "20", "age_at_risk_date": "20",
        "previous_sanctions": "4", "sanction_status": "repeat", "offence_group": "Violence",
    },
    "people:score_actuarial": {
        "sex": "M", **_on("born_on", 8, 8, 1988), **_on("convicted_on", 3, 3, 2025), "offence_code": "02801",
        "sanctions": "4", "violent_sanctions": "1", "age_at_first_sanction": "17", **_on("followed_from"),
    },
    "people:score_matrix": {"scheme": SCHEME_CODE},
    "people:score_held": {
        "instrument": "rm2000", "version": "2000", **_on("on", **_TODAY), "assessor": "Bob Metcalfe", "result": "4",
        "band": "high", "notes": "",
    },
    "iom:found": {
        "name": "York and Selby", "code": "york-selby", "area": "1", **SCHEME, **_on("starts_on", **_TODAY),
        "reason": "The board, 2 June 2025.",
    },
    "iom:change": {**SCHEME, **_on("starts_on", **_TODAY), "reason": "The board, 2 June 2025."},
    "iom:end": {**_on("ends_on", **_TODAY), "reason": "The board, 2 June 2025."},
    "iom:partner": {"agency": "1"},
    "oversight:emergency": {"finding": "It was right: the brother was visited that night."},
    "account_login": {"login": "charlie", "password": PASSWORD},
    "api:search": {"q": "Marchbanks"},
    "api:enter": {"kind": "contacts", "values": CONTACT},
    "api:correct": {"values": CONTACT, "reason": REASON},
    "api:withdraw": {"reason": REASON},
    "api:add_name": {"values": {"family_name": "Featherstone", "given_names": "Macey"}},
}  # fmt: skip
"""By the route's name. The sign-in library's forms that are not here are sent empty."""

_TABLE = {"area": "North Yorkshire", **_on("on", **_TODAY)}
QUESTIONS: Mapping[str, Mapping[str, Any]] = {
    "reports:iom-performance-people": {**_TABLE, "row": "York/Selby", "cell": "total"},
    "api:iom-performance": {"area": "North Yorkshire"},
    "cases:list": {"tab": "agency"},
    "api:cases": {"tab": "agency"},
}
"""What stands after the question mark, where an address without it would show less or nothing."""
