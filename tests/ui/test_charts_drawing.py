"""Charts as a person meets them: marks by pointer and keys, tables and pictures for elsewhere, vectors with words."""

from __future__ import annotations

import csv
import sys
from io import StringIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.charts.flow import BACK, FORWARD, Band, FlowChart, FlowPoint
from axonix_desktop.ui.charts.frame import ChartFrame
from axonix_desktop.ui.charts.heat import RAMP, HeatMap, HeatRow, ramp_step
from axonix_desktop.ui.charts.loading import ChartLibrary
from axonix_desktop.ui.charts.scales import contrast, ink_on, ticks
from axonix_desktop.ui.charts.stacked import Bar, Level, StackedBars
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.theme.look import Look

LEVELS = (Level("green", "On track", "green", "on_green"), Level("red", "Off track", "red", "on_red"))
BARS = (Bar("1", "Data & governance", {"green": 4, "red": 1}), Bar("2", "Components", {"green": 0, "red": 2}))
TABLE = ChartTable(("Stage", "On track"), (("1 Data\n& governance", 4), ("=SUM(A1)", 2)))


class _Door:
    """Answers with a path and keeps what it is told."""

    def __init__(self, path: Path | None = None) -> None:
        self.path, self.told = path, list[str]()

    def file_to_make(self, title: str, filters: str, folder: Path | None) -> Path | None:
        return self.path

    def tell_error(self, title: str, error: BaseException) -> None:
        self.told.append(str(error))


def _bars(look: Look, qtbot: QtBot, opened: list[tuple[int, str]], door: _Door) -> ChartFrame:
    chart = StackedBars(look, LEVELS, lambda place, level: opened.append((place, level)))
    frame = ChartFrame(look, door, "Use cases by stage", "number", chart, lambda: TABLE)
    qtbot.addWidget(frame)
    frame.resize(640, 340)
    chart.show_bars(BARS)
    frame.show()
    QApplication.setActiveWindow(frame)
    qtbot.waitActive(frame)
    return frame


def test_a_table_is_laid_on_the_clipboard_as_cells_and_as_html(look: Look, qtbot: QtBot) -> None:
    frame = _bars(look, qtbot, [], _Door())
    frame.copy_table()
    held = QGuiApplication.clipboard().mimeData()
    assert list(csv.reader(StringIO(held.text(), newline=""), "excel-tab")) == [
        ["Stage", "On track"], ["1 Data\n& governance", "4"], ["=SUM(A1)", "2"],
    ]  # fmt: skip
    assert "<td>1 Data\n&amp; governance</td><td>4</td>" in held.html()


@given(st.lists(st.tuples(st.text(), st.integers() | st.none() | st.floats(allow_nan=False)), max_size=5))
def test_any_table_comes_back_from_its_csv(rows: list[tuple[str, float | None]]) -> None:
    table = ChartTable(("Name", "Value"), rows)
    read = list(csv.reader(StringIO(table.csv(), newline="")))
    guarded = [f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name for name, _ in rows]
    assert [row[0] for row in read[1:]] == guarded
    assert [row[1] for row in read[1:]] == ["" if value is None else str(value) for _, value in rows]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_saved_as_vectors_that_hold_its_words(look: Look, qtbot: QtBot, tmp_path: Path, scheme: str) -> None:
    look.apply(scheme)  # type: ignore[arg-type]
    frame = _bars(look, qtbot, [], _Door(tmp_path / "chart"))
    frame.save_as("svg")
    root = ElementTree.parse(tmp_path / "chart.svg").getroot()
    words = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Use cases by stage", "1", "2", "4", "5", "Components"} <= set(words)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) > 3


