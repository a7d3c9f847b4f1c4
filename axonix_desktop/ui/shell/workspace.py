"""The pages with the detail panel beside them; in a narrow window the panel lies over the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

_NARROW = 1_100
_LEAST_SHARE = 0.75


class Workspace(QWidget):
    """``pages`` holds the pages; ``show_detail`` shows or hides the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = QStackedWidget()
        self._detail: QWidget | None = None
        self._is_detail_wanted = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.pages, 1)

    def set_detail(self, detail: QWidget | None) -> None:
        """Take another panel (the one before is thrown away)."""
        if self._detail is not None:
            self._layout.removeWidget(self._detail)
            self._detail.hide()
            self._detail.deleteLater()
        self._detail = detail
        if detail is not None:
            detail.setParent(self)
            self._arrange()

    def leave_room(self, pixels: int) -> None:
        """Keep so many pixels below the pages free (a toast stands there)."""
        self.pages.setContentsMargins(0, 0, 0, pixels)

    @property
    def is_detail_shown(self) -> bool:
        """Whether the panel is wanted and there."""
        return self._is_detail_wanted and self._detail is not None

    @property
    def is_narrow(self) -> bool:
        """Whether the panel lies over the page."""
        window = self.window()
        return window.width() < _NARROW

    def show_detail(self, *, is_shown: bool) -> None:
        """Show or hide the panel."""
        self._is_detail_wanted = is_shown
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_detail()
        return super().event(event)

    def _fit_detail(self) -> None:
        """As wide as the panel would be; beside the page never so wide that its end lies outside the window."""
        detail = self._detail
        wanted = detail.sizeHint().width() if detail is not None else 0
        if detail is None or wanted <= 0:
            return
        room = self.width() - self.pages.minimumSizeHint().width()
        width = wanted if self.is_narrow else max(int(wanted * _LEAST_SHARE), min(wanted, room))
        if width != detail.maximumWidth():
            detail.setFixedWidth(width)

    def _arrange(self) -> None:
        """Put the panel beside the pages or over them."""
        detail = self._detail
        if detail is None:
            return
        self._fit_detail()
        in_layout = self._layout.indexOf(detail) >= 0
        if self.is_narrow and in_layout:
            self._layout.removeWidget(detail)
        elif not self.is_narrow and not in_layout:
            self._layout.addWidget(detail)
        if self.is_narrow:
            is_rtl = self.isRightToLeft()
            detail.setGeometry(0 if is_rtl else self.width() - detail.width(), 0, detail.width(), self.height())
            detail.raise_()
        if detail.isVisibleTo(self) != self._is_detail_wanted:
            detail.setVisible(self._is_detail_wanted)
