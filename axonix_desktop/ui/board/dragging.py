"""A drag of cards: what is lifted, and why each stage may or may not take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag

from axonix_desktop.core.moving import Standing, objections_to_move, way
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr
from axonix_desktop.ui.board.board_view import BoardView
from axonix_desktop.ui.board.cards import MIME
from axonix_desktop.ui.board.stage_column import StageColumn


def reasons_by_stage(standings: Sequence[Standing]) -> dict[int, str | None]:
    """Why the cards may not come to each stage; None where at least one of them may."""
    return {one.number: _reason(standings, one.number) for one in STAGES}


def _reason(standings: Sequence[Standing], stage: int) -> str | None:
    first: str | None = None
    for standing in standings:
        if standing.stage == stage:
            continue  # back to its own place is no move
        found = objections_to_move(standing, stage)
        if not found:
            return None
        words = tr("Stages are entered in order") if way(standing.stage, stage) == "skip" else found[0]
        more = len(found) - 1 if way(standing.stage, stage) != "skip" else 0
        first = first or (tr("{reason} And {count} more.", reason=words, count=more) if more else words)
    return first


def drag_cards(view: BoardView, column: StageColumn, reasons: Mapping[int, str | None]) -> bool:
    """Lift the cards selected in the whole board and let the person hold them; True when they were dropped."""
    current = column.list.currentIndex()
    ids = [one for each in view.columns for one in each.list.chosen_ids()]
    drag = QDrag(view)
    data = QMimeData()
    data.setData(MIME, ",".join(map(str, ids)).encode())
    drag.setMimeData(data)
    box = column.list.visualRect(current)
    item = column.model.items[current.row()]
    ratio = view.devicePixelRatioF()
    picture = column.delegate.lifted(view.pack, item, box.width(), len(ids), ratio)
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(round(picture.width() / ratio / 2), 36))
    view.begin_drag(reasons)
    try:
        return drag.exec(Qt.DropAction.MoveAction) is Qt.DropAction.MoveAction
    finally:
        view.end_drag()
