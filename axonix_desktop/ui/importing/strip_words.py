"""What the strip says of each step: what was decided there, whether it asks something, whether one may go there."""

from __future__ import annotations

from axonix_desktop.core.importing.draft import Draft, doubtful_columns, is_doubtful_table, missing_fields
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.importing.match_step import match_words
from axonix_desktop.ui.importing.planned import matched_words
from axonix_desktop.ui.importing.run_step import RunStep
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.importing.steps import STEPS, StepName, StepState
from axonix_desktop.ui.importing.wording import FORMATS, size_words


def step_words(session: ImportSession, run: RunStep) -> dict[str, str]:
    """What was decided at each step, in a few words."""
    todo = tr("to do")
    words = {name: todo for name, _ in STEPS}
    source, draft, ready = session.source, session.draft, session.ready
    if source is None or draft is None or ready is None:
        return words
    words["source"] = f"{tr(FORMATS[draft.workbook.format])}, {size_words(source.size)}"
    words["sheet"] = _sheet_words(draft)
    words["columns"] = _column_words(draft)
    asked = ready.open_values()
    words["values"] = trn("{count} question", "{count} questions", asked) if asked else tr("all understood")
    lead = next((str(one.kind) for one in draft.taken), "use_case")
    words["match"] = match_words(len(ready.open_twins()), lead)
    problems = ready.problem_rows()
    words["review"] = (
        trn("{count} row to look at", "{count} rows to look at", problems) if problems else tr("no problems")
    )
    words["run"] = tr("done") if run.result is not None else todo
    return words


def states(session: ImportSession, step: StepName, run: RunStep) -> dict[str, StepState]:
    """How each step stands."""
    found: dict[str, StepState] = {name: "todo" for name, _ in STEPS}
    draft, ready = session.draft, session.ready
    if draft is None or ready is None:
        return found
    taken = draft.taken
    asks = {
        "sheet": not taken or any(is_doubtful_table(one) for one in taken),
        "columns": any(missing_fields(draft, one) or doubtful_columns(one) for one in taken) and not draft.saved_as,
        "values": bool(ready.open_values()),
        "match": bool(ready.open_twins()),
    }
    for name in ("source", "sheet", "columns", "values", "match"):
        found[name] = "asks" if asks.get(name) else "done"
    found["review"] = "done" if step == "run" or run.result is not None else "todo"
    found["run"] = "done" if run.result is not None else "todo"
    return found


def reachable(session: ImportSession, run: RunStep) -> frozenset[str]:
    """The steps that one may go to now."""
    if session.is_reading or run.is_running:
        return frozenset({"source"} if session.is_reading else ())
    draft = session.draft
    if draft is None:
        return frozenset({"source"})
    if not draft.taken:
        return frozenset({"source", "sheet"})
    return frozenset(name for name, _ in STEPS)


def _sheet_words(draft: Draft) -> str:
    taken = draft.taken
    if not taken:
        return tr("nothing chosen")
    if len(taken) > 1:
        return trn("{count} sheet", "{count} sheets", len(taken))
    table = taken[0].proposed.table
    return tr("{sheet}, row {row}", sheet=table.sheet, row=table.header_row + 1)


def _column_words(draft: Draft) -> str:
    matched = doubtful = 0
    for one in draft.taken:
        sure, doubts, _, _ = matched_words(one)
        matched, doubtful = matched + sure, doubtful + doubts
    missing = sum(len(missing_fields(draft, one)) for one in draft.taken)
    if missing:
        return trn("{count} field missing", "{count} fields missing", missing)
    if doubtful and not draft.saved_as:
        return trn("{count} guess", "{count} guesses", doubtful)
    return trn("{count} matched", "{count} matched", matched + doubtful)
