"""What is due by one rule: each record with a tick, and the button that lets go of those ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.retention import Due, Rule
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_NUMBER = Qt.ItemDataRole.UserRole
_MOST_LINES = 8
_LINE = 30


class TickList(QListWidget):
    """Space ticks a line, Enter opens its record."""

    def __init__(self, opens: Callable[[int], object]) -> None:
        super().__init__()
        self._opens = opens
        self.setProperty("kind", "plain")
        self.itemDoubleClicked.connect(self._open)

    def ticked(self) -> list[int]:
        """The records that are ticked."""
        items = [self.item(place) for place in range(self.count())]
        return [int(one.data(_NUMBER)) for one in items if one.checkState() is Qt.CheckState.Checked]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._open(item)
            return
        super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self._opens(int(item.data(_NUMBER)))


class DueCard(Card):
    """One rule and its records; ``settles`` is called with the ids that are ticked."""

    def __init__(
        self, look: Look, rule: Rule, rows: Sequence[Due], reason: str | None,
        opens: Callable[[str, int], object], settles: Callable[[Rule, list[int]], object],
    ) -> None:  # fmt: skip
        super().__init__(look, tr(rule.title), trn("{count} due", "{count} due", len(rows)))
        self.rule, self._reason = rule, reason
        self.list = TickList(lambda number: opens(rule.kind, number))
        self.list.setAccessibleName(tr("Due: {what}", what=tr(rule.title)))
        for one in rows:
            item = QListWidgetItem(tr("{name}  ·  since {day}", name=one.title or "–", day=Date().show(one.since)))
            item.setData(_NUMBER, one.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, look.px(_LINE)))
            self.list.addItem(item)
        self.list.setFixedHeight(look.px(_LINE) * min(len(rows), _MOST_LINES) + look.px(8))
        self.list.itemChanged.connect(lambda _item: self._count())
        self.button = QPushButton()
        self.button.setProperty("kind", "danger" if rule.act == "erase" else "")
        self.button.clicked.connect(lambda _checked=False: settles(rule, self.list.ticked()))
        row = QHBoxLayout()
        row.addWidget(PlainLabel(look, tr(rule.does) + ".", "small", "text_muted", wraps=True), 1)
        row.addWidget(self.button)
        self.column.addWidget(self.list)
        self.column.addLayout(row)
        self._count()

    def _count(self) -> None:
        count = len(self.list.ticked())
        words = {
            "erase": trn("Erase {count}…", "Erase {count}…", count),
            "remove": trn("Remove {count}…", "Remove {count}…", count),
            "empty": trn("Take names out of {count}…", "Take names out of {count}…", count),
        }
        self.button.setText(words[self.rule.act])
        self.button.setEnabled(count > 0 and self._reason is None)
        self.button.setToolTip(self._reason or ("" if count else tr("Tick at least one record.")))
