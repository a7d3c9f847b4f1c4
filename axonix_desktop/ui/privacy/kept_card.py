"""Files and backups that hold a person: what goes with them, what names them inside, what cannot be searched."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.actions.attachments import may_open
from axonix_desktop.core.changes import moment_words
from axonix_desktop.core.problems import WorldError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.exchange.file_words import HOLDS, PERHAPS
from axonix_desktop.store.queries.attachments import KeptFile, kept_bytes
from axonix_desktop.store.queries.personal import Known
from axonix_desktop.ui.charts.frame import Card, Remark
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.file_copies import PrivateCopies
from axonix_desktop.ui.detail.files import show_copy
from axonix_desktop.ui.overview.rows import LinkList, RowWords
from axonix_desktop.ui.privacy.erasing import erase_file_found
from axonix_desktop.ui.privacy.looking import FileFound, Found
from axonix_desktop.ui.texts import PlainLabel

_MOST = 200


class FileLine(QWidget):
    """One file with what was found in it, and what can be done beside it."""

    def __init__(
        self, context: PageContext, one: FileFound, opens: Callable[[], object], done: Callable[[], object]
    ) -> None:
        super().__init__()
        look, file = context.look, one.file
        sign = QLabel()
        tone = "amber_fg" if one.state in (HOLDS, PERHAPS) else "text_muted"
        sign.setPixmap(look.pixmap("paperclip", tone, look.px(18), self.devicePixelRatioF()))
        sign.setFixedWidth(look.px(24))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name = Remark(look, file.name, "body")
        words = Remark(look, file_words(one), "small", "text_muted")
        words.setToolTip(words.text())
        for label in (name, words):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.open_button = QPushButton(tr("Open"))
        self.open_button.setAccessibleName(tr("Open a copy of {name}", name=file.name))
        self.open_button.setEnabled(may_open(file.name))
        self.open_button.clicked.connect(lambda _checked=False: opens())
        self.erase_button = QPushButton(tr("Erase…"))
        self.erase_button.setAccessibleName(tr("Erase {name} for good", name=file.name))
        self.erase_button.setEnabled(not context.is_read_only)
        self.erase_button.setToolTip(context.programme.read_only_reason or "")
        self.erase_button.clicked.connect(lambda _checked=False: erase_file_found(context, file, done))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(name)
        column.addWidget(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(4), 0, look.px(4))
        row.setSpacing(look.px(10))
        row.addWidget(sign)
        row.addLayout(column, 1)
        row.addWidget(self.open_button)
        row.addWidget(self.erase_button)
        self.setAccessibleName(f"{file.name}: {words.text()}")


class KeptCard(Card):
    """``looks`` starts the looking anew; it is also the button while nothing was looked at to the end."""

    def __init__(self, context: PageContext, looks: Callable[[], object], done: Callable[[], object]) -> None:
        super().__init__(context.look, tr("Files and backups"))
        self._context, self._done = context, done
        self._copies = PrivateCopies()
        self.destroyed.connect(self._copies.end)
        self.file_lines: list[FileLine] = []
        self.goes = LinkList(context.look, _MOST)
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        self.backups = LinkList(context.look, _MOST)
        self.words = PlainLabel(context.look, "", colour="text_muted", wraps=True)
        self.look_button = QPushButton(tr("Look again"))
        self.look_button.clicked.connect(lambda _checked=False: looks())
        for part in (self.goes, self.backups):
            self.column.addWidget(part)
        self.column.insertLayout(self.column.indexOf(self.backups), self._files)
        self.column.addWidget(self.words)
        self.column.addWidget(self.look_button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)

    def show_known(self, known: Known) -> None:
        """Show the files attached to the person; the rest is being looked for."""
        rows = [
            (RowWords(name, "paperclip", "blue", tr("goes with the person")),
             partial(self._context.open_record, "person", known.person.id))
            for _, name in known.files
        ]  # fmt: skip
        self.goes.show_rows(rows)
        self.goes.setVisible(bool(rows))
        self._show_found(None)
        self.words.setText(tr("Looking into files and backups…"))
        self.words.show()
        self.look_button.hide()

    def show_stopped(self, words: str) -> None:
        """The looking did not come to its end."""
        self.words.setText(words)
        self.words.show()
        self.look_button.show()

    def show_found(self, found: Found) -> None:
        """Show what was found."""
        self._show_found(found)
        told = [trn("{count} other file was searched.", "{count} other files were searched.", found.looked_at)] \
            if found.looked_at else []  # fmt: skip
        if not found.files and found.looked_at:
            told.append(tr("None of them names the person."))
        if not found.backups:
            told.append(tr("No backup holds the person."))
        self.words.setText(" ".join(told))
        self.words.setVisible(bool(told))
        self.look_button.hide()

    def _show_found(self, found: Found | None) -> None:
        while self._files.count():
            item = self._files.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.file_lines = []
        for one in found.files if found is not None else ():
            line = FileLine(self._context, one, partial(self.open_copy, one.file), self._done)
            self.file_lines.append(line)
            self._files.addWidget(line)
        rows: list[tuple[RowWords, Callable[[], object]]] = []
        for held in found.backups if found is not None else ():
            made = moment_words(held.backup.made_at.astimezone())
            title = tr("Backup of {moment}", moment=made) if held.backup.head else held.backup.path.name
            words = RowWords(
                title, "archive", "amber" if held.fault else "grey",
                tr("cannot be looked at") if held.fault else tr("cleaned with the person"),
                said=held.fault or tr("{backup} still holds the person", backup=title),
            )  # fmt: skip
            rows.append((words, partial(self._context.run, "file.restore")))
        self.backups.show_rows(rows)
        self.backups.setVisible(bool(rows))
        count = len(rows) + len(self.file_lines) + len(self.goes.rows)
        self.set_heading(self.title, f"{count:,}" if count else "")

    def open_copy(self, file: KeptFile) -> None:
        """Show a private copy with the program the desktop has for it."""
        try:
            path = self._copies.write(file.name, kept_bytes(self._context.programme.file, file))
        except WorldError as error:
            self._context.messages.tell_error(tr("The file cannot be opened"), error)
            return
        show_copy(self._context, file.name, path)


def file_words(one: FileFound) -> str:
    """What was found in a file, and where it is."""
    where = tr("removed, in the history") if one.file.is_removed else (
        tr(record_of(one.file.kind).label) if one.file.kind else tr("no record")
    )  # fmt: skip
    if one.state == HOLDS:
        return f"{where} · " + tr("names them: {passage}", passage=one.passage)
    if one.state == PERHAPS:
        return f"{where} · " + tr("holds the parts of the name, apart from each other")
    return f"{where} · " + tr("cannot be searched: open it and look")
