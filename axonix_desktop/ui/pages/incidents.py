"""Incidents: what is open and how much time is left, and the chosen one step by step through the protocol."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

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
from axonix_desktop.ui.overview.strip import KpiStrip
from axonix_desktop.ui.reading_page import ReadingPage, ReadingWords
from axonix_desktop.ui.rolling import rolling
from axonix_desktop.ui.texts import Plate

_CARDS = ("open", "running", "missed", "speed", "lessons")
_TITLES = {
    "open": mark("Open incidents"), "running": mark("Clocks running"), "missed": mark("Clocks missed"),
    "speed": mark("Time to contain"), "lessons": mark("Lessons open"),
}  # fmt: skip
_MINUTE_MS = 60_000
_LEAST_WIDE, _LEAST_LIST, _LEAST_PANEL = 220, 260, 360
"""The least room for list (width, height) and panel; where that does not fit below the figures, the page rolls."""
_MARGIN, _GAP = 24, 12


class IncidentsPage(ReadingPage):
    """The figures above, the list at the side, the incident chosen beside it."""

    kinds = frozenset({"incident", "incident_event", "use_case", "person", "custom_field"})
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
        self._at_side, self._beside = (Plate(look, "surface", radius=look.tokens.radius["lg"]) for _ in range(2))
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._full = rolling(self._laid_out(), is_sideways=True)
        self.hold(self._full)
        self.list.chosen.connect(self._on_chosen)
        self.list.step_wanted.connect(self.panel.take_next)
        self._keep_room()
        look.changed.connect(self._keep_room)
        self._tick = QTimer(self)
        self._tick.setInterval(_MINUTE_MS)
        self._tick.timeout.connect(self._on_minute)
        self._tick.start()

    def _laid_out(self) -> QWidget:
        """Figures above, list and panel below: beside each other, or one above the other where that has no room."""
        inner = QVBoxLayout(self._at_side)
        inner.setContentsMargins(2, 6, 2, 6)
        inner.addWidget(self.list)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.panel)
        self._pair.setSpacing(_GAP)
        self._pair.addWidget(self._at_side, 4)
        self._pair.addWidget(self._beside, 6)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(_GAP)
        column.addWidget(KpiStrip(self.context.look, list(self.cards.values())))
        column.addLayout(self._pair, 1)
        return full

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """Room for list and panel as the size of the text and of the window ask for."""
        look, ways = self.context.look, QBoxLayout.Direction
        fits = self.width() >= look.px(_LEAST_WIDE + _LEAST_PANEL) + _GAP + 3 * _MARGIN
        self._pair.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
        self._at_side.setMinimumSize(look.px(_LEAST_WIDE), look.px(_LEAST_LIST))
        self._beside.setMinimumSize(look.px(_LEAST_PANEL), 0 if fits else look.px(_LEAST_PANEL))

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
