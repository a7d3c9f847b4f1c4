"""The programme's way through the nine stages: bands of three with their counts, and a step for each stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.gates import Finding
from axonix_desktop.core.stages import LAST, STAGES
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.theme.look import Look

_STATES = {"done": mark("done"), "current": mark("current"), "open": mark("open")}
_BANDS = (("Foundation", range(1, 4)), ("Expansion", range(4, 7)), ("Maturity", range(7, 10)))
_BAND, _GAP, _CIRCLE, _NARROW = 24, 12, 26, 112
_SMALLEST = 10
"""Names shrink with short room, to one pixel more than this."""


class ProgrammeTrack(MarkField):
    """``open(stages)`` opens the use cases of a step or a band."""

    def __init__(self, look: Look, open_rows: Callable[[Sequence[int]], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_rows
        self._counts: tuple[int, ...] = (0,) * (LAST + 1)
        self._reached = 0
        self._findings: tuple[Finding, ...] = ()
        self._bands: list[tuple[Mark, int]] = []
        self._steps: list[tuple[Mark, int]] = []
        self.setAccessibleName(tr("Programme track"))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(700), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(400), self._high())

    def state_of(self, stage: int) -> str:
        """Whether the programme has done a stage, is at it, or has it before it."""
        if stage <= self._reached:
            return "done"
        return "current" if stage == self._reached + 1 and any(self._counts) else "open"

    def show_programme(
        self, counts: Sequence[int], reached: int, reason: str, findings: Sequence[Finding] = ()
    ) -> None:
        """``counts`` are active use cases by stage (0 to 9); ``reached`` is the last stage that is done.

        ``findings`` are the programme's own criteria: a small mark at their stage, and their words in its tip.
        """
        self.clear()
        self._counts, self._reached, self._findings = tuple(counts), reached, tuple(findings)
        self._bands, self._steps = [], []
        for place, (name, stages) in enumerate(_BANDS):
            count = sum(self._counts[stage] for stage in stages)
            spec = MarkSpec(tr(name), _cases(count), self._band(place, tr(name), count),
                            lambda stages=stages: self._open(tuple(stages)))  # fmt: skip
            self._bands.append((self.put(spec), place))
        for stage in range(1, LAST + 1):
            words = f"{_cases(self._counts[stage])} · {tr(_STATES[self.state_of(stage)])}"
            spec = MarkSpec(f"{stage} {tr(STAGES[stage].short)}", words, self._step(stage),
                            lambda stage=stage: self._open((stage,)))  # fmt: skip
            made = self.put(spec)
            told = [reason] if self.state_of(stage) == "current" and reason else []
            told += self._finding_words(stage)
            if told:
                made.setToolTip("\n".join([made.toolTip(), *told]))
                made.setAccessibleDescription(" ".join(told))
            self._steps.append((made, stage))
        self.lay_out()
        self.update()

    def _own(self, stage: int) -> list[Finding]:
        """The programme's own criteria of a stage."""
        return [one for one in self._findings if one.criterion.stage == stage]

    def _finding_words(self, stage: int) -> list[str]:
        """What the programme itself must meet to leave a stage, and whether it does."""
        return [
            tr("Programme, met: {reason}", reason=one.reason)
            if one.holds
            else tr("Programme, missing: {reason}", reason=one.reason)
            for one in self._own(stage)
        ]

    def lay_out(self) -> None:
        """Place bands and steps."""
        self.setFixedHeight(self._high())
        for made, place in self._bands:
            box = self._band_box(place)
            self.place(made, box.x(), box.y(), box.width(), box.height())
        top = self.look.px(_BAND) + 4
        for made, stage in self._steps:
            left, wide = self._slot(stage)
            self.place(made, left, top, wide, self._high() - top)

    def _is_narrow(self) -> bool:
        return self._slot(1)[1] < self.look.px(_NARROW)

    def _name_font(self) -> QFont:
        """The largest size in which every word of every name fits into its step."""
        room = self._slot(1)[1] - 2
        words = [word for stage in STAGES[1:] for word in _parts(tr(stage.short))]
        font = QFont(self.look.font("small_strong"))
        for size in range(font.pixelSize(), _SMALLEST, -1):
            font.setPixelSize(size)
            metrics = QFontMetrics(font)
            if all(metrics.horizontalAdvance(one) <= room for one in words):
                break
        return font

    def _high(self) -> int:
        return self.look.px(_BAND + 4 + 44 + (56 if self._is_narrow() else 40))

    def _band_box(self, place: int) -> QRectF:
        wide = (self.width() - 2 * _GAP) / 3
        return QRectF(place * (wide + _GAP), 0, wide, self.look.px(_BAND))

    def _slot(self, stage: int) -> tuple[float, float]:
        """Left edge and width of a step."""
        band = self._band_box((stage - 1) // 3)
        wide = band.width() / 3
        return band.x() + wide * ((stage - 1) % 3), wide

    def _centre(self, stage: int) -> QPointF:
        left, wide = self._slot(stage)
        box = self.mirrored_f(QRectF(left, 0, wide, 1))
        return QPointF(box.center().x(), self.look.px(_BAND) + 4 + self.look.px(24))

    def _band(self, place: int, name: str, count: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            is_here = any(self.state_of(stage) == "current" for stage in _BANDS[place][1])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft" if is_here else "sunken"))
            rounded(painter, box, 5)
            inner = box.adjusted(10, 0, -10, 0)
            painter.setPen(look.colour("accent_text" if is_here else "text_muted"))
            painter.setFont(look.font("caption_strong"))
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            sides = [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight]
            start, end = (side | Qt.AlignmentFlag.AlignAbsolute for side in (sides[::-1] if is_rtl else sides))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | start, name.upper())
            room = inner.width() - look.metrics("caption_strong").horizontalAdvance(name.upper()) - look.px(8)
            words = _cases(count) if look.metrics("small").horizontalAdvance(_cases(count)) <= room else f"{count:,}"
            painter.setFont(look.font("small"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | end, words)

        return paint

    def _step(self, stage: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look, state = self.look, self.state_of(stage)
            self._paint_sign(painter, QPointF(box.center().x(), look.px(24)), state)
            if own := self._own(stage):
                middle = QPointF(box.center().x() + look.px(17), look.px(12))
                self._paint_own(painter, middle, is_met=all(one.holds for one in own))
            top = look.px(44)
            ink = {"done": "text", "current": "accent_text", "open": "text_muted"}[state]
            painter.setPen(look.colour(ink))
            font = self._name_font() if self._is_narrow() else look.font("small_strong")
            painter.setFont(font)
            words, high = f"{stage} {tr(STAGES[stage].short)}", look.px(34 if self._is_narrow() else 18)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            if self._is_narrow():
                elided, room = QFontMetrics(font).elidedText, int(box.width()) - 2
                words = " ".join(elided(one, Qt.TextElideMode.ElideRight, room) for one in _parts(words))
                words = words.replace("- ", "-")
                painter.drawText(QRectF(0, top, box.width(), high), flags | Qt.TextFlag.TextWordWrap, words)
            else:
                words = look.metrics("small_strong").elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
                painter.drawText(QRectF(0, top, box.width(), high), flags, words)
            count, told = self._counts[stage], tr(_STATES[state])
            below = f"{_cases(count)} · {told}"
            if self._is_narrow() or look.metrics("caption_strong").horizontalAdvance(below) > box.width():
                below = f"{count:,} · {told}"
            if state != "current":
                painter.setPen(look.colour("text_faint"))
                painter.setFont(look.font("caption"))
            else:
                painter.setFont(look.font("caption_strong"))
            painter.drawText(QRectF(0, top + high, box.width(), look.px(18)), flags, below)

        return paint

    def _paint_own(self, painter: QPainter, middle: QPointF, *, is_met: bool) -> None:
        """A small tick or cross: whether the programme's own criteria of the stage hold."""
        look = self.look
        side = look.px(14)
        icon, role = ("circle-check", "green_fg") if is_met else ("circle-x", "red_fg")
        mark = look.pixmap(icon, role, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(middle.x() - side / 2, middle.y() - side / 2), mark)

    def _paint_sign(self, painter: QPainter, middle: QPointF, state: str) -> None:
        """A tick in a disc, a filled diamond, or an empty ring."""
        look = self.look
        radius = look.px(_CIRCLE) / 2 - 1
        if state == "current":
            painter.setPen(QPen(look.colour("accent_text"), 2))
            painter.setBrush(look.colour("accent_soft"))
            painter.drawPolygon(_diamond(middle, radius + 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_text"))
            painter.drawPolygon(_diamond(middle, radius * 0.45))
            return
        is_done = state == "done"
        painter.setPen(Qt.PenStyle.NoPen if is_done else QPen(look.colour("border_strong"), 1.5))
        painter.setBrush(look.colour("accent" if is_done else "surface"))
        painter.drawEllipse(middle, radius, radius)
        if is_done:
            side = look.px(14)
            tick = look.pixmap("check", "on_accent", side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(middle.x() - side / 2, middle.y() - side / 2), tick)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = look.px(_CIRCLE) / 2 + 6
        for stage in range(1, LAST):
            here, there = self._centre(stage), self._centre(stage + 1)
            way = 1 if there.x() > here.x() else -1
            is_done = self.state_of(stage) == "done"
            style = Qt.PenStyle.SolidLine if is_done else Qt.PenStyle.DotLine
            painter.setPen(QPen(look.colour("accent" if is_done else "border_strong"), 2 if is_done else 1.5, style))
            painter.drawLine(QPointF(here.x() + way * room, here.y()), QPointF(there.x() - way * room, there.y()))
        painter.end()


def _parts(words: str) -> list[str]:
    """Where a line of words may break: at blanks and behind hyphens."""
    return words.replace("-", "- ").split()


def _diamond(middle: QPointF, half: float) -> QPolygonF:
    x, y = middle.x(), middle.y()
    return QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])


def _cases(count: int) -> str:
    return trn("{count} use case", "{count} use cases", count)
