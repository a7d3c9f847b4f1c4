"""What a person does with checklist answers, from the panel, the grid and the palette alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from axonix_desktop.actions.checklists import answer_items, reopen, sign_off
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.evidence import evidence_givers
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.answer_dialog import AnswerDialog
from axonix_desktop.ui.detail.asked import Asked, shared
from axonix_desktop.ui.detail.sign_off_dialog import SignOffDialog


def answer(context: PageContext, asked: Sequence[Asked], status: str = "") -> bool:
    """Ask for the answer and keep it. True when it was kept."""
    dialog = AnswerDialog(context, asked, shared(context.programme.file, asked), status)
    is_kept = bool(dialog.exec())
    changes, files = dict(dialog.changes), list(dialog.files)
    dialog.deleteLater()
    if not is_kept:
        return False
    act = partial(
        answer_items, targets=[one.target for one in asked], changes=changes, files=files,
        today=context.programme.today(),
    )  # fmt: skip
    done = context.change(act, tr("The answer cannot be kept"))
    if done and len(asked) > 1:
        words = trn("{count} answer was kept", "{count} answers were kept", len(asked))
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
    return done


def set_values(context: PageContext, asked: Sequence[Asked], changes: dict[str, Value]) -> bool:
    """Write values that need no asking."""
    act = partial(answer_items, targets=[one.target for one in asked], changes=changes, today=context.programme.today())
    return context.change(act, tr("The answer cannot be kept"))


def sign_off_answers(context: PageContext, asked: Sequence[Asked]) -> bool:
    """Ask who looked at the evidence and keep it. True when it was."""
    numbers = [one.answer_id for one in asked if one.answer_id is not None]
    if not numbers:
        context.toast.say(tr("There is no answer to sign off yet"))
        return False
    dialog = SignOffDialog(context, asked, evidence_givers(context.programme.file, numbers))
    is_kept, signer = bool(dialog.exec()), dialog.signer.text()
    dialog.deleteLater()
    if not is_kept:
        return False
    act = partial(sign_off, answers=numbers, signer=signer, today=context.programme.today())
    done = context.change(act, tr("It cannot be signed off"))
    if done:
        words = trn("{count} answer is signed off", "{count} answers are signed off", len(numbers))
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
    return done


def reopen_answers(context: PageContext, asked: Sequence[Asked]) -> bool:
    """Take answers back to "in progress"."""
    numbers = [one.answer_id for one in asked if one.answer_id is not None]
    if not numbers:
        return False
    done = context.change(partial(reopen, answers=numbers), tr("It cannot be reopened"))
    if done:
        words = trn("{count} answer is open again", "{count} answers are open again", len(numbers))
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
    return done
