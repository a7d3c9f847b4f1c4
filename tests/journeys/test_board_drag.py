"""Cards dragged by a real pointer on a real X server: dropped, refused, and let go with Esc."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.window

WINDOW = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from axonix_desktop.paths import resources_folder
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.opened import OpenedProgrammes
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState

file, told = Path(sys.argv[1]), Path(sys.argv[2])
app = QApplication([])
look = Look(app, resources_folder() / "themes")
look.apply("light", 1.0)
state = WindowState(QSettings(str(told.with_suffix(".ini")), QSettings.Format.IniFormat))
state.keep("page", "board")
state.keep("detail", False)
opened = OpenedProgrammes(clock=lambda: datetime(2026, 11, 22, 9, tzinfo=UTC), actor="Hand", samples=Path("."))
desk = Desk(look, state, opened)
desk.window.setGeometry(0, 0, 1560, 940)
desk.begin(file)
desk.window.show()
desk.settle()

def tell():
    page = desk.bench.page
    columns = []
    for column in page.columns:
        cards = column.list
        place = next((at for at, item in enumerate(column.model.items) if item >= 0), None)
        box = cards.visualRect(column.model.index(place)) if place is not None else cards.viewport().rect()
        at = cards.viewport().mapToGlobal(box.center())
        below = cards.viewport().mapToGlobal(box.center()) + type(at)(0, box.height())
        low = cards.viewport().mapToGlobal(cards.viewport().rect().center())
        columns.append({"first": [at.x(), at.y()], "middle": [low.x(), low.y()],
                        "second": [below.x(), below.y()], "count": len(column.model.rows),
                        "is_shut": column.list.is_shut, "reason": column.refusal.words.text()})
    words = {"columns": columns, "toast": desk.window.toast.text, "moving": page.bar.moving.text()}
    fresh = told.with_suffix(".new")
    fresh.write_text(json.dumps(words))
    fresh.replace(told)

clock = QTimer()
clock.timeout.connect(tell)
clock.start(40)
app.exec()
"""


class Hand:
    """The pointer on the screen, and what the window tells of itself."""

    def __init__(self, screen: dict[str, str], told: Path) -> None:
        self._screen, self._told = screen, told

    def do(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=self._screen, check=True)

    def sees(self) -> dict[str, object]:
        return json.loads(self._told.read_text("utf-8"))

    def until(self, holds: Callable[[dict[str, object]], object], what: str) -> dict[str, object]:
        last = time.monotonic() + 60
        while time.monotonic() < last:
            if self._told.exists() and holds(seen := self.sees()):
                return seen
            time.sleep(0.05)
        raise AssertionError(f"not within a minute: {what}; {self.sees() if self._told.exists() else ''}")

    def lift(self, start: list[int]) -> None:
        """Press on a card and move far enough for it to be lifted."""
        self.do("mousemove", *start)
        time.sleep(0.15)
        self.do("mousedown", 1)
        for step in range(1, 8):
            self.do("mousemove", start[0] + 4 * step, start[1] + 2 * step)
            time.sleep(0.02)

    def carry(self, start: list[int], end: list[int]) -> None:
        """Move as a hand does: in steps, and a little at the end."""
        for step in range(1, 13):
            x = start[0] + (end[0] - start[0]) * step // 12
            self.do("mousemove", x, start[1] + (end[1] - start[1]) * step // 12)
            time.sleep(0.02)
        self.do("mousemove", end[0] + 2, end[1] + 2)
        time.sleep(0.2)


@pytest.fixture
def hand(screen: dict[str, str], sample: Path, tmp_path: Path) -> Iterator[Hand]:
    """A window on the sample programme, its board shown, and a hand."""
    told = tmp_path / "told.json"
    program = subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(sample), str(told)], env=screen, cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    made = Hand(screen, told)
    try:
        made.until(lambda seen: seen["columns"], "the board is shown")
        yield made
        assert program.poll() is None, program.communicate()[1]
    finally:
        program.kill()
        program.communicate()


def columns(seen: dict[str, object]) -> list[dict[str, object]]:
    found = seen["columns"]
    assert isinstance(found, list)
    return found


def test_an_idea_dragged_onto_stage_1_starts_there(hand: Hand) -> None:
    before = columns(hand.sees())
    hand.lift(before[0]["second"])  # type: ignore[arg-type]
    lifted = hand.until(lambda seen: str(seen["moving"]).startswith("Moving UC-"), "the card is lifted")
    assert [one["is_shut"] for one in columns(lifted)] == [False, False, *[True] * 8]
    hand.carry(before[0]["second"], before[1]["middle"])  # type: ignore[arg-type]
    hand.do("mouseup", 1)
    hand.until(lambda seen: columns(seen)[1]["count"] == int(str(before[1]["count"])) + 1, "the card has moved")
    hand.until(lambda seen: "starts at stage 1" in str(seen["toast"]), "the move is said")


def test_a_drop_on_a_shut_stage_is_refused_with_its_reason(hand: Hand) -> None:
    before = columns(hand.sees())
    hand.lift(before[2]["first"])  # type: ignore[arg-type]
    lifted = hand.until(lambda seen: columns(seen)[3]["is_shut"], "the next stage is marked")
    assert columns(lifted)[3]["reason"]
    assert columns(lifted)[4]["reason"] == "Stages are entered in order"
    hand.carry(before[2]["first"], before[3]["middle"])  # type: ignore[arg-type]
    hand.do("mouseup", 1)
    after = hand.until(lambda seen: not seen["moving"], "the drag is over")
    assert [one["count"] for one in columns(after)] == [one["count"] for one in before]
    hand.until(lambda seen: "cannot move to 3 Champions" in str(seen["toast"]), "the reason is said")


def test_escape_lets_the_card_go_where_it_was(hand: Hand) -> None:
    before = columns(hand.sees())
    hand.lift(before[0]["first"])  # type: ignore[arg-type]
    hand.until(lambda seen: seen["moving"], "the card is lifted")
    hand.carry(before[0]["first"], before[1]["middle"])  # type: ignore[arg-type]
    hand.do("key", "Escape")
    after = hand.until(lambda seen: not seen["moving"], "the drag is over")
    hand.do("mouseup", 1)
    assert [one["count"] for one in columns(after)] == [one["count"] for one in before]
    assert not any(one["is_shut"] for one in columns(after))
