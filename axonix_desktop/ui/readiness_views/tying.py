"""Ties use cases to components and data sources: asks which, does the act, tells what was done with Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.actions.components import (
    leave_component,
    link_sources,
    publish_components,
    unlink_source,
    use_component,
    wait_for_component,
)
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.components import read_components
from axonix_desktop.store.queries.data_sources import read_sources
from axonix_desktop.store.queries.readiness import read_scores
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.dialogs.room import open_at
from axonix_desktop.ui.programme import Act
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

Tie = Literal["use", "wait", "source", "leave", "unlink"]
Named = Sequence[tuple[int, str]]
_TITLES: dict[Tie, str] = {
    "use": mark("Use a component"), "wait": mark("Wait for a component"), "source": mark("Link a data source"),
    "leave": mark("Stop using or waiting for a component"), "unlink": mark("Take a data source away"),
}  # fmt: skip
_HELP: dict[Tie, str] = {
    "use": mark("The use cases ticked use it from today; those that waited for it wait no longer."),
    "wait": mark("The use cases ticked cannot go on before it is there. The wait is counted from today."),
    "source": mark("The use cases ticked rest on this data; its quality and pipeline count for their scale gaps."),
    "leave": mark("The use cases ticked neither use it nor wait for it any longer."),
    "unlink": mark("The use cases ticked no longer rest on this data."),
}
_ID = Qt.ItemDataRole.UserRole


class TieDialog(QDialog):
    """``things`` and ``cases`` are ids with words; :attr:`thing` and :meth:`chosen` tell what was said."""

    def __init__(
        self, look: Look, tie: Tie, things: Named, cases: Named, ticked: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._things = look, list(things)
        self.setWindowTitle(tr(_TITLES[tie]))
        self.box, self.filter, self.cases = QComboBox(), QLineEdit(), QListWidget()
        self.button = QPushButton(tr("Save"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(PlainLabel(look, tr(_TITLES[tie]), "subtitle"))
        column.addWidget(PlainLabel(look, tr(_HELP[tie]), "small", "text_muted", wraps=True))
        name = tr("&Data source") if tie in ("source", "unlink") else tr("&Component")
        column.addLayout(self._line(name, self.box))
        self.box.addItems([words for _, words in self._things])
        self.filter.setPlaceholderText(tr("Key or a part of the title"))
        self.filter.textChanged.connect(self._narrow)
        column.addLayout(self._line(tr("&Find"), self.filter))
        column.addWidget(self.cases, 1)
        self._fill(cases, set(ticked))
        column.addLayout(self._foot())
        open_at(self, look.px(560), look.px(520))
        self._tell()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def thing(self) -> int:
        """The component or data source chosen."""
        return self._things[max(self.box.currentIndex(), 0)][0]

    def choose(self, thing: int | None) -> None:
        """Begin with a component or data source, and with the keyboard on the use cases."""
        place = next((at for at, (number, _) in enumerate(self._things) if number == thing), None)
        if place is not None:
            self.box.setCurrentIndex(place)
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[int, ...]:
        """The use cases ticked, hidden ones too."""
        rows = [self.cases.item(row) for row in range(self.cases.count())]
        return tuple(int(one.data(_ID)) for one in rows if one.checkState() == Qt.CheckState.Checked)

    def _line(self, words: str, widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        label = PlainLabel(self._look, words, "body", "text_muted")
        label.setMinimumWidth(self._look.px(90))
        label.setBuddy(widget)
        widget.setFont(self._look.font("body"))
        widget.setAccessibleName(words.replace("&", ""))
        row.addWidget(label)
        row.addWidget(widget, 1)
        return row

    def _fill(self, cases: Named, ticked: set[int]) -> None:
        self.cases.setFont(self._look.font("body"))
        self.cases.setAccessibleName(tr("Use cases"))
        self.cases.setUniformItemSizes(True)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        for number, words in sorted(cases, key=lambda one: one[0] not in ticked):
            item = QListWidgetItem(words)
            item.setFlags(flags)
            item.setSizeHint(QSize(0, self._look.px(28)))
            item.setCheckState(Qt.CheckState.Checked if number in ticked else Qt.CheckState.Unchecked)
            item.setData(_ID, str(number))
            self.cases.addItem(item)
        self.cases.setCurrentRow(0)
        self.cases.itemChanged.connect(lambda _item: self._tell())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(lambda _checked=False: self.reject())
        cancel.setAutoDefault(False)
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        self.button.clicked.connect(lambda _checked=False: self.accept())
        for button in (cancel, self.button):
            button.setFont(self._look.font("body_strong"))
            row.addWidget(button)
        return row

    def _narrow(self, words: str) -> None:
        for row in range(self.cases.count()):
            item = self.cases.item(row)
            item.setHidden(words.strip().casefold() not in item.text().casefold())

    def _tell(self) -> None:
        count = len(self.chosen())
        self.button.setText(trn("Save for {count} use case", "Save for {count} use cases", count))
        self.button.setEnabled(count > 0)
        self.button.setToolTip("" if count else tr("Tick at least one use case."))


def tie_selected(context: PageContext, tie: Tie, thing: int | None = None, cases_of: Sequence[int] = ()) -> bool:
    """Ask what the selected use cases (or ``cases_of``) are tied to, and do it. True when something was kept."""
    f, current = context.programme.file, context.current
    things = _things(context, tie)
    if not things:
        words = tr("No data source is recorded yet. Add one first.")
        if tie != "source":
            words = tr("No component is recorded yet. Add one first.")
        context.toast.say(words)
        return False
    cases = [(one.id, f"{one.key}  {one.title}") for one in read_scores(f).cases.values()]
    ticked = cases_of
    if current.kind == "use_case" and thing is None and not cases_of:
        ticked = tuple(current.selected) or ((current.record_id,) if current.record_id is not None else ())
    elif current.kind == ("data_source" if tie == "source" else "component") and thing is None:
        thing = current.record_id
    dialog = TieDialog(context.look, tie, things, cases, ticked, context.window)
    dialog.choose(thing)
    is_kept, chosen, wanted = bool(dialog.exec()), dialog.chosen(), dialog.thing
    dialog.deleteLater()
    if not is_kept:
        return False
    name = dict(things)[wanted]
    words = {
        "use": trn("{count} use case uses “{name}”", "{count} use cases use “{name}”", len(chosen), name=name),
        "wait": trn(
            "{count} use case waits for “{name}”", "{count} use cases wait for “{name}”", len(chosen), name=name
        ),
        "source": trn(
            "{count} use case rests on “{name}”", "{count} use cases rest on “{name}”", len(chosen), name=name
        ),
    }[tie]
    return _done(context, _act_of(context, tie, wanted, chosen), words)


def untie(context: PageContext, tie: Literal["leave", "unlink"], thing: Named, cases: Named) -> bool:
    """Ask which of ``cases``, all tied to a thing, are so no longer, and do it. True when something was kept."""
    dialog = TieDialog(context.look, tie, thing, cases, (), context.window)
    dialog.choose(thing[0][0])
    is_kept, chosen, (number, name) = bool(dialog.exec()), dialog.chosen(), thing[0]
    dialog.deleteLater()
    if not is_kept:
        return False
    if tie == "unlink":
        words = trn("{count} use case no longer rests on “{name}”", "{count} use cases no longer rest on “{name}”",
                    len(chosen), name=name)  # fmt: skip
        return _done(context, partial(unlink_source, source_id=number, use_case_ids=chosen), words)
    words = trn("{count} use case does without “{name}” now", "{count} use cases do without “{name}” now",
                len(chosen), name=name)  # fmt: skip
    return _done(context, partial(leave_component, component_id=number, use_case_ids=chosen), words)


def publish_component(context: PageContext, component: int) -> bool:
    """Let others use a component."""
    return _done(context, partial(publish_components, ids=[component]), tr("The component is published"))


def _things(context: PageContext, tie: Tie) -> list[tuple[int, str]]:
    f = context.programme.file
    if tie == "source":
        return [(one.id, one.name) for one in read_sources(f)]
    return [(one.id, one.name) for one in read_components(f).components]


def _act_of(context: PageContext, tie: Tie, thing: int, cases: Sequence[int]) -> Act:
    if tie == "source":
        return partial(link_sources, source_ids=[thing], use_case_ids=cases)
    act: Callable[..., object] = use_component if tie == "use" else wait_for_component
    return partial(act, component_id=thing, use_case_ids=cases, on=context.programme.today())


def _done(context: PageContext, act: Act, words: str) -> bool:
    if not context.change(act, tr("This cannot be kept")):
        return False
    context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
    return True
