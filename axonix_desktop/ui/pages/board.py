"""The board: pipeline tray and nine stage columns of cards that can be moved by hand, key and menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QDialog, QMenu, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.moves import entered, standings
from axonix_desktop.ui.board.board_bar import BoardBar
from axonix_desktop.ui.board.board_view import BoardView
from axonix_desktop.ui.board.cards import Pack, Stay
from axonix_desktop.ui.board.dealing import Deal, deal
from axonix_desktop.ui.board.keeping import keep_options, kept_options, with_shared
from axonix_desktop.ui.board.narrowing import AT_RISK, show_bar, stages_of, values_of, with_condition
from axonix_desktop.ui.board.options import (
    CARD_FIELDS,
    DAYS,
    MOST_ON_CARD,
    SUM_FIELD,
    WIP_LIMITS,
    BoardOptions,
    fields_of_cards,
    fields_to_sum,
)
from axonix_desktop.ui.board.stage_column import StageColumn
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.toasts import announce

_LONGEST_TITLE = 22


class BoardPage(Page):
    """Shows the rows of the grid as cards by stage; what is selected here is selected there."""

    has_filter = True
    needs_cases = True
    kinds = frozenset({"use_case", "business_unit", "person", "stage_plan", "gate_decision", "setting"})
    side_buttons = ("file.import",)
    primary = "records.new"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look = context.look
        self._deal = Deal()
        self._pack = Pack()
        self._is_following = False
        self._options = kept_options(context.state, context.programme.file)
        self.view = BoardView(look)
        self.columns = self.view.columns
        self.bar = BoardBar(look)
        self.state = StatePane(look)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.state)
        layout = QVBoxLayout(self)
        is_rtl = self.isRightToLeft()
        layout.setContentsMargins(0 if is_rtl else 24, 12, 24 if is_rtl else 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(holder, 1)
        self._connect()

    def _connect(self) -> None:
        view, bar, context = self.view, self.bar, self.context
        view.chosen.connect(self._on_chosen)
        view.detail_wanted.connect(context.show_detail)
        view.lane_toggled.connect(lambda lane: self._take(self._options.toggled_lane(lane)))
        view.column_toggled.connect(lambda stage: self._take(self._options.toggled_column(stage)))
        view.column_menu_wanted.connect(self._show_column_menu)
        view.menu_wanted.connect(self._show_menu)
        view.drag_wanted.connect(self._drag)
        view.dropped.connect(self._on_dropped)
        view.add_wanted.connect(partial(context.run, "records.new"))
        bar.lanes.picked.connect(lambda name: self._take(replace(self._options, lanes=str(name))))
        bar.unit.picked.connect(lambda value: self._narrow("business_unit_id", (value,) if value else ()))
        bar.owner.picked.connect(lambda value: self._narrow("owner_id", (value,) if value else ()))
        bar.horizon.picked.connect(lambda horizon: self._narrow("stage", stages_of(horizon)))
        bar.at_risk.clicked.connect(self._toggle_risk)
        bar.clear.clicked.connect(self._clear_filter)
        context.current.changed.connect(lambda _record: self._follow())
        context.current.selection_changed.connect(self._follow)
        context.cases.changed.connect(self._on_cases_changed)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Show the rows that the filter lets through, in the grid's order."""
        if not kinds or "setting" in kinds:
            self._options = with_shared(self._options, self.context.programme.file)
        self.context.cases.need("rag", *self._needed())
        self._pack.stays = self._stays()
        self._show_cards()

    def _needed(self) -> tuple[str, ...]:
        """The columns that cards, sums and lanes need besides those always loaded."""
        names = (*self._options.further_fields, self._options.sum_field, "business_unit_id", "owner_id")
        return tuple(name for name in names if name)

    def _stays(self) -> dict[int, Stay]:
        """How long every use case has been at its stage."""
        today = self.context.programme.today()
        return {
            number: Stay(
                max((today - one.on).days, 0),
                not one.is_exact,
                one.planned_end_on is not None and one.planned_end_on < today,
            )
            for number, one in entered(self.context.programme.file).items()
            if one.is_exact or one.on < today
        }

    def _on_cases_changed(self, _what: str) -> None:
        """Follow the rows while the page is shown."""
        if self.isVisible():
            self._show_cards()

    def _show_cards(self) -> None:
        """Deal the rows out to the columns, or show the state that fits."""
        records, options = self.context.cases.records, self._options
        self._deal = deal(records, options.lanes, options.folded_lanes)
        self._pack = Pack(records, self._deal.lanes, options, self._pack.stays, self._pack.moving)
        self.view.show_deal(self._pack, self._deal)
        has_new = any(one.id == "records.new" for one in self.context.commands)
        self.columns[0].add_button.setVisible(has_new and not self.context.is_read_only)
        self._stack.setCurrentIndex(0)
        self._follow()
        show_bar(self.bar, self.context.cases, options)
        self._fill_cards_menu()
        self.bar.setVisible(bool(records.total))
        if not records.total:
            self._show_empty()
        elif not records.shown:
            self.show_state().show_state(
                "search-x", "grey", tr("Nothing matches the filter"), tr("No card meets it."),
                [(tr("Clear filters"), self._clear_filter)],
            )  # fmt: skip
        self.told.emit()

    def _show_empty(self) -> None:
        """Nothing yet: what the board is for, and how to begin."""
        self.show_state().show_state(
            "square-kanban",
            "blue",
            tr("Use cases move from left to right here"),
            tr("Nine stages from data and governance to advisory. Import your tracker: each use case gets its card."),
            [
                (tr("Import a tracker…"), lambda: self.context.run("file.import")),
                (tr("Open the sample"), lambda: self.context.run("file.sample")),
            ],
        )

    def show_state(self) -> StatePane:
        """Put the state pane in front and return it to be filled."""
        self._stack.setCurrentIndex(1)
        return self.state

    @property
    def is_showing_cards(self) -> bool:
        """Whether cards are shown (not a state)."""
        return self._stack.currentIndex() == 0

    def counts(self) -> str:
        """What the page counts, in words."""
        records = self.context.cases.records
        shown = trn("{count} use case", "{count} use cases", records.shown)
        if records.shown != records.total:
            shown = tr("{shown} of {total} use cases", shown=f"{records.shown:,}", total=f"{records.total:,}")
        waiting = tr("{count} in the pipeline", count=f"{len(self._deal.rows[0]):,}")
        return f"{shown}  ·  {waiting}"

    def status(self) -> tuple[str, ...]:
        """Counts, what is selected, and which columns hold too much."""
        words = [self.counts().split("  ·  ")[0]]
        selected = len(self.context.current.selected)
        if selected > 1:
            words.append(trn("{count} selected", "{count} selected", selected))
        over = sum(column.heading.is_over for column in self.columns)
        if over:
            words.append(trn("{count} column over its limit", "{count} columns over their limit", over))
        return tuple(words)

    def filter_by(self, text: str) -> None:
        """Narrow the cards, and with them the grid's rows."""
        self.context.cases.filter_by(text)

    def filter_words(self) -> str:
        """The words of the filter."""
        return self.context.cases.filter_text

    def take_focus(self) -> None:
        """Put the keyboard on the current card, else on the first one."""
        if self.is_showing_cards:
            self.view.take_focus(self.context.current.record_id)
        else:
            self.state.take_focus()

    def _follow(self) -> None:
        """Mark the selected cards."""
        if self._is_following or self.context.current.kind != "use_case":
            return
        self.view.follow(self.context.current.selected, self.context.current.record_id)

    def _on_chosen(self, ids: Sequence[int], current: int | None) -> None:
        """The person selected cards: the rest of the window follows."""
        self._is_following = True
        try:
            self.context.current.set(current)
            self.context.current.select(ids if len(ids) > 1 else ())
        finally:
            self._is_following = False
        self.told.emit()

    def _narrow(self, field: str, values: tuple[Stored, ...]) -> None:
        """Show only cards whose ``field`` is one of ``values``; all for none."""
        self.context.cases.set_conditions(with_condition(self.context.cases.conditions, field, values))
        announce(self, self.counts())

    def _toggle_risk(self) -> None:
        """Only what is at risk or off track, or everything again."""
        is_on = set(values_of(self.context.cases.conditions, "rag")) == set(AT_RISK)
        self._narrow("rag", () if is_on else AT_RISK)

    def _clear_filter(self) -> None:
        """Show all cards."""
        self.context.cases.filter_by("")
        self.context.cases.set_conditions(())
        self.take_focus()

    def _drag(self, column: StageColumn) -> None:
        """Cards are lifted: ask once what each stage says to them, then let the person hold them."""
        from axonix_desktop.ui.board.dragging import drag_cards, reasons_by_stage

        context = self.context
        if context.is_read_only:
            context.toast.say(context.programme.read_only_reason or "")
            return
        ids = list(context.current.selected)
        found = standings(context.programme.file, ids, context.programme.today())
        known = [found[one] for one in ids if one in found]
        if not known:
            return
        reasons = reasons_by_stage(known)
        self._pack.moving = frozenset(found)
        title = known[0].title if len(known[0].title) <= _LONGEST_TITLE else f"{known[0].title[:_LONGEST_TITLE]}…"
        words = tr("Moving {key} {title}", key=known[0].key, title=title)
        if len(known) > 1:
            words = trn("Moving {count} use case", "Moving {count} use cases", len(known))
        self.bar.say_moving(words)
        announce(self, words)
        was_dropped, over = False, None
        try:
            was_dropped = drag_cards(self.view, column, reasons)
            over = self.view.column_under_pointer()
        finally:
            self._pack.moving = frozenset()
            self.bar.say_moving("")
            for one in self.columns:
                one.list.viewport().update()
        reason = reasons.get(over.stage) if over is not None else None
        if not was_dropped and over is not None and reason:
            self._say_refused(known[0].key, over.stage, reason)

    def _say_refused(self, key: str, stage: int, reason: str) -> None:
        """After a drop that could not be made: why, and the gate where it can be mended or waived."""
        where = tr("{number} {name}", number=stage, name=tr(STAGES[stage].short))
        words = tr("{key} cannot move to {stage}: {reason}", key=key, stage=where, reason=reason)
        self.context.toast.say(words, tr("Open the gate"), partial(self.context.run, "stage.gate"))

    def _on_dropped(self, ids: Sequence[int], stage: int) -> None:
        """Cards were dropped on a column: move them once the drag is over."""
        current = self.context.current
        wanted = [one for one in ids if self.context.cases.records.row_of(one) is not None]
        if not wanted:
            return
        if current.record_id not in wanted:
            current.set(wanted[0])
        current.select(wanted if len(wanted) > 1 else ())
        QTimer.singleShot(0, self, partial(self.context.run, f"stage.to_{stage}"))

    def _show_menu(self, at: QPoint) -> None:
        """What can be done with the selected cards: nothing that is not in the menus."""
        self.context.commands.refresh()
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for command_id in ("stage.next", "stage.previous"):
            menu.addAction(self.context.commands.action(command_id))
        inner = menu.addMenu(tr("Move to sta&ge"))
        for stage in STAGES:
            inner.addAction(self.context.commands.action(f"stage.to_{stage.number}"))
        menu.addAction(self.context.commands.action("stage.gate"))
        menu.addSeparator()
        menu.addAction(self.context.look.icon("panel-right"), tr("Open the detail"), self.context.show_detail)
        menu.exec(at)
        menu.deleteLater()

    def _show_column_menu(self, stage: int, at: QPoint) -> None:
        """What can be done with a column."""
        menu = QMenu(self)
        is_folded = stage in self._options.folded_columns
        words = tr("Open the column") if is_folded else tr("Fold the column")
        menu.addAction(words, lambda: self._take(self._options.toggled_column(stage)))
        if stage:
            menu.addAction(tr("Limits…"), partial(self.edit_limits, stage))
        menu.exec(at)
        menu.deleteLater()

    def edit_limits(self, stage: int = 1) -> None:
        """Ask for the limits and keep them in the programme file."""
        from axonix_desktop.ui.board.limits import LimitsDialog

        counts = [len(rows) for rows in self._deal.rows]
        dialog = LimitsDialog(self.context.look, self._options.limits, counts, stage, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            limits = {str(number): limit for number, limit in dialog.limits().items()}
            self._keep_shared(WIP_LIMITS, limits, tr("Change the limits of work in progress"))
        dialog.deleteLater()

    def _fill_cards_menu(self) -> None:
        """What cards show (nine fields at most, key and title among them), what headings sum up, the limits."""
        source, options = self.context.cases.source, self._options
        custom = source.custom_fields() if source is not None else []
        fields = [(DAYS, tr("Days in stage")), *((one.name, tr(one.label)) for one in fields_of_cards(custom))]
        entries = [
            (words, name in options.card_fields, partial(self._toggle_field, name), "" if place else tr("On cards"))
            for place, (name, words) in enumerate(fields)
        ]
        entries.append((tr("No sum"), not options.sum_field, partial(self._sum_up, ""), tr("Sum in the headings")))
        entries += [
            (tr(one.label), one.name == options.sum_field, partial(self._sum_up, one.name), "")
            for one in fields_to_sum(custom)
        ]
        self.bar.fill_cards_menu(entries)
        menu = self.bar.cards.menu()
        menu.addSeparator()
        menu.addAction(tr("Limits of work in progress…"), self.edit_limits)
        for stage in STAGES:
            if stage.number in options.folded_columns:
                words = tr("Open column {name}", name=tr(stage.short))
                menu.addAction(words, partial(self._toggle_column, stage.number))

    def _toggle_column(self, stage: int) -> None:
        self._take(self._options.toggled_column(stage))

    def _toggle_field(self, name: str) -> None:
        """Show a field on the cards, or no longer."""
        shown = [one for one in self._options.card_fields if one != name]
        if len(shown) == len(self._options.card_fields):
            if len(shown) + 2 >= MOST_ON_CARD:
                self.context.toast.say(trn("A card shows {count} field at most", "A card shows {count} fields at most",
                                           MOST_ON_CARD))  # fmt: skip
                return
            shown.append(name)
        self._keep_shared(CARD_FIELDS, shown, tr("Change what cards show"))

    def _sum_up(self, name: str) -> None:
        """Sum up a field in the headings; none for no name."""
        self._keep_shared(SUM_FIELD, name, tr("Change the sum in the headings of the board"))

    def _keep_shared(self, name: str, value: object, label: str) -> None:
        """Keep a setting that travels with the file."""
        from axonix_desktop.actions.settings import keep_setting

        self.context.change(
            partial(keep_setting, name=name, value=value, label=label), tr("The board cannot be changed")
        )

    def _take(self, options: BoardOptions) -> None:
        """Use other options, and remember those that belong to this window."""
        self._options = options
        keep_options(self.context.state, options)
        had_focus = self.view.focused() is not None
        self._show_cards()
        if had_focus and self.view.focused() is None:
            self.take_focus()
