"""The whole window as it stood: a read-only programme of a past moment, and the band that says so."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.past import standing_at
from axonix_desktop.ui.history.moments import Moment, MomentPicker, reduced_words
from axonix_desktop.ui.opened import OpenedProgramme
from axonix_desktop.ui.programme import Programme
from axonix_desktop.ui.shell.banner import Banner
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look


class PastProgramme(OpenedProgramme):
    """A programme as it stood at ``moment``, in memory; its today is the day shown. Close it to free the memory."""

    def __init__(self, file: ProgrammeFile, moment: Moment, actor: str, held: ExitStack) -> None:
        at = datetime.combine(moment.day, time(12)).astimezone().astimezone(UTC)
        super().__init__(file, lambda: at, actor)
        self.moment = moment
        self.reduced_words = ""
        self._held = held

    @property
    def notes(self) -> tuple[str, ...]:
        """Nothing: what there was to say was said when the file was opened."""
        return ()

    def saved(self) -> str:
        """What stands where the save state would."""
        return tr("As it stood on {day}", day=self.moment.words)

    def close(self) -> None:
        """Free the memory; the file itself stays open."""
        self._held.close()


def past_programme(programme: Programme, moment: Moment) -> PastProgramme:
    """The programme as it stood at ``moment``; takes a while for large files, so call it off the GUI thread.

    Raises RefusedError when the programme was begun later.
    """
    held = ExitStack()
    file = held.enter_context(standing_at(programme.file, moment.number))
    file.read_only_reason = tr(
        "This is the programme as it stood on {day}; the past cannot be changed. Go back to today to make changes.",
        day=moment.words,
    )
    past = PastProgramme(file, moment, programme.actor, held)
    past.reduced_words = reduced_words(programme.file, moment.number)
    return past


class PastBanner(Banner):
    """The band over the pages while a past state is shown; ``back_wanted`` leads back to the present."""

    back_wanted = Signal()

    def __init__(self, look: Look, moment: Moment, note: str = "", parent: QWidget | None = None) -> None:
        """``note`` is what else is to be known of this state."""
        text = tr("As it stood on {day}  ·  read only", day=moment.words)
        text += f"  ·  {note}" if note else ""
        super().__init__(look, "amber", "rotate-ccw-clock", text, [(tr("Back to &today"), self._go_back)], parent)

    def _go_back(self) -> None:
        self.back_wanted.emit()


class PastDialog(QDialog):
    """Asks which moment the window is to show."""

    def __init__(self, look: Look, file: ProgrammeFile, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Show as it stood"))
        self.picker = MomentPicker(look, file, today, tr("Day to show"), has_now=False)
        self.show_button = QPushButton(tr("&Show as it stood"))
        self.show_button.setProperty("kind", "primary")
        self.show_button.setDefault(True)
        self.show_button.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.show_button)
        text = tr(
            "Every page shows the programme as it was at the end of that day. Nothing can be changed while you look "
            "at the past, and nothing is lost: one click brings you back to today."
        )
        words = PlainLabel(look, text, colour="text_muted", wraps=True)
        words.setFixedWidth(look.px(460))
        words.setFixedHeight(words.heightForWidth(words.width()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(12))
        layout.addWidget(PlainLabel(look, tr("Show the programme as it stood"), "subtitle"))
        layout.addWidget(words)
        layout.addWidget(self.picker)
        layout.addSpacing(look.px(8))
        layout.addLayout(buttons)
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def moment(self) -> Moment:
        """The moment chosen."""
        return self.picker.moment()
