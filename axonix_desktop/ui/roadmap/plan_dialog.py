"""All dates of a use case's nine stages in fields, for those who plan by typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.roadmap import StageDates
from axonix_desktop.core.stages import FIRST, LAST
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.roadmap.words import shown, stage_title
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_FIELDS = (
    ("planned_start", mark("Planned start")), ("planned_end", mark("Planned end")),
    ("actual_start", mark("Actual start")), ("actual_end", mark("Actual end")),
)  # fmt: skip
Objections = Callable[[list[StageDates]], tuple[str, ...]]


class PlanDialog(QDialog):
    """``objections`` says why the dates cannot be kept; :meth:`dates` are what was entered."""

    def __init__(
        self,
        look: Look,
        name: str,
        now: Mapping[int, StageDates],
        stage: int,
        objections: Objections,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._objections = now, objections
        self.lines: dict[tuple[int, str], QLineEdit] = {}
        self.setWindowTitle(tr("Plan stages"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(look, tr("Plan stages of {case}", case=name), "subtitle"))
        hint = tr("Type dates such as 1 Mar 2027. The baseline is set and cleared with its own commands.")
        layout.addWidget(PlainLabel(look, hint, colour="text_muted", wraps=True))
        layout.addLayout(self._fields(look, stage))
        self.reason = PlainLabel(look, colour="red_fg", wraps=True)
        self.reason.setMinimumHeight(look.px(40))
        layout.addWidget(self.reason)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.keep = QPushButton(tr("Keep plan"))
        self.keep.setProperty("kind", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._on_keep)
        row.addWidget(cancel)
        row.addWidget(self.keep)
        layout.addLayout(row)
        self.lines[min(max(stage, FIRST), LAST), "planned_start"].setFocus()
        self._judge()

    def dates(self) -> list[StageDates]:
        """The dates of all stages, as far as they can be read."""
        found: list[StageDates] = []
        for number in range(FIRST, LAST + 1):
            now = self._now.get(number, StageDates(number))
            values = {name: self._value(number, name)[0] for name, _title in _FIELDS}
            found.append(
                StageDates(number, values["planned_start"], values["planned_end"], now.baseline_start,
                           now.baseline_end, values["actual_start"], values["actual_end"])
            )  # fmt: skip
        return found

    def _fields(self, look: Look, stage: int) -> QGridLayout:
        """A line for each stage."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        titles = [
            *(tr(title) for _name, title in _FIELDS[:2]),
            tr("Baseline"),
            *(tr(one) for _name, one in _FIELDS[2:]),
        ]
        for place, title in enumerate(titles, 1):
            grid.addWidget(PlainLabel(look, title, "small_strong", "text_muted"), 0, place)
        for number in range(FIRST, LAST + 1):
            now = self._now.get(number, StageDates(number))
            role = "body_strong" if number == stage else "body"
            grid.addWidget(PlainLabel(look, stage_title(number), role), number, 0)
            for place, (name, title) in zip((1, 2, 4, 5), _FIELDS, strict=True):
                line = self.lines[number, name] = QLineEdit(shown(getattr(now, name)))
                line.setFixedWidth(look.px(118))
                line.setPlaceholderText(tr("No date"))
                line.setAccessibleName(tr("{field} of stage {stage}", field=tr(title), stage=stage_title(number)))
                line.textChanged.connect(self._judge)
                line.editingFinished.connect(partial(self._tidy, number, name))
                grid.addWidget(line, number, place)
            words = (
                tr("{start} to {end}", start=shown(now.baseline[0]), end=shown(now.baseline[1]))
                if now.baseline
                else tr("None")
            )
            baseline = PlainLabel(look, words, "small", "text_muted")
            baseline.setMinimumWidth(look.px(168))
            grid.addWidget(baseline, number, 3)
        return grid

    def _value(self, number: int, name: str) -> tuple[date | None, str]:
        """The date in a field, or why it is none."""
        try:
            value = Date().parse(self.lines[number, name].text().strip())
        except BadValueError as error:
            return None, str(error)
        return (value, "") if isinstance(value, date) else (None, "")

    def _tidy(self, number: int, name: str) -> None:
        """Write a date that could be read as tables write it."""
        value, reason = self._value(number, name)
        if not reason:
            self.lines[number, name].setText(shown(value))

    def _judge(self) -> None:
        """Mark what cannot be read and say why the plan cannot be kept."""
        bad = [reason for key, line in self.lines.items() if (reason := self._mark(key, line))]
        reasons = bad or list(self._objections(self.dates()))
        words = reasons[0] if reasons else ""
        if words and words != self.reason.text():
            announce(self, words)
        self.reason.setText(words)
        self.keep.setEnabled(not reasons)

    def _mark(self, key: tuple[int, str], line: QLineEdit) -> str:
        _value, reason = self._value(*key)
        state = "bad" if reason else ""
        if line.property("state") != state:
            line.setProperty("state", state)
            line.style().unpolish(line)
            line.style().polish(line)
        line.setToolTip(reason)
        return reason

    def _on_keep(self) -> None:
        if self.keep.isEnabled():
            self.accept()
