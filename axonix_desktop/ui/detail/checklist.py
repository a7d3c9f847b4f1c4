"""The governance checklist of a use case: its risk tier, every item that applies by topic, and why others do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.actions.checklists import open_checklist
from axonix_desktop.core.checklists import STATE_WORDS
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.checklists import Standing, left_out, standings
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.answering import answer, reopen_answers, set_values, sign_off_answers
from axonix_desktop.ui.detail.asked import Asked, asked_of
from axonix_desktop.ui.detail.checklist_row import AnswerRow
from axonix_desktop.ui.detail.part import Part, clear
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.detail.risk_card import RiskCard
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.toasts import announce


class ChecklistPart(Part):
    """Risk tier, progress, a switch for what is open, and the items by topic."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows: list[AnswerRow] = []
        self._heads: dict[str, QWidget] = {}
        self._found: list[Standing] = []
        self._shape: tuple[object, ...] = ()
        self._unfolded_for = 0
        self.risk = RiskCard(context)
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
        top.setContentsMargins(0, 4, 0, 4)
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self.only_open)
        top.addLayout(line)
        top.addWidget(self._bar)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._others = QVBoxLayout()
        self._others.setSpacing(4)
        self.fold = QPushButton()
        self.fold.setProperty("kind", "quiet")
        self.fold.clicked.connect(self._on_fold)
        self.body.addWidget(self.risk)
        self.body.addWidget(self._top)
        self.body.addLayout(self._list)
        self.body.addWidget(self.fold, alignment=Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._others)

    def fill(self, record: ShownRecord) -> None:
        self.risk.fill(record)
        programme = self.context.programme
        found = standings(programme.file, programme.today(), [record.id])
        self._found = found if any(one.answer_id is not None for one in found) else []
        self._top.setVisible(bool(self._found))
        done = sum(not one.is_open for one in self._found)
        self._bar.setRange(0, max(len(self._found), 1))
        self._bar.setValue(done)
        words = tr("{done} of {count} settled", done=done, count=len(self._found))
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._show_others(record)
        shown = self._shown(self._found)
        shape = (record.id, tuple(one.item.id for one in shown), self.look.scheme.name, self.look.scale)
        if shape == self._shape and shown:
            for row, standing in zip(self.rows, shown, strict=True):
                row.show_standing(standing)
            for topic, head in self._heads.items():
                head.findChildren(PlainLabel)[-1].setText(self._topic_words(topic))
            return
        self._shape = shape
        self._lay_out(record, shown, len(found))

    def _shown(self, found: Sequence[Standing]) -> list[Standing]:
        """All items, or those that are open; the row the keyboard is on stays."""
        focus = next((row.standing.item.id for row in self.rows if row.hasFocus()), 0)
        is_all = not self.only_open.isChecked()
        return [one for one in found if is_all or one.is_open or one.item.id == focus]

    def _lay_out(self, record: ShownRecord, shown: Sequence[Standing], count: int) -> None:
        clear(self._list)
        self.rows, self._heads = [], {}
        if not self._found:
            self._list.addWidget(self._not_opened(record, count))
            return
        if not shown:
            self._list.addWidget(self.nothing(tr("Everything here is done.")))
        topic = ""
        for standing in shown:
            if standing.item.topic != topic:
                topic = standing.item.topic
                self._heads[topic] = self.heading(topic, self._topic_words(topic))
                self._list.addWidget(self._heads[topic])
            row = AnswerRow(self.look, standing)
            row.may_write = self.may_write
            row.status_wanted.connect(partial(self._set_status, row))
            row.answer_wanted.connect(partial(self._answer, row))
            row.sign_off_wanted.connect(partial(self._with, row, sign_off_answers))
            row.reopen_wanted.connect(partial(self._with, row, reopen_answers))
            row.opened.connect(partial(self._open, row))
            row.step_wanted.connect(partial(self._step, row))
            self.rows.append(row)
            self._list.addWidget(row)

    def _topic_words(self, topic: str) -> str:
        """How much of a topic is settled."""
        same = [one for one in self._found if one.item.topic == topic]
        return tr("{done} of {count}", done=sum(not one.is_open for one in same), count=len(same))

    def _show_others(self, record: ShownRecord) -> None:
        """The items that do not apply, behind a fold, each with the reason."""
        clear(self._others)
        others = left_out(self.context.programme.file, record.id)
        self.fold.setVisible(bool(others))
        is_open = self._unfolded_for == record.id
        words = trn("{count} item does not apply", "{count} items do not apply", len(others))
        self.fold.setText(words)
        self.fold.setAccessibleName(words)
        self.fold.setIcon(self.look.icon("chevron-up" if is_open else "chevron-down"))
        if not is_open:
            return
        for item, reason in others:
            self._others.addWidget(
                PlainLabel(self.look, f"{item.code}  {item.text}", "small", "text_muted", wraps=True)
            )
            why = PlainLabel(self.look, reason, "small", "text_faint", wraps=True)
            why.setContentsMargins(0, 0, 0, 4)
            self._others.addWidget(why)

    def _on_fold(self) -> None:
        if self.record is not None:
            self._unfolded_for = 0 if self._unfolded_for == self.record.id else self.record.id
            self._show_others(self.record)

    def _not_opened(self, record: ShownRecord, count: int) -> QWidget:
        if not count:
            return self.nothing(tr("The checklist library holds no item that applies to this use case."))
        words = trn(
            "The checklist has not been opened. {count} item applies to this use case.",
            "The checklist has not been opened. {count} items apply to this use case.",
            count,
        )
        return self.nothing(words, tr("Open the checklist"), partial(self._begin, record.id))

    def _begin(self, use_case: int) -> None:
        self.context.change(partial(open_checklist, use_case_id=use_case), tr("The checklist cannot be opened"))

    def _asked(self, row: AnswerRow) -> list[Asked]:
        return asked_of(self.context.programme.file, [row.standing])

    def _set_status(self, row: AnswerRow, status: str) -> None:
        """Write the status of one answer as a step of its own."""
        if set_values(self.context, self._asked(row), {"status": status}):
            one = row.standing
            announce(self, f"{one.item.code}: {tr(STATE_WORDS[one.state])}. {one.reason}")

    def _answer(self, row: AnswerRow, status: str) -> None:
        answer(self.context, self._asked(row), status)
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _with(self, row: AnswerRow, act: Callable[..., object]) -> None:
        act(self.context, self._asked(row))
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: AnswerRow) -> None:
        if row.standing.answer_id is not None:
            self.context.open_record("checklist_response", row.standing.answer_id)

    def _step(self, row: AnswerRow, steps: int) -> None:
        """Up and down walk along the items."""
        place = self.rows.index(row) + steps
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_only_open(self, is_on: bool) -> None:
        self.context.state.keep("detail/checklist_open", is_on)
        if self.record is not None:
            self.fill(self.record)
