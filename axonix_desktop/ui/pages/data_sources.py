"""Data sources: the catalogue with quality, refresh, pipeline and owner, and the use cases that rest on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.champion_steps import left_words
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.kinds import Choice, Date
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.records.readiness import DataSource as SourceRecord
from axonix_desktop.core.scale_gaps import Limits
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.data_sources import KINDS, DataSource, read_sources
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.overview.kpi import Kpi
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.readiness_views.component_list import Chip, Line
from axonix_desktop.ui.readiness_views.list_page import ListView
from axonix_desktop.ui.readiness_views.tying import tie_selected, untie
from axonix_desktop.ui.readiness_views.uses_pane import Tied, Verb
from axonix_desktop.ui.reading import Reading

_LOW = 60.0
_FAILS: tuple[Callable[[DataSource], bool], ...] = (
    lambda one: not one.is_catalogued,
    lambda one: one.quality is None or one.quality < Limits().least_quality,
    lambda one: not one.is_automated,
    lambda one: not one.is_owned,
)
"""What each figure opens: the sources that are not in the catalogue, weak, filled by hand, without an owner."""

_SIGNS = {"green": "check", "amber": "triangle-alert", "red": "circle-x"}


class DataSourcesPage(Page):
    """Figures above, the catalogue as a list, what is stood on beside it."""

    kinds = KINDS
    has_filter = True
    primary = "source.link"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sources: tuple[DataSource, ...] = ()
        self._words = ""
        headings = ((tr("Data sources"), tr("measured quality, percent; most used first")),)
        self.view = ListView(context, headings, 4, self._open_figure, (self._tell, self._open), self._table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        file = context.programme.file
        self.reading = Reading(
            context.programme, context.jobs, tr("Reading the data sources"), lambda: read_sources(file), self
        )
        self.reading.shown.connect(self._on_shown)
        self.reading.failed.connect(self._on_failed)
        self.reading.stopped.connect(lambda: self._on_failed(tr("Reading was stopped. Nothing is lost.")))

    def refresh(self, kinds: frozenset[str]) -> None:
        self.reading.refresh()

    def counts(self) -> str:
        if not self.sources:
            return ""
        return trn("{count} data source", "{count} data sources", len(self.sources))

    def filter_by(self, text: str) -> None:
        self._words = text.strip()
        self._fill()

    def filter_words(self) -> str:
        return self._words

    def take_focus(self) -> None:
        self.view.take_focus()

    def _on_shown(self, found: tuple[DataSource, ...]) -> None:
        self.sources = found
        self.primary = "source.link" if found else ""
        if found:
            self._fill()
        else:
            self._show_empty()
        self.told.emit()

    def _on_failed(self, error: object) -> None:
        again = [(tr("Try again"), self.reading.refresh)]
        self.view.show_state("circle-alert", "red", tr("The data sources cannot be read"), str(error), again)

    def _fill(self) -> None:
        if not self.sources:
            return
        words = self._words.casefold()
        shown = [one for one in self.sources if words in f"{one.name} {one.owner} {one.unit}".casefold()]
        self.view.show_figures(self._figures())
        self.view.show_lists([[self._line(one) for one in shown]],
                             tr("Nothing here contains “{words}”.", words=self._words))  # fmt: skip

    def _figures(self) -> list[Kpi]:
        """How many are in order, of all."""
        all_, least = self.sources, Limits().least_quality
        measured = [one.quality for one in all_ if one.quality is not None]
        mean = as_percent(round(sum(measured) / len(measured))) if measured else "–"
        used = sum(bool(one.uses) and not one.is_catalogued for one in all_)
        weak = sum(one < least for one in measured)
        return [
            Kpi(tr("In the catalogue"), as_percent(round(_share(all_, 0))), has_trend=False,
                since=trn("{count} in use is not", "{count} in use are not", used)),
            Kpi(tr("Mean quality"), mean, has_trend=False,
                since=tr("{weak} below {least}, {bare} not measured", weak=f"{weak:,}", least=as_percent(least),
                         bare=f"{len(all_) - len(measured):,}")),
            Kpi(tr("Pipelines automated"), as_percent(round(_share(all_, 2))), has_trend=False,
                since=tr("of {all} data sources", all=f"{len(all_):,}")),
            Kpi(tr("With an owner"), as_percent(round(_share(all_, 3))), has_trend=False,
                since=trn("{count} without", "{count} without", sum(map(_FAILS[3], all_)))),
        ]  # fmt: skip

    def _line(self, one: DataSource) -> Line:
        refresh = one.refresh or tr("refresh not known")
        note = " · ".join(part for part in (one.unit, one.owner or tr("no owner"), refresh) if part)
        chips: list[Chip] = []
        kind = SourceRecord.fields["sensitivity"].kind
        if one.sensitivity and isinstance(kind, Choice):
            tone = next((option.tone for option in kind.options if option.code == one.sensitivity), "") or "grey"
            if tone in ("amber", "red"):
                chips.append(Chip(tr(kind.show(one.sensitivity)), tone, "lock"))
        if one.has_owner_left:
            chips.append(Chip(tr("Owner has left"), "amber", "user-x"))
        if one.is_automated is False:
            chips.append(Chip(tr("By hand"), "amber", "hand"))
        if not one.is_catalogued:
            chips.append(Chip(tr("Not catalogued"), "amber", "book-open"))
        chips.append(Chip(trn("{count} use case", "{count} use cases", len(one.uses)), "grey", "table-2"))
        quality = one.quality
        figure = "–" if quality is None else as_percent(round(quality))
        tone = "green" if quality is not None and quality >= Limits().least_quality else "amber"
        if quality is not None and quality < _LOW:
            tone = "red"
        words = tr("quality {figure}", figure=figure)
        if quality is not None and tone != "green":
            words = tr("quality {figure}, below {least}", figure=figure, least=as_percent(Limits().least_quality))
        said = ", ".join((words, *(chip.words for chip in chips)))
        return Line(one.id, "database", one.name, note, None if quality is None else quality / 100, figure, tone,
                    tuple(chips), said, _SIGNS[tone] if quality is not None else "")  # fmt: skip

    def _tell(self, line: Line) -> None:
        one = next((source for source in self.sources if source.id == line.id), None)
        if one is None:
            return
        kind = SourceRecord.fields["sensitivity"].kind
        checked = Date().show(Date().from_store(one.checked_on)) if one.checked_on else ""
        quality = "–" if one.quality is None else as_percent(round(one.quality))
        if checked:
            quality = tr("{quality}, measured {day}", quality=quality, day=checked)
        owner = left_words(one.owner) if one.has_owner_left else one.owner
        facts = [
            (tr("Owner"), owner or "–"), (tr("Business unit"), one.unit or "–"),
            (tr("Sensitivity"), tr(kind.show(one.sensitivity)) if one.sensitivity else "–"),
            (tr("Quality"), quality), (tr("Refresh"), one.refresh or "–"),
            (tr("Data pipeline"), _yes(one.is_automated, tr("automated"), tr("by hand"))),
            (tr("Catalogue"), _yes(one.is_catalogued, tr("entered"), tr("not entered"))),
        ]  # fmt: skip
        cases = tuple((use.use_case_id, f"{use.key}  {use.title}", "") for use in one.uses)
        may = not self.context.is_read_only
        verbs = (
            Verb(tr("Link use cases…"), lambda: self._link(one.id), may),
            Verb(tr("Unlink…"), lambda: self._unlink(one.id, one.name, cases), may and bool(cases)),
            Verb(tr("Show"), lambda: self.context.open_record("data_source", one.id)),
        )
        tied = (Tied(tr("Used by"), tr("No use case rests on it yet."), cases),)
        self.view.pane.show_thing(one.name, facts, tied, verbs)

    def _unlink(self, source: int, name: str, cases: Sequence[tuple[int, str, str]]) -> None:
        untie(self.context, "unlink", [(source, name)], [(number, words) for number, words, _ in cases])
        self.view.take_focus()

    def _link(self, source: int) -> None:
        tie_selected(self.context, "source", source)
        self.view.take_focus()

    def _open(self, line: Line) -> None:
        self.context.open_record("data_source", line.id)

    def _open_figure(self, place: int) -> None:
        """The data sources that are not as the figure would have them; all of them where every one is."""
        ids = tuple(one.id for one in self.sources if _FAILS[place](one)) or tuple(one.id for one in self.sources)
        titles = (tr("Not in the catalogue"), tr("Weak or not measured"), tr("Not automated"), tr("Without an owner"))
        self.context.show_rows((Condition("id", "any_of", ids, titles[place]),), titles[place], "data_source")

    def _table(self, _place: int) -> ChartTable:
        heads = (tr("Data source"), tr("Owner"), tr("Quality"), tr("Refresh"), tr("Used by"))
        return ChartTable(
            heads, [[one.name, one.owner, one.quality, one.refresh, len(one.uses)] for one in self.sources]
        )

    def _show_empty(self) -> None:
        run = self.context.run
        words = tr("The data your use cases rest on: who owns it, how good it is, how it is renewed, and what is not in"
                   " the catalogue yet.")  # fmt: skip
        self.view.show_state("database", "blue", tr("Know your data"), words, [
            (tr("Add a data source"), lambda: self.context.go("readiness/sources")),
            (tr("Import from Excel"), lambda: run("file.import")),
            (tr("Open sample programme"), lambda: run("file.sample")),
        ])  # fmt: skip


def _share(sources: Sequence[DataSource], place: int) -> float:
    """The share of the sources that are as a figure would have them, percent."""
    return 100.0 * sum(not _FAILS[place](one) for one in sources) / max(len(sources), 1)


def _yes(value: bool | None, yes: str, no: str) -> str:
    return "–" if value is None else yes if value else no
