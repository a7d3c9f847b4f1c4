"""The colours of workbooks: few and pale, so that they print well and leave the colours to whoever fills them in."""

from __future__ import annotations

HEADER = "#E7ECF2"
MUTED = "#808080"