def test_a_chart_is_saved_as_picture_and_as_csv(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    door = _Door(tmp_path / "chart.png")
    frame = _bars(look, qtbot, [], door)
    frame.save_as("png")
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() == 2 * frame.width()
    door.path = tmp_path / "chart.csv"
    frame.save_as("csv")
    assert "'=SUM(A1),2" in (tmp_path / "chart.csv").read_text(encoding="utf-8-sig")
    door.path = tmp_path / "nowhere" / "chart.svg"
    frame.save_as("svg")
    assert door.told == ["“chart.svg” cannot be written. Choose another folder or another name."]


def test_the_picture_on_the_clipboard_shows_the_chart_without_its_menu(look: Look, qtbot: QtBot) -> None:
    frame = _bars(look, qtbot, [], _Door())
    frame.copy_picture()
    image = QGuiApplication.clipboard().image()
    button = frame.menu_button.geometry().center() * 2
    assert image.pixelColor(button) == look.colour("surface")
    assert frame.menu_button.isVisible()


def test_every_segment_and_total_has_a_name_a_value_and_opens_by_click(look: Look, qtbot: QtBot) -> None:
    opened: list[tuple[int, str]] = []
    frame = _bars(look, qtbot, opened, _Door())
    chart = frame.chart
    assert isinstance(chart, StackedBars)
    assert [mark.accessibleName() for mark in chart.marks] == [
        "1 Data & governance, On track: 4 use cases", "1 Data & governance, Off track: 1 use case",
        "1 Data & governance: 5 use cases", "2 Components, Off track: 2 use cases", "2 Components: 2 use cases",
    ]  # fmt: skip
    for mark in chart.marks:
        qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert opened == [(0, "green"), (0, "red"), (0, ""), (1, "red"), (1, "")]
    heights = {mark.accessibleName(): mark.height() for mark in chart.marks}
    assert heights["1 Data & governance, On track: 4 use cases"] > 3 * heights[
        "1 Data & governance, Off track: 1 use case"]  # fmt: skip


def test_arrow_keys_go_from_mark_to_mark_and_enter_opens(look: Look, qtbot: QtBot) -> None:
    opened: list[tuple[int, str]] = []
    chart = _bars(look, qtbot, opened, _Door()).chart
    assert isinstance(chart, StackedBars)
    chart.marks[0].setFocus()
    qtbot.keyClick(chart.marks[0], Qt.Key.Key_Up)
    assert chart.marks[1].hasFocus()
    qtbot.keyClick(chart.marks[1], Qt.Key.Key_Up)
    assert chart.marks[2].hasFocus()
    qtbot.keyClick(chart.marks[2], Qt.Key.Key_End)
    assert chart.marks[4].hasFocus()
    qtbot.keyClick(chart.marks[4], Qt.Key.Key_Down)
    qtbot.keyClick(chart.marks[3], Qt.Key.Key_Left)
    qtbot.keyClick(chart.focusWidget(), Qt.Key.Key_Return)
    assert opened[-1][0] == 0
    stops = [mark for mark in chart.marks if mark.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert len(stops) == 1  # Tab passes the chart in one step


def test_a_heat_map_opens_cells_rows_columns_and_the_whole(look: Look, qtbot: QtBot) -> None:
    opened: list[tuple[int, int]] = []
    chart = HeatMap(look, lambda row, column: opened.append((row, column)))
    qtbot.addWidget(chart)
    chart.resize(600, 200)
    chart.show_rows([("1", "1 Data"), ("2", "2 Parts")], [HeatRow("Legal", (3, 0)), HeatRow("Sales", (1, 2))])
    chart.show()
    names = [mark.accessibleName() for mark in chart.marks]
    assert "Legal, 1 Data: 3 use cases" in names
    assert "All business units: 6 use cases" in names
    assert not any("Legal, 2 Parts" in name for name in names)
    for mark in chart.marks:
        mark.click()
    assert sorted(opened) == sorted([(0, 0), (0, -1), (1, 0), (1, 1), (1, -1), (-1, 0), (-1, 1), (-1, -1)])


@given(st.integers(1, 4_000), st.integers(1, 4_000))
def test_more_is_never_lighter_in_a_heat_map(one: int, most: int) -> None:
    one = min(one, most)
    assert 0 <= ramp_step(one, most) <= ramp_step(most, most) < len(RAMP)
    assert ramp_step(max(one - 1, 1), most) <= ramp_step(one, most)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_can_be_read_on_every_fill_of_the_heat_map(look: Look, scheme: str) -> None:
    look.apply(scheme)  # type: ignore[arg-type]
    for stage in RAMP:
        fill = look.stage_colour(stage)
        assert contrast(ink_on(look, fill), fill) >= 4.0, stage


@given(st.integers(0, 200_000), st.integers(2, 6))
def test_an_axis_begins_at_zero_in_even_round_steps(most: int, wanted: int) -> None:
    marks = ticks(most, wanted)
    steps = {right - left for left, right in pairwise(marks)}
    assert marks[0] == 0
    assert marks[-1] <= most
    assert len(steps) <= 1
    assert len(marks) <= 2 * wanted + 2
    assert all(str(step).strip("0") in ("1", "2", "5") for step in steps)


def _flow(look: Look, qtbot: QtBot, opened: list[tuple[int, str]]) -> FlowChart:
    chart = FlowChart(look, (Band("Foundation", 2), Band("Expansion", 5)), lambda n, what: opened.append((n, what)))
    qtbot.addWidget(chart)
    chart.resize(700, 360)
    chart.show_points([
        FlowPoint("Sep", "30 Sep", (4, 0), 0, 0), FlowPoint("Oct", "31 Oct", (5, 2), 2, 0),
        FlowPoint("Today", "Today", (4, 4), 3, 1),
    ])  # fmt: skip
    chart.show()
    qtbot.waitExposed(chart)
    chart.view.setFocus()
    return chart


def test_the_flow_reads_values_by_keys_and_enter_opens_them(look: Look, qtbot: QtBot) -> None:
    opened: list[tuple[int, str]] = []
    chart = _flow(look, qtbot, opened)
    qtbot.keyClick(chart.view, Qt.Key.Key_Left)
    assert chart.words == "31 Oct: 2 moved forward"
    qtbot.keyClick(chart.view, Qt.Key.Key_Return)
    qtbot.keyClick(chart.view, Qt.Key.Key_Up)
    assert chart.words == "31 Oct: Foundation 5"
    qtbot.keyClick(chart.view, Qt.Key.Key_Up)
    qtbot.keyClick(chart.view, Qt.Key.Key_Return)
    assert chart.view.accessibleName() == "Flow over time. 31 Oct: Expansion 2"
    qtbot.keyClick(chart.view, Qt.Key.Key_Right)
    for _ in range(3):
        qtbot.keyClick(chart.view, Qt.Key.Key_Down)
    qtbot.keyClick(chart.view, Qt.Key.Key_Return)
    assert opened == [(1, FORWARD), (1, "Expansion"), (2, BACK)]


def test_the_flow_zooms_and_comes_back_to_the_whole_period(look: Look, qtbot: QtBot) -> None:
    chart = _flow(look, qtbot, [])
    assert chart.reset_button.isHidden()
    qtbot.keyClick(chart.view, Qt.Key.Key_Plus)
    low, high = chart.shown_span
    assert high - low < 3
    assert not chart.reset_button.isHidden()
    qtbot.mouseClick(chart.reset_button, Qt.MouseButton.LeftButton)
    assert chart.shown_span == (-0.5, 2.5)
    assert chart.reset_button.isHidden()


def test_the_flow_is_saved_as_vectors_with_its_labels(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    chart = _flow(look, qtbot, [])
    frame = ChartFrame(look, _Door(tmp_path / "flow.svg"), "Flow", "number", chart, lambda: TABLE)
    qtbot.addWidget(frame)
    frame.resize(760, 420)
    frame.show()
    qtbot.waitExposed(frame)
    frame.save_as("svg")
    root = ElementTree.parse(tmp_path / "flow.svg").getroot()
    words = {one.text for one in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Flow", "Oct", "Expansion 4", "▲ 3"} <= words


def test_a_frame_without_a_chart_says_why_and_offers_one_thing(look: Look, qtbot: QtBot) -> None:
    frame = _bars(look, qtbot, [], _Door())
    done: list[str] = []
    frame.show_failed("The figures cannot be read.", lambda: done.append("again"))
    assert not frame.is_showing_chart
    assert not frame.menu_button.isEnabled()
    assert frame.state.words == "The figures cannot be read."
    frame.state.button.click()
    frame.show_loading()
    assert frame.state.words == "Reading the figures…"
    assert not frame.state.button.isVisible()
    frame.show_chart()
    assert frame.is_showing_chart
    assert done == ["again"]


def test_the_chart_library_tells_when_it_is_there_also_the_second_time(qtbot: QtBot) -> None:
    library = ChartLibrary()
    for _ in range(2):
        with qtbot.waitSignal(library.ready, timeout=30_000):
            library.load()
            library.load()  # asked again while it is under way: once is enough
    assert "pyqtgraph" in sys.modules
