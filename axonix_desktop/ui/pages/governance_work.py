"""The work list: checklist items in groups, narrowed, answered and signed off one by one or together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.governance import LEVELS
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.checklists import Standing
from axonix_desktop.store.queries.work_list import Lines, WorkCase, work_list
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.flowing import FlowLayout
from axonix_desktop.ui.governance.going import Sought, show_checklist
from axonix_desktop.ui.governance.levels import LEVELS as SHOWN_LEVELS
from axonix_desktop.ui.governance.work_groups import GROUPS, Choices, Group, ItemLine, Listed, listed
from axonix_desktop.ui.governance.work_model import WorkModel
from axonix_desktop.ui.governance.work_view import WorkView
from axonix_desktop.ui.governance.working import objection, work_on
from axonix_desktop.ui.reading import Reading
from axonix_desktop.ui.reading_page import ReadingPage, ReadingWords
from axonix_desktop.ui.records.chips import ChipBar
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.toasts import announce

_GROUP, _SHOWN = "governance/work_group", "governance/work_shown"
OPEN, ALL = "open", "all"
MENU = ("governance.answer", "governance.sign_off", "governance.reopen", "", "governance.print")
_SCOPES = (("", mark("Use cases and programme")), ("programme", mark("Programme level only")))


@dataclass(frozen=True, slots=True)
class Found:
    """What was read: every use case with what it is asked, and what the choices made before leave of them."""

    cases: tuple[WorkCase, ...]
    listed: Listed


class GovernanceWorkPage(ReadingPage):
    """Choices above, the list below; what is selected is answered by the page's commands."""

    kinds = frozenset({
        "checklist_item", "checklist_response", "use_case", "person", "business_unit", "risk_answer",
        "risk_classification", "attachment",
    })  # fmt: skip
    has_filter = True
    primary = "governance.answer"
    side_buttons = ("governance.sign_off", "governance.print")

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("list-checks", tr("Reading the checklists"), tr("The checklists cannot be read"),
                             tr("The checklists were not read"))  # fmt: skip
        super().__init__(context, words, self._read, parent)
        look = context.look
        self.sought = Sought()
        self.words = ""
        self.cases: tuple[WorkCase, ...] | None = None
        self._listed: Listed | None = None
        self._tells_counts = False
        self._chosen: Lines = Lines((), context.programme.today())
        self._keeps_open: set[str] | None = None
        self.model = WorkModel(self)
        self.view = WorkView(look, self.model)
        self.view.setAccessibleName(tr("Checklist items to work on"))
        self.groups, self.shown, self.scope = QComboBox(), QComboBox(), QComboBox()
        self.chips = ChipBar(look)
        self.law = PlainLabel(look, tr("Numbers are pointers, not quotations. Information, not legal advice."), "small",
                              "text_faint")  # fmt: skip
        self.all_button = QPushButton()
        self.nothing = StatePane(look)
        self._lay_out()
        self._connect()
        self._choices = self._chosen_above()
        self._listing = Reading(context.programme, context.jobs, tr("Reading the checklists"), self._list, self)
        self._listing.shown.connect(self._on_listed)
        self._listing.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        look = self.context.look
        bar = FlowLayout(8)
        for code, words in GROUPS:
            self.groups.addItem(tr("Group: {words}", words=tr(words)), code)
        options = [(OPEN, tr("Open items")), (ALL, tr("All items"))]
        options += [(level.code, tr(level.word)) for level in SHOWN_LEVELS]
        for code, words in options:
            self.shown.addItem(tr("Show: {words}", words=words), code)
        for code, words in _SCOPES:
            self.scope.addItem(tr(words), code)
        names = (tr("Group by"), tr("Which items"), tr("Where"))
        for combo, name in zip((self.groups, self.shown, self.scope), names, strict=True):
            combo.setAccessibleName(name)
            combo.setToolTip(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            bar.addWidget(combo)
        self.all_button.setProperty("kind", "quiet")
        bar.addWidget(self.all_button)
        bar.addWidget(self.law)
        card = Plate(look, "surface", radius=look.tokens.radius["lg"])
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 6, 1, 6)
        holder = QWidget()
        self._lines = QStackedLayout(holder)
        self._lines.addWidget(self.view)
        self._lines.addWidget(self.nothing)
        inner.addWidget(holder)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(self.chips)
        column.addWidget(card, 1)
        self._body = body
        self.hold(self._body)

    def _connect(self) -> None:
        state = self.context.state
        self.groups.setCurrentIndex(max(self.groups.findData(state.text(_GROUP, "use_case")), 0))
        self.shown.setCurrentIndex(max(self.shown.findData(state.text(_SHOWN, OPEN)), 0))
        self.groups.activated.connect(lambda _place: self.group_by(self.groups.currentData()))
        self.shown.activated.connect(lambda _place: self.show_level(self.shown.currentData()))
        self.scope.activated.connect(lambda _place: self._on_scope())
        self.all_button.clicked.connect(lambda _checked=False: self._toggle_all())
        self.chips.clear_wanted.connect(lambda _checked=False: self.clear())
        self.view.opened.connect(self._open)
        self.view.chosen.connect(self._on_chosen)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.expanded.connect(lambda _index: self._name_all_button())
        self.view.collapsed.connect(lambda _index: self._name_all_button())

    def _read(self) -> Found:
        f, today = self.context.programme.file, self.context.programme.today()
        found = work_list(f, today)
        return Found(found, listed(found, self._choices, today))

    def _list(self) -> Found:
        """What the choices leave of what was read; may be called in a thread."""
        cases = self.cases or ()
        return Found(cases, listed(cases, self._choices, self.context.programme.today()))

    def _chosen_above(self) -> Choices:
        sought = self.sought
        if self.scope.currentData() and not sought.programme_only:
            sought = Sought(programme_only=True)
        shown = self.shown.currentData()
        return Choices(sought, self.words, self.groups.currentData(), shown if shown in LEVELS else "", shown == OPEN)

    def refresh(self, kinds: frozenset[str]) -> None:
        self._choices = self._chosen_above()
        super().refresh(kinds)

    def counts(self) -> str:
        found = self._listed
        if found is None or not found.count:
            return ""
        return tr("{open} open of {all} items", open=f"{found.open:,}", all=f"{found.count:,}")

    def status(self) -> tuple[str, ...]:
        chosen = len(self._chosen)
        parts = super().status()
        late = self._listed.late if self._listed is not None else 0
        if late:
            parts = (*parts, trn("{count} overdue", "{count} overdue", late))
        return (*parts, tr("{count} selected", count=f"{chosen:,}")) if chosen else parts

    def filter_by(self, text: str) -> None:
        self.words = text
        self._fill()

    def filter_words(self) -> str:
        return self.words

    def take_focus(self) -> None:
        if self.is_showing_pane:
            self.pane.take_focus()
        elif self._lines.currentIndex() == 0:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.currentIndex().isValid() and self.model.rowCount():
                self.view.stand_on_first()
        else:
            self.nothing.take_focus()

    def show_sought(self, sought: Sought, group: str = "") -> None:
        """Show only what is sought, grouped by ``group`` where one is named."""
        self.sought, self._keeps_open = sought, None
        self.words = ""
        self.context.window.top_bar.filter_box.clear_now()
        if group:
            self.groups.setCurrentIndex(self.groups.findData(group))
        self.shown.setCurrentIndex(self.shown.findData(sought.level or ALL))
        self.scope.setCurrentIndex(int(sought.programme_only))
        self._fill()

    def group_by(self, group: str) -> None:
        """Group by something else and remember it."""
        self.groups.setCurrentIndex(self.groups.findData(group))
        self.context.state.keep(_GROUP, group)
        self._keeps_open = None
        self._fill()
        announce(self, self.groups.currentText())

    def show_level(self, code: str) -> None:
        """Show only the items at a level, the open ones, or all; remembered where it is not for once."""
        self.shown.setCurrentIndex(self.shown.findData(code))
        if code in (OPEN, ALL):
            self.context.state.keep(_SHOWN, code)
        self._tells_counts = True
        self._fill()

    def clear(self) -> None:
        """Take off what narrows the list."""
        self.context.window.top_bar.filter_box.clear_now()
        self.sought, self.words = Sought(), ""
        self.scope.setCurrentIndex(0)
        self.shown.setCurrentIndex(self.shown.findData(OPEN))
        self._fill()

    def chosen(self) -> Lines:
        """The items selected."""
        return self._chosen

    def work_on(self, way: str) -> None:
        """Answer, sign off or reopen the items selected."""
        work_on(self.context, self.chosen(), way)

    def objection(self, way: str) -> str | None:
        """Why the selection cannot be answered, signed off or reopened, or None."""
        return objection(self.chosen(), way)

    def fill(self, found: Any) -> None:
        if not isinstance(found, Found):
            return
        self._keeps_open = self.view.opened_codes() if self.cases is not None else None
        self.cases, self._listed = found.cases, found.listed
        if not any(one.asked for one in found.cases):
            self._show_empty()
            return
        self.show_content(self._body)
        self._fill()

    def _fill(self) -> None:
        """Show what is sought; sorting it out takes a moment in a large programme."""
        found = self._listed
        if found is None:
            return
        self._choices = self._chosen_above()
        if found.choices == self._choices:
            self._show_listed(found)
        else:
            self._listing.refresh()

    def _on_listed(self, found: Found) -> None:
        """Show what was listed, unless something else was read or chosen meanwhile: then that is listed next."""
        if found.cases is self.cases and found.listed.choices == self._chosen_above():
            self._show_listed(found.listed)

    def _show_listed(self, found: Listed) -> None:
        """Put what is sought into its groups."""
        self._listed, group, place = found, found.choices.group, self._place()
        made = self._listed.groups
        self.model.show_groups(made, group)
        self._chosen = Lines((), self.context.programme.today())
        if self._keeps_open is None:
            self.view.expand_first()
        else:
            self.view.open_codes(self._keeps_open)
        self._go_to(place)
        self.shown.setVisible(group != "framework")
        self.law.setVisible(group == "framework")
        self._show_chips()
        self._show_lines(made)
        self._name_all_button()
        self.told.emit()
        self.context.commands.refresh()
        if self._tells_counts:
            self._tells_counts = False
            announce(self, self.counts())

    def _show_lines(self, made: list[Group]) -> None:
        if made:
            self._lines.setCurrentIndex(0)
            return
        self._lines.setCurrentIndex(1)
        if self.words or self.sought != Sought() or self.scope.currentIndex():
            self.nothing.show_state("search-x", "grey", tr("No item matches"),
                                    tr("Nothing is left with what is chosen above."),
                                    [(tr("Clear filters"), self.clear)])  # fmt: skip
        else:
            self.nothing.show_state("circle-check", "green", tr("Nothing is open"),
                                    tr("Every item that applies is settled."),
                                    [(tr("Show all items"), partial(self.show_level, ALL))])  # fmt: skip

    def _show_chips(self) -> None:
        found = []
        if self.sought.words:
            found = [("funnel", self.sought.words, tr("Show all again"), self.clear)]
        self.chips.show_chips(found, has_filters=False)

    def _place(self) -> tuple[int | None, int] | None:
        """The line the keyboard stands on."""
        node = self.model.node(self.view.currentIndex())
        return (node.use_case_id, node.item.id) if isinstance(node, Standing) else None

    def _go_to(self, place: tuple[int | None, int] | None) -> None:
        """Back to a line, where it is still listed."""
        if place is None:
            return
        for group in self.model.top:
            row = group.lines.row_of(*place) if isinstance(group.lines, Lines) else None
            if row is not None:
                self.view.setCurrentIndex(self.model.index(row, 0, self.model.index_of_group(group)))
                return

    def _on_scope(self) -> None:
        self.sought, self._keeps_open = Sought(), None
        self._fill()

    def _on_chosen(self) -> None:
        chosen = self._chosen = self.view.standings(self.context.programme.today())
        self.told.emit()
        self.context.commands.refresh()
        ids = chosen.use_case_ids()
        only = next(iter(ids)) if len(ids) == 1 else None
        if only is not None and self.isVisible():
            self.context.current.set(only, "use_case")

    def _open(self, node: object) -> None:
        """The checklist of a line's use case; of the programme its own answer; of an item all who are asked it."""
        if isinstance(node, ItemLine):
            self.show_sought(Sought(f"{node.item.code} {node.item.text}", item_id=node.item.id), "topic")
        elif isinstance(node, Standing) and node.use_case_id is not None:
            show_checklist(self.context, node.use_case_id, stays=True)
        elif isinstance(node, Standing):
            work_on(self.context, [node], "answer")

    def _open_menu(self, at: QPoint) -> None:
        """What the menus offer for the items selected."""
        menu = QMenu(self)
        for command in MENU:
            if command:
                menu.addAction(self.context.commands.action(command))
            else:
                menu.addSeparator()
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _toggle_all(self) -> None:
        """Open every group, or close them all."""
        if self._is_any_open():
            self.view.collapseAll()
        else:
            self.view.expandAll()
        self._name_all_button()

    def _is_any_open(self) -> bool:
        return any(self.view.isExpanded(self.model.index_of_group(one)) for one in self.model.top)

    def _name_all_button(self) -> None:
        self.all_button.setText(tr("Close all groups") if self._is_any_open() else tr("Open all groups"))

    def _show_empty(self) -> None:
        words = tr("Here you work through the checks of your use cases: by use case, topic, framework, owner or day."
                   " It fills with the first use case.")  # fmt: skip
        self.show_pane("list-checks", "blue", tr("Items to work on"), words,
                             [(tr("Import from Excel"), lambda: self.context.run("file.import")),
                              (tr("Show the library"), lambda: self.context.go("governance/items"))])  # fmt: skip
