"""What a score suggests to a selection meeting, what the meeting may decide, and where a nomination then stands. Pure.

The program suggests and says why. People decide, and where they decide otherwise their reason is kept as an override.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord.iom.rules.cohort import cohort_is_of_the_scheme, tier_is_of_the_scheme
from accord.iom.rules.nomination import Standing, alive, not_in_already, what_age_says
from accord.iom.rules.scheme import MATRIX, Definition
from accord.iom.terms import SELECTION_OUTCOME_WORDS, Cohort, ScreeningOutcome, SelectionOutcome, Stage, Tier
from accord.kernel.days import in_words
from accord.kernel.decisions import Decision, all_of

SHORTEST_REASON = 20


def reason_is_enough(reason: str, differs: bool) -> Decision:
    """A decision says why; one that goes against what was suggested says it at more length."""
    if not differs and len(reason.strip()) >= 5:
        return Decision.yes("reason", "A reason is given.")
    if differs and len(reason.strip()) >= SHORTEST_REASON and len(reason.split()) > 2:
        return Decision.yes("reason", "A reason is given for deciding otherwise.")
    if differs:
        why = f"This is not what is suggested. Say why in at least {SHORTEST_REASON} characters: it is kept as an override."
        return Decision.no("reason", why)
    return Decision.no("reason", "Say why, in a few words.")


def stage_of(screened: ScreeningOutcome | None, is_scored: bool, decided: SelectionOutcome | None) -> Stage:
    """Where a nomination stands, by the latest of each step that stands."""
    if decided in (SelectionOutcome.SELECTED, SelectionOutcome.NOT_SELECTED) or screened is ScreeningOutcome.STOPPED:
        return Stage.DECIDED
    if screened is not ScreeningOutcome.GOES_ON:
        return Stage.TO_SCREEN
    return Stage.TO_DECIDE if is_scored else Stage.TO_SCORE


def may_be_screened_at(stage: Stage) -> Decision:
    """Whether a nomination waits to be screened."""
    if stage is Stage.TO_SCREEN:
        return Decision.yes("stage", "It waits for this step.")
    return Decision.no("stage", "Somebody has taken this step already. Look at where the nomination stands now.")


def may_be_decided_at(stage: Stage) -> Decision:
    """Whether a meeting may decide on a nomination: once it was screened, scored or not, and until it is decided."""
    if stage in (Stage.TO_SCORE, Stage.TO_DECIDE):
        return Decision.yes("stage", "It may be decided.")
    if stage is Stage.TO_SCREEN:
        return Decision.no("stage", "It has not been screened, or more must be found out. Screen it first.")
    return Decision.no("stage", "It is decided already. Nominate them again if things have changed.")


def what_ends_it(standing: Standing, stage: Stage, on: date) -> str:
    """What ends the open nomination of somebody who has died or is in the cohort already; blank where nothing need be done."""
    may_come = all_of([alive(standing, on), not_in_already(standing)])
    if may_come or stage is Stage.DECIDED:
        return ""
    how = "Screen it, and say that it stops here" if stage is Stage.TO_SCREEN else "Record that they are not selected"
    return f"{may_come.because} {how}: that ends the nomination."


@dataclass(frozen=True)
class Suggestion:
    """What the scheme's instrument suggests to the meeting, and why; no outcome where nothing can be suggested."""

    outcome: SelectionOutcome | None
    because: str

    @property
    def sentence(self) -> str:
        """What is suggested with why, as the decision keeps it."""
        return f"{SELECTION_OUTCOME_WORDS[self.outcome]}. {self.because}" if self.outcome else self.because


def suggestion(score: tuple[str, date] | None, definition: Definition, standing: Standing, on: date) -> Suggestion:
    """What a score, with its day, suggests by the scheme's threshold; nobody is selected by it.

    A score suggests something of adults alone: the dead are not selected, and children are ruled apart from adults, for
    whom the scheme set its threshold. Whose age is not known is not taken for an adult.
    """
    living = alive(standing, on)
    if not living:
        return Suggestion(SelectionOutcome.NOT_SELECTED, living.because)
    if apart := what_age_says(standing, on):
        return Suggestion(None, apart)
    return _suggested_of_an_adult(score, definition)


def _suggested_of_an_adult(score: tuple[str, date] | None, definition: Definition) -> Suggestion:
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


def is_override(outcome: SelectionOutcome, suggested: Suggestion) -> bool:
    """Putting off goes against nothing; selecting where nothing is suggested goes without a score, and is marked so."""
    if outcome is SelectionOutcome.PUT_OFF:
        return False
    if suggested.outcome is None:
        return outcome is SelectionOutcome.SELECTED
    return outcome is not suggested.outcome


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
    if outcome is SelectionOutcome.PUT_OFF:
        checks.append(_nothing_is_put_off_after_death(standing, met_on))
    if outcome is not SelectionOutcome.SELECTED:
        if chosen != Chosen(None, None, None, None):
            why = "Nobody who is not selected has a cohort, a tier, a district or a first day. Leave them blank."
            checks.append(Decision.no("cohort", why))
        return all_of(checks)
    checks += [alive(standing, met_on), not_in_already(standing)]
    return all_of(
        [*checks, *_what_the_scheme_lacks(chosen, definition, area_ids), _starts_in_time(chosen, nominated_on)]
    )


def _nothing_is_put_off_after_death(standing: Standing, met_on: date) -> Decision:
    living = alive(standing, met_on)
    return living if living else Decision.no("dead", f"{living.because} Record that they are not selected.")


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
