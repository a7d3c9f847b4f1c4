"""What a window does with the file it shows: restore points, backups, copies, the sample, and what is to be known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zlib import crc32

from PySide6.QtCore import QObject, Qt, QTimer

from axonix_desktop.core.marks import SAMPLE
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.files.pack_note import pack_note
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.messages import PROGRAMME_FILES, Messages
from axonix_desktop.ui.past_desk import PastDesk
from axonix_desktop.ui.programme import Programme, Programmes
from axonix_desktop.ui.shell.banner import Banner
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState
from axonix_desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from axonix_desktop.store.rolling import KeptBackup, Rolled
    from axonix_desktop.ui.files.watch import Watch

_QUEUED = Qt.ConnectionType.QueuedConnection
_MARKED_MS, _SETTLED_MS = 100, 1_500
_CHECK_AFTER = timedelta(days=7)


class FileHost(Protocol):
    """The window's desk, as far as files go."""

    window: MainWindow
    look: Look
    state: WindowState
    messages: Messages
    past: PastDesk
    bench: Workbench | None

    def open_path(self, path: Path) -> bool:
        """Open a file; False when it cannot be opened."""
        ...

    def close_file(self) -> None:
        """Let go of the file and show the start page."""
        ...

    def needs_file(self) -> str | None:
        """Why a command for an open file cannot be done."""
        ...


