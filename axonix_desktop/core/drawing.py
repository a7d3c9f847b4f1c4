"""A figure as a description: shapes in points (1/72 inch) on a white sheet, drawn alike on paper and screen.

The origin is the top left corner; a text's ``y`` is its baseline. Colours are names of roles ("ink", "accent", …);
whoever draws has the colours. Everything is vector, so a figure is sharp at any size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one line. ``width`` is the room they have: they are shortened with an ellipsis to keep within it."""

    x: float
    y: float
    words: str
    size: float = 9.0
    weight: int = 400
    role: str = "ink"
    align: Align = "left"
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line of ``thick`` points."""

    x1: float
    y1: float
    x2: float
    y2: float
    thick: float = 0.5
    role: str = "ink"


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon, or an ellipse within the two corners given; unfilled where ``fill`` is None."""

    points: tuple[tuple[float, float], ...]
    fill: str | None = None
    edge: str | None = None
    thick: float = 0.5
    is_ellipse: bool = False


Mark = Text | Line | Shape


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks within ``width`` × ``height`` points."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def box(x: float, y: float, width: float, height: float, fill: str | None = None, edge: str | None = None) -> Shape:
    """A rectangle."""
    return Shape(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill, edge)


def moved(mark: Mark, dx: float, dy: float, scale: float = 1.0) -> Mark:
    """The mark scaled about the origin, then shifted."""
    if isinstance(mark, Text):
        width = None if mark.width is None else mark.width * scale
        return replace(mark, x=mark.x * scale + dx, y=mark.y * scale + dy, size=mark.size * scale, width=width)
    if isinstance(mark, Line):
        return replace(
            mark,
            x1=mark.x1 * scale + dx,
            y1=mark.y1 * scale + dy,
            x2=mark.x2 * scale + dx,
            y2=mark.y2 * scale + dy,
            thick=mark.thick * scale,
        )
    points = tuple((x * scale + dx, y * scale + dy) for x, y in mark.points)
    return replace(mark, points=points, thick=mark.thick * scale)


def sign(level: str, x: float, y: float, size: float = 8.0) -> tuple[Mark, ...]:
    """The sign of a level, told by its shape alone; ``x``, ``y`` is the top left corner of its square.

    A tick in a ring, a triangle with a bar, a filled octagon with a cross, a grey ring with a dash.
    """
    half = size / 2
    cx, cy = x + half, y + half
    if level == "green":
        return (
            Shape(((x, y), (x + size, y + size)), "green_bg", "green", size * 0.11, is_ellipse=True),
            Line(cx - size * 0.2, cy + size * 0.02, cx - size * 0.04, cy + size * 0.18, size * 0.13, "green"),
            Line(cx - size * 0.04, cy + size * 0.18, cx + size * 0.23, cy - size * 0.17, size * 0.13, "green"),
        )
    if level == "amber":
        top = ((cx, y), (x + size * 1.04, y + size * 0.95), (x - size * 0.04, y + size * 0.95))
        return (
            Shape(top, "amber_bg", "amber_ink", size * 0.11),
            Line(cx, y + size * 0.34, cx, y + size * 0.6, size * 0.13, "amber_ink"),
            Line(cx, y + size * 0.71, cx, y + size * 0.82, size * 0.13, "amber_ink"),
        )
    if level == "red":
        cut = size * 0.29
        corners = ((x + cut, y), (x + size - cut, y), (x + size, y + cut), (x + size, y + size - cut))
        corners += ((x + size - cut, y + size), (x + cut, y + size), (x, y + size - cut), (x, y + cut))
        arm = size * 0.17
        return (
            Shape(corners, "red"),
            Line(cx - arm, cy - arm, cx + arm, cy + arm, size * 0.14, "paper"),
            Line(cx - arm, cy + arm, cx + arm, cy - arm, size * 0.14, "paper"),
        )
    return (
        Shape(((x + size * 0.06, y + size * 0.06), (x + size * 0.94, y + size * 0.94)), None, "faint", size * 0.09,
              is_ellipse=True),
        Line(cx - size * 0.18, cy, cx + size * 0.18, cy, size * 0.11, "faint"),
    )  # fmt: skip
