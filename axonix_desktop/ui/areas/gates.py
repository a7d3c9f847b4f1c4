"""Commands about what gates ask; the editor is loaded when it is first wanted."""

from __future__ import annotations

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach


def commands(reach: Reach) -> tuple[Command, ...]:
    """The editor of the gate criteria, and the checklist that gates ask for."""

    def edit() -> bool:
        context = reach.context
        if context is None:
            return False
        from axonix_desktop.store.queries.records import values
        from axonix_desktop.ui.gates.editor import CriteriaEditor

        number = context.current.record_id if context.current.kind == "use_case" else None
        case = values(context.programme.file, "use_case", number) if number is not None else None
        stage = case["stage"] if case else 1
        editor = CriteriaEditor(context, stage if isinstance(stage, int) else 1)
        editor.exec()
        editor.deleteLater()
        return True

    def checklist() -> bool:
        context = reach.context
        number = context.current.record_id if context is not None and context.current.kind == "use_case" else None
        if context is None or number is None:
            return False
        from axonix_desktop.ui.governance.going import show_checklist

        show_checklist(context, number)
        return True

    def needs_case() -> str | None:
        context = reach.context
        if context is None or context.current.kind != "use_case" or context.current.record_id is None:
            return tr("Select a use case first")
        return None

    return (
        Command("gates.criteria", mark("Gate cr&iteria…"), "sliders-horizontal", "data", edit,
                tip=mark("Change what the gates of the nine stages ask"), objection=reach.needs_file, group=20),
        Command("gates.checklist", mark("Check&list of the use case"), "list-checks", "data", checklist,
                tip=mark("Show the governance checklist of the selected use case"), objection=needs_case, group=20),
    )  # fmt: skip
