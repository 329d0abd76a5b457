"""An entry written one question a page: begin, answer, and turn the checked draft into an entry."""

from django.db import transaction

from accord.access.gate import Asking, NotFound, admit, tell
from accord.access.terms import Action
from accord.journeys.registers import REGISTERS, WRITABLE
from accord.journeys.write_entries import Answers, correct_entry, enter_entry, own_entry
from accord.record.commands import answer_draft, drop_draft, start_draft
from accord.record.queries.details import texts_of
from accord.record.queries.drafts import DraftView, draft

REASON = "reason_for_change"


def begin_entry(asking: Asking, person_id: int | None, register: str) -> int:
    """Begin a draft of a new entry; returns the draft's number."""
    opened = admit(asking, person_id, Action.RECORD)
    if register not in WRITABLE:
        raise NotFound
    with transaction.atomic():
        tell(asking, opened, Action.CONSULT, {"register": register, "step": "began an entry"})
        return start_draft(asking.viewer.officer_id, opened.person_id, register, None, {}, asking.at)


def begin_correction(asking: Asking, person_id: int | None, entry_id: int) -> int:
    """Begin a draft that corrects an entry, with what it says now as the answers; returns the draft's number.

    ChangeRefused when another agency recorded the entry or it no longer stands.
    """
    opened = admit(asking, person_id, Action.CORRECT)
    found = own_entry(asking, opened, entry_id, Action.CORRECT)
    texts = texts_of(REGISTERS[found.kind], entry_id)
    with transaction.atomic():
        tell(asking, opened, Action.CONSULT, {"register": found.kind, "entry": entry_id, "step": "began a correction"})
        return start_draft(asking.viewer.officer_id, opened.person_id, found.kind, entry_id, texts, asking.at)


def answer(asking: Asking, person_id: int, draft_id: int, column: str, text: str) -> None:
    """Keep one answer, as text; NotFound when the draft is not the viewer's own or not of this person.

    The gate is asked each time: a door that has shut since the draft was begun stays shut.
    """
    held = own_draft(asking, person_id, draft_id)
    admit(asking, person_id, _action_of(held))
    answer_draft(held.id, asking.viewer.officer_id, column, text, asking.at)


def own_draft(asking: Asking, person_id: int, draft_id: int) -> DraftView:
    """The viewer's own draft about this person; NotFound otherwise."""
    held = draft(asking.viewer.officer_id, draft_id)
    if held is None or held.person_id != person_id:
        raise NotFound
    return held


def finish(asking: Asking, person_id: int, draft_id: int) -> int:
    """Turn a draft into an entry or a correction and drop the draft; returns the entry's number.

    Raises what `enter_entry` and `correct_entry` raise; the draft stays then, with every answer.
    """
    held = own_draft(asking, person_id, draft_id)
    reason = str(held.answers.get(REASON, ""))
    answers = Answers(held.register, {name: text for name, text in held.answers.items() if name != REASON})
    # Asked before the transaction too, so that a refusal stays in the ledger.
    admit(asking, person_id, _action_of(held))
    with transaction.atomic():
        if held.corrects_id is None:
            number = enter_entry(asking, person_id, answers)
        else:
            number = correct_entry(asking, person_id, held.corrects_id, answers, reason)
        drop_draft(held.id, asking.viewer.officer_id)
    return number


def _action_of(held: DraftView) -> Action:
    return Action.RECORD if held.corrects_id is None else Action.CORRECT


def give_up(asking: Asking, person_id: int, draft_id: int) -> None:
    """Throw the viewer's own draft away; the gate is asked as it is for an answer."""
    held = own_draft(asking, person_id, draft_id)
    admit(asking, person_id, _action_of(held))
    drop_draft(held.id, asking.viewer.officer_id)
