"""The registers of managing people: compliance, incentives and sanctions, the plan's actions, the steps to adulthood. Pure."""

from collections.abc import Iterable

from accord.iom.management_terms import (
    ANSWER_WORDS,
    EVENT_WORDS,
    FAILURES,
    NEED_WORDS,
    STEP_WORDS,
    Answer,
    Event,
    Need,
    Step,
)
from accord.kernel.columns import choice_column, date_column, multiline_column, text_column
from accord.kernel.days import in_words
from accord.record.daily_list import OnTheDailyList, Window
from accord.record.registers import Problem, Register, Values

LONGEST_ACTION = 100


def _action_summary(values: Values) -> str:
    done = "done" if values["done_on"] else f"due {in_words(values['due_on'])}"
    return f"{NEED_WORDS[Need(values['need'])]}: {values['action']} ({done})"


def _action_problems(values: Values) -> Iterable[Problem]:
    """What is done has a result, what is not has none, and nothing is due before it is agreed."""
    if values["done_on"] and not values["result"]:
        yield Problem("result", "It is done, so say what came of it.")
    if values["result"] and not values["done_on"]:
        yield Problem("done_on", "It says what came of it, but not the day on which it was done (done_on).")
    if values["due_on"] < values["agreed_on"]:
        due, agreed = values["due_on"].isoformat(), values["agreed_on"].isoformat()
        yield Problem("due_on", f"due_on ({due}) is before agreed_on ({agreed}).")


COMPLIANCE = Register(
    code="compliance",
    title="Compliance",
    about="how they kept to what was agreed or ordered",
    table="iom.ComplianceEvent",
    columns=(
        choice_column(
            "event", "What happened.", list(EVENT_WORDS.items()), required=True, label="What happened?"
        ),
        date_column("happened_on", "Day of it.", not_in_future=True, required=True, label="When did it happen?"),
        text_column(
            "source", "Who or what says so.", max_length=100, required=True, label="Who or what says so?",
            hint="For example, the drug service, or the curfew monitoring report",
        ),
        multiline_column("notes", "More about it; may be blank.", label="What else should be known of it?"),
    ),
    starts="happened_on",
    key=("happened_on", "event"),
    summary=lambda values: EVENT_WORDS[Event(values["event"])],
    order=52,
    daily=OnTheDailyList(
        "Breaches and failures not answered", Window.WAITING, place=40,
        where={"event": FAILURES}, waits="accord.iom.queries.management.unanswered",
        answered_within="iom.enforcement.answer_within_days",
    ),
)  # fmt: skip

INCENTIVES = Register(
    code="incentives",
    title="Incentives and sanctions",
    about="an incentive or a sanction",
    table="iom.Incentive",
    columns=(
        choice_column(
            "answer", "incentive, sanction or decision (for neither).", list(ANSWER_WORDS.items()), required=True,
            label="Is it an incentive, a sanction, or a decision for neither?",
        ),
        text_column(
            "what", "What was given or done.", max_length=100, required=True, label="What was given or done?",
            hint="For example, a travel pass, a warning letter, or earlier reporting",
        ),
        multiline_column("what_for", "What it was for.", max_length=1000, required=True, label="What was it for?"),
        date_column("given_on", "Day of it.", not_in_future=True, required=True, label="When was it given?"),
        text_column(
            "given_by", "Who gave it, if not the officer who records it; may be blank.", max_length=100,
            label="Who gave it?", hint="Leave blank if it was you",
        ),
    ),
    starts="given_on",
    key=("given_on", "answer", "what"),
    summary=lambda values: f"{ANSWER_WORDS[Answer(values['answer'])]}: {values['what']}",
    order=54,
)  # fmt: skip

ACTIONS = Register(
    code="actions",
    title="Actions of the plan",
    about="an action to their plan",
    table="iom.PlannedAction",
    columns=(
        choice_column(
            "need", "The need that the action meets.", list(NEED_WORDS.items()), required=True,
            label="Which need does the action meet?",
        ),
        text_column(
            "action", "What will be done.", max_length=LONGEST_ACTION, required=True, label="What will be done?"
        ),
        text_column(
            "owner", "The officer or agency that will do it.", max_length=100, required=True,
            label="Who will do it?",
            hint="An officer or an agency. Tell them: they see it here only where an agreement shows their agency plans",
        ),
        date_column(
            "agreed_on", "Day on which it was agreed.", not_in_future=True, required=True, label="When was it agreed?"
        ),
        date_column("due_on", "Day by which it is to be done.", required=True, label="When is it to be done by?"),
        date_column(
            "done_on", "Day on which it was done; blank while it is open.", not_in_future=True,
            label="When was it done?", hint="Leave blank while it is open",
        ),
        multiline_column(
            "result", "What came of it; blank while it is open.", max_length=1000, label="What came of it?",
            hint="Leave blank while it is open",
        ),
    ),
    starts="agreed_on",
    ends="done_on",
    key=("agreed_on", "action"),
    summary=_action_summary,
    problems=_action_problems,
    order=56,
)  # fmt: skip

TRANSITION = Register(
    code="transition",
    title="Transition to adult services",
    about="a step of their transition to adult services",
    table="iom.TransitionStep",
    columns=(
        choice_column(
            "step", "The step that is done.", list(STEP_WORDS.items()), required=True, label="Which step is done?"
        ),
        date_column("step_done_on", "Day of it.", not_in_future=True, required=True, label="When was it done?"),
        text_column("note", "More about it; may be blank.", label="What else should be known of it?"),
    ),
    starts="step_done_on",
    key=("step",),
    summary=lambda values: STEP_WORDS[Step(values["step"])],
    order=58,
)  # fmt: skip
