"""Long titles in running text: cut at a word, with an ellipsis."""

from __future__ import annotations

TITLE_LIMIT = 56


def shortened(title: str, limit: int = TITLE_LIMIT) -> str:
    """The title cut at a word, with an ellipsis where it was longer than ``limit`` characters."""
    text = " ".join(title.split())
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head
    return cut.rstrip(" ,;:-–(") + "…"
