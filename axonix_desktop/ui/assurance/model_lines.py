"""A model as a line that opens: its version, last decision and what watches it; below it the entries of its log."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.model_log import (
    LOG_TONES,
    LOG_WORDS,
    WATCH_WORDS,
    entry_reason,
    entry_state,
    watch_figures,
    watch_reason,
)
from axonix_desktop.core.records.governance import ModelChange
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.model_log import ModelRow
from axonix_desktop.ui.assurance.state_line import LineWords, State, StateLine
from axonix_desktop.ui.texts import Plate
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_SHARES = (0.25, 0.17, 0.22, 0.19, 0.17)
_ENTRY_SHARES = (0.4, 0.34, 0.26)
_KIND = ModelChange.fields["change_kind"].kind
_ICONS = {
    "release": "upload", "retraining": "refresh-cw", "data": "database", "prompt": "sliders-horizontal",
    "rollback": "undo-2", "decision": "scale", "retirement": "archive",
}  # fmt: skip
MOST_ENTRIES = 12


class ModelLine(StateLine):
    """A model; Enter, a click or an arrow key to the side shows its log or puts it away."""

    def __init__(self, look: Look, row: ModelRow, toggles: Callable[[], object]) -> None:
        self.is_open = False
        super().__init__(look, _model_words(row), toggles, _SHARES)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        side = self.look.px(16)
        name = "chevron-down" if self.is_open else "chevron-left" if self.is_rtl else "chevron-right"
        spot = self.mirrored(QRectF(self.look.px(6), (box.height() - side) / 2, side, side))
        super().draw(painter, box)
        painter.drawPixmap(spot.topLeft(), self.look.pixmap(name, "text_muted", side, self.devicePixelRatioF()))

    def columns_start(self) -> float:
        return float(self.look.px(30))

    def goes(self, key: int) -> bool:
        sideways = {Qt.Key.Key_Right: not self.is_rtl, Qt.Key.Key_Left: self.is_rtl}
        wanted = sideways.get(Qt.Key(key))
        if wanted is None:
            return super().goes(key)
        if wanted is not self.is_open:
            self.click()
        return True


class EntryLine(StateLine):
    """An entry of the log on its thread; a click or Enter opens it."""

    def __init__(
        self, look: Look, one: ModelChange, opens: Callable[[], object], *, is_first: bool, is_last: bool
    ) -> None:
        self._is_first, self._is_last = is_first, is_last
        super().__init__(look, _entry_words(one), opens, _ENTRY_SHARES)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        super().draw(painter, box)
        middle, half = self.look.px(24), self.look.px(12)
        high = box.height() / 2 - half
        for is_end, y in ((self._is_first, 0.0), (self._is_last, box.height() - high)):
            if not is_end:
                painter.fillRect(self.mirrored(QRectF(middle - 1, y, 2, high)), self.look.colour("border_strong"))


class ModelBlock(QWidget):
    """The line of a model and, while it is open, its log with what can be done. ``turned(bool)`` says which."""

    turned = Signal(bool)

    def __init__(self, look: Look, row: ModelRow, fills: Callable[[ModelRow], QWidget], *, is_open: bool) -> None:
        """``fills`` makes the log when it is first shown."""
        super().__init__()
        self._look, self.row, self._fills = look, row, fills
        self.log: QWidget | None = None
        self.line = ModelLine(look, row, lambda: self.turn(is_open=not self.line.is_open))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.line)
        self._show(is_open=is_open)

    def turn(self, *, is_open: bool) -> None:
        """Show the log or put it away, and say so."""
        self._show(is_open=is_open)
        announce(self.line, self.line.accessibleDescription())
        self.turned.emit(is_open)

    def _show(self, *, is_open: bool) -> None:
        if is_open and self.log is None:
            self.log = self._fills(self.row)
            self._column.addWidget(self.log)
        if self.log is not None:
            self.log.setVisible(is_open)
        self.line.is_open = is_open
        count = len(self.row.stands.entries)
        self.line.setAccessibleDescription(
            trn("{count} entry is shown", "{count} entries are shown", count) if is_open
            else trn("{count} entry is put away", "{count} entries are put away", count)
        )  # fmt: skip
        self.line.update()


def log_plate(
    look: Look, row: ModelRow, buttons: list[QPushButton], opens: Callable[[int], object], rest: Callable[[], object]
) -> QWidget:
    """The log of a model, newest first, under the buttons that act on it; ``rest`` shows what is not listed."""
    plate = Plate(look, "surface_alt", radius=look.tokens.radius["md"])
    column = QVBoxLayout(plate)
    column.setContentsMargins(8, 8, 8, 8)
    column.setSpacing(0)
    head = QHBoxLayout()
    head.setSpacing(8)
    for button in buttons:
        head.addWidget(button)
    head.addStretch(1)
    column.addLayout(head)
    column.addSpacing(4)
    entries = row.stands.entries
    shown = entries[:MOST_ENTRIES]
    for place, one in enumerate(shown):
        ends = {"is_first": place == 0, "is_last": place == len(shown) - 1}
        column.addWidget(EntryLine(look, one, lambda number=one.id: opens(number), **ends))
    left = len(entries) - len(shown)
    if left:
        words = trn("{count} earlier entry", "{count} earlier entries", left)
        button = QPushButton(words)
        button.setProperty("kind", "quiet")
        button.setFont(look.font("body"))
        button.clicked.connect(lambda _checked=False: rest())
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)
    return plate


def _model_words(row: ModelRow) -> LineWords:
    """Use case and model, version since when, the last decision, what watches it, and how it stands."""
    stands = row.stands
    case = f"{row.key}  {row.title}".strip()
    since = tr("since {date}", date=Date().show(stands.since)) if stands.since else tr("no day noted")
    version = tr("Version {version}", version=stands.version) if stands.version else tr("No version")
    decided = stands.decided
    decision = (tr("No decision noted"), "")
    if decided is not None:
        by = ", ".join(part for part in (decided.approver or "", Date().show(decided.changed_on)) if part)
        decision = (decided.decision or "", by)
    retrained = tr("retrained {date}", date=Date().show(stands.retrained_on)) if stands.retrained_on else ""
    state = State(tr(LOG_WORDS[stands.state]), LOG_TONES[stands.state],
                  trn("{count} entry", "{count} entries", len(stands.entries)))  # fmt: skip
    columns = (
        (case, stands.model or tr("Model without a name")), (version, since), decision,
        (tr(WATCH_WORDS[row.watched]), watch_figures(row.scores) or retrained),
    )  # fmt: skip
    tip = "\n".join(part for part in (stands.reason, watch_reason(row.scores), retrained) if part)
    return LineWords(columns, state, tip=tip)


def _entry_words(one: ModelChange) -> LineWords:
    """What changed, what was decided, who approved it and when."""
    state = entry_state(one)
    kind = tr(_KIND.show(one.change_kind)) if one.change_kind else ""
    version = tr("version {version}", version=one.version) if one.version else ""
    about = "  ·  ".join(part for part in (Date().show(one.changed_on), kind, version) if part)
    by = ", ".join(part for part in ((one.approver or "").strip(), Date().show(one.approved_on)) if part)
    return LineWords(
        ((one.change, about), (one.decision or tr("No decision noted"), "")),
        State(tr(LOG_WORDS[state]), LOG_TONES[state], by),
        icon=_ICONS.get(one.change_kind or "", "git-branch"),
        tone="blue" if state == "approved" else LOG_TONES[state],
        tip="\n".join((one.change, entry_reason(one))),
    )
