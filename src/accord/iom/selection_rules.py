"""Who may be nominated, what screening says of them, what is suggested, and what a selection meeting may decide. Pure.

The program suggests and says why. People decide, and where they decide otherwise their reason is kept as an override.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord.iom.offence_tests import offence_is_meant
from accord.iom.scheme_rules import MATRIX, Definition
from accord.iom.spell_rules import ADULT_AGE, age_is_admitted, cohort_is_of_the_scheme, tier_is_of_the_scheme
from accord.iom.standing_rules import Supervised
from accord.iom.terms import (
    OFFENCE_TEST_MEANS,
    OFFENCE_TEST_WORDS,
    Cohort,
    ScreeningOutcome,
    SelectionOutcome,
    Stage,
    Tier,
)
from accord.kernel.days import in_words, months_after, whole_years_between
from accord.kernel.decisions import Decision, all_of

SHORTEST_REASON = 20


@dataclass(frozen=True)
class Standing:
    """What is known of somebody on a day, before they are nominated or selected. `in_cohort` says where, or is blank."""

    born_on: date | None
    died_on: date | None
    in_cohort: str = ""
    is_nominated: bool = False


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

    @property
    def because(self) -> str:
        """Why that is suggested."""
        wanted = {ScreeningOutcome.STOPPED: False, ScreeningOutcome.MORE: None}
        if self.suggests not in wanted:
            return "Every criterion that could stop it is met."
        met = wanted[self.suggests]
        return " ".join(each.because for each in self.findings if each.stops and each.met is met)


def nomination_may_be_made(standing: Standing, definition: Definition | None, on: date) -> Decision:
    """Whether somebody may be nominated into a scheme on the day."""
    if definition is None:
        return Decision.no("no_version", "The scheme has no version in force. Its manager must set one first.")
    checks = [_alive(standing, on), _not_in_already(standing)]
    if standing.is_nominated:
        checks.append(
            Decision.no("nominated", "They are nominated already. Add what you know to that, when it is screened.")
        )
    checks.append(age_is_admitted(age_on(standing, on), definition))
    return all_of([Decision.yes("may", "They may be nominated."), *checks])


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
        return Screening(findings, ScreeningOutcome.STOPPED)
    return Screening(findings, ScreeningOutcome.MORE if None in stopping else ScreeningOutcome.GOES_ON)


def reason_is_enough(reason: str, differs: bool) -> Decision:
    """A decision says why; one that goes against what was suggested says it at more length."""
    if not differs and len(reason.strip()) >= 5:
        return Decision.yes("reason", "A reason is given.")
    if differs and len(reason.strip()) >= SHORTEST_REASON and len(reason.split()) > 2:
        return Decision.yes("reason", "A reason is given for deciding otherwise.")
    if differs:
        why = (
            f"This differs from what is suggested. Say why in at least {SHORTEST_REASON} characters: it is kept as an "
            "override."
        )
        return Decision.no("reason", why)
    return Decision.no("reason", "Say why, in a few words.")


def stage_of(screened: ScreeningOutcome | None, is_scored: bool, decided: SelectionOutcome | None) -> Stage:
    """Where a nomination stands, by the latest of each step that stands."""
    if decided in (SelectionOutcome.SELECTED, SelectionOutcome.NOT_SELECTED) or screened is ScreeningOutcome.STOPPED:
        return Stage.DECIDED
    if screened is not ScreeningOutcome.GOES_ON:
        return Stage.TO_SCREEN
    return Stage.TO_DECIDE if is_scored else Stage.TO_SCORE


@dataclass(frozen=True)
class Suggestion:
    """What the scheme's instrument suggests to the meeting, and why; no outcome where nothing can be suggested."""

    outcome: SelectionOutcome | None
    because: str


def suggestion(score: tuple[str, date] | None, definition: Definition) -> Suggestion:
    """What a score, with its day, suggests by the scheme's threshold; nobody is selected by it."""
    if score is None:
        return Suggestion(
            None, "There is no score by the scheme's instrument since the nomination, so nothing is suggested."
        )
    result, on = score
    number = number_in(result)
    if number is None:
        return Suggestion(None, f"The score of {in_words(on)}, {result}, cannot be set against the threshold.")
    is_over = number >= definition.threshold
    unit = " points" if definition.instrument == MATRIX else "%"
    how = "at or over" if is_over else "under"
    because = f"The score of {in_words(on)}, {result}, is {how} the scheme's threshold of {definition.threshold}{unit}."
    return Suggestion(SelectionOutcome.SELECTED if is_over else SelectionOutcome.NOT_SELECTED, because)


