"""What every step of the import offers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.words import tr
from axonix_desktop.ui.importing.pick import Choice, PickList
from axonix_desktop.ui.importing.session import ImportSession
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

MOST_WIDE = 420
"""The width of a panel beside a list, however large the text is: the list needs its room."""


class StepPane(QWidget):
    """One step. ``go_wanted(str)`` asks for another step."""

    go_wanted = Signal(str)

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.look: Look = session.context.look

    def refresh(self) -> None:
        """Show the draft and the plan as they are now."""

    def take_focus(self) -> None:
        """Put the keyboard where one goes on."""
        self.setFocus()

    def next_words(self) -> str:
        """What the button says that goes on."""
        return tr("Continue")

    def objection(self) -> str | None:
        """Why one cannot go on, or None."""
        return None


class Banner(Plate):
    """A line in a colour that says what is to be done; its words can be marked and are announced."""

    def __init__(self, look: Look, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(look, f"{tone}_bg", radius=look.tokens.radius["md"], parent=parent)
        self.words = PlainLabel(look, role="body", colour=f"{tone}_fg", wraps=True, selects=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.words)
        self.hide()

    def say(self, text: str) -> None:
        """Show ``text``, or nothing for an empty one."""
        is_new = bool(text) and text != self.words.text()
        self.words.setText(text)
        self.setVisible(bool(text))
        if is_new:
            announce(self, text)


def refused(banner: Banner, error: RefusedError) -> None:
    """Say in the page why something was refused."""
    banner.say(str(error))


def card(look: Look) -> tuple[Plate, QVBoxLayout]:
    """A rounded plate and its layout."""
    plate = Plate(look, "surface", radius=look.tokens.radius["lg"])
    layout = QVBoxLayout(plate)
    layout.setContentsMargins(1, 4, 1, 6)
    layout.setSpacing(0)
    return plate, layout


def open_picks(look: Look, name: str, choices: list[Choice], current: str, parent: QWidget) -> PickList:
    """A list of choices that belongs to ``parent``."""
    return PickList(look, name, choices, current, parent)
