"""Score, evidence and next step of one item, of a use case, of the programme, or of several use cases at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.actions.readiness import Marked
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.readiness import SCORE_WORDS, score_words
from axonix_desktop.core.records.choices import DIMENSION
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.readiness import Score, read_scores
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.day_boxes import dress_days
from axonix_desktop.ui.dialogs.room import open_at
from axonix_desktop.ui.texts import PlainLabel


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the item, a score to begin with, what is recorded (of one or, by use case, of several)."""

    dimension: str
    item: str
    score: int | None = None
    kept: Score | None = None
    ids: tuple[int, ...] = ()
    recorded: Mapping[int, Score] = field(default_factory=dict[int, Score])


class ScoreDialog(QDialog):
    """Accepted when the button was pressed; :meth:`marked`, :meth:`chosen` and :meth:`assessed` tell what was said."""

    def __init__(
        self, context: PageContext, asked: Asked, parent: QWidget | None = None, *, is_single: bool = True
    ) -> None:
        super().__init__(parent or context.window)
        self._context, self._look, self._asked, self._is_single = context, context.look, asked, is_single
        self.setWindowTitle(tr("Score readiness"))
        self.group = QButtonGroup(self)
        self.evidence, self.next_step, self.by = QPlainTextEdit(), QLineEdit(), QLineEdit()
        self.on = QDateEdit()
        self.cases = QListWidget()
        self.button = QPushButton(tr("Save score"))
        self._names = read_scores(context.programme.file).cases
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addLayout(self._scale())
        column.addLayout(self._fields())
        if not is_single:
            column.addLayout(self._case_list(), 1)
        column.addSpacing(4)
        column.addLayout(self._foot())
        self._begin()
        open_at(self, self._look.px(600), self.sizeHint().height())

    def _head(self) -> QVBoxLayout:
        look, asked = self._look, self._asked
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(PlainLabel(look, tr(asked.item), "subtitle", wraps=True))
        if not self._is_single:
            whose = trn("{count} active use case", "{count} active use cases", len(asked.ids))
        elif asked.ids:
            case = self._names.get(asked.ids[0])
            whose = f"{case.key} {case.title}" if case else ""
        else:
            whose = tr("the whole programme")
        words = tr("{dimension} · {whose}", dimension=tr(DIMENSION.show(asked.dimension)), whose=whose)
        head.addWidget(PlainLabel(look, words, "small", "text_muted", wraps=True))
        return head

    def _scale(self) -> QHBoxLayout:
        """Five buttons, of which one is down; the digits choose too."""
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStrut(self._look.px(50))  # two lines; the style sheet would leave room for one
        for score, words in enumerate(SCORE_WORDS):
            button = QPushButton(f"{score}\n{tr(words)}")
            button.setCheckable(True)
            button.setAutoDefault(False)  # Enter saves from everywhere
            button.setFont(self._look.font("small"))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            button.setAccessibleName(score_words(score))
            button.setProperty("kind", "step")
            self.group.addButton(button, score)
            row.addWidget(button, 1)
        return row

    def _fields(self) -> QGridLayout:
        look, today = self._look, self._context.programme.today()
        self.evidence.setTabChangesFocus(True)
        self.evidence.setFixedHeight(look.px(76))
        self.evidence.setPlaceholderText(tr("What shows it: a document, a link, a person who can tell"))
        self.next_step.setPlaceholderText(tr("What would raise the score"))
        dress_days(self.on)
        self.on.setMaximumDate(QDate(today.year, today.month, today.day))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (words, widget) in enumerate((
            (tr("&Evidence"), self.evidence), (tr("&Next step"), self.next_step), (tr("&Assessed by"), self.by),
            (tr("A&ssessed on"), self.on),
        )):  # fmt: skip
            label = PlainLabel(look, words, "body", "text_muted")
            label.setBuddy(widget)
            widget.setFont(look.font("body"))
            widget.setAccessibleName(words.replace("&", ""))
            is_tall = isinstance(widget, QPlainTextEdit)
            label.setContentsMargins(0, look.px(6) if is_tall else 0, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(widget, row, 1)
        return grid

    def _case_list(self) -> QVBoxLayout:
        """The use cases with a tick each; those without a score begin ticked, a score is not written over unasked."""
        look, asked = self._look, self._asked
        head = QHBoxLayout()
        title = PlainLabel(look, tr("&Use cases"), "body_strong")
        title.setBuddy(self.cases)
        head.addWidget(title)
        head.addStretch(1)
        for words, wanted in ((tr("All"), True), (tr("None"), False)):
            button = QPushButton(words)
            button.setProperty("kind", "quiet")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, wanted=wanted: self._tick_all(wanted))
            head.addWidget(button)
        self.cases.setFont(look.font("body"))
        self.cases.setAccessibleName(tr("Use cases that get this score"))
        self.cases.setMinimumHeight(look.px(84))
        scored = {one for one, kept in asked.recorded.items() if kept.score is not None}
        for number in asked.ids:
            case, kept = self._names.get(number), asked.recorded.get(number)
            if case is None:
                continue
            words = score_words(kept.score if kept else None)
            item = QListWidgetItem(tr("{name}: {score}", name=f"{case.key} {case.title}", score=words))
            item.setSizeHint(QSize(0, look.px(28)))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = number not in scored
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, str(number))
            self.cases.addItem(item)
        self.cases.itemChanged.connect(lambda _item: self._tell())
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.cases, 1)
        return column

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(lambda _checked=False: self.reject())
        cancel.setAutoDefault(False)
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        self.button.clicked.connect(lambda _checked=False: self.accept())
        for button in (cancel, self.button):
            button.setFont(self._look.font("body_strong"))
            row.addWidget(button)
        return row

    def _begin(self) -> None:
        """What is recorded, or what the person began with."""
        asked, kept = self._asked, self._asked.kept
        score = asked.score if asked.score is not None else kept.score if kept else None
        if score is not None:
            self.group.button(score).setChecked(True)
        day = self._context.programme.today()
        if kept is not None:
            self.evidence.setPlainText(kept.evidence)
            self.next_step.setText(kept.next_step)
        self.by.setText(self._context.programme.actor)
        self.on.setDate(QDate(day.year, day.month, day.day))
        self.group.idToggled.connect(lambda _id, _on: self._tell())
        self._tell()
        focus = self.evidence if asked.score is not None else self.group.button(score or 0)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """The button says how many get the score, and is grey while there is nothing to keep."""
        if not self._is_single:
            count = len(self.chosen())
            self.button.setText(trn("Score {count} use case", "Score {count} use cases", count))
            has_score = self.group.checkedId() >= 0
            self.button.setEnabled(count > 0 and has_score)
            reason = tr("Choose a score from 0 to 4.") if not has_score else tr("Choose at least one use case.")
            self.button.setToolTip("" if self.button.isEnabled() else reason)

    def _tick_all(self, wanted: bool) -> None:
        for row in range(self.cases.count()):
            self.cases.item(row).setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_typing = isinstance(self.focusWidget(), (QLineEdit, QPlainTextEdit, QDateEdit))
        digit = event.key() - Qt.Key.Key_0
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_typing and 0 <= digit < len(SCORE_WORDS):
            self.group.button(digit).setChecked(True)
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.button.isEnabled():
            self.accept()
        else:
            super().keyPressEvent(event)

    def marked(self) -> Marked:
        """What was said; of several use cases only what was written, so that nothing of theirs is emptied."""
        values: dict[str, Value] = {}
        if self.group.checkedId() >= 0:
            values["score"] = self.group.checkedId()
        for name, words in (("evidence", self.evidence.toPlainText()), ("next_step", self.next_step.text())):
            if self._is_single or words.strip():
                values[name] = words.strip() or None
        return Marked(self._asked.dimension, self._asked.item, values)

    def chosen(self) -> tuple[int, ...]:
        """The use cases ticked."""
        if self._is_single:
            return self._asked.ids
        ticked = [self.cases.item(row) for row in range(self.cases.count())]
        return tuple(
            int(one.data(Qt.ItemDataRole.UserRole)) for one in ticked if one.checkState() == Qt.CheckState.Checked
        )

    def assessed(self) -> tuple[str, date]:
        """By whom and on which day."""
        day = self.on.date()
        return self.by.text().strip(), date(day.year(), day.month(), day.day())
