"""What is known about a person, on one page: to read, to hand over, to erase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.changes import local_moment, moment_words
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.personal import ERASED_NAME
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.exchange.personal_export import export_personal
from axonix_desktop.store.queries.personal import Known, KnownRecord, known_about, people_listed
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.overview.rows import LinkList, RowWords
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.privacy.erase_card import EraseCard
from axonix_desktop.ui.privacy.erasing import erase_known
from axonix_desktop.ui.privacy.kept_card import KeptCard
from axonix_desktop.ui.privacy.looking import Found, Seen, looked
from axonix_desktop.ui.privacy.sides import Sides
from axonix_desktop.ui.reading import Reading
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel

_MOST, _GAP = 400, 12
_ICONS = {"champion": "award", "enrolment": "graduation-cap", "check_in": "calendar-check", "operator": "user-check",
          "champion_use_case": "table-2"}  # fmt: skip


class PrivacyPage(Page):
    """One person at a time; the one chosen on another page comes first."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look = context.look
        self.known: Known | None = None
        self._numbers: list[int] = []
        self._listed: list[tuple[int, str, str]] = []
        self._wanted = 0
        self.reading = Reading(context.programme, context.jobs, tr("Looking for a person"), self._read, self)
        self.reading.shown.connect(self._on_read)
        self.reading.loading.connect(lambda: self._let_act(None))
        self.reading.stopped.connect(self._on_stopped)
        self.reading.failed.connect(self._on_failed)
        self.person = QComboBox()
        self.person.setEditable(True)
        self.person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.person.setAccessibleName(tr("Person"))
        self.person.setMinimumWidth(look.px(280))
        completer = self.person.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.person.activated.connect(lambda place: self.show_person(self._numbers[place]))
        self.export_button = QPushButton(tr("E&xport…"))
        self.export_button.setToolTip(tr("A page to read and the same as data, to hand to the person"))
        self.export_button.clicked.connect(lambda _checked=False: self.export())
        self.found: Found | None = None
        self._seen: Seen = {}
        self._looking: Ticket | None = None
        self.kept = KeptCard(context, self._look, self._after_erasing)
        self.erasing = EraseCard(context, self.erase)
        self.reason, self.erase_button = self.erasing.reason, self.erasing.button
        self.state = StatePane(look)
        self._fields = Card(look, tr("The person"))
        self._pairs = QGridLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        look = self.context.look
        label = self._person_label = QLabel(tr("&Person"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(self.person)
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(label)
        head.addWidget(self.person)
        head.addStretch(1)
        head.addWidget(self.export_button)
        self._pairs.setColumnStretch(1, 1)
        self._pairs.setHorizontalSpacing(look.px(16))
        self._pairs.setVerticalSpacing(look.px(6))
        self._fields.column.addLayout(self._pairs)
        self._fields.column.addStretch(1)
        self.about, self.named, self.history = (
            self._listing(title) for title in (tr("Records about them"), tr("Named in other records"), tr("History"))
        )
        left = (self._fields, self.about[0], self.kept, self.erasing)
        self._scroll = Sides(look, (left, (self.named[0], self.history[0])), (0, 0, 0, 0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(_GAP)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.state, 1)

    def _listing(self, title: str) -> tuple[Card, LinkList, PlainLabel]:
        look = self.context.look
        card, lines, nothing = Card(look, title), LinkList(look, _MOST), PlainLabel(look, "", colour="text_muted")
        card.column.addWidget(lines)
        card.column.addWidget(nothing)
        card.column.addStretch(1)
        return card, lines, nothing

    def refresh(self, kinds: frozenset[str]) -> None:
        listed = [one for one in people_listed(self.context.programme.file) if one[1] != ERASED_NAME]
        if listed != self._listed:
            self._listed = listed
            self._numbers = [number for number, _, _ in listed]
            bearers = Counter(name for _, name, _ in listed)
            self.person.blockSignals(True)
            self.person.clear()
            self.person.addItems(
                [f"{name} ({email})" if bearers[name] > 1 and email else name for _, name, email in listed]
            )
            self.person.blockSignals(False)
        for widget in (self._person_label, self.person, self.export_button, self._scroll):
            widget.setVisible(bool(listed))
        self.state.setVisible(not listed)
        if not listed:
            self.known = None
            self.state.show_state(
                "user-round", "blue", tr("What is known about a person will stand here"),
                tr("As soon as the programme knows people, you can show, export or erase what it holds about each."),
                [(tr("Import a tracker…"), lambda: self.context.run("file.import"))],
            )  # fmt: skip
            self.told.emit()
            return
        current = self.context.current
        wanted = current.record_id if current.kind == "person" else self._wanted
        self.show_person(wanted if wanted in self._numbers else self._numbers[0])

    def show_person(self, number: int) -> None:
        """Show what is known about a person, as soon as it is read."""
        self._wanted = number
        if number in self._numbers:
            self.person.setCurrentIndex(self._numbers.index(number))
        self.reading.refresh()

    def _read(self) -> Known | None:
        return known_about(self.context.programme.file, self._wanted)

    def _let_act(self, known: Known | None) -> None:
        """Only the person who is shown can be exported or erased."""
        self.known = known
        reason = self.context.programme.read_only_reason
        self.export_button.setEnabled(known is not None)
        self.erase_button.setEnabled(known is not None and reason is None)
        self.erase_button.setToolTip(reason or "")

    def _on_stopped(self) -> None:
        self._tell_unread(tr("Looking was stopped"), tr("Nothing is lost."))

    def _on_failed(self, error: object) -> None:
        self._tell_unread(tr("What is known cannot be read"), str(error))

    def _tell_unread(self, title: str, words: str) -> None:
        self._let_act(None)
        self._scroll.hide()
        self.state.show_state("user-round", "grey", title, words, [(tr("Read again"), self.reading.refresh)])
        self.state.show()

    def _on_read(self, known: object) -> None:
        if isinstance(known, Known) and known.person.id == self._wanted:
            self._fill(known)

    def _fill(self, known: Known) -> None:
        """Put what is known on the page."""
        self.state.hide()
        self._scroll.show()
        self._let_act(known)
        self._show_fields(known.person)
        self._show(self.about, [self._about_row(one) for one in known.about], tr("No record is about them alone."))
        named = [
            (
                RowWords(f"{one.title or tr(record_of(one.kind).label)}", "link", "grey" if one.is_left else "blue",
                         tr("{field}, stays", field=one.field) if one.is_left else one.field,
                         said=f"{tr(record_of(one.kind).label)} {one.title}, {one.field}: {one.passage}"),
                partial(self.context.open_record, one.kind, one.id),
            )
            for one in known.named
        ]  # fmt: skip
        self._show(self.named, named, tr("They are named nowhere else."))
        told = [
            (RowWords(one.what, "rotate-ccw-clock", "grey", moment_words(local_moment(one.at)),
                      said=f"{one.what}, {one.who}, {moment_words(local_moment(one.at))}"),
             partial(self.context.go, "history"))
            for one in known.history
        ]  # fmt: skip
        self._show(self.history, told, tr("The history has nothing about them."))
        self._look()
        self.told.emit()

    def _show_fields(self, person: KnownRecord) -> None:
        look = self.context.look
        while self._pairs.count():
            item = self._pairs.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for row, (label, words) in enumerate(person.values):
            self._pairs.addWidget(PlainLabel(look, tr(label), colour="text_muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._pairs.addWidget(PlainLabel(look, words, wraps=True), row, 1)

    def _about_row(self, one: KnownRecord) -> tuple[RowWords, Callable[[], object]]:
        kind = tr(record_of(one.kind).label)
        told = [f"{tr(label)}: {words}" for label, words in one.values if label not in ("Person", "Champion")]
        text = one.title if one.kind == "enrolment" else ", ".join(told[:3])
        words = RowWords(
            text, _ICONS.get(one.kind, "file"), "blue", kind, said=f"{kind} {one.title}. {', '.join(told)}"
        )
        return words, partial(self.context.open_record, one.kind, one.id)

    def _look(self) -> None:
        """Look into files and backups for the person shown; what was looked for before is of no interest any more."""
        known, programme = self.known, self.context.programme
        if known is None:
            return
        self._stop_looking()
        self.found = None
        self.kept.show_known(known)
        self.erasing.show_places(known, None)
        now = programme.now()
        ticket = self._looking = self.context.jobs.start(
            tr("Looking into files and backups"), lambda ticket: looked(programme.file, known, now, self._seen, ticket)
        )
        ticket.done.connect(lambda found: self._on_looked(known, found))
        ticket.failed.connect(lambda error: self._on_unlooked(known, str(error)))
        ticket.cancelled.connect(lambda: self._on_unlooked(known, tr("Looking was stopped.")))

    def _stop_looking(self) -> None:
        ticket, self._looking = self._looking, None
        if ticket is not None:
            ticket.cancel()

    def _on_looked(self, known: Known, found: object) -> None:
        if self.known is known and isinstance(found, Found):
            self._looking, self.found = None, found
            self.kept.show_found(found)
            self.erasing.show_places(known, found)

    def _on_unlooked(self, known: Known, words: str) -> None:
        if self.known is known:
            self._looking = None
            self.kept.show_stopped(words)

    def leave(self) -> None:
        self._stop_looking()

    @staticmethod
    def _show(
        part: tuple[Card, LinkList, PlainLabel], rows: Sequence[tuple[RowWords, Callable[[], object]]], nothing: str
    ) -> None:
        card, lines, empty = part
        lines.show_rows(rows)
        lines.setVisible(bool(rows))
        empty.setText(nothing)
        empty.setVisible(not rows)
        card.set_heading(card.title, f"{len(rows):,}" if rows else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        current = self.context.current
        wanted = current.record_id if current.kind == "person" else None
        if wanted in self._numbers and self.known is not None and wanted != self.known.person.id:
            self.show_person(wanted)

    def counts(self) -> str:
        return trn("{count} person", "{count} people", len(self._numbers))

    def take_focus(self) -> None:
        if self._numbers:
            self.person.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.state.take_focus()

    def export(self) -> None:
        """Ask where, then write the page and the data."""
        known, context = self.known, self.context
        if known is None:
            return
        suggested = Path(f"{tr('Personal data')} {known.person.id % 10_000:04d}.html")
        path = context.messages.file_to_make(tr("Export personal data"), tr("Web page (*.html)"), suggested)
        if path is None:
            return
        programme = context.programme
        try:
            page, data = export_personal(known, path, programme=programme.path.name, on=Date().show(programme.today()))
        except Exception as error:
            context.messages.tell_error(tr("The export failed"), error)
            return
        context.toast.say(tr("Written: {page} and {data}", page=page.name, data=data.name))

    def erase(self) -> None:
        """Ask, then erase the person shown."""
        if self.known is not None and erase_known(
            self.context, self.known, self.found, self.reason.text(), self._after_erasing
        ):
            self.reason.clear()

    def _after_erasing(self) -> None:
        self.refresh(frozenset())
