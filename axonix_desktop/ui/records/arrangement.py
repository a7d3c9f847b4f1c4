"""Which columns a grid shows, how wide, what stays in sight, how high its rows are: from a view and back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal

from axonix_desktop.ui.records.fitting import fitted_width
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.views import DENSITIES, ViewLayout
from axonix_desktop.ui.theme.look import Look


class GridArrangement(QObject):
    """Widths are kept at 100 %. The title takes what room is left, until a person sizes it.

    ``changed`` comes when a person moved, sized, showed, hid or froze columns or chose another density.
    """

    changed = Signal()

    def __init__(self, look: Look, grid: RecordGrid) -> None:
        super().__init__(grid)
        self._look, self._grid = look, grid
        self._widths: dict[str, int] = {}
        self._is_elastic = True
        self._is_applying = False
        self._scale = look.scale
        self.density = "normal"
        header = grid.horizontalHeader()
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(lambda *_what: self._tell())
        header.sectionHandleDoubleClicked.connect(lambda section: self.fit(self._name(section)))
        grid.viewport().installEventFilter(self)
        look.changed.connect(self._on_look_changed)

    def show(self, layout: ViewLayout) -> None:
        """Arrange the grid as ``layout`` has it."""
        self._widths = dict(layout.columns)
        self._is_elastic = layout.is_elastic
        self.density = layout.density
        self._is_applying = True
        self._grid.show_fields(layout.names(), self._widths)
        self._grid.freeze(layout.frozen)
        self._grid.set_row_size(DENSITIES[layout.density])
        self._is_applying = False
        self.stretch()

    def layout(self) -> ViewLayout:
        """The columns, widths, frozen columns and density as they are now."""
        columns = tuple((name, self.width_of(name)) for name in self._grid.shown_fields())
        return ViewLayout(columns=columns, frozen=self._grid.frozen, density=self.density, is_elastic=self._is_elastic)

    def width_of(self, name: str) -> int:
        """The width of a column at 100 %."""
        field = next((one for one in self._grid.record_model.fields if one.name == name), None)
        return self._widths.get(name, max(field.width, field.kind.width) if field else 120)

    def set_columns(self, names: Sequence[str]) -> None:
        """Show these columns in this order, each as wide as it was."""
        widths = {name: self.width_of(name) for name in names}
        before = self._grid.horizontalScrollBar().value()
        self._is_applying = True
        self._grid.show_fields(list(names), widths)
        self._is_applying = False
        self._widths |= widths
        if self._grid.frozen >= len(names):
            self._grid.freeze(0)
        self.stretch()
        self._grid.horizontalScrollBar().setValue(before)
        self._tell()

    def freeze(self, count: int) -> None:
        """Keep the first ``count`` columns in sight."""
        if count != self._grid.frozen:
            self._grid.freeze(count)
            self._tell()

    def set_density(self, density: str) -> None:
        """Have rows compact, normal or comfortable."""
        if density != self.density:
            self.density = density
            self._grid.set_row_size(DENSITIES[density])
            self._tell()

    def fit(self, name: str) -> None:
        """Make a column as wide as what it shows."""
        self._fit([name])

    def fit_all(self) -> None:
        """Make every column shown as wide as what it shows."""
        self._fit(self._grid.shown_fields())

    def _fit(self, names: Sequence[str]) -> None:
        grid = self._grid
        order = grid.record_model.records.order
        first = max(grid.rowAt(0), 0)
        rows = [row for row in order[first : first + 60] if row >= 0]
        for name in names:
            column = grid.record_model.records.columns.get(name)
            if column is not None:
                self._widths[name] = round(fitted_width(self._look, column, rows) / self._look.scale)
                if name == grid.record_model.title_field:
                    self._is_elastic = len(names) > 1
        self.stretch()
        self._tell()

    def change_width(self, name: str, by: int) -> None:
        """Make a column wider or narrower by some pixels (at 100 %)."""
        self._widths[name] = max(self.width_of(name) + by, 48)
        if name == self._grid.record_model.title_field:
            self._is_elastic = False
        self.stretch()
        self._tell()

    def stretch(self) -> None:
        """Give every column its width, and the title what room is left."""
        grid, look = self._grid, self._look
        names, title = grid.shown_fields(), grid.record_model.title_field
        wide = {name: look.px(self.width_of(name)) for name in names}
        spare = grid.viewport().width() - sum(wide.values())
        if self._is_elastic and spare > 0 and title in wide and grid.isVisible():
            wide[title] += spare
        self._is_applying = True
        for name, width in wide.items():
            section = grid.record_model.section_of(name)
            if grid.columnWidth(section) != width:
                grid.setColumnWidth(section, width)
        self._is_applying = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and watched is self._grid.viewport():
            self.stretch()
        return False

    def _on_resized(self, section: int, before: int, after: int) -> None:
        """A person drags the edge of a heading."""
        if self._is_applying or not before or not after or self._scale != self._look.scale:
            return
        name = self._name(section)
        self._widths[name] = round(after / self._look.scale)
        if name == self._grid.record_model.title_field:
            self._is_elastic = False
        self._tell()

    def _name(self, section: int) -> str:
        return self._grid.record_model.fields[section].name

    def _tell(self) -> None:
        if not self._is_applying:
            self.changed.emit()

    def _on_look_changed(self) -> None:
        self._scale = self._look.scale
        self.stretch()
