"""What each criterion of a scheme says of somebody nominated, and what is suggested from them together. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord.iom.rules.cohort import ADULT_AGE
from accord.iom.rules.nomination import Standing, age_on, alive, not_in_already, what_age_says
from accord.iom.rules.offences import offence_is_meant
from accord.iom.rules.scheme import Definition
from accord.iom.rules.standing import Supervised
from accord.iom.terms import OFFENCE_TEST_MEANS, OFFENCE_TEST_WORDS, ScreeningOutcome
from accord.kernel.days import in_words, months_after
from accord.kernel.decisions import Decision

ANSWER_WORDS = {True: "Yes", False: "No", None: "Not known"}
"""What a finding answers to the question that its criterion asks."""
NO_OFFENCE_IS_SHOWN = (
    "No proven offence at all is recorded by the screening agency or shared with it, which is not to say that there is none. "
    "Ask the police or probation."
)


@dataclass(frozen=True)
class Offence:
    """A proven offence: the reference of its entry, its day, its Home Office code, and what it is in words."""

    reference: str
    on: date
    code: str
    words: str


@dataclass(frozen=True)
class Facts:
    """What screening looks at; `known_to` are agencies' names."""

    standing: Standing
    offences: Sequence[Offence]
    supervised: Supervised
    known_to: Sequence[str]


@dataclass(frozen=True)
class Finding:
    """What one criterion says: met, not met, or not known (None); what it rests on, and whether it can stop somebody."""

    criterion: str
    met: bool | None
    because: str
    entries: tuple[str, ...] = ()
    stops: bool = True


@dataclass(frozen=True)
class Screening:
    """What every criterion says of somebody on a day, and what follows from them together."""

    findings: tuple[Finding, ...]
    suggests: ScreeningOutcome
    has_died: bool = False

    @property
    def because(self) -> str:
        """Why that is suggested."""
        wanted = {ScreeningOutcome.STOPPED: False, ScreeningOutcome.MORE: None}
        if self.suggests not in wanted:
            return "Every criterion that could stop it is met."
        met = wanted[self.suggests]
        return " ".join(each.because for each in self.findings if each.stops and each.met is met)


def screening(facts: Facts, definition: Definition, on: date) -> Screening:
    """What each criterion of the scheme says of somebody on the day."""
    findings = (
        _is_alive(facts, on),
        _is_old_enough(facts, definition, on),
        _is_not_in_already(facts),
        _offends_as_the_scheme_means(facts, definition, on),
        _is_supervised(facts),
        _is_known_to_several(facts),
    )
    stopping = [each.met for each in findings if each.stops]
    if False in stopping:
        return Screening(findings, ScreeningOutcome.STOPPED, has_died=not alive(facts.standing, on))
    return Screening(findings, ScreeningOutcome.MORE if None in stopping else ScreeningOutcome.GOES_ON)


def screening_may_be_recorded(outcome: ScreeningOutcome, found: Screening) -> Decision:
    """Whether somebody may be screened so: of whoever has died it stops, and no reason goes against that."""
    if found.has_died and outcome is not ScreeningOutcome.STOPPED:
        return Decision.no("outcome", f"{found.because} Say that it stops here: that ends the nomination.")
    return Decision.yes("outcome", "It may be screened so.")


def goes_against(outcome: ScreeningOutcome, suggested: ScreeningOutcome) -> bool:
    """Whether screening goes against what the criteria suggest. To find more out goes against nothing."""
    return outcome not in (suggested, ScreeningOutcome.MORE)


def findings_kept(found: Screening) -> str:
    """The findings as text that can be read again."""
    return json.dumps(
        [[each.criterion, each.met, each.because, list(each.entries), each.stops] for each in found.findings]
    )


def findings_read(text: str) -> tuple[Finding, ...]:
    """The findings, from the text that is kept."""
    return tuple(Finding(name, met, why, tuple(entries), stops) for name, met, why, entries, stops in json.loads(text))


def findings_said(text: str) -> str:
    """The same as lines to read."""
    return "\n".join(f"{each.criterion} {ANSWER_WORDS[each.met]}: {each.because}" for each in findings_read(text))


def _is_alive(facts: Facts, on: date) -> Finding:
    decision = alive(facts.standing, on)
    return Finding("Are they alive?", bool(decision), decision.because)


def _is_old_enough(facts: Facts, definition: Definition, on: date) -> Finding:
    age = age_on(facts.standing, on)
    if age is None:
        why = "The date of birth is not known, and who may be a child is not taken for an adult. Find it out."
        return Finding("Are they an adult?", None, why)
    if age >= ADULT_AGE:
        return Finding("Are they an adult?", True, f"They are {age}.")
    if definition.admits_children:
        return Finding(
            "Are they an adult?", False, f"The scheme admits children. {what_age_says(facts.standing, on)}", stops=False
        )
    return Finding("Are they an adult?", False, f"They are {age}, and the scheme admits no children.")


def _is_not_in_already(facts: Facts) -> Finding:
    decision = not_in_already(facts.standing)
    return Finding("Are they outside the cohort?", bool(decision), decision.because)


def _offends_as_the_scheme_means(facts: Facts, definition: Definition, on: date) -> Finding:
    test = definition.offence_test
    since = months_after(on, -definition.look_back_months)
    meant = [each for each in facts.offences if since <= each.on <= on and offence_is_meant(test, each.code)]
    criterion = f"Is there {OFFENCE_TEST_WORDS[test].lower()} in the last {definition.look_back_months} months?"
    if not facts.offences:
        return Finding(criterion, None, NO_OFFENCE_IS_SHOWN)
    if not meant:
        meant_are = OFFENCE_TEST_MEANS[test]
        why = f"Of the proven offences that the screening agency is shown, none since {in_words(since)} is meant: {meant_are}."
        return Finding(criterion, False, why)
    told = {(each.on, each.code): each for each in meant}.values()
    named = "; ".join(f"{each.words} on {in_words(each.on)}" for each in told)
    return Finding(
        criterion, True, f"{len(told)}, each day and code once: {named}.", tuple(each.reference for each in meant)
    )


def _is_supervised(facts: Facts) -> Finding:
    supervised = facts.supervised
    return Finding("Are they under statutory supervision?", supervised.holds, supervised.because, stops=False)


def _is_known_to_several(facts: Facts) -> Finding:
    criterion = "Do several agencies know them?"
    named = ", ".join(facts.known_to)
    return Finding(
        criterion, len(facts.known_to) > 1, f"{len(facts.known_to)}: {named}." if named else "None.", stops=False
    )
