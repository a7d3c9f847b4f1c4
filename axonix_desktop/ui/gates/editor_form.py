"""The form of one gate criterion: its words, the rule, what the rule asks for, and who would pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.gate_editing import CriterionDraft, draft_objections, proposed_text
from axonix_desktop.core.gate_rules.catalogue import AREAS, RULES, ParameterKind, RuleSpec
from axonix_desktop.core.records.portfolio import GateCriterion
from axonix_desktop.core.words import tr
from axonix_desktop.ui.gates.criteria import Mark
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

Choices = Callable[[ParameterKind], Sequence[tuple[str, str]]]
_FIRST_RULE = "confirmed_by_person"


class CriterionForm(QWidget):
    """``changed`` whenever another draft stands here."""

    changed = Signal()

    def __init__(self, look: Look, choices: Choices, parent: QWidget | None = None, *, is_narrow: bool = False) -> None:
        """``choices`` answers what can be chosen for a parameter; ``is_narrow`` puts labels above their fields."""
        super().__init__(parent)
        self._look, self._choices, self._is_narrow = look, choices, is_narrow
        self._stage = 1
        self._begun: CriterionDraft | None = None
        self._proposed = ""
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(look.px(64))
        self.rule = QComboBox()
        self.help = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.number = QLineEdit()
        self.number.setFixedWidth(look.px(96))
        self.unit = PlainLabel(look, role="body", colour="text_muted")
        self.parameter = QComboBox()
        self.parameter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rule.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.in_force = QCheckBox(tr("In force: asked at the gate"))
        self.mark = Mark(look)
        self.seen = PlainLabel(look, role="body", wraps=True)
        self.show_button = QPushButton(tr("Show those that do not"))
        self.show_button.setProperty("kind", "chip")
        self.show_button.setFont(look.font("small_strong"))
        self.show_button.setAutoDefault(False)
        self.show_button.hide()
        self._labels: dict[str, PlainLabel] = {}
        self._fill_rules()
        self._lay_out()
        self.text.textChanged.connect(self.changed)
        self.rule.currentIndexChanged.connect(self._on_rule)
        self.number.textChanged.connect(self._on_asked)
        self.parameter.currentIndexChanged.connect(self._on_asked)
        self.in_force.toggled.connect(self.changed)

    def _fill_rules(self) -> None:
        """The rules under the names of their areas; the names cannot be chosen."""
        for area, name in AREAS.items():
            self.rule.addItem(tr(name), None)
            model = self.rule.model()
            if isinstance(model, QStandardItemModel):
                head = model.item(self.rule.count() - 1)
                head.setEnabled(False)
                head.setFont(self._look.font("small_strong"))
            for spec in RULES.values():
                if spec.area == area:
                    self.rule.addItem(tr(spec.label), spec.code)
                    self.rule.setItemData(self.rule.count() - 1, tr(spec.help), Qt.ItemDataRole.ToolTipRole)
        self.rule.setMaxVisibleItems(16)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        column = 0 if self._is_narrow else 1
        grid.setColumnStretch(column, 1)
        number = QWidget()
        beside = QHBoxLayout(number)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.number)
        beside.addWidget(self.unit)
        beside.addStretch(1)
        self._number_box = number
        for name, words, widget, buddy in (
            ("rule", tr("&Rule"), self.rule, self.rule),
            ("parameter", tr("&Looks at"), self.parameter, self.parameter),
            ("number", tr("&At least"), number, self.number),
            ("text", tr("&Words"), self.text, self.text),
        ):
            label = self._labels[name] = PlainLabel(self._look, words, "body", "text_muted")
            label.setBuddy(buddy)
            buddy.setFont(self._look.font("body"))
            buddy.setAccessibleName(words.replace("&", ""))
            row = grid.rowCount()
            top = Qt.AlignmentFlag.AlignTop if name == "text" else Qt.AlignmentFlag.AlignVCenter
            label.setContentsMargins(0, self._look.px(6) if name == "text" else 0, 0, 0)
            grid.addWidget(label, row, 0, top)
            grid.addWidget(widget, row + self._is_narrow, column)
            if name == "rule":
                grid.addWidget(self.help, grid.rowCount(), column)
        grid.addWidget(self.in_force, grid.rowCount(), column)
        self.in_force.setFont(self._look.font("body"))
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.mark, alignment=Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.seen, 1)
        shown = QHBoxLayout()
        shown.setContentsMargins(self._look.px(26), 0, 0, 0)
        shown.addWidget(self.show_button)
        shown.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(grid)
        layout.addSpacing(4)
        layout.addLayout(told)
        layout.addLayout(shown)

    @property
    def spec(self) -> RuleSpec | None:
        """The rule chosen; None for one that this version does not know."""
        return RULES.get(str(self.rule.currentData() or ""))

    @property
    def draft(self) -> CriterionDraft:
        """What stands here."""
        spec = self.spec
        return CriterionDraft(
            self._stage, self.text.toPlainText().strip(), str(self.rule.currentData() or ""),
            _number(self.number.text()) if spec and spec.threshold else None,
            str(self.parameter.currentData() or "") or None if spec and spec.parameter else None,
            self.in_force.isChecked(),
        )  # fmt: skip

    @property
    def is_changed(self) -> bool:
        """Whether something else stands here than was shown."""
        return self._begun is not None and self.draft != self._begun

    def show_criterion(self, one: GateCriterion) -> None:
        """Show a criterion that is kept."""
        self._begin(CriterionDraft(one.stage, one.text, one.rule, one.threshold, one.parameter, one.is_active))

    def begin_new(self, stage: int) -> None:
        """Begin a criterion of the programme's own."""
        spec = RULES[_FIRST_RULE]
        self._begin(CriterionDraft(stage, proposed_text(spec, None, None), spec.code))

    def _begin(self, draft: CriterionDraft) -> None:
        self.blockSignals(True)
        self._stage = draft.stage
        place = self.rule.findData(draft.rule)
        if place < 0:
            self.rule.addItem(draft.rule, draft.rule)
            place = self.rule.count() - 1
        self.rule.setCurrentIndex(place)
        self._show_asked()
        self.number.setText("" if draft.threshold is None else f"{draft.threshold:g}")
        self.parameter.setCurrentIndex(self.parameter.findData(draft.parameter))
        self.text.setPlainText(tr(draft.text))
        self.in_force.setChecked(draft.is_active)
        spec = self.spec
        self._proposed = proposed_text(spec, draft.threshold, draft.parameter) if spec else ""
        self.blockSignals(False)
        self._begun = self.draft
        self.changed.emit()

    def _on_rule(self) -> None:
        """Another rule: what it asks for, and its words where nobody wrote others."""
        spec = self.spec
        if self.signalsBlocked() or spec is None:
            return
        self._show_asked()
        self.number.setText(f"{spec.threshold.usual:g}" if spec.threshold else "")
        self.parameter.setCurrentIndex(-1)
        self._on_asked()

    def _on_asked(self) -> None:
        """Another number or thing looked at: bring the words in line unless a person wrote others."""
        spec = self.spec
        if self.signalsBlocked() or spec is None:
            return
        draft = self.draft
        words = proposed_text(spec, draft.threshold, draft.parameter)
        if self.text.toPlainText().strip() in ("", self._proposed):
            self.text.setPlainText(words)
        self._proposed = words
        self.changed.emit()

    def _show_asked(self) -> None:
        """Show the fields that the rule asks for."""
        spec = self.spec
        self.help.setText(
            tr(spec.help) if spec else tr("This version does not know this rule; it keeps its gate shut.")
        )
        threshold, parameter = (spec.threshold, spec.parameter) if spec else (None, None)
        for name, box, is_asked in (
            ("number", self._number_box, threshold is not None),
            ("parameter", self.parameter, parameter is not None),
        ):
            self._labels[name].setVisible(is_asked)
            box.setVisible(is_asked)
        if threshold is not None:
            self._labels["number"].setText(tr(threshold.label))
            self.number.setAccessibleName(tr(threshold.label))
            self.unit.setText(tr(threshold.unit) if threshold.unit else "")
        self.parameter.blockSignals(True)
        self.parameter.clear()
        if parameter is not None:
            self._labels["parameter"].setText(tr(parameter.label))
            self.parameter.setAccessibleName(tr(parameter.label))
            for code, words in self._choices(parameter.kind):
                self.parameter.addItem(words, code)
            self.parameter.setPlaceholderText(tr("Choose…"))
            self.parameter.setCurrentIndex(-1)
            completer = self.parameter.completer()
            if isinstance(completer, QCompleter):
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.parameter.blockSignals(False)

    def objections(self) -> tuple[str, ...]:
        """Why what stands here cannot be kept."""
        return draft_objections(self.draft)

    def show_seen(self, words: str, icon: str, tone: str, *, may_show: bool) -> None:
        """Say who would pass."""
        self.mark.show_mark(icon, tone)
        self.seen.setText(words)
        self.show_button.setVisible(may_show)


def _number(text: str) -> float | None:
    """What was typed as a number; None for anything else."""
    try:
        value = float(text.strip().replace(",", ".").removesuffix("%").strip())
    except ValueError:
        return None
    return value if abs(value) < 1e12 else None
