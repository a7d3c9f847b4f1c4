"""What a paste would do, before it is done; and the cells that were refused, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.blocks import tsv_of
from axonix_desktop.core.pasting import PastePlan, Refusal
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

RowWords = Callable[[Refusal], str]
_MOST_LISTED, _MOST_FITTED = 2_000, 100


class RefusalTable(QTableWidget):
    """Row, column, value and reason of each refused cell. ``chosen(Refusal)`` with a double click or Enter."""

    chosen = Signal(object)

    def __init__(self, look: Look, refusals: Sequence[Refusal], row_words: RowWords) -> None:
        shown = list(refusals[:_MOST_LISTED])
        super().__init__(len(shown), 4)
        self._refusals, self._row_words = list(refusals), row_words
        self.setAccessibleName(tr("Refused cells"))
        self.setHorizontalHeaderLabels([tr("Row"), tr("Column"), tr("Value"), tr("Why it was refused")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.setFont(look.font("body"))
        for row, one in enumerate(shown):
            for column, words in enumerate(self._cells(one)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((180, 120, 120)):
            self.setColumnWidth(column, look.px(width))
        line, chosen, ink = (look.colour(role).name() for role in ("grid", "selected", "text"))
        self.setStyleSheet(
            f"QTableView {{ outline: 0; }} QTableView::item {{ padding: 4px 10px; border-bottom: 1px solid {line}; }} "
            f"QTableView::item:selected, QTableView::item:focus {{ border: 0; background: {chosen}; color: {ink}; }}"
        )
        self.verticalHeader().setDefaultSectionSize(look.px(48))
        self.itemDoubleClicked.connect(lambda item: self.chosen.emit(self._refusals[item.row()]))
        if shown:
            self.setCurrentCell(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.rowCount() <= _MOST_FITTED:
            self.resizeRowsToContents()

    def text(self) -> str:
        """All refusals as text with tabs."""
        headings = [tr("Row"), tr("Column"), tr("Value"), tr("Why it was refused")]
        return tsv_of([headings, *[self._cells(one) for one in self._refusals]])

    def current(self) -> Refusal | None:
        """The refusal the keyboard is on."""
        return self._refusals[self.currentRow()] if 0 <= self.currentRow() < len(self._refusals) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        refusal = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and refusal is not None:
            self.chosen.emit(refusal)
        else:
            super().keyPressEvent(event)

    def _cells(self, one: Refusal) -> list[str]:
        return [self._row_words(one), one.label, one.words or tr("(empty)"), one.reason]


class _Framed(QDialog):
    """A dialog with a heading, words and a row of buttons."""

    def __init__(self, look: Look, title: str, words: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(12)
        self.column.addWidget(PlainLabel(look, title, "subtitle"))
        self.column.addWidget(PlainLabel(look, words, "body", "text_muted", wraps=True))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self._words = words

    def _button(self, words: str, act: Callable[[], object], kind: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        if kind:
            button.setProperty("kind", kind)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        self.buttons.addWidget(button)
        return button

    def _copy_button(self, table: RefusalTable) -> None:
        self._button(tr("&Copy the list"), lambda: QGuiApplication.clipboard().setText(table.text()))
        self.buttons.addStretch(1)


class RefusalList(_Framed):
    """The cells that were refused. ``jump_wanted(Refusal)`` asks to go to one; the window stays usable meanwhile."""

    jump_wanted = Signal(object)

    def __init__(self, look: Look, refusals: Sequence[Refusal], row_words: RowWords, parent: QWidget | None) -> None:
        count = len(refusals)
        super().__init__(
            look,
            trn("{count} cell stayed as it was", "{count} cells stayed as they were", count),
            tr("Choose a line to go to its cell. The others were changed; undo takes all of it back."),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = RefusalTable(look, refusals, row_words)
        self.table.chosen.connect(self.jump_wanted)
        self.column.addWidget(self.table, 1)
        self._copy_button(self.table)
        self._button(tr("&Go to the cell"), self._jump, "primary")
        self._button(tr("C&lose"), self.close)
        self.column.addLayout(self.buttons)
        self.resize(look.px(760), min(look.px(190) + count * look.px(44), look.px(520)))
        self.table.setFocus()

    def _jump(self) -> None:
        refusal = self.table.current()
        if refusal is not None:
            self.jump_wanted.emit(refusal)


class PastePreview(_Framed):
    """What a paste would do, with counts and the cells it would refuse."""

    def __init__(self, look: Look, plan: PastePlan, row_words: RowWords, parent: QWidget | None) -> None:
        super().__init__(look, tr("Paste these cells?"), preview_words(plan), parent)
        self.setModal(True)
        if plan.refusals:
            self.column.addWidget(PlainLabel(look, tr("These cells would stay as they are"), "body_strong"))
            self.table = RefusalTable(look, plan.refusals, row_words)
            self.column.addWidget(self.table, 1)
            self._copy_button(self.table)
        else:
            self.buttons.addStretch(1)
        cancel = self._button(tr("Cancel"), self.reject)
        verb = trn("&Paste {count} cell", "&Paste {count} cells", plan.cells)
        go = self._button(verb, self.accept, "primary")
        go.setEnabled(bool(plan.cells))
        (go if plan.cells else cancel).setDefault(True)
        self.column.addLayout(self.buttons)
        rows = min(len(plan.refusals), 7)
        self.resize(look.px(760 if plan.refusals else 460), look.px(170) + (rows and (rows + 2) * look.px(44)))
        (go if plan.cells else cancel).setFocus()

    def ask(self) -> bool:
        """Show it; True when the person lets it be done."""
        announce(self, self._words)
        try:
            return self.exec() == QDialog.DialogCode.Accepted
        finally:
            self.deleteLater()


def preview_words(plan: PastePlan) -> str:
    """What a paste would do, in one sentence for each count."""
    changed = sum(map(len, plan.changes.values()))
    told = [
        trn("{count} cell would change.", "{count} cells would change.", changed) if changed else "",
        trn("{count} row would be added at the end.", "{count} rows would be added at the end.", len(plan.additions))
        if plan.additions
        else "",
        trn("{count} cell holds the same already.", "{count} cells hold the same already.", plan.same)
        if plan.same
        else "",
        trn("{count} cell does not fit.", "{count} cells do not fit.", len(plan.refusals)) if plan.refusals else "",
        trn(
            "{count} column reaches beyond the last one and is left out.",
            "{count} columns reach beyond the last one and are left out.",
            plan.outside,
        )
        if plan.outside
        else "",
    ]
    return " ".join(one for one in told if one)
