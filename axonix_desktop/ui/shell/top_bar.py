"""The top bar: page title with its count, the filter of the page, and the commands at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.commands import Command, Commands, plain_title
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

_TYPING_PAUSE_MS = 60


class FilterBox(QLineEdit):
    """Where one types what rows must hold: ``filter_wanted(str)`` after a short pause, Esc clears, Down leaves."""

    filter_wanted = Signal(str)
    left_down = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "search")
        self.setAccessibleName(tr("Filter the records by words"))
        self.setPlaceholderText(tr("Filter by words   Ctrl+F"))
        self.setToolTip(tr("Show only records that hold all these words in the columns shown (Ctrl+F)"))
        self._mark: QAction | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.filter_wanted.emit(self.text().strip()))
        self.textChanged.connect(lambda _text: self._pause.start())
        look.changed.connect(self._dress)
        self._dress()

    def paint_icons(self) -> None:
        """Show the magnifier."""
        if self._mark is None:
            self._mark = QAction(self)
            self.addAction(self._mark, QLineEdit.ActionPosition.LeadingPosition)
            self.setClearButtonEnabled(True)
            for button in self.findChildren(QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.setAccessibleName(tr("Clear the filter"))
                button.setStyleSheet("QToolButton { border: 0; padding: 0; background: transparent; }")
        self._mark.setIcon(self._look.icon("search"))

    def clear_now(self) -> None:
        """Empty the box and filter at once."""
        self.clear()
        self._pause.stop()
        self.filter_wanted.emit("")

    def show_words(self, words: str) -> None:
        """Show what the page is narrowed to, without narrowing it again."""
        self.blockSignals(True)
        self.setText(words)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_now()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._pause.stop()
                self.filter_wanted.emit(self.text().strip())
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        """Take the font of the look in use."""
        self.setFont(self._look.font("body"))
        if self._mark is not None:
            self._mark.setIcon(self._look.icon("search"))


class TopBar(Plate):
    """Title and count at the left; filter, icon commands and the page's buttons at the right."""

    def __init__(self, look: Look, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", edges="b", parent=parent)
        self._commands = commands
        self.setObjectName("top")
        self.setAccessibleName(tr("Page bar"))
        self._title = PlainLabel(look, role="title")
        self._count = PlainLabel(look, role="body", colour="text_muted")
        self.filter_box = FilterBox(look)
        self._icon_buttons: dict[str, QToolButton] = {}
        self._push_buttons: dict[str, QPushButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(24, 0, 20, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._title)
        self._layout.addSpacing(4)
        self._layout.addWidget(self._count)
        self._layout.addStretch(1)
        self._count.setMinimumWidth(1)
        self._layout.addWidget(self.filter_box, 2)
        self._layout.addSpacing(4)
        look.changed.connect(self._resize)
        self._resize()

    @property
    def title(self) -> str:
        """The page's title."""
        return self._title.text()

    @property
    def count(self) -> str:
        """The words beside the title."""
        return self._count.text()

    def show_page(self, title: str, count: str, *, has_filter: bool) -> None:
        """Name the page and say how much it holds."""
        self._title.setText(title)
        self._count.setText(count)
        self.filter_box.setVisible(has_filter)
        self._fit()

    def add_icon(self, command_id: str) -> None:
        """An icon button for a command."""
        button = QToolButton()
        button.setAccessibleName(plain_title(self._commands.command(command_id)))
        action = self._commands.action(command_id)
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._follow(button, command_id))
        self._icon_buttons[command_id] = button
        self._layout.addWidget(button)
        self._follow(button, command_id)
        self._resize()

    def add_button(self, command_id: str, *, is_primary: bool) -> None:
        """A button with words for a command."""
        words = plain_title(self._commands.command(command_id))
        button = QPushButton(f" {words}")
        button.setAccessibleName(words)
        if is_primary:
            button.setProperty("kind", "primary")
        button.setProperty("icon_role", "on_accent" if is_primary else "text")
        action = self._commands.action(command_id)
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._follow(button, command_id))
        self._push_buttons[command_id] = button
        self._layout.addWidget(button)
        self._resize()

    def show_buttons(self, side: Sequence[str], primary: str) -> None:
        """Show the buttons of a page: those at the side and the one primary one (commands that exist)."""
        known = {one.id for one in self._commands}
        wanted = [one for one in (*side, primary) if one in known]
        for command_id in wanted:
            if command_id not in self._push_buttons:
                self.add_button(command_id, is_primary=command_id == primary)
        for place, command_id in enumerate(wanted):
            self._layout.removeWidget(self._push_buttons[command_id])
            self._layout.insertWidget(self._layout.count(), self._push_buttons[command_id])
            self._dress(self._push_buttons[command_id], is_primary=place == len(wanted) - 1 and command_id == primary)
        for command_id, button in self._push_buttons.items():
            button.setVisible(command_id in wanted)
        self._fit()
        if self.filter_box.actions():
            self.paint_icons()

    @staticmethod
    def _dress(button: QPushButton, *, is_primary: bool) -> None:
        """Make a button the primary one, or not."""
        kind = "primary" if is_primary else None
        if button.property("kind") != kind:
            button.setProperty("kind", kind)
            button.setProperty("icon_role", "on_accent" if is_primary else "text")
            button.style().unpolish(button)
            button.style().polish(button)

    def show_command(self, command_id: str, *, is_shown: bool) -> None:
        """Show or hide the button of a command."""
        for button in (self._icon_buttons.get(command_id), self._push_buttons.get(command_id)):
            if button is not None:
                button.setVisible(is_shown)

    def paint_icons(self) -> None:
        """Give every button its icon (after the first paint)."""
        self.filter_box.paint_icons()
        for command_id, button in self._icon_buttons.items():
            button.setIcon(self._look.icon(self._icon_of(command_id)))
        for command_id, button in self._push_buttons.items():
            button.setIcon(self._look.icon(self._icon_of(command_id), str(button.property("icon_role"))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the bar is narrow, buttons lose their words, those at the side first; their tips keep them."""
        shown = [(name, one) for name, one in self._push_buttons.items() if not one.isHidden()]
        shown.sort(key=lambda pair: pair[1].property("kind") == "primary")
        for name, button in shown:
            button.setText(f" {plain_title(self._commands.command(name))}")
        icons = sum(one.width() + 8 for one in self._icon_buttons.values())
        fixed = 60 + self._title.sizeHint().width() + icons
        fixed += self.filter_box.minimumWidth() + 16 if not self.filter_box.isHidden() else 0
        for _name, button in shown:
            if fixed + sum(one.sizeHint().width() + 8 for _, one in shown) <= self.width():
                break
            button.setText("")
        taken = fixed + sum(one.sizeHint().width() + 8 for _, one in shown)
        self._count.setVisible(taken + self._count.sizeHint().width() + 8 <= self.width())

    def _icon_of(self, command_id: str) -> str:
        """The icon's name; the theme switch shows where it leads."""
        command: Command = self._commands.command(command_id)
        return ("sun" if self._look.scheme.is_dark else "moon") if command_id == "view.theme" else command.icon

    def _follow(self, button: QToolButton | QPushButton, command_id: str) -> None:
        """Do as the command's action does: enabled or not, with its tip."""
        action = self._commands.action(command_id)
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        if isinstance(button, QToolButton):
            button.setAccessibleName(plain_title(self._commands.command(command_id)))

    def _resize(self) -> None:
        """Take sizes and fonts of the look in use."""
        look = self._look
        self.setFixedHeight(look.px(56))
        self.filter_box.setMinimumWidth(look.px(110))
        self.filter_box.setMaximumWidth(look.px(280))
        icon = QSize(look.size("icon"), look.size("icon"))
        for button in self._icon_buttons.values():
            button.setFixedSize(look.size("control"), look.size("control"))
            button.setIconSize(icon)
        for button in self._push_buttons.values():
            button.setFont(look.font("body_strong"))
            button.setIconSize(icon)
        if self.filter_box.actions():
            self.paint_icons()
