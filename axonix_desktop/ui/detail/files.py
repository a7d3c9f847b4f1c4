"""The files of a record: dropped in or added, looked at as a copy, saved, renamed, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from axonix_desktop.actions.attachments import attach_files, may_open, remove_attachment, rename_attachment
from axonix_desktop.actions.history import take_back_step
from axonix_desktop.core.changes import local_moment, moment_words
from axonix_desktop.core.problems import WorldError
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.journal import head
from axonix_desktop.store.queries.attachments import AttachedFile, attached_bytes, attached_files
from axonix_desktop.store.queries.checklists import given_answers
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.dropping import local_files
from axonix_desktop.ui.detail.file_copies import PrivateCopies, read_whole, write_whole
from axonix_desktop.ui.detail.part import Part, clear
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_ICONS = {"image": "image", "text": "file-text", "application/pdf": "file-text"}
_SHEETS = ("excel", "spreadsheet", "csv")


class FileRow(QWidget):
    """One file: Enter or a double click opens it, F2 renames it, Delete removes it; the rest is in its menu."""

    open_wanted = Signal()
    save_wanted = Signal()
    remove_wanted = Signal()
    renamed = Signal(str)

    def __init__(self, look: Look, file: AttachedFile, *, may_write: bool) -> None:
        super().__init__()
        self._look, self.file, self._may_write = look, file, may_write
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        note = f"{size_words(file.size)} · {moment_words(local_moment(file.attached_at))}"
        self.setAccessibleName(f"{file.name}, {note}")
        self.setToolTip(file.name)
        picture = QLabel()
        picture.setPixmap(look.pixmap(icon_of(file.media_type), "text_muted", look.px(20), self.devicePixelRatioF()))
        self._name = PlainLabel(look, file.name, "body")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.box = QLineEdit(file.name)
        self.box.setAccessibleName(tr("Name of the file"))
        self.box.hide()
        self.box.editingFinished.connect(self._on_renamed)
        more = QToolButton()
        more.setAccessibleName(tr("What can be done with {name}", name=file.name))
        more.setToolTip(tr("Open, save, rename, remove"))
        more.setIcon(look.icon("ellipsis"))
        more.setIconSize(QSize(look.px(16), look.px(16)))
        more.setFixedSize(look.px(30), look.px(30))
        more.clicked.connect(lambda: self.menu().popup(more.mapToGlobal(more.rect().bottomLeft())))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 4, 5)
        row.setSpacing(10)
        row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self.box)
        words.addWidget(PlainLabel(look, note, "small", "text_muted"))
        row.addLayout(words, 1)
        row.addWidget(more)

    def menu(self) -> QMenu:
        """Everything one can do with the file."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = self._look
        opens = menu.addAction(look.icon("external-link"), tr("Open a copy"))
        opens.triggered.connect(self.open_wanted)
        opens.setEnabled(may_open(self.file.name))
        menu.addAction(look.icon("download"), tr("Save as…")).triggered.connect(self.save_wanted)
        rename = menu.addAction(look.icon("pencil"), tr("Rename"))
        rename.triggered.connect(self.rename)
        remove = menu.addAction(look.icon("trash-2"), tr("Remove"))
        remove.triggered.connect(self.remove_wanted)
        for action in (rename, remove):
            action.setEnabled(self._may_write)
        return menu

    def rename(self) -> None:
        """Type another name in place."""
        self._name.hide()
        self.box.show()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.setSelection(0, len(self.file.name.rsplit(".", 1)[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.box.isVisible():
            if key == Qt.Key.Key_Escape:
                self.box.setText(self.file.name)
                self._stop()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.open_wanted.emit()
        elif key == Qt.Key.Key_F2 and self._may_write:
            self.rename()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._may_write:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Menu:
            self.menu().popup(self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: object) -> None:
        self.open_wanted.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.drawRoundedRect(box, 6, 6)

    def _on_renamed(self) -> None:
        if self.box.isHidden():
            return
        name = self.box.text()
        self._stop()
        if name.strip() and name != self.file.name:
            self.renamed.emit(name)

    def _stop(self) -> None:
        self.box.hide()
        self._name.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class DropField(QWidget):
    """Where files are dropped; its button asks for one. ``dropped(list)`` carries paths."""

    dropped = Signal(object)
    add_wanted = Signal()

    def __init__(self, look: Look, add: QWidget) -> None:
        super().__init__()
        self._look = look
        self.is_pointed = False
        self._words = PlainLabel(look, tr("Drop files here, or"), colour="text_muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(8)
        column.addWidget(self._words, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(add, alignment=Qt.AlignmentFlag.AlignHCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.colour("accent" if self.is_pointed else "border_strong"), 2 if self.is_pointed else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.colour("accent_soft" if self.is_pointed else "surface_alt"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 8, 8)


def show_copy(context: PageContext, name: str, path: Path) -> None:
    """Show a private copy with the program the desktop has for it; only where a person asked for it."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        context.messages.tell(
            tr("“{name}” cannot be opened", name=name),
            tr("This computer has no program for it. Save it to a folder instead."),
        )


class FilesPart(Part):
    """Takes files that are dropped anywhere on it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self.rows: list[FileRow] = []
        self._copies = PrivateCopies()
        self.destroyed.connect(self._copies.end)
        self.add = self.button(tr("Add file…"), self._on_add)
        self.drop = DropField(self.look, self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(self.drop)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def fill(self, record: ShownRecord) -> None:
        focus = next((row.file.id for row in self.rows if row.hasFocus()), 0)
        clear(self._list)
        self.rows = []
        for one in attached_files(self.context.programme.file, record.kind, record.id):
            row = FileRow(self.look, one, may_write=self.may_write)
            row.open_wanted.connect(partial(self.open_copy, one))
            row.save_wanted.connect(partial(self._save, one))
            row.remove_wanted.connect(partial(self._remove, one))
            row.renamed.connect(partial(self._rename, one))
            self.rows.append(row)
            self._list.addWidget(row)
            if one.id == focus:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.add.setEnabled(self.may_write)
        self.add.setToolTip(self.context.programme.read_only_reason or "")

    def attach(self, paths: Sequence[Path]) -> None:
        """Read files off the GUI thread and tie them to the record."""
        record = self.record
        if record is None or not paths or not self.may_write:
            return
        kind, record_id = record.kind, record.id

        def work(ticket: Ticket) -> list[tuple[str, bytes]]:
            found: list[tuple[str, bytes]] = []
            for path in paths:
                ticket.step(path.name)
                found.append(read_whole(path))
            return found

        title = trn("Reading {count} file", "Reading {count} files", len(paths))
        ticket = self.context.jobs.start(title, work)
        ticket.done.connect(lambda files: self._attach(kind, record_id, files), Qt.ConnectionType.QueuedConnection)
        ticket.failed.connect(
            lambda error: self.context.messages.tell_error(tr("The file cannot be attached"), error),
            Qt.ConnectionType.QueuedConnection,
        )

    def open_copy(self, one: AttachedFile) -> None:
        """Show a private copy with the program the desktop has for it."""
        if not may_open(one.name):
            self.context.messages.tell(
                tr("“{name}” is not opened from here", name=one.name),
                tr("Files of this sort could do something by themselves. Save it to a folder if you trust it."),
            )
            return
        path = self._out(one, lambda content: self._copies.write(one.name, content))
        if isinstance(path, Path):
            show_copy(self.context, one.name, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.may_write and local_files(event):
            self._point(is_pointed=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._point(is_pointed=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._point(is_pointed=False)
        event.acceptProposedAction()
        self.attach(local_files(event))

    def _point(self, *, is_pointed: bool) -> None:
        self.drop.is_pointed = is_pointed
        self.drop.update()

    def _on_add(self) -> None:
        path = self.context.messages.file_to_open(tr("Add a file"), tr("All files (*)"), None)
        if path is not None:
            self.attach([path])

    def _attach(self, kind: str, record_id: int, files: list[tuple[str, bytes]]) -> None:
        act = partial(attach_files, kind=kind, record_id=record_id, files=files)
        signed = self._signed(kind, record_id)
        if self.context.change(act, tr("The file cannot be attached")):
            words = (
                tr("“{name}” is attached", name=files[0][0])
                if len(files) == 1
                else trn("{count} file is attached", "{count} files are attached", len(files))
            )
            self.context.toast.say(_with_sign_off(words, signed), tr("Undo"), self._taking_back())

    def _signed(self, kind: str, record_id: int) -> str:
        """Who signed a checklist answer off; empty for everything else."""
        if kind != "checklist_response":
            return ""
        held = given_answers(self.context.programme.file, [record_id])
        return (held[record_id][1].signed_off_by or "") if record_id in held else ""

    def _save(self, one: AttachedFile) -> None:
        path = self.context.messages.file_to_make(tr("Save a copy"), tr("All files (*)"), Path(one.name))
        if path is not None:
            done = self._out(one, lambda content: (write_whole(path, content), path)[1])
            if done is not None:
                self.context.toast.say(tr("Saved as “{name}”", name=path.name))

    def _out(self, one: AttachedFile, write: Callable[[bytes], Path]) -> Path | None:
        """Read the bytes, checked, and hand them on; tell what stands against it."""
        try:
            return write(attached_bytes(self.context.programme.file, one.id))
        except WorldError as error:
            self.context.messages.tell_error(tr("“{name}” cannot be taken out", name=one.name), error)
            return None

    def _remove(self, one: AttachedFile) -> None:
        signed = self._signed(self.record.kind, self.record.id) if self.record is not None else ""
        if self.context.change(partial(remove_attachment, attachment=one.id), tr("The file cannot be removed")):
            words = _with_sign_off(tr("“{name}” was removed", name=one.name), signed)
            self.context.toast.say(words, tr("Undo"), self._taking_back())
            (self.rows[0] if self.rows else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _taking_back(self) -> Callable[[], object]:
        """What takes back the step just done, and that one only, whatever was done meanwhile."""
        number = head(self.context.programme.file)

        def back() -> None:
            if head(self.context.programme.file) == number:
                self.context.run("edit.undo")
            else:
                self.context.change(partial(take_back_step, number=number), tr("Undo is not possible"))

        return back

    def _rename(self, one: AttachedFile, name: str) -> None:
        self.context.change(partial(rename_attachment, attachment=one.id, name=name), tr("The file cannot be renamed"))


def _with_sign_off(words: str, signed: str) -> str:
    """What was done, and that the sign-off of what was there before went with it."""
    return tr("{words}; the sign-off by {name} is taken off", words=words, name=signed) if signed else words


def size_words(size: int) -> str:
    """A size as people read it."""
    if size < 1024:
        return trn("{count} byte", "{count} bytes", size)
    if size < 1024 * 1024:
        return tr("{size} KB", size=f"{size / 1024:,.0f}")
    return tr("{size} MB", size=f"{size / 1024 / 1024:,.1f}")


def icon_of(media_type: str) -> str:
    """The icon of a sort of file."""
    if any(word in media_type for word in _SHEETS):
        return "file-spreadsheet"
    return _ICONS.get(media_type) or _ICONS.get(media_type.split("/", maxsplit=1)[0]) or "file"
