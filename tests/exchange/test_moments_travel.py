"""Moments on their way through a workbook: every second comes back, whatever the zone of the computer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from axonix_desktop.core.fields import Field
from axonix_desktop.core.forms import write_moments
from axonix_desktop.core.importing.values import ReadingChoices, read_column
from axonix_desktop.core.kinds import Moment
from axonix_desktop.core.moments import utc_text
from axonix_desktop.exchange.export import ExportSheet, write_workbook
from axonix_desktop.exchange.workbook import read_workbook

WHEN = Field("detected_at", Moment(), "Detected", "When it was noticed (UTC)")
BEGIN = datetime(2026, 3, 28, 23, 58, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _zone() -> Iterator[None]:
    yield
    write_moments(UTC)


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "Australia/Lord_Howe"])
def test_every_second_comes_back_as_it_was(tmp_path: Path, zone: str) -> None:
    write_moments(ZoneInfo(zone))
    held = [utc_text(BEGIN + timedelta(days=7 * step, seconds=7_919 * step)) for step in range(400)]
    write_workbook(tmp_path / "out.xlsx", [ExportSheet("Incidents", "incident", [WHEN], [(one,) for one in held])])
    sheet = read_workbook(tmp_path / "out.xlsx").sheets[1]
    assert sheet.rows[0] == ["Detected (UTC)"]
    assert read_column(WHEN, [row[0] for row in sheet.rows[1:]], ReadingChoices()).stored == held
