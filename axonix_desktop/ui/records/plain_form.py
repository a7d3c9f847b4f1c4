"""The form of any record: its fields in their groups, each with label, value and the help as a tip."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, LongText, Moment, Stored
from axonix_desktop.ui.records.cells import CellPainter, is_judgement
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_RUN = 24
_LONG_RUN = re.compile(rf"\S{{{_RUN + 1},}}")
_FIRST_GROUP, _LAST_GROUP = "Main", "Record"


class RecordForm(QWidget):
    """Shows values read only; fields without a value are folded away unless ``show_empty`` is set."""

    def __init__(self, look: Look, cells: CellPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._cells = look, cells
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._body: QWidget | None = None
        self.show_empty = False

    def show_values(self, values: Iterable[tuple[Field, Stored, str]]) -> int:
        """Show the fields with their stored value and words; returns how many are empty."""
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        body = self._body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, self._look.px(100))
        grid.setColumnStretch(1, 1)
        empty = 0
        for group, members in _grouped(values).items():
            shown = [one for one in members if one[2] or self.show_empty]
            empty += sum(not words for _field, _stored, words in members)
            if shown and group != _FIRST_GROUP:
                heading = PlainLabel(self._look, group, "body_strong")
                heading.setContentsMargins(0, 12, 0, 0)
                grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for field, stored, words in shown:
                self._add_row(grid, field, stored, words)
        grid.setRowStretch(grid.rowCount(), 1)
        self._layout.addWidget(body)
        return empty

    def _add_row(self, grid: QGridLayout, field: Field, stored: Stored, words: str) -> None:
        """One field: label beside a short value, above a long one."""
        label = PlainLabel(self._look, field.label, "body", "text_muted", wraps=True)
        label.setToolTip(field.help)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        value = self._value(field, stored, words)
        value.setAccessibleName(f"{field.label}: {words or 'empty'}")
        value.setToolTip(field.help)
        row = grid.rowCount()
        if isinstance(field.kind, LongText) and words:
            grid.addWidget(label, row, 0, 1, 2)
            grid.addWidget(value, row + 1, 0, 1, 2)
        else:
            grid.addWidget(label, row, 0)
            grid.addWidget(value, row, 1)

    def _value(self, field: Field, stored: Stored, words: str) -> QLabel:
        """The value as a chip where the field is a toned choice, else as words that can be marked and copied."""
        option = field.kind.option(stored) if isinstance(field.kind, Choice) and isinstance(stored, str) else None
        if option is not None and is_judgement(field.kind):
            chip = QLabel()
            self._cells.set_ratio(self.devicePixelRatioF())
            chip.setPixmap(self._cells.chip(words, option.tone, self._look.px(220)))
            return chip
        role = "figures" if field.kind.is_numeric else "body"
        shown = breakable(words)
        label = PlainLabel(
            self._look, shown or "–", role, "text" if words else "text_faint", wraps=True, selects=shown == words
        )
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label


def breakable(words: str) -> str:
    """``words`` with places to break inside runs that are longer than a line."""
    return _LONG_RUN.sub(
        lambda run: "\u200b".join(run.group()[at : at + _RUN] for at in range(0, len(run.group()), _RUN)), words
    )


def _grouped(values: Iterable[tuple[Field, Stored, str]]) -> dict[str, list[tuple[Field, Stored, str]]]:
    """The fields by group, in the order in which groups first occur."""
    groups: dict[str, list[tuple[Field, Stored, str]]] = {_FIRST_GROUP: []}
    for one in values:
        group = _LAST_GROUP if isinstance(one[0].kind, Moment) else one[0].group
        groups.setdefault(group, []).append(one)
    groups[_LAST_GROUP] = groups.pop(_LAST_GROUP, [])
    return groups
