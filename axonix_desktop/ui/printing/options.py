"""The options at the left of the print preview; every change is seen at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.printing.subjects import PAPERS, Options, Subject
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

_WIDE = 288


class OptionsPanel(Plate):
    """``changed`` comes when pages must be drawn anew, ``range_changed`` when others of them are wanted."""

    changed = Signal()
    subject_changed = Signal()
    range_changed = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, look: Look, subjects: Sequence[Subject], first: str, paper: str) -> None:
        super().__init__(look, "surface", "r")
        self._look, self._subjects = look, subjects
        self.setFixedWidth(look.px(_WIDE))
        self.whats: dict[str, QRadioButton] = {}
        self._what_group = QButtonGroup(self)
        self.paper = QComboBox()
        self.paper.setAccessibleName(tr("Paper"))
        for name, title in PAPERS:
            self.paper.addItem(tr(title), name)
        self.paper.setCurrentIndex(max(self.paper.findData(paper), 0))
        self.upright, self.sideways = QRadioButton(tr("&Upright")), QRadioButton(tr("Si&deways"))
        self.grey = QCheckBox(tr("&Greyscale"))
        self.fits = QCheckBox(tr("&Fit columns to the paper"))
        self.repeats = QCheckBox(tr("&Repeat headings on every sheet"))
        self.all_pages, self.some_pages = QRadioButton(tr("&All")), QRadioButton(tr("Fr&om"))
        self.first, self.last = QSpinBox(), QSpinBox()
        self.count = PlainLabel(look, role="body_strong", wraps=True)
        self.note = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.pdf, self.print = QPushButton(tr("Save PDF…")), QPushButton(tr("&Print…"))
        self._lay_out(look, subjects, first)
        self._connect()
        self._follow_subject()

    @property
    def subject(self) -> Subject:
        """What is to be printed."""
        return next(one for one in self._subjects if self.whats[one.name].isChecked())

    def options(self) -> Options:
        """What is chosen."""
        subject = self.subject
        return Options(
            self.paper.currentData(),
            subject.turns and self.sideways.isChecked(),
            self.grey.isChecked(),
            self.fits.isChecked(),
            self.repeats.isChecked(),
        )

    def page_range(self, total: int) -> tuple[int, int]:
        """The first and last page wanted, counted from 1."""
        if self.all_pages.isChecked():
            return 1, total
        first = min(self.first.value(), total)
        return first, max(first, min(self.last.value(), total))

    def show_count(self, total: int) -> None:
        """Say how many pages there are and how many of them are wanted."""
        for box in (self.first, self.last):
            box.blockSignals(True)
            box.setRange(1, max(total, 1))
            box.blockSignals(False)
        if self.all_pages.isChecked():
            self.last.blockSignals(True)
            self.last.setValue(max(total, 1))
            self.last.blockSignals(False)
        first, last = self.page_range(total)
        wanted = max(last - first + 1, 0) if total else 0
        words = trn("{count} page", "{count} pages", wanted)
        if wanted != total:
            words = tr("{pages} of {total}", pages=words, total=f"{total:,}")
        way = tr("sideways") if self.options().is_landscape else tr("upright")
        self.count.setText(tr("{pages}, {paper} {way}", pages=words, paper=self.paper.currentText(), way=way))

    def set_ready(self, *, is_ready: bool) -> None:
        """Whether there is something to print."""
        self.pdf.setEnabled(is_ready)
        self.print.setEnabled(is_ready)
        if not is_ready:
            self.count.setText(tr("Counting the pages…"))

    def _lay_out(self, look: Look, subjects: Sequence[Subject], first: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(6)
        layout.addWidget(PlainLabel(look, tr("What"), "small_strong", "text_muted"))
        for one in subjects:
            button = self.whats[one.name] = QRadioButton(tr(one.title))
            button.setChecked(one.name == first)
            button.setToolTip(tr(one.note))
            button.setMinimumHeight(look.px(26))
            self._what_group.addButton(button)
            layout.addWidget(button)
        if not any(one.isChecked() for one in self.whats.values()):
            self.whats[subjects[0].name].setChecked(True)
        layout.addWidget(self.note)
        layout.addSpacing(10)
        layout.addWidget(PlainLabel(look, tr("Paper"), "small_strong", "text_muted"))
        layout.addWidget(self.paper)
        layout.addWidget(self._row(self.upright, self.sideways))
        layout.addWidget(self.grey)
        layout.addSpacing(10)
        self._columns = QWidget()
        columns = QVBoxLayout(self._columns)
        columns.setContentsMargins(0, 0, 0, 10)
        columns.setSpacing(6)
        columns.addWidget(PlainLabel(look, tr("Table"), "small_strong", "text_muted"))
        for box in (self.fits, self.repeats):
            box.setChecked(True)
            columns.addWidget(box)
        layout.addWidget(self._columns)
        layout.addWidget(PlainLabel(look, tr("Pages"), "small_strong", "text_muted"))
        layout.addWidget(self._pages(look))
        layout.addStretch(1)
        layout.addWidget(self.count)
        layout.addSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.print.setProperty("kind", "primary")
        self.print.setDefault(True)
        for button in (self.pdf, self.print):
            button.setFont(look.font("body_strong"))
            buttons.addWidget(button, 1)
        layout.addLayout(buttons)

    def _pages(self, look: Look) -> QWidget:
        """All pages, or from one to another."""
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        group = QButtonGroup(held)
        for button in (self.all_pages, self.some_pages):
            group.addButton(button)
            button.setMinimumHeight(look.px(26))
        self.all_pages.setChecked(True)
        for box in (self.first, self.last):
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.first.setAccessibleName(tr("First page"))
        self.last.setAccessibleName(tr("Last page"))
        grid.addWidget(self.all_pages, 0, 0, 1, 4)
        grid.addWidget(self.some_pages, 1, 0)
        grid.addWidget(self.first, 1, 1)
        grid.addWidget(PlainLabel(look, tr("to"), colour="text_muted"), 1, 2)
        grid.addWidget(self.last, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return held

    def _row(self, *buttons: QRadioButton) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 4, 0, 0)
        group = QButtonGroup(held)
        for button in buttons:
            group.addButton(button)
            button.setMinimumHeight(self._look.px(26))
            row.addWidget(button)
        row.addStretch(1)
        return held

    def _connect(self) -> None:
        self._what_group.buttonToggled.connect(lambda _button, on: self._on_subject() if on else None)
        self.paper.currentIndexChanged.connect(self.changed)
        self.sideways.toggled.connect(self.changed)
        for box in (self.grey, self.fits, self.repeats):
            box.toggled.connect(self.changed)
        self.all_pages.toggled.connect(self.range_changed)
        for spin in (self.first, self.last):
            spin.valueChanged.connect(self._on_range)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.print.clicked.connect(self.print_wanted)

    def _on_range(self) -> None:
        """A page typed means that not all are wanted."""
        if self.all_pages.isChecked():
            self.some_pages.setChecked(True)
        else:
            self.range_changed.emit()

    def _on_subject(self) -> None:
        self._follow_subject()
        self.subject_changed.emit()

    def _follow_subject(self) -> None:
        """Offer what fits the thing chosen."""
        subject = self.subject
        for button in (self.upright, self.sideways):
            button.blockSignals(True)
            button.setEnabled(subject.turns)
        self.sideways.setChecked(subject.is_landscape)
        self.upright.setChecked(not subject.is_landscape)
        for button in (self.upright, self.sideways):
            button.blockSignals(False)
        self._columns.setVisible(subject.has_columns)
        self.note.setText(tr(subject.note))
        self.all_pages.setChecked(True)
