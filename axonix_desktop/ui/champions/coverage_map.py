"""The coverage map: business units by role, with the places filled, on the way and missing against the target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.champions import ROLES, Total, UnitCoverage
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _HEAD, _GAP = 32, 24, 3
_NAME, _ROLE, _GAPS = 150, 62, 104
_DOT, _MOST_DOTS = 14, 12
_HEADS = {"sponsor": mark("Sponsor"), "lead": mark("Lead"), "champion": mark("Champion")}
SIGNS = {"covered": "green", "short": "amber", "none": "red", "open": "none"}
_INKS = {"covered": "green_fg", "short": "amber_fg", "none": "red_fg", "open": "text_muted"}


class MapOpening(Protocol):
    """What the map can open; the page answers."""

    def unit(self, unit_id: int) -> None:
        """A business unit."""
        ...

    def role(self, unit_id: int, role: str) -> None:
        """The champions of a unit with a role; where there are none, a nomination."""
        ...

    def places(self, unit_id: int | None) -> None:
        """All champions of a unit, or of all units."""
        ...


class CoverageMap(MarkField):
    """One row a unit: its name, a number for each role, and one dot for each place of the target."""

    def __init__(self, look: Look, opening: MapOpening, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._opening = opening
        self.may_nominate = True
        self._units: tuple[UnitCoverage, ...] = ()
        self._total = Total()
        self._placed: list[tuple[Mark, int, str]] = []

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(560), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(460), self._high())

    def show_units(self, units: Sequence[UnitCoverage], total: Total) -> None:
        """Show ``units`` in the order given; ``total`` counts all units, shown or not."""
        self.clear()
        self._units, self._total, self._placed = tuple(units), total, []
        for place, one in enumerate(self._units):
            self._put(place, "unit", MarkSpec(
                one.unit.name, one.reason(), self._name(one.unit.name), lambda one=one: self._opening.unit(one.unit.id)
            ))  # fmt: skip
            for role in ROLES:
                self._put_role(place, one, role)
            self._put(place, "places", MarkSpec(
                tr("{unit}, champions", unit=one.unit.name), one.reason(), self._places(one),
                lambda one=one: self._opening.places(one.unit.id),
            ))  # fmt: skip
        self.setFixedHeight(self._high())
        self.updateGeometry()
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Place every cell."""
        for one, row, column in self._placed:
            box = self._box(row, column)
            self.place(one, box.x(), box.y(), box.width(), box.height())

    def on_look(self) -> None:
        self.setFixedHeight(self._high())
        super().on_look()

    def _put(self, row: int, column: str, spec: MarkSpec) -> None:
        self._placed.append((self.put(spec), row, column))

    def _put_role(self, place: int, one: UnitCoverage, role: str) -> None:
        active, coming = len(one.active.get(role, ())), len(one.coming.get(role, ()))
        words = tr(Champion.fields["role"].kind.show(role))
        value = tr("nobody yet; nominate somebody") if self.may_nominate else tr("nobody yet")
        if active or coming:
            value = trn("{count} active", "{count} active", active)
            if coming:
                value = tr("{active}, {coming} on the way", active=value, coming=f"{coming:,}")
        name = tr("{unit}, {role}", unit=one.unit.name, role=words)
        paint = self._cell(active, coming, is_filling=role != "sponsor")
        self._put(place, role, MarkSpec(name, value, paint, lambda: self._opening.role(one.unit.id, role)))

    def _high(self) -> int:
        look = self.look
        return look.px(_HEAD) + look.px(_ROW) * (len(self._units) + (1 if self._units else 0)) + 2

    def _name_width(self) -> float:
        longest = max((self.look.metrics("body").horizontalAdvance(one.unit.name) for one in self._units), default=0)
        return min(longest + 18, max(self.look.px(_NAME), self.width() * 0.28))

    def _box(self, row: int, column: str) -> QRectF:
        """Where a cell stands, before it is mirrored."""
        look, left = self.look, self._name_width()
        y, high = look.px(_HEAD) + row * look.px(_ROW), look.px(_ROW)
        if column == "unit":
            return QRectF(0, y + 1, left - _GAP, high - _GAP)
        if column in ROLES:
            return QRectF(left + ROLES.index(column) * look.px(_ROLE), y + 1, look.px(_ROLE) - _GAP, high - _GAP)
        start = left + len(ROLES) * look.px(_ROLE) + look.px(8)
        return QRectF(start, y + 1, max(self.width() - start, 40), high - _GAP)

    def _name(self, name: str) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            painter.setPen(look.colour("text"))
            painter.setFont(look.font("body"))
            room = box.adjusted(4, 0, -4, 0)
            words = look.metrics("body").elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, start_of_line(is_rtl=self._is_rtl) | Qt.AlignmentFlag.AlignVCenter, words)

        return paint

    def _cell(self, active: int, coming: int, *, is_filling: bool) -> Callable[[QPainter, QRectF], None]:
        """The number active, and in small how many are on the way; a faint plus where there is nobody."""

        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            painter.setPen(Qt.PenStyle.NoPen)
            fill = "blue_bg" if active and is_filling else "grey_bg" if active else "sunken"
            painter.setBrush(look.colour(fill))
            rounded(painter, box, 4)
            if not active and not coming:
                painter.setPen(look.colour("text_faint"))
                painter.setFont(look.font("body"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "+" if self.may_nominate else "·")
                return
            words, more = f"{active:,}", f"+{coming:,}" if coming else ""
            wide = look.metrics("body_strong").horizontalAdvance(words)
            tail = look.metrics("caption").horizontalAdvance(more) + 4 if more else 0
            x = box.center().x() - (wide + tail) / 2
            left, right = (x + tail, x) if self._is_rtl else (x, x + wide + 4)
            painter.setPen(look.colour("blue_fg" if active and is_filling else "text_muted"))
            painter.setFont(look.font("body_strong"))
            painter.drawText(QRectF(left, box.y(), wide + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)
            painter.setPen(look.colour("text_muted"))
            painter.setFont(look.font("caption"))
            painter.drawText(QRectF(right, box.y(), tail + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, more)

        return paint

    def _places(self, one: UnitCoverage) -> Callable[[QPainter, QRectF], None]:
        """A dot for each place, and the count with its sign at the end."""

        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            dots, tail = self._dots_width(box.width()), look.px(_GAPS)
            if one.needed:
                self._paint_dots(painter, self._turned(box, QRectF(box.x() + 2, box.y(), dots, box.height())), one)
            side, x = look.px(11), box.x() + dots + 12
            sign = self._turned(box, QRectF(x, box.center().y() - side / 2, side, side))
            paint_sign(painter, SIGNS[one.level], sign, look.colour(_INKS[one.level]))
            room = QRectF(x + side + 6, box.y(), min(tail, box.right() - x) - side - 6, box.height())
            self._text(painter, self._turned(box, room), places_words(one), "small_strong", _INKS[one.level])
            rest = QRectF(x + tail, box.y(), box.right() - x - tail - 2, box.height())
            words = people_words(one)
            if look.metrics("small").horizontalAdvance(words) <= rest.width():
                self._text(painter, self._turned(box, rest), words, "small", "text_faint")

        return paint

    def _text(self, painter: QPainter, room: QRectF, words: str, role: str, ink: str) -> None:
        look = self.look
        painter.setPen(look.colour(ink))
        painter.setFont(look.font(role))
        shown = look.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, start_of_line(is_rtl=self._is_rtl) | Qt.AlignmentFlag.AlignVCenter, shown)

    def _dots_width(self, room: float) -> float:
        """The room that the dots of all rows take, at most half of what there is."""
        most = max((one.needed for one in self._units), default=0)
        look = self.look
        wanted = look.px(120) if most > _MOST_DOTS else most * (look.px(_DOT) + 4)
        return min(max(wanted, look.px(72)), room * 0.5)

    def _paint_dots(self, painter: QPainter, room: QRectF, one: UnitCoverage) -> None:
        """Filled places full, those on the way hatched by an outline, missing ones empty; a bar where they are many."""
        look, needed = self.look, one.needed
        coming = min(len(one.on_the_way), one.gap)
        step = min(look.px(_DOT) + 4.0, room.width() / needed)
        if needed > _MOST_DOTS or step < look.px(8):
            self._paint_bar(painter, room, one.filled / needed, coming / needed)
            return
        size = min(step - 3, look.px(_DOT))
        for place in range(needed):
            x = room.right() - (place + 1) * step + 3 if self._is_rtl else room.x() + place * step
            dot = QRectF(x, room.center().y() - size / 2, size, size)
            if place < one.filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("green"))
                painter.drawRoundedRect(dot, 4, 4)
                continue
            is_coming = place < one.filled + coming
            pen = QPen(look.colour("blue" if is_coming else "border_strong"), 1.6 if is_coming else 1.2)
            if not is_coming:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(look.colour("blue_bg" if is_coming else "surface"))
            painter.drawRoundedRect(dot.adjusted(0.8, 0.8, -0.8, -0.8), 4, 4)

    def _paint_bar(self, painter: QPainter, room: QRectF, filled: float, coming: float) -> None:
        look, high = self.look, self.look.px(10)
        bar = QRectF(room.x(), room.center().y() - high / 2, room.width(), high)
        painter.setPen(QPen(look.colour("border_strong"), 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        at = 0.0
        for share, role in ((filled, "green"), (coming, "blue")):
            part = QRectF(bar.x() + at * bar.width(), bar.y(), share * bar.width(), high)
            painter.setBrush(look.colour(role))
            painter.drawRoundedRect(self._turned(bar, part), 4, 4)
            at += share

    @property
    def _is_rtl(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _turned(self, box: QRectF, part: QRectF) -> QRectF:
        """A part of a cell as the reading direction has it."""
        if self._is_rtl:
            return QRectF(box.left() + box.right() - part.right(), part.y(), part.width(), part.height())
        return part

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        for role in ROLES:
            box = self._box(0, role)
            head = self.mirrored_f(QRectF(box.x() - 4, 0, box.width() + 8, look.px(_HEAD)))
            words = look.metrics("small").elidedText(tr(_HEADS[role]), Qt.TextElideMode.ElideRight, int(head.width()))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, words)
        box = self._box(0, "places")
        head = self.mirrored_f(QRectF(box.x() + 2, 0, box.width(), look.px(_HEAD)))
        side = start_of_line(is_rtl=self._is_rtl)
        painter.drawText(head, side | Qt.AlignmentFlag.AlignVCenter, tr("Places of the target"))
        if self._units:
            self._paint_foot(painter)
        painter.end()

    def _paint_foot(self, painter: QPainter) -> None:
        """All units together."""
        look = self.look
        y = look.px(_HEAD) + look.px(_ROW) * len(self._units)
        painter.fillRect(QRectF(0, y, self.width(), 1), look.colour("border"))
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("body_strong"))
        side = start_of_line(is_rtl=self._is_rtl) | Qt.AlignmentFlag.AlignVCenter
        place = len(self._units)
        painter.drawText(self.mirrored_f(self._box(place, "unit").adjusted(4, 0, 0, 0)), side, tr("All units"))
        for role in ROLES:
            count = sum(len(one.active.get(role, ())) for one in self._units)
            painter.drawText(self.mirrored_f(self._box(place, role)), Qt.AlignmentFlag.AlignCenter, f"{count:,}")
        room = self._box(place, "places")
        self._text(painter, self.mirrored_f(room.adjusted(2, 0, 0, 0)), total_words(self._total), "body_strong", "text")


def places_words(one: UnitCoverage) -> str:
    """The places of a unit in short."""
    if one.target is None and not one.gap:
        return tr("no target")
    return tr("{have} of {target}", have=f"{len(one.filling):,}", target=f"{one.needed:,}")


def people_words(one: UnitCoverage) -> str:
    """What the target of a unit is worked out from, as far as it is known."""
    unit = one.unit
    if unit.headcount is None:
        if not unit.cases:
            return tr("no headcount")
        return trn("{count} active use case, no headcount", "{count} active use cases, no headcount", unit.cases)
    people = trn("{count} person", "{count} people", unit.headcount)
    if not unit.people_per_champion:
        return people
    return tr("{people}, 1 for {number}", people=people, number=f"{unit.people_per_champion:,}")


def total_words(total: Total) -> str:
    """All places in words."""
    if total.percent is None:
        return tr("No place is needed yet")
    return tr("{filled} of {needed} filled, {gap} missing", filled=f"{total.filled:,}",
              needed=f"{total.needed:,}", gap=f"{total.gap:,}")  # fmt: skip
