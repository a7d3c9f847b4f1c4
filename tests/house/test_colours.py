"""A colour is a token: its value stands in the theme, in the palettes of paper and workbooks, and nowhere else."""

from __future__ import annotations

import re

from tests.house.source import modules

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
HOMES = ("axonix_desktop/ui/theme/", "axonix_desktop/paper/ink.py", "axonix_desktop/exchange/colours.py")


def test_no_colour_is_written_outside_the_tokens() -> None:
    found = [
        f"{one.name}:{line} {text}"
        for one in modules("axonix_desktop")
        if not one.name.startswith(HOMES)
        for text, line in one.constants()
        if COLOUR.search(text)
    ]
    assert not found


def test_no_widget_asks_for_a_colour_by_its_english_name() -> None:
    named = re.compile(r"QColor\([\"'](?!#)|Qt\.GlobalColor\.(?!transparent)")
    found = [one.name for one in modules("axonix_desktop/ui", "axonix_desktop/paper") if named.search(one.text)]
    assert not found
