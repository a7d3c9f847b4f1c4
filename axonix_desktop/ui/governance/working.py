"""What is done with the items selected in the work list: answered, signed off, reopened, many as one step."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.checklists import Standing
from axonix_desktop.store.queries.work_list import Lines
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.answering import answer, reopen_answers, sign_off_answers
from axonix_desktop.ui.detail.asked import asked_of

WAYS = {"answer": answer, "sign_off": sign_off_answers, "reopen": reopen_answers}
"""What can be done, by the name of its command."""


def work_on(context: PageContext, chosen: Sequence[Standing], way: str) -> bool:
    """Do something with the items chosen. True when it was done."""
    return bool(chosen) and WAYS[way](context, asked_of(context.programme.file, chosen))


def objection(chosen: Lines, way: str) -> str | None:
    """Why it cannot be done with the items chosen, or None."""
    if not chosen:
        return tr("Select the items first.")
    if way == "sign_off" and any(one is None or one.status != "done" for one in chosen.given()):
        return tr("Only items that are done can be signed off.")
    if way == "reopen" and any(one is None or one.status == "not_started" for one in chosen.given()):
        return tr("Only items that have an answer can be reopened.")
    return None
