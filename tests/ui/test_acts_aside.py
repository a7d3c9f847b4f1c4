"""Acts over many rows are done aside: the window lives on, one undo takes all back, stopped leaves nothing behind."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from axonix_desktop.actions import training as acts
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.training import asking
from tests.ui.hands import file_of

_OPEN = {"status": "enrolled"}


@pytest.fixture
def slow(trained: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Event, list[Ticket]]:
    """A window that is just cancelling every open enrolment, aside, and goes on when the event is set."""
    monkeypatch.setattr("axonix_desktop.ui.aside.MANY", 0)
    begun, go_on, jobs = Event(), Event(), list[Ticket]()

    def act(*args: Any, step: acts.Step, **more: Any) -> int | None:
        def waiting(words: str) -> None:
            begun.set()
            assert go_on.wait(30)
            step(words)

        return acts.cancel_enrolments(*args, step=waiting, **more)

    monkeypatch.setattr(asking, "cancel_enrolments", act)
    assert trained.context is not None
    trained.context.jobs.started.connect(jobs.append)
    asking.cancel(trained.context, [int(row[0] or 0) for row in rows(file_of(trained), "enrolment", ["id"], _OPEN)])
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    return trained, go_on, jobs


def test_a_large_act_is_one_step_and_other_changes_are_refused_meanwhile(
    slow: tuple[Desk, Event, list[Ticket]], qtbot: QtBot
) -> None:
    desk, go_on, _jobs = slow
    f, context = file_of(desk), desk.context
    assert context is not None
    with pytest.raises(RefusedError, match="larger change is just being made"):
        context.programme.undo()
    before = count(f, "enrolment", _OPEN)
    assert before > 1
    go_on.set()
    qtbot.waitUntil(lambda: desk.window.toast.text.startswith("Cancel "), timeout=20_000)
    assert count(f, "enrolment", _OPEN) == 0
    desk.commands.run("edit.undo")
    assert count(f, "enrolment", _OPEN) == before


def test_a_large_act_that_is_stopped_leaves_nothing_behind(
    slow: tuple[Desk, Event, list[Ticket]], qtbot: QtBot
) -> None:
    desk, go_on, jobs = slow
    f, context = file_of(desk), desk.context
    assert context is not None
    before, label = count(f, "enrolment", _OPEN), context.programme.undo_label()
    stop = next(one for one in desk.window.status.findChildren(QToolButton) if one.text() == "Cancel")
    assert stop.isVisible()
    stop.click()
    go_on.set()
    qtbot.waitUntil(lambda: desk.window.toast.text == "Stopped: nothing was changed.", timeout=20_000)
    assert len(jobs) == 1
    assert count(f, "enrolment", _OPEN) == before
    assert context.programme.undo_label() == label
