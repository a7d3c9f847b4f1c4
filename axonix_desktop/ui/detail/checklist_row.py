"""One checklist item in the panel: its mark, words, who and when, and why it is not settled."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from axonix_desktop.core.checklists import SETTLED, STATE_TONES, STATE_WORDS
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.choices import CHECK_STATUS
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.checklists import Standing
from axonix_desktop.ui.clipboard import lay
from axonix_desktop.ui.records.cells import TONE_ICONS
from axonix_desktop.ui.theme.look import Look

_MARKS = {
    "done": "check", "in_progress": "ellipsis", "to_check": "eye", "not_applicable": "minus", "exception": "flag",
    "expired": "timer", "lapsed": "rotate-ccw",
}  # fmt: skip
_UNTOLD = frozenset({"not_started", "in_progress", "done"})
"""States whose reason says nothing that the mark does not."""


class AnswerRow(QWidget):
    """One item: its mark ticks it off, Enter or a click on the words answers it, the menu offers the rest.

    ``status_wanted`` carries the status asked for, ``answer_wanted`` the status to begin the answer with (or none),
    ``sign_off_wanted``, ``reopen_wanted`` and ``opened`` (the answer's own record) carry nothing, ``step_wanted`` ±1.
    """

    status_wanted = Signal(str)
    answer_wanted = Signal(str)
    sign_off_wanted = Signal()
    reopen_wanted = Signal()
    opened = Signal()
    step_wanted = Signal(int)

    def __init__(self, look: Look, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.standing = look, standing
        self.may_write = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    def show_standing(self, standing: Standing) -> None:
        """Show the item as it stands now."""
        is_as_high = bool(self._reason()) == bool(self._reason_of(standing))
        self.standing = standing
        self._name()
        if not is_as_high:
            self.updateGeometry()
        self.update()

    def _name(self) -> None:
        one = self.standing
        self.setAccessibleName(f"{one.item.text}: {tr(STATE_WORDS[one.state])}")
        self.setAccessibleDescription(f"{self._note()}. {one.reason} {one.why}")
        wanted = tr("Evidence wanted: {evidence}.", evidence=one.item.evidence_wanted)
        proof = tr("Evidence: {evidence}", evidence=one.given.evidence) if one.given and one.given.evidence else ""
        tips = [one.item.guidance or "", wanted if one.item.evidence_wanted else "", proof, one.why, one.reason]
        self.setToolTip("\n".join(tip for tip in tips if tip))

    def _note(self) -> str:
        """What stands below the item: its code, who does it, by when."""
        one = self.standing
        parts = [one.item.code]
        if one.item.is_blocking and one.is_open:
            words = (
                tr("blocks gate {stage}", stage=one.item.gate_stage) if one.item.gate_stage else tr("blocks the gate")
            )
            parts.append(words)
        elif not one.is_wanted and one.item.gate_stage:
            parts.append(tr("for gate {stage}", stage=one.item.gate_stage))
        if one.owner:
            parts.append(one.owner)
        if one.due_on and one.is_open:
            day = Date().show(one.due_on)
            parts.append(tr("overdue since {date}", date=day) if one.is_overdue else tr("due {date}", date=day))
        if one.given is not None and one.given.signed_off_by and not one.is_open:
            parts.append(tr("signed off by {name}", name=one.given.signed_off_by))
        return " · ".join(parts)

    def _reason(self) -> str:
        return self._reason_of(self.standing)

    def _reason_of(self, one: Standing) -> str:
        """Why it is not as it seems: the state with its reason."""
        if one.state in _UNTOLD:
            return ""
        return tr("{state}: {why}", state=tr(STATE_WORDS[one.state]), why=one.reason)

    def _room(self, width: int) -> int:
        return max(width - self._look.px(30) - 6, 40)

    def _box(self, text: str, role: str, width: int) -> QRect:
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        return self._look.metrics(role).boundingRect(QRect(0, 0, self._room(width), 10_000), flags, text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look, reason = self._look, self._reason()
        high = self._box(self.standing.item.text, "body", width).height() + look.metrics("small").height()
        if reason:
            high += self._box(reason, "small", width).height() + 1
        return high + look.px(14)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._look.px(280))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._look.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, one = self._look, QPainter(self), self.standing
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(self.rect().toRectF(), 6, 6)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, side, top = look.px(30), look.px(18), look.px(6)
        self._paint_mark(painter, QRect(self.width() - side - 4 if is_rtl else 4, top + 1, side, side))
        words = QRect(6 if is_rtl else left, top, self.width() - left - 6, self.height())
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text_muted" if one.state in SETTLED or not one.is_wanted else "text"))
        painter.drawText(words, flags, one.item.text)
        words.setTop(words.top() + self._box(one.item.text, "body", self.width()).height() + 1)
        painter.setFont(look.font("small"))
        reason = self._reason()
        if reason:
            painter.setPen(look.colour(f"{STATE_TONES[one.state]}_fg"))
            painter.drawText(words, flags, reason)
            words.setTop(words.top() + self._box(reason, "small", self.width()).height() + 1)
        painter.setPen(look.colour("red_fg" if one.is_overdue else "text_faint"))
        note = look.metrics("small").elidedText(self._note(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), note)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 6, 6)

    def _paint_mark(self, painter: QPainter, box: QRect) -> None:
        """A box: empty, ticked, or with the sign of its state."""
        look, how = self._look, self.standing.state
        is_done = how == "done"
        tone = STATE_TONES[how]
        edge = "accent" if is_done else "border_strong" if how in ("not_started", "not_applicable") else f"{tone}_fg"
        painter.setPen(QPen(look.colour(edge), 1.5))
        painter.setBrush(look.colour("accent" if is_done else "surface"))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        icon = _MARKS.get(how)
        if icon:
            side = look.px(14)
            role = "on_accent" if is_done else f"{tone}_fg"
            mark = look.pixmap(icon, role, side, self.devicePixelRatioF())
            gap = (box.width() - side) / 2
            painter.drawPixmap(QPointF(box.left() + gap, box.top() + gap), mark)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.rect().contains(event.position().toPoint()):
            return
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - event.position().x() if is_rtl else event.position().x()
        if x <= self._look.px(30):
            self._toggle()
        else:
            self._answer()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._toggle()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._answer()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        """Done, or not any more."""
        if self.may_write:
            is_done = self.standing.given is not None and self.standing.given.status == "done"
            self.status_wanted.emit("in_progress" if is_done else "done")

    def _answer(self) -> None:
        if self.may_write:
            self.answer_wanted.emit("")

    def menu(self) -> QMenu:
        """Answering, the statuses to choose from, signing off, reopening, and the answer itself."""
        menu, look, one = QMenu(self), self._look, self.standing
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        status = one.given.status if one.given else "not_started"
        answers = menu.addAction(look.icon("pencil"), tr("Answer with evidence…"))
        answers.triggered.connect(self._answer)
        answers.setEnabled(self.may_write)
        menu.addSeparator()
        for option in CHECK_STATUS.options:
            icon = look.icon(TONE_ICONS.get(option.tone, "circle-dashed"), f"{option.tone}_fg")
            asks = option.code in ("not_applicable", "exception")
            title = tr("{status}…", status=tr(option.label)) if asks else tr(option.label)
            action = menu.addAction(icon, title)
            action.setEnabled(self.may_write and option.code != status)
            action.triggered.connect(partial(self._on_status, option.code, asks))
        menu.addSeparator()
        signs = menu.addAction(look.icon("user-check"), tr("Sign off…"))
        signs.triggered.connect(self.sign_off_wanted)
        signs.setEnabled(self.may_write and status == "done")
        again = menu.addAction(look.icon("rotate-ccw"), tr("Reopen"))
        again.triggered.connect(self.reopen_wanted)
        again.setEnabled(self.may_write and status not in ("not_started", "in_progress"))
        menu.addSeparator()
        copies = menu.addAction(look.icon("copy"), tr("Copy the evidence"))
        copies.triggered.connect(lambda: lay(one.given.evidence or "" if one.given else ""))
        copies.setEnabled(one.given is not None and bool(one.given.evidence))
        shows = menu.addAction(look.icon("external-link"), tr("Show the answer with its files and history"))
        shows.triggered.connect(self.opened)
        shows.setEnabled(one.answer_id is not None)
        return menu

    def _on_status(self, status: str, asks: bool, _checked: bool = False) -> None:
        if asks:
            self.answer_wanted.emit(status)
        else:
            self.status_wanted.emit(status)
