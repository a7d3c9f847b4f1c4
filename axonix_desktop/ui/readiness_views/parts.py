"""Tabs of the detail panel: the readiness of a use case, and who uses a component or data source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.readiness import DIMENSIONS, Subject, value_words
from axonix_desktop.core.records.choices import DIMENSION
from axonix_desktop.core.scale_gaps import GAP_WORDS, Gap, gaps
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.components import Use, read_components
from axonix_desktop.store.queries.data_sources import read_sources
from axonix_desktop.store.queries.readiness import read_scores
from axonix_desktop.store.queries.scale_gaps import gap_facts
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import LinkRow, Part
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.readiness_views.filling import Shown, axes, summary
from axonix_desktop.ui.readiness_views.gap_pane import WidthPill
from axonix_desktop.ui.readiness_views.radar import RadarChart
from axonix_desktop.ui.readiness_views.score_row import RowItem
from axonix_desktop.ui.readiness_views.score_sheet import ScoreRows
from axonix_desktop.ui.readiness_views.scoring import Scorer
from axonix_desktop.ui.readiness_views.tying import Tie, tie_selected
from axonix_desktop.ui.texts import PlainLabel


class ReadinessPart(Part):
    """A small radar, the five gaps, and every item: digits score, Enter opens evidence and next step."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._scorer = Scorer(context)
        self.radar = RadarChart(self.look, self._open_axis, is_small=True)
        self.words = PlainLabel(self.look, "", "small", "text_muted", wraps=True)
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(6)
        self.body.addWidget(self.words)
        self.body.addWidget(self.radar)
        self.body.addWidget(self.heading(tr("From pilot to production")))
        self.body.addLayout(self._gaps)
        self.heads: dict[str, PlainLabel] = {}
        self.sheets: dict[str, ScoreRows] = {}
        for dimension in DIMENSIONS:
            head = self.heads[dimension] = PlainLabel(self.look, "", "body_strong")
            head.setContentsMargins(0, 8, 0, 0)
            sheet = self.sheets[dimension] = ScoreRows(self.look)
            sheet.scored.connect(self._on_scored)
            sheet.opened.connect(self._on_opened)
            self.body.addWidget(head)
            self.body.addWidget(sheet)
        self.body.addStretch(1)

    def empty_out(self) -> None:
        """Nothing is thrown away: the pieces stay and show another use case."""

    def fill(self, record: ShownRecord) -> None:
        f, today = self.context.programme.file, self.context.programme.today()
        shown = Shown(f, read_scores(f), Subject("case", record.id), today)
        profile = shown.profile
        self.words.setText(summary(profile))
        self.radar.show_series(axes(), shown.series())
        self._show_gaps(gaps(gap_facts(f, [record.id])[record.id]))
        items = shown.items()
        for level in profile.levels:
            name = tr(DIMENSION.show(level.dimension))
            words = tr("{name} {value}", name=name, value=value_words(level.value))
            self.heads[level.dimension].setText(words)
            self.sheets[level.dimension].show_items(items[level.dimension], may_write=self.may_write)

    def _show_gaps(self, found: Sequence[Gap]) -> None:
        while self._gaps.count():
            item = self._gaps.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for gap in found:
            holder = QWidget()
            holder.setToolTip("\n".join((gap.reason, *(f"• {step}" for step in gap.closing))))
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(PlainLabel(self.look, tr(GAP_WORDS[gap.code]), "small", wraps=True), 1)
            line.addWidget(WidthPill(self.look, gap.width))
            self._gaps.addWidget(holder)

    def _open_axis(self, place: int) -> None:
        """Go to the items of a dimension."""
        rows = self.sheets[DIMENSIONS[place]].rows
        if rows:
            rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_scored(self, row: RowItem, score: int | None) -> None:
        if self.record is not None:
            self._scorer.score(self.record.id, row.dimension, row.item, score)

    def _on_opened(self, row: RowItem) -> None:
        if self.record is not None and self.may_write:
            number = self.record.id
            self._scorer.open(Subject("case", number), (number,), row.dimension, row.item)


class UsedByPart(Part):
    """Who uses a component or rests on a data source, and who waits; the button ties more use cases."""

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        if record.kind == "component":
            self._fill_component(record.id)
        else:
            self._fill_source(record.id)
        self.body.addStretch(1)

    def _fill_component(self, number: int) -> None:
        found = next((one for one in read_components(self.context.programme.file).components if one.id == number), None)
        if found is None:
            return
        users, waiting = self._rows(found.users), self._rows(found.waiting)
        use, wait = partial(self._tie, "use", number), partial(self._tie, "wait", number)
        self._group(tr("Used by"), tr("No use case uses it yet."), tr("Use…"), use, users)
        self._group(tr("Waiting for it"), tr("Nobody waits."), tr("Wait…"), wait, waiting)

    def _rows(self, uses: Sequence[Use]) -> list[tuple[int, str, str]]:
        return [(use.use_case_id, f"{use.key}  {use.title}", self._since(use)) for use in uses]

    def _fill_source(self, number: int) -> None:
        found = next((one for one in read_sources(self.context.programme.file) if one.id == number), None)
        if found is not None:
            cases = [(use.use_case_id, f"{use.key}  {use.title}", "") for use in found.uses]
            self._group(tr("Used by"), tr("No use case rests on it yet."), tr("Link use cases…"),
                        partial(self._tie, "source", number), cases)  # fmt: skip

    def _group(
        self, title: str, none: str, verb: str, act: Callable[[], object], cases: Sequence[tuple[int, str, str]]
    ) -> None:
        self.body.addWidget(self.heading(title, f"{len(cases):,}" if cases else ""))
        if not cases:
            self.body.addWidget(self.nothing(none, verb, act))
            return
        for number, name, note in cases:
            row = LinkRow(self.look, name, note, "table-2")
            row.clicked.connect(partial(self._open, number))
            self.body.addWidget(row)
        button = self.button(verb, act, "quiet")
        button.setEnabled(self.may_write)
        self.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)

    def _since(self, use: Use) -> str:
        days = use.days(self.context.programme.today())
        return "" if days is None else trn("for {count} day", "for {count} days", days)

    def _tie(self, tie: Tie, number: int) -> None:
        tie_selected(self.context, tie, number)

    def _open(self, number: int, _checked: bool = False) -> None:
        self.context.open_record("use_case", number)
