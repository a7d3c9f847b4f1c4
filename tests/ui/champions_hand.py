"""A programme of champions for tests, and what people do with them: only keys and what is on screen."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.records.people import Champion, ChampionUseCase, CheckIn
from axonix_desktop.core.records.training import Cohort
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id, new_ids
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.work import Work
from axonix_desktop.ui.assurance.form_dialog import FormDialog
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.record_view import RecordView
from axonix_desktop.ui.pages.champions_map import ChampionsMapPage
from tests.builders import course, enrolment, person, unit, use_case
from tests.conftest import Clock
from tests.ui.hands import file_of, shown_page
from tests.ui.kept_files import copied

TODAY = date(2026, 11, 22)
ALONE, QUIET, NEW, SPONSOR, FORMER, LIVELY = new_ids(6)
SALES, LEGAL, IDLE = new_ids(3)
Key = Qt.Key
_NAMES = ("Ann Alone", "Quinn Quiet", "Nia New", "Sam Sponsor", "Fay Former", "Lee Lively", "Ben Free", "Cleo Free")
_CHAMPIONS = (
    (ALONE, SALES, "lead", "active", date(2025, 12, 3), date(2026, 11, 2), "Wave 1"),
    (QUIET, LEGAL, "champion", "active", date(2026, 3, 2), date(2026, 8, 1), "Wave 1"),
    (NEW, SALES, "champion", "nominated", None, None, "Wave 2"),
    (SPONSOR, SALES, "sponsor", "active", date(2026, 11, 1), None, None),
    (FORMER, LEGAL, "champion", "alumni", date(2025, 1, 1), None, None),
    (LIVELY, LEGAL, "champion", "active", date(2026, 10, 1), date(2026, 11, 20), None),
)


def made(path: Path, clock: Clock) -> Path:
    """Sales with one champion of three places and one on the way, Legal with two of whom one is quiet, an idle unit."""
    return copied(path.parent, path.name, partial(_make, clock))


def _make(clock: Clock, path: Path) -> None:
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Champions", actor="Tester")
        with f.work("Fill", "Tester") as work:
            _fill(work)


def _fill(work: Work) -> None:
    people = new_ids(len(_NAMES))
    work.insert(unit(id=SALES, name="Sales", headcount=420, champion_target=150))
    work.insert(unit(id=LEGAL, name="Legal", headcount=60, champion_target=40))
    work.insert(unit(id=IDLE, name="Idle"))
    for number, name in zip(people, _NAMES, strict=True):
        work.insert(person(id=number, name=name, business_unit_id=SALES))
    for who, (number, where, role, status, since, last, wave) in zip(people, _CHAMPIONS, strict=False):
        work.insert(Champion(id=number, person_id=who, business_unit_id=where, role=role, status=status,
                             since_on=since, last_check_in_on=last, wave=wave))  # fmt: skip
    for place in range(3):
        case = work.insert(use_case(id=new_id(), key=f"UC-{place}", business_unit_id=SALES))
        if place < 2:
            work.insert(ChampionUseCase(id=new_id(), champion_id=ALONE, use_case_id=case))
    work.insert(CheckIn(id=new_id(), champion_id=ALONE, held_on=date(2026, 11, 2), subject="Demo", people_reached=14))
    work.insert(Cohort(id=new_id(), name="Wave 1", purpose="champions", planned_seats=3,
                       starts_on=date(2025, 11, 1), ends_on=date(2026, 4, 1)))  # fmt: skip
    number = work.insert(course(id=new_id()))
    for month in range(1, 7):
        work.insert(enrolment(id=new_id(), person_id=people[0], course_id=number, cohort=str(month),
                              status="completed", completed_on=date(2026, month, 5)))  # fmt: skip


def coverage_page(desk: Desk) -> ChampionsMapPage:
    """The coverage view, in front."""
    return shown_page(desk, "champions/coverage", ChampionsMapPage)


def fields_of(dialog: QDialog) -> dict[str, QWidget]:
    """The inputs of a dialog by field."""
    assert isinstance(dialog, FormDialog)
    return {name: row.editor.inner for name, row in dialog.form.rows.items()}


def type_into(qtbot: QtBot, editor: QWidget, words: str) -> None:
    """Replace what stands in an input."""
    editor.setFocus()
    qtbot.keyClick(editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, words)


def finish(qtbot: QtBot, dialog: QDialog) -> None:
    """Press the primary button by keyboard."""
    assert isinstance(dialog, FormDialog)
    dialog.make_button.setFocus()
    qtbot.keyClick(dialog.make_button, Key.Key_Return)


def status_of(desk: Desk, name: str) -> str:
    """The status of a champion by the person's name."""
    number = rows(file_of(desk), "person", ["id"], {"name": name})[0][0]
    return str(rows(file_of(desk), "champion", ["status"], {"person_id": number})[0][0])


def detail_tab(desk: Desk, tab_id: str) -> RecordView:
    """The record view with one of its tabs shown."""
    QApplication.processEvents()
    view = next(one for one in desk.window.findChildren(RecordView) if one.isVisible())
    view.show_tab(tab_id)
    QApplication.processEvents()
    return view
