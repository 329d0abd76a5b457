"""The vocabulary of access. Pure: importable with no framework installed."""

from enum import StrEnum


class AgencyKind(StrEnum):
    """How an agency stands to the arrangements (Criminal Justice Act 2003 s.325)."""

    RESPONSIBLE_AUTHORITY = "responsible_authority"
    DUTY_TO_COOPERATE = "duty_to_cooperate"
    OTHER = "other"


AGENCY_KIND_WORDS = {
    AgencyKind.RESPONSIBLE_AUTHORITY: "Responsible authority",
    AgencyKind.DUTY_TO_COOPERATE: "Duty to co-operate agency",
    AgencyKind.OTHER: "Other partner",
}


class AreaKind(StrEnum):
    """The territories that the schemes are counted by."""

    PROBATION_REGION = "probation_region"
    MAPPA_AREA = "mappa_area"
    FORCE = "force"
    DISTRICT = "district"


AREA_KIND_WORDS = {
    AreaKind.PROBATION_REGION: "Probation region",
    AreaKind.MAPPA_AREA: "MAPPA area",
    AreaKind.FORCE: "Police force area",
    AreaKind.DISTRICT: "District",
}


class Role(StrEnum):
    """What an officer is in the partnership. One officer may hold several, each from a day to a day."""

    POLICE_OFFENDER_MANAGER = "police_offender_manager"
    IOM_MANAGER = "iom_manager"
    PROBATION_PRACTITIONER = "probation_practitioner"
    SENIOR_PROBATION_OFFICER = "senior_probation_officer"
    PRISON_OFFENDER_MANAGER = "prison_offender_manager"
    PARTNER_PRACTITIONER = "partner_practitioner"
    MAPPA_COORDINATOR = "mappa_coordinator"
    MAPPA_ADMINISTRATOR = "mappa_administrator"
    INTELLIGENCE_ANALYST = "intelligence_analyst"
    LAY_ADVISER = "lay_adviser"
    INFORMATION_GOVERNANCE = "information_governance"
    SYSTEM_ADMINISTRATOR = "system_administrator"


ROLE_WORDS = {
    Role.POLICE_OFFENDER_MANAGER: "Police offender manager",
    Role.IOM_MANAGER: "IOM manager",
    Role.PROBATION_PRACTITIONER: "Probation practitioner",
    Role.SENIOR_PROBATION_OFFICER: "Senior probation officer",
    Role.PRISON_OFFENDER_MANAGER: "Prison offender manager",
    Role.PARTNER_PRACTITIONER: "Partner practitioner (health, housing, council, charity)",
    Role.MAPPA_COORDINATOR: "MAPPA co-ordinator",
    Role.MAPPA_ADMINISTRATOR: "MAPPA administrator",
    Role.INTELLIGENCE_ANALYST: "Intelligence analyst",
    Role.LAY_ADVISER: "Lay adviser",
    Role.INFORMATION_GOVERNANCE: "Information governance",
    Role.SYSTEM_ADMINISTRATOR: "System administrator",
}


class Action(StrEnum):
    """What one may do. A page, an API route or a command asks for exactly one of these."""

    CONSULT = "consult"
    SEARCH = "search"
    RECORD = "record"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    INVOLVE = "involve"
    RESTRICT = "restrict"
    LINK = "link"
    UNLINK = "unlink"
    BREAK_GLASS = "break_glass"
    SELECT = "select"
    SET_SCHEME = "set_scheme"
    SEE_REPORTS = "see_reports"
    SEE_HISTORY = "see_history"
    OVERSEE = "oversee"
    ADMINISTER = "administer"
    OWN_ACCOUNT = "own_account"


ACTION_WORDS = {
    Action.CONSULT: "look at a person's record",
    Action.SEARCH: "search for a person",
    Action.RECORD: "add to a person's record",
    Action.CORRECT: "correct an entry",
    Action.WITHDRAW: "withdraw an entry",
    Action.INVOLVE: "say that an agency is involved",
    Action.RESTRICT: "restrict who may see a record",
    Action.LINK: "decide which records are of one person",
    Action.UNLINK: "take records of one person apart",
    Action.BREAK_GLASS: "open a record in an emergency",
    Action.SELECT: "record what a selection meeting decided",
    Action.SET_SCHEME: "say what an IOM scheme is",
    Action.SEE_REPORTS: "see reports",
    Action.SEE_HISTORY: "see who has looked at a record",
    Action.OVERSEE: "oversee how records are used",
    Action.ADMINISTER: "administer agencies, officers, roles and policy values",
    Action.OWN_ACCOUNT: "use your own account",
}

ABOUT_A_PERSON = frozenset(
    {
        Action.CONSULT,
        Action.RECORD,
        Action.CORRECT,
        Action.WITHDRAW,
        Action.INVOLVE,
        Action.RESTRICT,
        Action.LINK,
        Action.UNLINK,
        Action.SELECT,
        Action.SEE_HISTORY,
    }
)
"""The actions that open one person's record and so go through `gate.open_person`."""


class Relation(StrEnum):
    """How an officer stands to a person: the columns of the access matrix."""

    INVOLVED = "involved"
    OWN_AGENCY_UNINVOLVED = "own_agency_uninvolved"
    OTHER_AGENCY = "other_agency"
    EXCLUDED = "excluded"
    RESTRICTED = "restricted"
    ENDED = "ended"


class InvolvementBasis(StrEnum):
    """Why an agency is involved with a person."""

    HOLDS_A_RECORD = "holds_a_record"
    STATUTORY_SUPERVISION = "statutory_supervision"
    CUSTODY = "custody"
    IOM_COHORT = "iom_cohort"
    MAPPA = "mappa"
    SERVICE = "service"
    AGREED_REFERRAL = "agreed_referral"


BASIS_WORDS = {
    InvolvementBasis.HOLDS_A_RECORD: "Holds a record of the person",
    InvolvementBasis.STATUTORY_SUPERVISION: "Statutory supervision",
    InvolvementBasis.CUSTODY: "In its custody",
    InvolvementBasis.IOM_COHORT: "In an IOM cohort that it manages",
    InvolvementBasis.MAPPA: "Managed under MAPPA",
    InvolvementBasis.SERVICE: "Gives the person a service",
    InvolvementBasis.AGREED_REFERRAL: "Took on an agreed referral",
}


class InvolvementRole(StrEnum):
    """What part the agency plays for the person."""

    LEAD = "lead"
    SUPPORTING = "supporting"
    RECORD_HOLDER = "record_holder"


INVOLVEMENT_ROLE_WORDS = {
    InvolvementRole.LEAD: "Lead agency",
    InvolvementRole.SUPPORTING: "Supporting agency",
    InvolvementRole.RECORD_HOLDER: "Holds a record",
}
