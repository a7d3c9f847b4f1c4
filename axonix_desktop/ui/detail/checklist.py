"""The governance checklist of a use case: every answer with its item, ticked off in place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.actions.checklists import open_checklist
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.choices import CHECK_STATUS
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.belongings import Answer, answers
from axonix_desktop.store.queries.checklists import unanswered
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import Part, clear
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.records.cells import TONE_ICONS
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_DONE = ("done", "not_applicable")


class AnswerRow(QWidget):
    """One item: its mark ticks it off, a click on the words offers the other states.

    ``status_wanted`` carries the state asked for, ``opened`` asks for the answer itself, ``step_wanted`` ±1.
    """

    status_wanted = Signal(str)
    opened = Signal()
    step_wanted = Signal(int)

    def __init__(self, look: Look, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.answer = look, answer
        self.may_write = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(answer.guidance)
        self._name()

    def show_answer(self, answer: Answer) -> None:
        """Show the answer as it is now."""
        self.answer = answer
        self._name()
        self.update()

    def _name(self) -> None:
        status = tr(CHECK_STATUS.show(self.answer.status))
        self.setAccessibleName(f"{self.answer.text}: {status}")
        self.setAccessibleDescription(self._note())

    def _note(self) -> str:
        """What stands below the item: its code, who does it, by when."""
        one = self.answer
        parts = [one.code]
        if one.status not in ("not_started", "done"):
            parts.append(tr(CHECK_STATUS.show(one.status)))
        if one.owner:
            parts.append(one.owner)
        if one.due_on and one.status not in _DONE:
            parts.append(tr("due {date}", date=Date().show(Date().from_store(one.due_on))))
        if one.is_blocking:
            parts.append(tr("blocks the gate"))
        return " · ".join(parts)

    def _text_box(self, width: int) -> QRect:
        left = self._look.px(30)
        room = max(width - left - 6, 40)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        return self._look.metrics("body").boundingRect(QRect(0, 0, room, 10_000), flags, self.answer.text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text_box(width).height() + self._look.metrics("small").height() + self._look.px(14)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._look.px(280))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._look.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(self.rect().toRectF(), 6, 6)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, side, top = look.px(30), look.px(18), look.px(6)
        box = QRect(self.width() - side - 4 if is_rtl else 4, top + 1, side, side)
        self._paint_mark(painter, box)
        words = QRect(6 if is_rtl else left, top, self.width() - left - 6, self.height())
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text_muted" if self.answer.status in _DONE else "text"))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.drawText(words, flags, self.answer.text)
        words.setTop(top + self._text_box(self.width()).height() + 1)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_faint"))
        note = look.metrics("small").elidedText(self._note(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), note)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 6, 6)

    def _paint_mark(self, painter: QPainter, box: QRect) -> None:
        """A box: empty, ticked, half done, or crossed out as not applicable."""
        look, status = self._look, self.answer.status
        is_done = status == "done"
        painter.setPen(QPen(look.colour("accent" if is_done else "border_strong"), 1.5))
        painter.setBrush(look.colour("accent" if is_done else "surface"))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        icon = {"done": "check", "in_progress": "ellipsis", "not_applicable": "minus"}.get(status)
        if icon:
            side = look.px(14)
            mark = look.pixmap(icon, "on_accent" if is_done else "text_muted", side, self.devicePixelRatioF())
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
            self._offer(event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._offer(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._toggle()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._offer(self.mapToGlobal(self.rect().center()))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        """Done, or not any more."""
        if self.may_write:
            self.status_wanted.emit("not_started" if self.answer.status == "done" else "done")

    def _offer(self, at: object) -> None:
        """A menu of the states and the answer itself."""
        menu = self.menu()
        menu.popup(at)  # type: ignore[arg-type]

    def menu(self) -> QMenu:
        """The states to choose from, and the way to owner, due date and evidence."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for option in CHECK_STATUS.options:
            icon = self._look.icon(TONE_ICONS.get(option.tone, "circle-dashed"), f"{option.tone}_fg")
            action = menu.addAction(icon, tr(option.label))
            action.setEnabled(self.may_write and option.code != self.answer.status)
            action.triggered.connect(partial(self._on_status, option.code))
        menu.addSeparator()
        menu.addAction(self._look.icon("pencil"), tr("Owner, due date and evidence…")).triggered.connect(self.opened)
        return menu

    def _on_status(self, status: str, _checked: bool = False) -> None:
        self.status_wanted.emit(status)


