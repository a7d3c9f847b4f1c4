"""Incidents: what is open and how much time is left, and the chosen one step by step through the protocol."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.incidents import short_span, span_words
from axonix_desktop.core.moments import shown_moment, utc_text
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.incidents import IncidentFigures, IncidentRow, figures, incident_rows
from axonix_desktop.ui.assurance.asking import report
from axonix_desktop.ui.assurance.incident_list import IncidentList
from axonix_desktop.ui.assurance.incident_panel import IncidentPanel
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.overview.kpi import Kpi, KpiCard
from axonix_desktop.ui.reading_page import ReadingPage, ReadingWords
from axonix_desktop.ui.texts import Plate

_CARDS = ("open", "running", "missed", "speed", "lessons")
_TITLES = {
    "open": mark("Open incidents"), "running": mark("Clocks running"), "missed": mark("Clocks missed"),
    "speed": mark("Time to contain"), "lessons": mark("Lessons open"),
}  # fmt: skip
_MINUTE_MS = 60_000


class IncidentsPage(ReadingPage):
    """The figures above, the list at the side, the incident chosen beside it."""

    kinds = frozenset({"incident", "incident_event", "use_case", "person"})
    has_filter = True
    primary = "incident.report"
    side_buttons = ("incident.rehearse",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("triangle-alert", tr("Reading the incidents"), tr("The incidents cannot be read"),
                             tr("The incidents were not read"))  # fmt: skip
        super().__init__(context, words, self._read, parent)
        look = context.look
        self.rows: list[IncidentRow] = []
        self.now = IncidentFigures()
        self._words = ""
        self.cards = {name: KpiCard(look, partial(self._show_rows, name)) for name in _CARDS}
        self.list = IncidentList(look)
        self.panel = IncidentPanel(context, lambda: context.run("incident.print"))
        self._full = QWidget()
        self.hold(self._full)
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        self.list.step_wanted.connect(self.panel.take_next)
        self._tick = QTimer(self)
        self._tick.setInterval(_MINUTE_MS)
        self._tick.timeout.connect(self._on_minute)
        self._tick.start()

    def _lay_out(self) -> None:
        look = self.context.look
        strip = QHBoxLayout()
        strip.setSpacing(12)
        for card in self.cards.values():
            strip.addWidget(card)
        holder = Plate(look, "surface", radius=look.tokens.radius["lg"])
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(2, 6, 2, 6)
        inner.addWidget(self.list)
        side = Plate(look, "surface", radius=look.tokens.radius["lg"])
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.panel)
        holder.setMinimumWidth(look.px(220))
        side.setMinimumWidth(look.px(360))
        beside_each_other = QHBoxLayout()
        beside_each_other.setSpacing(12)
        beside_each_other.addWidget(holder, 4)
        beside_each_other.addWidget(side, 6)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(strip)
        column.addLayout(beside_each_other, 1)

    def _read(self) -> tuple[list[IncidentRow], IncidentFigures]:
        file, now = self.context.programme.file, self.context.programme.now()
        return incident_rows(file, now), figures(file, now)

    def fill(self, found: tuple[list[IncidentRow], IncidentFigures]) -> None:
        self.rows, self.now = found
        if self.rows:
            self.show_content(self._full)
            self._fill_cards()
            self._fill_list()
        else:
            self._show_nothing_yet()
        self.told.emit()

    def counts(self) -> str:
        if not self.has_read:
            return ""
        if not self.rows:
            return tr("No incidents yet")
        closed = self.now.total - len(self.now.open)
        return tr("{open} open, {closed} closed", open=f"{len(self.now.open):,}", closed=f"{closed:,}")

    def status(self) -> tuple[str, ...]:
        parts = [self.counts()]
        if self.now.clocks_missed:
            parts.append(trn("{count} clock missed", "{count} clocks missed", len(self.now.clocks_missed)))
        if self.now.next_due_at is not None:
            parts.append(tr("Next clock ends {moment}", moment=shown_moment(utc_text(self.now.next_due_at))))
        return tuple(parts)

    def filter_by(self, text: str) -> None:
        self._words = " ".join(text.casefold().split())
        self._fill_list()

    def filter_words(self) -> str:
        return self._words

    def take_focus(self) -> None:
        if self.is_showing_pane:
            self.pane.take_focus()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self.panel.leave()

    def current_row(self) -> IncidentRow | None:
        """The incident chosen."""
        return self.panel.row

    def choose(self, incident_id: int) -> None:
        """Show an incident."""
        self.list.choose(incident_id)

    def _fill_cards(self) -> None:
        now, kind = self.now, Incident.fields["severity"].kind
        worst = ", ".join(
            tr("{count} {severity}", count=len(ids), severity=(tr(kind.show(code)) if code else tr("Not set")).lower())
            for code, ids in now.open_by_severity
        )
        left = now.next_due_at - self.context.programme.now() if now.next_due_at is not None else None
        due = span_words(left.total_seconds() / 3600) if left is not None else ""
        resolved = tr("resolved in {span}", span=span_words(now.hours_to_resolve)) if now.hours_to_resolve else ""
        speed = short_span(now.hours_to_contain) if now.hours_to_contain is not None else "–"
        late = trn("{count} told late", "{count} told late", len(now.clocks_late)) if now.clocks_late else ""
        shown = {
            "open": Kpi(tr(_TITLES["open"]), f"{len(now.open):,}", since=worst),
            "running": Kpi(tr(_TITLES["running"]), f"{len(now.clocks_running):,}",
                           since=tr("next ends in {span}", span=due) if due else tr("none runs")),
            "missed": Kpi(tr(_TITLES["missed"]), f"{len(now.clocks_missed):,}",
                          change=tr("Tell the authority") if now.clocks_missed else "", mood="bad",
                          since=late or ("" if now.clocks_missed else tr("everyone told in time"))),
            "speed": Kpi(tr(_TITLES["speed"]), speed, since=resolved),
            "lessons": Kpi(tr(_TITLES["lessons"]), f"{len(now.lessons_open):,}",
                           since=trn("{count} exercise held", "{count} exercises held", len(now.rehearsals))),
        }  # fmt: skip
        for name, one in shown.items():
            self.cards[name].show_kpi(replace(one, has_trend=False))

    def _fill_list(self) -> None:
        found = [one for one in self.rows if self._words in _searched(one)] if self._words else self.rows
        current = self.list.current_id()
        context = self.context
        if context.current.kind == "incident" and context.current.record_id is not None:
            current = context.current.record_id
        self.list.show_rows(found, current)
        self._on_chosen(self.list.current_id())

    def _show_nothing_yet(self) -> None:
        buttons = [(tr("Report an incident…"), partial(report, self.context))] if not self.context.is_read_only else []
        self.show_pane(
            "shield-check", "green", tr("No incident so far"),
            tr("When something goes wrong, report it here in a line. The protocol leads from detecting to learning, and"
               " reporting clocks run from when you became aware."),
            buttons,
        )  # fmt: skip
        self.panel.show_row(None)

    def _on_chosen(self, incident_id: int | None) -> None:
        row = next((one for one in self.rows if one.incident.id == incident_id), None)
        self.panel.show_row(row)
        if row is not None:
            self.context.current.set(row.incident.id, "incident")

    def _on_minute(self) -> None:
        """Clocks run: show what is left, unless somebody is typing."""
        if self.isVisible() and not self.panel.isAncestorOf(self.focusWidget() or self):
            self.refresh(frozenset())

    def _show_rows(self, name: str) -> None:
        """Open the rows behind a figure."""
        now = self.now
        speeds = frozenset(one.incident.id for one in self.rows if one.incident.contained_at)
        ids = {
            "open": now.open, "running": now.clocks_running, "missed": now.clocks_missed, "speed": speeds,
            "lessons": now.lessons_open,
        }[name]  # fmt: skip
        title = tr(_TITLES[name])
        self.context.show_rows((Condition("id", "any_of", tuple(sorted(ids)), title),), title, "incident")


def _searched(row: IncidentRow) -> str:
    """The words an incident is found by."""
    one = row.incident
    parts = (one.key, one.summary, row.case_key, row.case_title, row.owner, one.root_cause, one.lesson)
    return " ".join(part for part in parts if part).casefold()
