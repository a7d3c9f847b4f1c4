"""The colours, sizes and type of the window, read from ``resources/themes/tokens.json``: the only source of colour."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from PySide6.QtGui import QColor

SchemeName = Literal["light", "dark", "contrast"]


@dataclass(frozen=True)
class Scheme:
    """One colour scheme: a colour for every role, the stage ramp and the chart colours."""

    name: SchemeName
    colours: dict[str, QColor]
    stage: tuple[QColor, ...]
    chart: tuple[QColor, ...]

    @property
    def is_contrast(self) -> bool:
        """Whether outlines are strong and nothing is tinted, for people who see little contrast."""
        return self.name == "contrast"

    @property
    def is_dark(self) -> bool:
        """Whether text is light on dark."""
        return self.name != "light"


@dataclass(frozen=True)
class Tokens:
    """Everything of ``tokens.json``: all schemes and the sizes in pixels at 100 %."""

    schemes: dict[str, Scheme]
    space: dict[str, int]
    radius: dict[str, int]
    type: dict[str, tuple[int, int, int]]
    """Role → (size, weight, line height), in pixels at 100 %."""
    size: dict[str, int]


def read_tokens(path: Path) -> Tokens:
    """Read the token file at ``path``."""
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Tokens(
        schemes={name: _scheme(name, raw[name]) for name in get_args(SchemeName)},
        space=raw["space"],
        radius=raw["radius"],
        type={role: tuple(values) for role, values in raw["type"].items()},
        size=raw["size"],
    )


def _scheme(name: SchemeName, raw: dict[str, Any]) -> Scheme:
    """One scheme of the file; eight-digit colours carry their opacity last."""
    colours = {role: _colour(text) for role, text in raw.items() if isinstance(text, str) and text.startswith("#")}
    return Scheme(
        name=name,
        colours=colours,
        stage=tuple(QColor(text) for text in raw["stage"]),
        chart=tuple(QColor(text) for text in raw["chart"]),
    )


def _colour(text: str) -> QColor:
    """``#RRGGBB`` or ``#RRGGBBAA`` (Qt itself would read the opacity first)."""
    if len(text) == len("#RRGGBBAA"):
        colour = QColor(text[:7])
        colour.setAlpha(int(text[7:], 16))
        return colour
    return QColor(text)