class FileDesk(QObject):
    """``arrived`` is told of each programme the window shows, ``left`` when it is gone."""

    def __init__(self, host: FileHost, programmes: Programmes) -> None:
        super().__init__(host.window)
        self._host, self._programmes = host, programmes
        self._watch: Watch | None = None
        self._is_check_due = False

    def declared(self) -> tuple[Command, ...]:
        """The commands for the file."""
        needs = self._host.needs_file
        return (
            Command("file.save", mark("Make a restore poin&t"), "save", "file", self.make_restore_point, ("Ctrl+S",),
                    tip=mark("Every change is saved at once; this keeps a backup to come back to"),
                    objection=needs, group=1),
            Command("file.copy", mark("Save a cop&y as…"), "copy", "file", self.save_copy, objection=needs, group=1),
            Command("file.restore", mark("&Restore from a backup…"), "archive", "file", self.choose_backup,
                    objection=needs, group=1),
            Command("file.reset_sample", mark("R&eset the sample programme"), "rotate-ccw", "file", self.reset_sample,
                    objection=lambda: None if self._is_sample() else tr("the sample programme is not open"), group=1),
        )  # fmt: skip

    def arrived(self, bench: Workbench) -> None:
        """A programme is shown: say what is to be known of it, make the backup that is due."""
        if self._host.past.is_past:
            return
        self._host.window.banners.clear()
        self._show_notes(bench)
        self._follow_current(bench)
        if bench.programme.read_only_reason is None:
            name = _state_name("open", bench.programme.path)
            self._is_check_due = self._host.state.flag(name, default=False) or self._is_week_old(bench.programme)
            QTimer.singleShot(_MARKED_MS, bench, lambda: bench.is_ended or self._host.state.keep(name, True))
            bench.ended.connect(lambda: self._host.state.keep(name, False))
            QTimer.singleShot(_SETTLED_MS, bench, lambda: self._back_up(bench))
            self._tell_of_pack(bench)

    def left(self) -> None:
        """No programme is shown any more."""
        self._host.window.banners.clear()

    def open_sample(self) -> None:
        """Open the sample programme; it is made first where there is none yet."""
        from axonix_desktop.ui.files.sample import sample_path

        path = sample_path()
        if path.exists() or self._make_sample(path):
            self._host.open_path(path)

    def reset_sample(self) -> None:
        """Make the sample programme anew, once it was asked."""
        bench = self._host.bench
        text = tr("Everything changed in it is lost. Your own programme files are not touched.")
        if bench is None or not self._is_sample():
            return
        if self._host.messages.ask(tr("Reset the sample programme?"), text, tr("Reset the sample")):
            path = bench.programme.path
            self._host.close_file()
            if self._make_sample(path):
                self._host.open_path(path)

    def make_restore_point(self) -> None:
        """Say that everything is saved, and keep a backup of this moment."""
        bench = self._host.bench
        if bench is None or self._host.past.is_past:
            return
        now = self._programmes.now()
        words = tr("All changes saved {time}", time=f"{now.astimezone():%H:%M}")

        def made(rolled: Rolled) -> None:
            if rolled.fault is None:
                point = tr("it is a restore point already") if rolled.was_there else tr("restore point made")
                self._host.window.toast.say(f"{words} · {point}")

        self._roll(bench, "restore point", made)

    def save_copy(self) -> None:
        """Ask where, then write a verified copy."""
        bench = self._host.bench
        if bench is None:
            return
        file, here = bench.programme.file, bench.programme.path
        start = here.with_name(tr("{name} copy", name=here.stem) + here.suffix)
        path = self._host.messages.file_to_make(tr("Save a copy as"), PROGRAMME_FILES, start)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(here.suffix)
        if path.exists() and path.samefile(here):
            self._host.messages.tell(tr("No copy was made"), tr("This is the file itself. Choose another name."))
            return
        from axonix_desktop.store.copying import backup

        ticket = bench.jobs.start(tr("Saving a copy"), lambda _ticket: backup(file, path), may_cancel=False)
        toast, messages = self._host.window.toast, self._host.messages
        ticket.done.connect(lambda _size: toast.say(tr("Saved a copy as {name}", name=path.name)), _QUEUED)
        ticket.failed.connect(lambda error: messages.tell_error(tr("No copy was made"), error), _QUEUED)

    def choose_backup(self) -> None:
        """Ask which backup, then open a copy of it to look at."""
        bench = self._host.bench
        if bench is None:
            return
        from axonix_desktop.ui.files.backups import backups_of
        from axonix_desktop.ui.files.restore_dialog import RestoreDialog

        present = self._host.past.present or bench.programme
        found = backups_of(present.file)
        if not found:
            self._host.messages.tell(
                tr("There is no backup yet"),
                tr("Backups are made when a file is opened and before imports. Make one now with Ctrl+S."),
            )
            return
        dialog = RestoreDialog(self._host.look, bench.jobs, found, self._programmes.now(), self._host.window)
        chosen = dialog.chosen() if dialog.exec() else None
        dialog.deleteLater()
        if chosen is not None:
            self.look_at(chosen, present.path)

    def offer_backups(self, path: Path) -> None:
        """A file could not be opened: where there are backups of it, offer to look at one."""
        from axonix_desktop.ui.files.backups import backups_for
        from axonix_desktop.ui.files.restore_dialog import RestoreDialog
        from axonix_desktop.ui.jobs import Jobs

        found = backups_for(path)
        text = trn("There is {count} backup of it. A copy opens first, so that you can look round.",
                   "There are {count} backups of it. A copy opens first, so that you can look round.",
                   len(found))  # fmt: skip
        title = tr("Look at a backup of “{name}”?", name=path.name)
        if not found or not self._host.messages.ask(title, text, tr("Show the backups")):
            return
        jobs = Jobs(self)
        dialog = RestoreDialog(self._host.look, jobs, found, self._programmes.now(), self._host.window)
        chosen = dialog.chosen() if dialog.exec() else None
        jobs.stop_all()
        dialog.deleteLater()
        if chosen is not None:
            self.look_at(chosen, path)

    def look_at(self, backup: KeptBackup, target: Path) -> None:
        """Show a copy of a backup of the file ``target``, with the way back and the way on."""
        bench = self._host.bench
        from axonix_desktop.core.changes import moment_words
        from axonix_desktop.ui.files.backups import BackupCopy

        try:
            copy = BackupCopy(backup, self._programmes.now, self._programmes.actor)
        except Exception as error:
            self._host.messages.tell_error(tr("The backup cannot be opened"), error)
            return
        text = tr("A copy of the backup of {moment}  ·  read only", moment=moment_words(backup.made_at.astimezone()))
        buttons = [(tr("&Restore this backup…"), lambda: self.restore(backup, target)),
                   (tr("&Back to the file") if bench is not None else tr("Close"), self._back)]  # fmt: skip
        self._host.past.visit(bench, copy, Banner(self._host.look, "amber", "archive", text, buttons))

    def restore(self, backup: KeptBackup, path: Path) -> None:
        """Put a backup in the place of ``path``, once it was asked; what stood there is set aside, never deleted."""
        present = self._host.past.present
        from axonix_desktop.actions.privacy import erase_list, erase_list_of
        from axonix_desktop.core.changes import moment_words
        from axonix_desktop.store.journal import head
        from axonix_desktop.store.restore import restore
        from axonix_desktop.ui.privacy.erasing import erase_after_restore

        moment, bench = moment_words(backup.made_at.astimezone()), self._host.bench
        later = head(present.file) - head(bench.programme.file) if bench is not None and present is not None else 0
        text = tr("“{name}” will be as it was on {moment}.", name=path.name, moment=moment) + " "
        if later > 0:
            text += trn("{count} step made since will no longer be in it.",
                        "{count} steps made since will no longer be in it.", later) + " "  # fmt: skip
        text += tr("The file as it is now is set aside beside it, not deleted.")
        if not self._host.messages.ask(tr("Restore the backup of {moment}?", moment=moment), text, tr("Restore")):
            return
        programme = present or (bench.programme if bench is not None else None)
        erased = erase_list(programme.file) if programme is not None else None
        self._host.close_file()
        try:
            done = restore(backup.path, path)
        except Exception as error:
            self._host.messages.tell_error(tr("The backup cannot be restored"), error)
            self._host.open_path(path)
            return
        aside = done.set_aside
        erased = erased or (erase_list_of(aside, self._programmes.now()) if aside else None)
        words = tr("Restored. The former file is kept as {name}", name=aside.name) if aside else tr("Restored")
        if self._host.open_path(path) and self._host.bench is not None:
            erase_after_restore(self._host.bench.context, erased, words)

    def _back(self) -> None:
        """From the copy of a backup back to the file, or to the start page where that cannot be opened."""
        if self._host.past.present is None:
            self._host.close_file()
        else:
            self._host.past.back()

    def _make_sample(self, path: Path) -> bool:
        """Make the sample programme; False, and told, when that fails."""
        from axonix_desktop.ui.files.sample import make_sample

        tracker = self._programmes.sample_tracker()
        if tracker is None:
            self._host.messages.tell(
                tr("The sample is missing"), tr("The sample is not part of this installation; install it again.")
            )
            return False
        from PySide6.QtWidgets import QApplication

        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            make_sample(tracker.parent, path, self._programmes.now())
        except Exception as error:
            self._host.messages.tell_error(tr("The sample cannot be made"), error)
            return False
        finally:
            QApplication.restoreOverrideCursor()
        return True

    def _is_sample(self) -> bool:
        bench = self._host.bench
        return bench is not None and bool(rows(bench.programme.file, "setting", ["id"], {"name": SAMPLE}))

    def _show_notes(self, bench: Workbench) -> None:
        """Bands for what holds while this file is open."""
        programme = bench.programme
        if programme.read_only_reason is not None:
            self._band("read_only", "grey", "lock", programme.read_only_reason,
                       [(tr("Save a copy as…"), self.save_copy)])  # fmt: skip
        for place, note in enumerate(programme.notes):
            self._band(f"note {place}", "blue", "info", note, [self._hide(f"note {place}")])
        if self._is_sample():
            text = tr("Sample data: Calderbrook Group is an invented company. Try whatever you like.")
            self._band("sample", "violet", "sparkles", text,
                       [(tr("Reset the sample"), self.reset_sample), (tr("Close"), self._host.close_file)])  # fmt: skip

    def _tell_of_pack(self, bench: Workbench) -> None:
        """Say that the program has newer checklist items than the file; nothing is changed by itself."""
        if text := pack_note(bench.programme.file):
            look = (tr("See what would change"), lambda: bench.context.run("checklists.update"))
            self._band("pack", "blue", "list-checks", text, [look, self._hide("pack")])

    def _follow_current(self, bench: Workbench) -> None:
        """Come back to the use case that was current when the file was shown last, and remember the next one."""
        state, current = self._host.state, bench.current
        name = _state_name("current", bench.programme.path)
        kept = state.text(name)
        if kept.isdigit() and rows(bench.programme.file, "use_case", ["id"], {"id": int(kept)}):
            current.set(int(kept))

        def keep(record_id: int | None) -> None:
            if record_id is not None and current.kind == "use_case":
                state.keep(name, str(record_id))

        current.changed.connect(keep)

    def _back_up(self, bench: Workbench) -> None:
        """Make the backup that is due on opening, and look at it where a check is due."""
        if bench.is_ended:
            return
        file, now = bench.programme.file, self._programmes.now()
        from axonix_desktop.store.rolling import folder_of, kept
        from axonix_desktop.ui.files.backups import backup_if_due

        def work(_ticket: object) -> object:
            return backup_if_due(file, now) or (kept(folder_of(file))[-1:] or [None])[0]

        ticket = bench.jobs.start(tr("Backing up"), work, is_quiet=True)
        ticket.done.connect(lambda made: self._on_backed_up(bench, made), _QUEUED)

    def _on_backed_up(self, bench: Workbench, made: object) -> None:
        from axonix_desktop.store.rolling import KeptBackup, Rolled

        if isinstance(made, Rolled):
            self._tell_fault(bench, made)
        backup = made.backup if isinstance(made, Rolled) else made
        if self._is_check_due and isinstance(backup, KeptBackup) and not bench.is_ended:
            self._check(bench, backup)

    def _roll(self, bench: Workbench, reason: str, then: Callable[[Rolled], object]) -> None:
        """Make a backup off the GUI thread."""
        from axonix_desktop.store.rolling import Rolled, rolling

        file, now = bench.programme.file, self._programmes.now()
        ticket = bench.jobs.start(tr("Backing up"), lambda _ticket: rolling(file, reason, now), is_quiet=True)

        def done(rolled: object) -> None:
            if isinstance(rolled, Rolled):
                self._tell_fault(bench, rolled)
                then(rolled)

        ticket.done.connect(done, _QUEUED)

    def _tell_fault(self, bench: Workbench, rolled: Rolled) -> None:
        """Say that a backup could not be made, until one can."""
        if bench.is_ended:
            return
        self._host.window.banners.clear("backup")
        if rolled.fault is not None:
            again = (tr("Try again"), self.make_restore_point)
            self._band("backup", "amber", "triangle-alert", rolled.fault, [again, self._hide("backup")])

    def _check(self, bench: Workbench, backup: KeptBackup) -> None:
        """Look whether the file is what its journal says, on its newest backup."""
        from axonix_desktop.ui.files.watch import Watch

        self._is_check_due = False
        path, today = bench.programme.path, bench.programme.today()
        watch = self._watch = Watch(self)

        def ended(found: object) -> None:
            shown = self._host.bench
            if found and isinstance(found, tuple) and shown is not None and shown.programme.path == path:
                text = tr("The file is not what its history says: {finding}", finding=found[0])
                self._band("check", "red", "octagon-alert", text,
                           [(tr("Restore from a backup…"), self.choose_backup), self._hide("check")])  # fmt: skip
            else:
                self._host.state.keep(_state_name("checked", path), today.isoformat())

        watch.ended.connect(ended, _QUEUED)
        watch.begin(backup.path, self._programmes.now())

    def _is_week_old(self, programme: Programme) -> bool:
        """Whether the last look at the file was more than a week ago."""
        checked = self._host.state.text(_state_name("checked", programme.path))
        try:
            return programme.today() - date.fromisoformat(checked) > _CHECK_AFTER
        except ValueError:
            return True

    def _band(
        self, name: str, tone: str, icon: str, text: str, buttons: Sequence[tuple[str, Callable[[], object]]]
    ) -> None:
        self._host.window.banners.put(name, Banner(self._host.look, tone, icon, text, buttons))

    def _hide(self, name: str) -> tuple[str, Callable[[], object]]:
        return tr("Hide"), lambda: self._host.window.banners.clear(name)


def _state_name(what: str, path: Path) -> str:
    """Where the window remembers something of one file."""
    return f"{what}/{crc32(str(path).encode()):08x}"