class ChecklistPart(Part):
    """Progress, a switch for what is open, and the items by topic."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows: list[AnswerRow] = []
        self._heads: dict[str, QWidget] = {}
        self._found: list[Answer] = []
        self._shape: tuple[object, ...] = ()
        self.only_open = QCheckBox(tr("Open ones only"))
        self.only_open.setAccessibleName(self.only_open.text())
        self.only_open.setMinimumHeight(self.look.px(24))
        self.only_open.setFont(self.look.font("small"))
        self.only_open.setChecked(context.state.flag("detail/checklist_open", default=False))
        self.only_open.toggled.connect(self._on_only_open)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._words = PlainLabel(self.look, role="body_strong")
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 4)
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self.only_open)
        top.addLayout(line)
        top.addWidget(self._bar)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(self._top)
        self.body.addLayout(self._list)

    def fill(self, record: ShownRecord) -> None:
        self._found = answers(self.context.programme.file, record.id)
        self._top.setVisible(bool(self._found))
        done = sum(one.status in _DONE for one in self._found)
        self._bar.setRange(0, max(len(self._found), 1))
        self._bar.setValue(done)
        words = tr("{done} of {count} done", done=done, count=len(self._found))
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        shown = self._shown(self._found)
        shape = (record.id, tuple(one.id for one in shown), self.look.scheme.name, self.look.scale)
        if shape == self._shape and shown:
            for row, answer in zip(self.rows, shown, strict=True):
                row.show_answer(answer)
            for topic, head in self._heads.items():
                head.findChildren(PlainLabel)[-1].setText(self._topic_words(topic))
            return
        self._shape = shape
        self._lay_out(record, shown)

    def _shown(self, found: Sequence[Answer]) -> list[Answer]:
        """All answers, or those that are open; the row the keyboard is on stays."""
        focus = next((row.answer.id for row in self.rows if row.hasFocus()), 0)
        is_all = not self.only_open.isChecked()
        return [one for one in found if is_all or one.status not in _DONE or one.id == focus]

    def _lay_out(self, record: ShownRecord, shown: Sequence[Answer]) -> None:
        clear(self._list)
        self.rows, self._heads = [], {}
        if not self._found:
            self._list.addWidget(self._not_opened(record))
            return
        if not shown:
            self._list.addWidget(self.nothing(tr("Everything here is done.")))
        topic = ""
        for answer in shown:
            if answer.topic != topic:
                topic = answer.topic
                self._heads[topic] = self.heading(topic, self._topic_words(topic))
                self._list.addWidget(self._heads[topic])
            row = AnswerRow(self.look, answer)
            row.may_write = self.may_write
            row.status_wanted.connect(partial(self._set_status, row))
            row.opened.connect(partial(self._open, row))
            row.step_wanted.connect(partial(self._step, row))
            self.rows.append(row)
            self._list.addWidget(row)

    def _topic_words(self, topic: str) -> str:
        """How much of a topic is done."""
        same = [one for one in self._found if one.topic == topic]
        return tr("{done} of {count}", done=sum(one.status in _DONE for one in same), count=len(same))

    def _not_opened(self, record: ShownRecord) -> QWidget:
        count = len(unanswered(self.context.programme.file, [record.id]))
        if not count:
            return self.nothing(tr("The checklist library holds no item that applies to this use case."))
        words = trn(
            "The checklist has not been opened. {count} item applies to this risk tier.",
            "The checklist has not been opened. {count} items apply to this risk tier.",
            count,
        )
        return self.nothing(words, tr("Open the checklist"), partial(self._begin, record.id))

    def _begin(self, use_case: int) -> None:
        self.context.change(partial(open_checklist, use_case_id=use_case), tr("The checklist cannot be opened"))

    def _set_status(self, row: AnswerRow, status: str) -> None:
        """Write the state of one answer as a step of its own."""
        answer, record = row.answer, self.record
        if record is None or answer.status == status:
            return
        word = CHECK_STATUS.show(status).lower()
        label = tr("Set {code} of {called} to {word}", code=answer.code, called=record.called, word=word)
        act = partial(change_records, kind="checklist_response", changes=[(answer.id, {"status": status})], label=label)
        if self.context.change(act, tr("The checklist cannot be changed")):
            announce(self, f"{answer.text}: {tr(CHECK_STATUS.show(status))}")

    def _open(self, row: AnswerRow) -> None:
        self.context.open_record("checklist_response", row.answer.id)

    def _step(self, row: AnswerRow, steps: int) -> None:
        """Up and down walk along the items."""
        place = self.rows.index(row) + steps
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_only_open(self, is_on: bool) -> None:
        self.context.state.keep("detail/checklist_open", is_on)
        if self.record is not None:
            self.fill(self.record)
