"""The colours of exported workbooks."""

from __future__ import annotations

HEADER_FILL = "#E7ECF2"
QUIET_TEXT = "#808080"
