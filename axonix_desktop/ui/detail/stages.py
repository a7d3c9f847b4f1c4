"""When a use case passes its stages, planned, promised and real, and what was decided at its gates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from axonix_desktop.actions.plans import plan_objections, plan_stages, propose_plans
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.portfolio import StagePlan
from axonix_desktop.core.roadmap import StageDates
from axonix_desktop.core.stages import FIRST, LAST, STAGES
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.roadmap import recorded_dates
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.decisions import Decisions
from axonix_desktop.ui.detail.editing import Editing
from axonix_desktop.ui.detail.part import ElidedLabel, Part, RowButton
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.records.form_lookups import DateEditor
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

_LINES = (
    (mark("Planned"), "planned_start", "planned_end"),
    (mark("Baseline"), "baseline_start", "baseline_end"),
    (mark("Actual"), "actual_start", "actual_end"),
)


class StageBox(Plate):
    """One stage: a line that says how it goes, and its six dates when it is unfolded."""

    def __init__(self, look: Look, stage: int, editing: Editing, keep: Callable[[StageDates], str | None]) -> None:
        """``keep`` is asked to write dates; its answer says why they cannot be kept."""
        super().__init__(look, "surface", edges="b")
        self.stage, self._editing, self._keep = stage, editing, keep
        self.dates = StageDates(stage)
        self.is_read_only = False
        self.editors: dict[str, DateEditor] = {}
        self._body: QWidget | None = None
        self.head = RowButton(look, 46)
        self.head.setCheckable(True)
        self.head.toggled.connect(self._on_toggled)
        self._arrow, self._mark = QLabel(), QLabel()
        self._title = PlainLabel(look, role="body")
        self._summary = ElidedLabel(look, "", "small", "text_muted")
        row = QHBoxLayout(self.head)
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(10)
        row.addWidget(self._mark)
        self._late = ElidedLabel(look, "", "small_strong", "red_fg", is_whole=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._late)
        words.addLayout(top)
        words.addWidget(self._summary)
        row.addLayout(words, 1)
        row.addWidget(self._arrow)
        for label in self.head.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._note = PlainLabel(look, role="small", colour="red_fg", wraps=True)
        self._note.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 1)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)

    def show_dates(self, dates: StageDates, now: int, today: date) -> None:
        """Show what is known of the stage; ``now`` is where the use case stands."""
        look = self._look
        self.dates = dates
        name = f"{self.stage} · {tr(STAGES[self.stage].short)}"
        summary, late = summary_of(dates, self.stage, now), late_words(dates, self.stage, now, today)
        self._title.setText(name)
        self._summary.setText(summary)
        self._late.setText(late)
        self._late.set_colour("red_fg" if self.stage >= now else "text_muted")
        icon, role = ("circle-check", "green_fg") if self.stage < now else (
            ("circle-dot", "accent_text") if self.stage == now else ("circle-dashed", "text_faint")
        )  # fmt: skip
        self._mark.setPixmap(look.pixmap(icon, role, look.px(16), self.devicePixelRatioF()))
        self._title.setFont(look.font("body_strong" if self.stage == now else "body"))
        self.head.setAccessibleName(f"{name}. {summary}. {late}".rstrip(". "))
        self.head.setToolTip(summary)
        self._show_arrow()
        for field, editor in self.editors.items():
            if not editor.is_touched:
                editor.show_value(getattr(dates, field), "")
                self._note.hide()

    def _on_toggled(self, is_open: bool) -> None:
        """Unfold the dates; their editors are made then."""
        if is_open and self._body is None:
            self._body = self._dates_body()
            self._layout.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(is_open)
        self._show_arrow()

    def _dates_body(self) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 2, 0, 12)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, self._look.px(50))
        for column, words in ((1, tr("Start")), (2, tr("End"))):
            grid.addWidget(PlainLabel(self._look, words, "caption", "text_faint"), 0, column)
            grid.setColumnStretch(column, 1)
        for place, (label, start, end) in enumerate(_LINES, start=1):
            words = PlainLabel(self._look, tr(label), "small", "text_muted", wraps=True)
            words.setFixedWidth(self._look.px(50))
            grid.addWidget(words, place, 0)
            for column, name in ((1, start), (2, end)):
                grid.addWidget(self._editor(name), place, column)
        grid.addWidget(self._note, len(_LINES) + 1, 0, 1, 3)
        return body

    def _editor(self, name: str) -> DateEditor:
        editor = DateEditor(self._look, StagePlan.fields[f"{name}_on"], self._editing, "small")
        editor.line.setEnabled(not self.is_read_only)
        editor.line.setMinimumWidth(self._look.px(84))
        label = tr(StagePlan.fields[f"{name}_on"].label)
        editor.line.setAccessibleName(f"{self._title.text()}: {label}")
        editor.show_value(getattr(self.dates, name), "")
        editor.left.connect(partial(self._on_left, name))
        editor.restored.connect(partial(self._on_restored, name))
        self.editors[name] = editor
        return editor

    def _on_left(self, name: str) -> None:
        """Keep a date that was typed or chosen, or say why not."""
        editor = self.editors[name]
        if not editor.is_touched:
            return
        try:
            value = editor.read()
        except BadValueError as error:
            self._refuse(editor, str(error))
            return
        fresh = replace(self.dates, **{name: value if isinstance(value, date) else None})
        if fresh == self.dates:
            self._on_restored(name)
            return
        reasons = plan_objections([fresh])
        editor.is_touched = bool(reasons)
        reason = " ".join(reasons) or self._keep(fresh)
        if reason:
            self._refuse(editor, reason)
        else:
            editor.set_bad(is_bad=False)
            self._note.hide()

    def _on_restored(self, name: str) -> None:
        self.editors[name].show_value(getattr(self.dates, name), "")
        self._note.hide()

    def _refuse(self, editor: DateEditor, sentence: str) -> None:
        editor.is_touched = True
        editor.set_bad(is_bad=True)
        editor.line.setAccessibleDescription(sentence)
        self._note.setText(sentence)
        self._note.show()

    def _show_arrow(self) -> None:
        name = "chevron-up" if self.head.isChecked() else "chevron-down"
        look = self._look
        self._arrow.setPixmap(look.pixmap(name, "text_faint", look.px(14), self.devicePixelRatioF()))


class StagesPart(Part):
    """The nine stages, the one under way unfolded, then the decisions."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._editing = Editing(context)
        self.boxes: dict[int, StageBox] = {}
        self.decisions = Decisions(context)
        self._nothing: QWidget | None = None
        self._shape: tuple[object, ...] = ()
        self._unfolded_for = 0

    def fill(self, record: ShownRecord) -> None:
        known = recorded_dates(self.context.programme.file, record.id)
        shape = (self.look.scheme.name, self.look.scale, self.context.is_read_only)
        if shape != self._shape:
            self._shape = shape
            self._lay_out()
        if self._nothing is not None:
            self._nothing.setVisible(not known)
        stage, today = record.stage or 0, self.context.programme.today()
        for number, box in self.boxes.items():
            box.show_dates(known.get(number, StageDates(number)), stage, today)
        if self._unfolded_for != record.id:
            self._unfolded_for = record.id
            for number, box in self.boxes.items():
                box.head.setChecked(number == max(stage, FIRST) and bool(known))
        self.decisions.show_use_case(record)

    def _lay_out(self) -> None:
        self.body.removeWidget(self.decisions)
        self.decisions.setParent(None)
        self.empty_out()
        self.body.setSpacing(0)
        self.body.addWidget(self.heading(tr("Stages")))
        self.body.addSpacing(4)
        self._nothing = self.nothing(
            tr("No stage of this use case is planned yet."), tr("Propose a plan"), self._propose
        )
        self.body.addWidget(self._nothing)
        unfolded = {number for number, box in self.boxes.items() if box.head.isChecked()}
        self.boxes = {}
        for number in range(FIRST, LAST + 1):
            box = self.boxes[number] = StageBox(self.look, number, self._editing, self._keep)
            box.is_read_only = self.context.is_read_only
            self.body.addWidget(box)
            box.head.setChecked(number in unfolded)
        self.body.addSpacing(14)
        self.body.addWidget(self.decisions)

    def _keep(self, dates: StageDates) -> str | None:
        """Write the dates of one stage."""
        if self.record is None:
            return None
        act = partial(plan_stages, use_case_id=self.record.id, dates=[dates])
        done = self.context.change(act, tr("The dates cannot be kept"))
        return None if done else tr("This could not be written. Try again, or press Esc to put the old value back.")

    def _propose(self) -> None:
        if self.record is not None:
            today = self.context.programme.today()
            self.context.change(
                partial(propose_plans, ids=[self.record.id], today=today), tr("No plan can be proposed")
            )


def summary_of(dates: StageDates, stage: int, now: int) -> str:
    """How a stage goes, in a line."""
    show = Date().show
    if dates.actual_end and not dates.actual_start:
        return tr("Done {end}", end=show(dates.actual_end))
    if dates.actual_end:
        return tr("Done {start} – {end}", start=show(dates.actual_start), end=show(dates.actual_end))
    if dates.actual_start and dates.planned_end:
        return tr("Since {start}, to {end}", start=show(dates.actual_start), end=show(dates.planned_end))
    if dates.actual_start:
        return tr("Since {start}", start=show(dates.actual_start))
    if dates.planned:
        return tr("Planned {start} – {end}", start=show(dates.planned[0]), end=show(dates.planned[1]))
    return tr("Passed") if stage < now else tr("Not planned")


def late_words(dates: StageDates, stage: int, now: int, today: date) -> str:
    """By how many days a stage is or was late; empty when it is not, or nobody knows."""
    if dates.due is None or (stage != now and not dates.actual_end):
        return ""
    days = ((dates.actual_end or today) - dates.due).days
    return trn("{count} day late", "{count} days late", days) if days > 0 else ""
