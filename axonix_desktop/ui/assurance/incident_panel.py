"""One incident: its clock, how far the protocol has come, what is next, what happened, and its facts to be edited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.editing import cell_objection
from axonix_desktop.core.incidents import has_clock, objections_to_step
from axonix_desktop.core.kinds import Date, Value
from axonix_desktop.core.records.governance import Incident
from axonix_desktop.core.shortening import shortened
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.incidents import IncidentRow, protocol, reporting_clocks, timeline
from axonix_desktop.ui.assurance import asking
from axonix_desktop.ui.assurance.incident_list import TONES, harm_words, severity_words
from axonix_desktop.ui.assurance.step_track import StepTrack
from axonix_desktop.ui.assurance.timeline import Timeline
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.editing import Editing
from axonix_desktop.ui.detail.part import clear
from axonix_desktop.ui.detail.reading import read_record
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.records.form import RecordForm, Shown, lay_out_now
from axonix_desktop.ui.texts import PlainLabel, Plate

_LESSON = ("root_cause", "lesson", "is_lesson_closed")
_FACTS = ("summary", "use_case_id", "severity", "harm", "owner_id", "detected_at", "aware_at", "contained_at",
          "reported_at", "resolved_at", "is_rehearsal")  # fmt: skip
_LONGEST_CHIP, _LONGEST_LINK = 260, 40


class IncidentPanel(QWidget):
    """Shows one incident and does what is done with it; it never scrolls back while the same one is shown."""

    def __init__(self, context: PageContext, prints: Callable[[], object], parent: QWidget | None = None) -> None:
        """``prints`` opens the preview of the incident's page."""
        super().__init__(parent)
        self.context, self._look, self._prints = context, context.look, prints
        self.row: IncidentRow | None = None
        self._editing = Editing(context)
        self._head = QVBoxLayout()
        self._clock = QVBoxLayout()
        self.track = StepTrack(self._look)
        self._next = QVBoxLayout()
        self.timeline = Timeline(self._look, None if context.is_read_only else partial(asking.change_entry, context))
        self.lesson = RecordForm(self._look, self._editing, self._keep)
        self.facts = RecordForm(self._look, self._editing, self._keep)
        self.next_button: QPushButton | None = None
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        for part in (self._head, self._clock):
            part.setSpacing(6)
            column.addLayout(part)
        column.addWidget(self.track)
        column.addLayout(self._next)
        column.addWidget(self._section(tr("Timeline")))
        column.addWidget(self.timeline)
        column.addWidget(self._section(tr("Cause and lesson")))
        column.addWidget(self.lesson)
        column.addWidget(self._section(tr("Facts")))
        column.addWidget(self.facts)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.body)
        self.area.viewport().setAutoFillBackground(False)
        self.body.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self.area)
        self._look.changed.connect(self._show_again_soon)

    def show_row(self, row: IncidentRow | None) -> None:
        """Show an incident; nothing for None."""
        is_other = row is None or self.row is None or self.row.incident.id != row.incident.id
        if is_other:
            self.leave()
            for form in (self.lesson, self.facts):
                form.drop_edits()
        self.row = row
        self.body.setVisible(row is not None)
        if row is None:
            return
        has_focus = self._has_focus_to_lose()
        self._fill_head(row)
        self._fill_clock(row)
        self.track.show_steps(row.steps, row.place)
        self._fill_next(row)
        self.timeline.show_entries(timeline(self.context.programme.file, row.incident.id))
        self._fill_forms(row)
        if is_other:
            self.area.verticalScrollBar().setValue(0)
        elif has_focus and self.next_button is not None:
            QTimer.singleShot(0, self.next_button, self.next_button.setFocus)  # it is not on screen yet

    def _has_focus_to_lose(self) -> bool:
        """Whether the keyboard is on something that is made anew: a button of the head or of the next step."""
        inside = self.window().focusWidget()
        forms = (self.lesson, self.facts)
        return inside is not None and self.isAncestorOf(inside) and not any(one.isAncestorOf(inside) for one in forms)

    def _take_keyboard(self) -> None:
        """Bring the keyboard back from a window, when what it was on has been made anew."""
        if self.window().focusWidget() is None and self.next_button is not None:
            QTimer.singleShot(0, self.next_button, self.next_button.setFocus)

    def _show_again_soon(self) -> None:
        """When everything else wears the new look."""
        QTimer.singleShot(0, self, self._show_again)

    def _show_again(self) -> None:
        """The look is another: chips, links and forms are made anew."""
        self.show_row(self.row)
        lay_out_now()

    def leave(self) -> None:
        """Keep what is being typed."""
        if self.row is not None:
            self.lesson.keep_all()
            self.facts.keep_all()

    def take_next(self) -> None:
        """Take the next step of the protocol."""
        if self.row is not None and self.row.next is not None and not self.context.is_read_only:
            asking.take_next(self.context, self.row)
            self._take_keyboard()

    def add_entry(self) -> None:
        """Ask for an entry of the timeline."""
        if self.row is not None:
            asking.add_entry(self.context, self.row)
            self._take_keyboard()

    def _fill_head(self, row: IncidentRow) -> None:
        clear(self._head)
        look, one = self._look, row.incident
        line = QHBoxLayout()
        line.setSpacing(8)
        if one.key:
            line.addWidget(PlainLabel(look, one.key, "body_strong", "text_muted"))
        line.addWidget(self._chip(severity_words(row), TONES.get(one.severity or "", "grey")))
        if one.is_rehearsal:
            line.addWidget(self._chip(tr("Exercise"), "violet"))
        if one.closed_on is not None:
            words = tr("Closed {date} by {person}", date=Date().show(one.closed_on), person=one.closed_by or "")
            line.addWidget(self._chip(words, "green"))
        line.addStretch(1)
        more = QPushButton(tr("More"))
        more.setProperty("kind", "quiet")
        more.setAccessibleName(tr("More for this incident"))
        more.setMenu(self._menu(more, row))
        line.addWidget(more)
        self._head.addLayout(line)
        self._head.addWidget(PlainLabel(look, one.summary, "title", wraps=True, selects=True))
        about = QVBoxLayout()
        about.setSpacing(2)
        owner = row.owner or tr("no owner yet")
        tail = "  ·  ".join(part for part in (tr("Owner: {owner}", owner=owner), harm_words(row)) if part)
        about.addWidget(PlainLabel(look, tail, colour="text_muted" if row.owner else "red_fg", wraps=True))
        if one.use_case_id is not None:
            words = shortened(tr("{key}  {title}", key=row.case_key, title=row.case_title), _LONGEST_LINK)
            link = self._link(words, partial(self.context.open_record, "use_case", one.use_case_id))
            about.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)
        self._head.addLayout(about)

    def _menu(self, parent: QWidget, row: IncidentRow) -> QMenu:
        menu = QMenu(parent)
        menu.addAction(self._look.icon("printer"), tr("&Print this incident…"), self._prints)
        menu.addAction(tr("Show in the &grid"), partial(self.context.open_record, "incident", row.incident.id))
        menu.addSeparator()
        writes = not self.context.is_read_only
        for name, words in (
            ("contained_at", tr("When it was &contained…")), ("reported_at", tr("When the authority was &told…")),
            ("resolved_at", tr("When it was &resolved…")),
        ):  # fmt: skip
            menu.addAction(words, partial(asking.note, self.context, row, name)).setEnabled(writes and row.is_open)
        menu.addSeparator()
        menu.addAction(tr("Cl&ose…"), partial(asking.close, self.context, row)).setEnabled(writes and row.is_open)
        again = menu.addAction(tr("Open &again…"), partial(asking.reopen, self.context, row))
        again.setEnabled(writes and not row.is_open)
        return menu

    def _fill_clock(self, row: IncidentRow) -> None:
        """The clock that runs, with its source; why there is none, where somebody must still say so."""
        clear(self._clock)
        running, look = row.clock, self._look
        if running is None:
            if row.is_open and not row.incident.harm and not row.incident.is_rehearsal:
                words = tr("Say what it did to people, and the reporting clock runs from when you became aware.")
                self._clock.addWidget(self._plate("clock", "amber", tr("No clock runs yet"), words, ""))
            elif has_clock(row.incident, reporting_clocks()):
                words = tr("Say when you became aware, and the clock runs from there.")
                self._clock.addWidget(self._plate("clock", "amber", tr("No clock runs yet"), words, ""))
            return
        one = running.clock
        source = tr("{source} ({region}), {confidence}. Information, not legal advice.", source=tr(one.source),
                    region=one.region, confidence=tr(one.confidence))  # fmt: skip
        if not row.is_open and running.state == "told":
            self._clock.addWidget(PlainLabel(look, running.words, "small", "green_fg"))
            return
        title = tr("{state}: tell {whom}", state=running.short, whom=tr(one.whom)) if running.told_at is None else (
            running.words
        )  # fmt: skip
        body = running.rule_words
        body = f"{running.due_words}. {body}" if running.told_at is None else body
        self._clock.addWidget(self._plate("timer", running.tone, title, body, source))

    def _fill_next(self, row: IncidentRow) -> None:
        """What the next step asks for, and the buttons."""
        clear(self._next)
        self.next_button = None
        step, look = row.next, self._look
        if step is None:
            return
        plate = Plate(look, "surface_alt", radius=look.tokens.radius["md"])
        column = QVBoxLayout(plate)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(look, tr("Next: {step}", step=tr(step.title)), "body_strong"))
        column.addWidget(PlainLabel(look, tr(step.asks), colour="text_muted", wraps=True))
        reasons = objections_to_step(row.incident, step, protocol(), reporting_clocks()) if step.code != "close" else ()
        if reasons:
            column.addWidget(PlainLabel(look, " ".join(reasons), "small", "amber_fg", wraps=True))
        buttons = QHBoxLayout()
        noting = QHBoxLayout()
        for line in (buttons, noting):
            line.setSpacing(8)
        main = self.next_button = self._button(tr("{step}…", step=tr(step.title)), self.take_next)
        buttons.addWidget(main)
        buttons.addWidget(self._button(tr("Add to timeline…"), self.add_entry))
        one = row.incident
        for name, words in (
            ("contained_at", tr("Contained now")), ("reported_at", tr("Authority told now")),
            ("resolved_at", tr("Resolved now")),
        ):  # fmt: skip
            is_waiting = name == "reported_at" and row.clock is not None
            is_wanted = (step.sets == name or is_waiting) and not getattr(one, name)
            if is_wanted:
                noting.addWidget(self._button(words, partial(asking.note_now, self.context, row, name)))
        for line in (buttons, noting):
            line.addStretch(1)
            column.addLayout(line)
        self._next.addWidget(plate)

    def _fill_forms(self, row: IncidentRow) -> None:
        shown = read_record(self.context.programme.file, "incident", row.incident.id)
        if shown is None:
            return
        reason = self.context.programme.read_only_reason
        own = [one for one in shown.fields if one.name not in Incident.fields]
        lesson, facts = ([Incident.fields[name] for name in names] for names in (_LESSON, _FACTS))
        for form, fields in ((self.lesson, lesson), (self.facts, [*facts, *own])):
            form.folds = False
            form.show_fields(fields, lambda one: reason or cell_objection(Incident, one))
            form.show_values(Shown(shown.values, shown.words))

    def _keep(self, name: str, value: Value) -> str | None:
        """Write one field of the incident shown."""
        return None if self.row is None else self._editing.keep("incident", (self.row.incident.id,), {name: value})

    def _plate(self, icon: str, tone: str, title: str, words: str, note: str) -> QWidget:
        """A tinted plate with a picture, a strong line and what it means."""
        look = self._look
        plate = Plate(look, f"{tone}_bg", radius=look.tokens.radius["md"])
        row = QHBoxLayout(plate)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(look.pixmap(icon, f"{tone}_fg", look.px(20), self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(PlainLabel(look, title, "body_strong", f"{tone}_fg", wraps=True))
        column.addWidget(PlainLabel(look, words, "small", f"{tone}_fg", wraps=True))
        if note:
            column.addWidget(PlainLabel(look, note, "small", f"{tone}_fg", wraps=True))
        row.addLayout(column, 1)
        plate.setAccessibleName(f"{title}. {words}")
        return plate

    def _section(self, words: str) -> QWidget:
        label = PlainLabel(self._look, words, "subtitle")
        label.setContentsMargins(0, self._look.px(6), 0, 0)
        return label

    def _chip(self, words: str, tone: str) -> QLabel:
        label = QLabel()
        painter = CellPainter(self._look)
        painter.set_ratio(self.devicePixelRatioF())
        label.setPixmap(painter.chip(words, tone, self._look.px(_LONGEST_CHIP)))
        label.setAccessibleName(words)
        return label

    def _button(self, words: str, act: Callable[[], object], kind: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setFont(self._look.font("body"))
        if kind:
            button.setProperty("kind", kind)
        button.setEnabled(not self.context.is_read_only)
        button.setToolTip(self.context.programme.read_only_reason or "")
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _link(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "link")
        button.setFont(self._look.font("body"))
        button.setStyleSheet("padding: 0; text-align: left;")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False: act())
        return button
