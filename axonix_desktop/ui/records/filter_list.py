"""The list of a filter: values with their counts to tick, periods to choose, and whether there is a value at all."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.filter_words import empty_words
from axonix_desktop.core.filters import Condition, is_dated, is_listed, meets
from axonix_desktop.core.kinds import Choice, Key, LongText, StageNumber, Stored, YesNo
from axonix_desktop.core.periods import OFFERED, words_of_period
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import Column
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_VALUE, _COUNT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WIDE, _HIGH, _LINE, _MOST_TEXTS = 280, 420, 28, 400


class CountedLine(QStyledItemDelegate):
    """A line of the list with its count at the trailing edge."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        box: QRect = option.rect  # type: ignore[attr-defined]
        painter.setFont(self._look.font("small_figures"))
        painter.setPen(self._look.colour("text_muted"))
        side = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        count = str(index.data(_COUNT) or "")
        painter.drawText(box.adjusted(8, 0, -8, 0), int(side), count)


class FilterList(QFrame):
    """``wanted(object)`` gives the condition as soon as something is ticked or chosen; ``closed`` when it goes away."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        look: Look,
        column: Column,
        counts: Counter[Stored],
        condition: Condition | None,
        today: date,
        parent: QWidget,
    ) -> None:
        """``counts`` says how often each value occurs among the rows that the other filters let through."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._look, self._column, self._counts, self._today = look, column, counts, today
        self._is_ticked = may_tick(column, counts)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(tr("Filter by {field}", field=tr(column.field.label)))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the list"))
        self.search.setAccessibleName(tr("Search the list"))
        self.items = QListWidget()
        self.items.setProperty("kind", "plain")
        self.items.setItemDelegate(CountedLine(look, self.items))
        self.items.setAccessibleName(tr(column.field.label))
        self._lay_out()
        self._fill(condition)
        self.search.textChanged.connect(self._on_search)
        self.search.installEventFilter(self)
        self.items.itemChanged.connect(lambda _item: self._tell_ticked())
        self.items.itemClicked.connect(self._on_clicked)
        self.items.installEventFilter(self)
        self._dress()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        if self._is_ticked:
            layout.addWidget(self.search)
        elif self._column.field.kind.is_numeric:
            hint = PlainLabel(self._look, tr("Or write >100k, 10-20 or <=5 into the filter."), "small", "text_muted")
            hint.setWordWrap(True)
            layout.addWidget(hint)
        elif is_dated(self._column.field.kind):
            hint = PlainLabel(
                self._look, tr("Or write: next 14 days, before 1 Mar 2026, Q2 2026."), "small", "text_muted"
            )
            hint.setWordWrap(True)
            layout.addWidget(hint)
        layout.addWidget(self.items, 1)
        row = QHBoxLayout()
        self.all = QPushButton(tr("Tick all"))
        self.none = QPushButton(tr("Clear"))
        for button, act in ((self.all, self._tick_all), (self.none, self._clear)):
            button.setProperty("kind", "quiet")
            button.clicked.connect(act)
            row.addWidget(button)
        self.all.setVisible(self._is_ticked)
        row.addStretch(1)
        layout.addLayout(row)

    def _fill(self, condition: Condition | None) -> None:
        """The values in their order with counts, empties last; or the periods."""
        if not self._is_ticked:
            for code in OFFERED if is_dated(self._column.field.kind) else ():
                self._add(words_of_period(code), self._count(Condition("", "within", (code,))), code)
            self._add(tr("is empty"), self._count(Condition("", "empty")), "empty")
            self._add(tr("is filled"), self._count(Condition("", "filled")), "filled")
            return
        values = self._values(condition)
        test = meets(condition, self._column.field.kind, self._today, self._column.word) if condition else None
        for value in values:
            words = empty_words() if value is None else self._column.word(value)
            item = self._add(words, self._counts.get(value, 0), value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if test and test(value) else Qt.CheckState.Unchecked)

    def _values(self, condition: Condition | None) -> list[Stored]:
        """What can be ticked: all that a short list has, else what occurs or is ticked already."""
        kind = self._column.field.kind
        found: set[Stored] = {value for value in self._counts if value is not None}
        if isinstance(kind, Choice):
            found |= {option.code for option in kind.options}
        elif isinstance(kind, StageNumber):
            found |= set(range(len(kind.titles)))
        elif isinstance(kind, YesNo):
            found |= {0, 1}
        if condition is not None and condition.test in ("any_of", "none_of"):
            found |= {value for value in condition.values if value is not None}
        try:
            ordered = sorted(found, key=lambda value: kind.sort_key(kind.from_store(value))[1])  # type: ignore[arg-type,return-value]
        except (TypeError, ValueError):
            ordered = sorted(found, key=str)
        if kind.name == "reference":
            ordered = sorted(found, key=lambda value: self._column.word(value).casefold())
        return [*ordered, None]

    def _add(self, words: str, count: int, value: Stored) -> QListWidgetItem:
        item = QListWidgetItem(words[:1].upper() + words[1:])
        item.setData(_VALUE, value)
        item.setData(_COUNT, f"{count:,}")
        item.setSizeHint(QSize(0, self._look.px(_LINE)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("{value}, {count} rows", value=words, count=f"{count:,}"))
        self.items.addItem(item)
        return item

    def _count(self, condition: Condition) -> int:
        test = meets(condition, self._column.field.kind, self._today, self._column.word)
        return sum(count for value, count in self._counts.items() if test(value))

    def ticked(self) -> tuple[Stored, ...]:
        """The values ticked."""
        rows = (self.items.item(at) for at in range(self.items.count()))
        return tuple(item.data(_VALUE) for item in rows if item.checkState() is Qt.CheckState.Checked)

    def open_under(self, cell: QWidget) -> None:
        """Show the list under a filter, inside the screen, with the keyboard in it."""
        look = self._look
        self.resize(max(look.px(_WIDE), cell.width()), self._high())
        at = cell.mapToGlobal(QPoint(0, cell.height() + 2))
        screen = QApplication.screenAt(at) or QApplication.primaryScreen()
        room = screen.availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.height())))
        self.move(at)
        self.show()
        (self.search if self._is_ticked else self.items).setFocus(Qt.FocusReason.PopupFocusReason)
        self.items.setCurrentRow(0)

    def _high(self) -> int:
        """As high as the lines need, within reason."""
        look = self._look
        return min(look.px(_HIGH), look.px(_LINE) * self.items.count() + look.px(118))

    def _on_search(self, text: str) -> None:
        wanted = text.casefold().strip()
        first = -1
        for at in range(self.items.count()):
            item = self.items.item(at)
            item.setHidden(wanted not in item.text().casefold())
            if first < 0 and not item.isHidden():
                first = at
        self.items.setCurrentRow(first)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if not self._is_ticked:
            self._choose(item)

    def _choose(self, item: QListWidgetItem) -> None:
        """Take a period or a state and go away."""
        code = str(item.data(_VALUE))
        name = self._column.field.name
        is_state = code in ("empty", "filled")
        self.wanted.emit(Condition(name, code) if is_state else Condition(name, "within", (code,)))
        self.close()

    def _tell_ticked(self) -> None:
        values = self.ticked()
        self.wanted.emit(Condition(self._column.field.name, "any_of", values) if values else None)

    def _tick_all(self) -> None:
        """Tick what the search shows."""
        self.items.blockSignals(True)
        for at in range(self.items.count()):
            if not self.items.item(at).isHidden():
                self.items.item(at).setCheckState(Qt.CheckState.Checked)
        self.items.blockSignals(False)
        self._tell_ticked()

    def _clear(self) -> None:
        """Take the filter off."""
        self.items.blockSignals(True)
        for at in range(self.items.count()):
            if self._is_ticked:
                self.items.item(at).setCheckState(Qt.CheckState.Unchecked)
        self.items.blockSignals(False)
        self.wanted.emit(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if watched is self.search and key == Qt.Key.Key_Down:
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.items.currentItem()
            if self._is_ticked:
                if watched is self.search and self.search.text() and item is not None:
                    item.setCheckState(Qt.CheckState.Checked)
                self.close()
            elif item is not None:
                self._choose(item)
            return True
        return watched is self.items and key == Qt.Key.Key_Space and not self._is_ticked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _dress(self) -> None:
        surface, border = self._look.colour("surface").name(), self._look.colour("border_strong").name()
        self.setStyleSheet(
            tr(
                "QFrame#popup {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; }}",
                surface=surface,
                border=border,
            )
        )
        self.items.setFont(self._look.font("body"))


def may_tick(column: Column, counts: Counter[Stored]) -> bool:
    """Whether the values are few enough to be ticked one by one."""
    kind = column.field.kind
    if is_listed(kind):
        return True
    is_short = kind.name == "text" and not isinstance(kind, (LongText, Key))
    return is_short and len(counts) <= _MOST_TEXTS
