"""The nine-stage board: real, focusable cards in list views."""
