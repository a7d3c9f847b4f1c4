"""The colours of exported workbooks: a workbook is read on paper and on strangers' screens, so there is one palette."""

from __future__ import annotations

HEADER = "#E7ECF2"
"""Behind the header line."""
MUTED = "#808080"
"""Text that is there for completeness, such as ids."""
ERROR = "FFC7CE"
"""Fill of a cell with something wrong in it, as spreadsheets themselves paint bad values."""
ERROR_INK = "9C0006"
