"""The columns of a grid: which are shown, in what order and how wide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from axonix_desktop.ui.records.fitting import fitted_width
from axonix_desktop.ui.records.frozen import Box, FrozenTable
from axonix_desktop.ui.records.header import RecordHeader
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.theme.look import Look


class ColumnedView(FrozenTable):
    """A table view of records whose columns are named by their fields."""

    def __init__(self, look: Look, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._model = look, model
        self._header = RecordHeader(look, self)
        self.setHorizontalHeader(self._header)
        self._header.sectionPressed.disconnect()  # a click on a heading sorts, Ctrl+Space selects a column
        self._header.sectionEntered.disconnect()
        self.setModel(model)

    def show_fields(self, names: Sequence[str], widths: dict[str, int] | None = None) -> None:
        """Show the columns ``names`` in this order and hide the others; ``widths`` in pixels at 100 %."""
        fields = self._model.fields
        for section, field in enumerate(fields):
            self.setColumnHidden(section, field.name not in names)
            width = (widths or {}).get(field.name, field.width)
            self.setColumnWidth(section, self._look.px(width))
        for place, name in enumerate(names):
            section = self._model.section_of(name)
            if section >= 0:
                self._header.moveSection(self._header.visualIndex(section), place)
        self._search_shown()

    def shown_fields(self) -> list[str]:
        """The names of the shown columns from the leading edge on."""
        sections = [self._header.logicalIndex(place) for place in range(self._header.count())]
        return [self._model.fields[section].name for section in sections if not self.isColumnHidden(section)]

    def set_field_shown(self, name: str, is_shown: bool) -> None:
        """Show or hide one column; the last one stays."""
        section = self._model.section_of(name)
        if section >= 0 and (is_shown or len(self.shown_fields()) > 1):
            self.setColumnHidden(section, not is_shown)
            self._search_shown()

    def fit_columns(self) -> None:
        """Make every shown column as wide as what can be seen of it."""
        for name in self.shown_fields():
            self.fit_column(name)

    def fit_column(self, name: str) -> None:
        """Make the column ``name`` as wide as its heading and the rows on screen need."""
        section = self._model.section_of(name)
        column = self._model.column(section)
        if column is None:
            return
        first = max(self.rowAt(0), 0)
        rows = [row for row in self._model.records.order[first : first + 60] if row >= 0]
        self.setColumnWidth(section, fitted_width(self._look, column, rows))

    def _search_shown(self) -> None:
        """The filter looks at what is shown."""
        self._model.shown.search_in(self.shown_fields())

    def _exposed_sections(self, exposed: QRect) -> list[Box]:
        """The shown sections that touch ``exposed``, with place and width."""
        found: list[Box] = []
        for place in range(self._header.count()):
            section = self._header.logicalIndex(place)
            if not self._header.isSectionHidden(section):
                x, width = self.columnViewportPosition(section), self._header.sectionSize(section)
                if x <= exposed.right() and x + width > exposed.left():
                    found.append((section, x, width))
        return found