def number_in(result: str) -> float | None:
    """The number that a result begins with: 75 of "75%", 112.5 of "112.50 points"; None where it begins with none."""
    text = result.split("%")[0].split(" ")[0]
    try:
        return float(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class Chosen:
    """What a meeting chose for somebody selected; None where it was left out."""

    cohort: Cohort | None
    tier: Tier | None
    area_id: int | None
    entered_on: date | None


def selection_may_be_made(
    outcome: SelectionOutcome, chosen: Chosen, standing: Standing, definition: Definition,
    area_ids: Sequence[int], nominated_on: date, met_on: date,
) -> Decision:  # fmt: skip
    """Whether a meeting may decide so; whoever is selected gets one cohort, one tier and one district of the scheme."""
    checks = [Decision.yes("may", "It may be decided.")]
    if met_on < nominated_on:
        checks.append(Decision.no("met_on", f"The meeting was before the nomination of {in_words(nominated_on)}."))
    if outcome is not SelectionOutcome.SELECTED:
        if chosen != Chosen(None, None, None, None):
            why = "Nobody who is not selected has a cohort, a tier, a district or a first day. Leave them blank."
            checks.append(Decision.no("cohort", why))
        return all_of(checks)
    checks += [_alive(standing, met_on), _not_in_already(standing)]
    return all_of(
        [*checks, *_what_the_scheme_lacks(chosen, definition, area_ids), _starts_in_time(chosen, nominated_on)]
    )


def age_on(standing: Standing, on: date) -> int | None:
    """Whole years on the day; None where the birth date is not known."""
    return whole_years_between(standing.born_on, on) if standing.born_on and standing.born_on <= on else None


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
    words = {True: "Yes", False: "No", None: "Not known"}
    return "\n".join(f"{each.criterion} {words[each.met]}: {each.because}" for each in findings_read(text))


def _alive(standing: Standing, on: date) -> Decision:
    if standing.died_on is not None and standing.died_on <= on:
        return Decision.no(
            "dead", f"They died on {in_words(standing.died_on)}. Nobody is nominated or selected after that."
        )
    return Decision.yes("alive", "No death is recorded.")


def _not_in_already(standing: Standing) -> Decision:
    if standing.in_cohort:
        return Decision.no(
            "in_cohort", f"They are in the cohort already: {standing.in_cohort}. Move them between tiers instead."
        )
    return Decision.yes("not_in", "They are not in the cohort.")


def _what_the_scheme_lacks(chosen: Chosen, definition: Definition, area_ids: Sequence[int]) -> list[Decision]:
    within = Decision.yes("area", "It is a district of the scheme.")
    if chosen.area_id not in area_ids:
        within = Decision.no("area", "Choose a district of the scheme.")
    return [
        cohort_is_of_the_scheme(chosen.cohort, definition), tier_is_of_the_scheme(chosen.tier, definition), within
    ]  # fmt: skip


def _starts_in_time(chosen: Chosen, nominated_on: date) -> Decision:
    if chosen.entered_on is None:
        return Decision.no("entered_on", "Say from which day they are in the cohort.")
    if chosen.entered_on < nominated_on:
        why = f"Nobody is in a tier before they were nominated, on {in_words(nominated_on)}. Choose that day or a later one."
        return Decision.no("entered_on", why)
    return Decision.yes("entered_on", "It begins after the nomination.")


def _is_alive(facts: Facts, on: date) -> Finding:
    decision = _alive(facts.standing, on)
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
            "Are they an adult?", False, f"They are {age}. The scheme admits children: rule them apart.", stops=False
        )
    return Finding("Are they an adult?", False, f"They are {age}, and the scheme admits no children.")


def _is_not_in_already(facts: Facts) -> Finding:
    decision = _not_in_already(facts.standing)
    return Finding("Are they outside the cohort?", bool(decision), decision.because)


def _offends_as_the_scheme_means(facts: Facts, definition: Definition, on: date) -> Finding:
    test = definition.offence_test
    since = months_after(on, -definition.look_back_months)
    meant = [each for each in facts.offences if since <= each.on <= on and offence_is_meant(test, each.code)]
    criterion = f"Is there {OFFENCE_TEST_WORDS[test].lower()} in the last {definition.look_back_months} months?"
    if not meant:
        why = f"No proven offence since {in_words(since)} that you may see is {OFFENCE_TEST_MEANS[test]}."
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
