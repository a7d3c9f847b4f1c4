"""Moving several use cases at once: which of them may, which may not and why, and one decision for those that may."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.actions.gates import decide_gates
from axonix_desktop.core.move_words import stage_words
from axonix_desktop.core.moving import START, Decision, Standing, objections_to, usual_decision
from axonix_desktop.core.stages import LAST
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.gates.criteria import Mark
from axonix_desktop.ui.texts import PlainLabel, Plate

Move = tuple[Standing, int]
"""A use case and the stage it is to go to."""


class SeveralDialog(QDialog):
    """``moves`` all go one way: on (each through its own gate, or out of the pipeline) or back."""

    def __init__(self, context: PageContext, moves: Sequence[Move], parent: QWidget | None = None) -> None:
        super().__init__(parent or context.window)
        look = self._look = context.look
        self._context, self._moves = context, tuple(moves)
        self._today = context.programme.today()
        self.is_back = moves[0][1] < moves[0][0].stage
        self.decided: tuple[int, ...] = ()
        self.allowed = tuple(pair for pair in self._moves if not self._reasons(*pair))
        self.setWindowTitle(tr("Move several use cases"))
        targets = {target for _standing, target in moves}
        there = stage_words(targets.pop()) if len(targets) == 1 else tr("their next stage")
        title = trn("Move {count} use case to {stage}", "Move {count} use cases to {stage}", len(moves), stage=there)
        self.note, self.forum, self.approver = QLineEdit(), QLineEdit(), QLineEdit()
        self.button, self.cancel = QPushButton(), QPushButton(tr("Cancel"))
        self.outcome_label = PlainLabel(look, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(24, 18, 24, 14)
        body.setSpacing(10)
        body.addWidget(PlainLabel(look, title, "subtitle", wraps=True))
        body.addWidget(self._list(), 1)
        body.addLayout(self._fields())
        layout.addLayout(body, 1)
        layout.addWidget(self._foot())
        self.note.textChanged.connect(self._tell)
        self._tell()
        self.resize(look.px(640), look.px(560))
        first = self.note if self.note.isVisibleTo(self) else self.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self) -> QWidget:
        """Each use case with whether it may and why not; those that may not come first."""
        look = self._look
        plate = Plate(look, "surface")
        column = QVBoxLayout(plate)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for standing, target in sorted(self._moves, key=lambda pair: pair in self.allowed):
            reasons = self._reasons(standing, target)
            line = Plate(look, "surface", "b")
            row = QHBoxLayout(line)
            row.setContentsMargins(12, 8, 12, 8)
            row.setSpacing(10)
            mark = Mark(look)
            mark.show_mark(*(("circle-x", "red_fg") if reasons else ("circle-check", "green_fg")))
            way = tr("From {start} to {end}", start=stage_words(standing.stage), end=stage_words(target))
            words = " ".join(reasons) or tr("May move. {way}", way=way)
            texts = QVBoxLayout()
            texts.setSpacing(1)
            texts.addWidget(PlainLabel(look, f"{standing.key}  {standing.title}", "body_strong", wraps=True))
            texts.addWidget(PlainLabel(look, words, "small", "text_muted", wraps=True))
            row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
            row.addLayout(texts, 1)
            line.setAccessibleName(f"{standing.key} {standing.title}. {words}")
            column.addWidget(line)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Use cases to be moved"))
        area.setWidget(plate)
        return area

    def _fields(self) -> QVBoxLayout:
        """What is recorded with each decision."""
        column = QVBoxLayout()
        column.setSpacing(8)
        starts_only = all(standing.stage == 0 for standing, _target in self._moves)
        for words, line in (
            (tr("&Reason") if self.is_back else tr("&Note"), self.note),
            (tr("&Forum"), self.forum),
            (tr("&Approver"), self.approver),
        ):
            label = PlainLabel(self._look, words, "body", "text_muted")
            label.setBuddy(line)
            label.setFixedWidth(self._look.px(90))
            line.setFont(self._look.font("body"))
            line.setAccessibleName(words.replace("&", ""))
            row = QHBoxLayout()
            row.addWidget(label)
            row.addWidget(line, 1)
            label.setVisible(not starts_only)
            line.setVisible(not starts_only)
            column.addLayout(row)
        return column

    def _foot(self) -> QWidget:
        """What will be done, and the buttons."""
        plate = Plate(self._look, "surface", "t")
        row = QHBoxLayout(plate)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.button.clicked.connect(self._decide)
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.outcome_label, 1)
        for button in (self.cancel, self.button):
            button.setFont(self._look.font("body_strong"))
            row.addWidget(button)
        return plate

    def _reasons(self, standing: Standing, target: int) -> list[str]:
        """Why this one may not move, apart from a reason that can be typed here."""
        found = objections_to(standing, self._decision(standing, target), self._today)
        words = [one.words for one in found if one.about not in ("reason", "criteria")]
        if any(one.about == "criteria" for one in found):
            words += [one.reason for one in standing.missing(standing.waivers)]
        return words

    def _decision(self, standing: Standing, target: int) -> Decision:
        """The decision about one of them."""
        code = usual_decision(standing.stage, target)
        is_typed = hasattr(self, "note")
        return Decision(
            code,
            self._today,
            target=None if standing.stage == LAST and code == "go" else target,
            waivers=standing.waivers if code in ("go", START) else {},
            forum=self.forum.text() if is_typed else "",
            approver=self.approver.text() if is_typed else "",
            note=self.note.text() if is_typed else "",
        )

    def _tell(self) -> None:
        """Say what will be done."""
        count, rest = len(self.allowed), len(self._moves) - len(self.allowed)
        reason = self._context.programme.read_only_reason
        lacks_reason = self.is_back and not self.note.text().strip()
        if reason:
            words = reason
        elif not count:
            words = tr("None of them may move.")
        elif lacks_reason:
            words = tr("Say why they go back.")
        else:
            words = trn("{count} moves", "{count} move", count)
            if rest:
                stays = trn("{count} stays where it is", "{count} stay where they are", rest)
                words = tr("{moves}; {stays}", moves=words, stays=stays)
        self.outcome_label.setText(words)
        self.button.setText(trn("Move {count} use case", "Move {count} use cases", count))
        self.button.setEnabled(bool(count) and not reason and not lacks_reason)

    def _decide(self) -> None:
        """Record the decisions in one change set and close."""
        ids = [standing.id for standing, _target in self.allowed]
        moves = [(one.id, self._decision(one, target)) for one, target in self.allowed]
        act = partial(decide_gates, moves=moves, today=self._today)
        if self._context.change(act, tr("The use cases cannot be moved")):
            self.decided = tuple(ids)
            self.accept()
