"""What a person does with the views of a grid: choose, save, rename, reset, delete, move; drafts are remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.personal import may_name_people
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.arrangement import GridArrangement
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.records.view_keeper import ViewKeeper
from axonix_desktop.ui.records.views import View, ViewLayout, layout_from_text, layout_to_text
from axonix_desktop.ui.records.views_bar import ViewsBar
from axonix_desktop.ui.records.views_shipped import MINE
from axonix_desktop.ui.window_state import WindowState


class Asker(Protocol):
    """How a person is asked; a page answers it."""

    def ask_name(self, title: str, verb: str, name: str, others: list[str]) -> str | None:
        """A name for a view, None when the person thought better of it."""
        ...

    def ask_me(self) -> bool:
        """Who the person at this computer is; False when that stays open."""
        ...


class ViewsDesk(QObject):
    """Holds the view shown of one grid; ``opened`` when one is shown, ``leaving`` before another one is."""

    opened = Signal()
    leaving = Signal()

    def __init__(
        self,
        keeper: ViewKeeper,
        bar: ViewsBar,
        shown: ShownRecords,
        arrangement: GridArrangement,
        state: WindowState,
        asker: Asker,
        name: str,
    ) -> None:
        """``name`` is what the window remembers the grid by."""
        super().__init__(bar)
        self.keeper, self.bar = keeper, bar
        self._shown, self._arrangement, self._state, self._asker, self._name = shown, arrangement, state, asker, name
        self._sets: dict[str, Condition] = {}
        self._parked: tuple[str, ...] = ()
        self.view: View = keeper.shipped[0]
        self._known: Callable[[], set[str]] = set
        self.is_open = False
        bar.chosen.connect(self.choose)
        bar.moved.connect(self._on_moved)
        bar.save.clicked.connect(self.save)
        bar.menu_wanted.connect(self.open_menu)

    def begin(self, known: Callable[[], set[str]]) -> ViewLayout:
        """Read the views; the layout to begin with: that of the view shown last, as it was left."""
        self._known = known
        self.keeper.read()
        self.bar.tabs.setMovable(self.keeper.may_write)
        self.view = self.keeper.view(self._state.text(f"{self._name}/view"))
        draft, _code, _hidden = layout_from_text(self._state.text(f"{self._name}/draft/{self.view.key}"))
        return self._fitting(draft or self.view.layout)

    def _fitting(self, layout: ViewLayout) -> ViewLayout:
        """A layout without fields that are gone; where no column is left, those shown at first."""
        there = layout.within(self._known())
        return there if there.columns else replace(there, columns=self.keeper.shipped[0].layout.columns)

    def open(self, layout: ViewLayout, *, keeps_conditions: bool = False) -> None:
        """Show a layout in the grid; the rows must be loaded."""
        self.is_open = False
        self._arrangement.show(layout)
        self._sets = {} if keeps_conditions else {name: self.keeper.set_condition(name) for name in layout.sets}
        conditions = self._shown.conditions if keeps_conditions else (*layout.conditions, *self._sets.values())
        self._shown.arrange(layout.sort, conditions, layout.group)
        self.is_open = True
        self.opened.emit()
        self.show_tabs()

    def layout(self) -> ViewLayout:
        """What is shown now, as a layout."""
        records = self._shown.records
        own = {condition: name for name, condition in self._sets.items()}
        return replace(
            self._arrangement.layout(),
            conditions=tuple(one for one in records.conditions if one not in own),
            sets=tuple(own[one] for one in records.conditions if one in own),
            sort=records.sort_keys,
            group=self.group_by,
        )

    @property
    def group_by(self) -> tuple[str, ...]:
        """What the rows are grouped by, also while another page shows them without groups."""
        return self._parked or self._shown.records.group_by

    def park_groups(self) -> None:
        """Show the rows without groups while other pages show them too."""
        if self._shown.records.group_by:
            parked = self._shown.records.group_by
            self._shown.group_by(())
            self._parked = parked

    def unpark_groups(self) -> None:
        """Group the rows again."""
        parked, self._parked = self._parked, ()
        if parked:
            self._shown.group_by(parked)

    @property
    def is_changed(self) -> bool:
        """Whether what is shown differs from the view as it is kept."""
        return self.is_open and self.layout() != self._fitting(self.view.layout)

    def show_tabs(self) -> None:
        """Bring the tabs in line with what is shown."""
        if self.is_open:
            self.bar.show_views(self.keeper.views, self.view.key, is_changed=self.is_changed)

    def choose(self, key: str) -> None:
        """Show a view; what was changed in the one before is remembered as its draft."""
        if key == self.view.key:
            return
        self.leaving.emit()
        self.keep_draft()
        view = self.keeper.view(key)
        if MINE in view.layout.sets and not self.keeper.mine() and not self._asker.ask_me():
            self.bar.show_views([], "", is_changed=False)
            self.show_tabs()
            return
        self.view = view
        draft, _code, _hidden = layout_from_text(self._state.text(f"{self._name}/draft/{key}"))
        self._state.keep(f"{self._name}/view", key)
        self.open(self._fitting(draft or view.layout))

    def refresh(self) -> None:
        """The file's views or what they stand for may be others now."""
        self.keeper.read()
        view = self.keeper.view(self.view.key)
        is_other = view.key != self.view.key
        self.view = view
        if is_other:
            self.open(self._fitting(view.layout))
        conditions = self._shown.conditions
        fresh = {name: self.keeper.set_condition(name) for name in self._sets}
        if fresh != self._sets and any(one in conditions for one in self._sets.values()):
            swapped = {self._sets[name]: condition for name, condition in fresh.items()}
            self._sets = fresh
            self._shown.set_conditions([swapped.get(one, one) for one in conditions])
        self.show_tabs()

    def keep_draft(self) -> None:
        """Remember how the view shown was left; rows that another page named are not part of it."""
        if not self.is_open:
            return
        name = f"{self._name}/draft/{self.view.key}"
        layout = self.layout()
        layout = replace(layout, conditions=tuple(one for one in layout.conditions if not one.is_named_set))
        is_same = layout == self._fitting(self.view.layout)
        told = replace(layout, conditions=tuple(one for one in layout.conditions if not self._names_people(one)))
        kept = "" if told == self._fitting(self.view.layout) else layout_to_text(told)
        self._state.keep_private(name, "" if is_same else layout_to_text(layout), "" if is_same else kept)
        self._state.keep(f"{self._name}/view", self.view.key)

    def _names_people(self, condition: Condition) -> bool:
        """Whether a condition may hold a name, which is not written outside of the programme file."""
        return any(isinstance(one, str) for one in condition.values) and may_name_people(
            self._name.rpartition("/")[2], condition.field, is_typed=True
        )

    def save(self) -> None:
        """Keep what is shown in this view."""
        if self.keeper.save(self.view, self.layout()):
            self._settle(self.view.key)

    def save_new(self) -> None:
        """Keep what is shown as a further view."""
        others = [view.title for view in self.keeper.views]
        name = self._asker.ask_name(tr("Save as a new view"), tr("Save view"), "", others)
        if name is None:
            return
        layout, before = self.layout(), self.view.key
        key = self.keeper.save_new(name, layout)
        if key is not None:
            self._state.keep(f"{self._name}/draft/{before}", "")
            self._settle(key)

    def rename(self) -> None:
        """Call this view something else."""
        others = [view.title for view in self.keeper.views if view.key != self.view.key]
        name = self._asker.ask_name(tr("Rename the view"), tr("Rename"), self.view.title, others)
        if name is not None and self.keeper.save(self.view, self.view.layout, name=name):
            self.view = self.keeper.view(self.view.key)
            self.show_tabs()

    def reset(self) -> None:
        """Back to the view as it was saved."""
        self._state.keep(f"{self._name}/draft/{self.view.key}", "")
        self.open(self._fitting(self.view.layout))

    def reset_to_shipped(self) -> None:
        """Back to the view as the program ships it."""
        original = self.keeper.original(self.view)
        if original is not None and self.keeper.save(self.view, original.layout, name=original.title):
            self.view = self.keeper.view(self.view.key)
            self.reset()

    def remove(self) -> None:
        """Delete this view and show the first one."""
        if self.remove_objection() is None and self.keeper.remove(self.view):
            self.view = self.keeper.view("")
            self._state.keep(f"{self._name}/view", self.view.key)
            self.open(self._fitting(self.view.layout))

    def remove_objection(self) -> str | None:
        """Why this view cannot be deleted, or None."""
        shown = [view for view in self.keeper.views if not view.is_hidden]
        return tr("One view must stay") if len(shown) < 2 or self.view.code == "all" else None

    def _settle(self, key: str) -> None:
        self.view = self.keeper.view(key)
        self._state.keep(f"{self._name}/draft/{key}", "")
        self._state.keep(f"{self._name}/view", key)
        self.show_tabs()

    def _on_moved(self, keys: list[str]) -> None:
        self.keeper.arrange(keys)
        self.view = self.keeper.view(self.view.key)
        self.show_tabs()

    def menu(self) -> QMenu:
        """All that can be done with the view shown."""
        menu = QMenu(self.bar)
        menu.setToolTipsVisible(True)
        original = self.keeper.original(self.view)
        lines: tuple[tuple[str, Callable[[], object], bool], ...] = (
            (tr("&Save view"), self.save, self.is_changed),
            (tr("Save as &new…"), self.save_new, True),
            (tr("&Reset to the saved view"), self.reset, self.is_changed),
            (tr("Reset to the &program’s view"), self.reset_to_shipped,
             original is not None and (original.layout != self.view.layout or original.title != self.view.title)),
            (tr("Re&name…"), self.rename, True),
            (tr("Move &left"), partial(self.bar.move_current, -1), self.bar.tabs.currentIndex() > 0),
            (tr("Move r&ight"), partial(self.bar.move_current, 1),
             self.bar.tabs.currentIndex() < self.bar.tabs.count() - 1),
            (tr("&Delete view"), self.remove, self.remove_objection() is None),
            (tr("&Bring back the program’s views"), self.restore, any(view.is_hidden for view in self.keeper.views)),
        )  # fmt: skip
        for at, (words, act, is_possible) in enumerate(lines):
            action = menu.addAction(words)
            action.setEnabled(is_possible)
            action.triggered.connect(lambda _checked=False, act=act: act())
            if at in (3, 6):
                menu.addSeparator()
        return menu

    def restore(self) -> None:
        """Show every view of the program again, as it was shipped."""
        if self.keeper.restore_shipped():
            self.refresh()

    def open_menu(self, at: QPoint) -> None:
        """Show what can be done with the view at a place of the screen."""
        self.bar.open_menu(self.menu(), at)
