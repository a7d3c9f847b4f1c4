"""The commands of the import beside "Import a tracker": the clipboard, kept mappings, what was imported before."""

from __future__ import annotations

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach


def commands(reach: Reach) -> tuple[Command, ...]:
    """What can be done about imports."""
    return (
        Command(
            "file.import_paste", mark("Import from the clip&board"), "clipboard-paste", "file",
            lambda: _paste(reach), ("Ctrl+Shift+M",),
            tip=mark("Read the cells that were copied in Excel or LibreOffice"), objection=reach.may_write, group=2,
        ),
        Command(
            "file.import_history", mark("Import &history…"), "rotate-ccw-clock", "file", lambda: _history(reach),
            tip=mark("Every import with its counts; take one back"), objection=reach.needs_file, group=2,
        ),
        Command(
            "import.mappings", mark("&Use a saved mapping…"), "bookmark", "data", lambda: _mappings(reach),
            tip=mark("How layouts are read: use, rename or remove what was kept"), objection=reach.needs_file, group=6,
        ),
        Command(
            "import.next", mark("Import: next s&tep"), "arrow-right", "data", lambda: _step(reach, is_back=False),
            ("Alt+PgDown",), objection=lambda: _needs_import(reach), group=6,
        ),
        Command(
            "import.back", mark("Import: step bac&k"), "arrow-left", "data", lambda: _step(reach, is_back=True),
            ("Alt+PgUp",), objection=lambda: _needs_import(reach), group=6,
        ),
    )  # fmt: skip


def _needs_import(reach: Reach) -> str | None:
    return None if reach.importing.is_under_way else tr("no import is under way")


def _paste(reach: Reach) -> None:
    reach.importing.paste()


def _step(reach: Reach, *, is_back: bool) -> None:
    reach.importing.step(is_back=is_back)


def _history(reach: Reach) -> None:
    from axonix_desktop.ui.importing.history import ImportHistory

    if reach.context is not None:
        dialog = ImportHistory(reach.context, reach.context.window)
        dialog.exec()
        dialog.deleteLater()


def _mappings(reach: Reach) -> None:
    from axonix_desktop.ui.importing.mappings import MappingsDialog

    if reach.context is not None:
        use = reach.importing.use_mapping if reach.importing.is_under_way else None
        dialog = MappingsDialog(reach.context, use, reach.context.window)
        dialog.exec()
        dialog.deleteLater()
