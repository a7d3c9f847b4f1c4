"""A programme file with a governed portfolio, and the hands that work the governance views."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QDialog

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.records.governance import ChecklistResponse, Incident
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.checklists import items
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.pages.governance_overview import GovernanceOverviewPage
from axonix_desktop.ui.pages.governance_work import GovernanceWorkPage
from axonix_desktop.ui.pages.records import RecordsPage
from tests.conftest import Clock
from tests.ui.kept_files import copied
from tests.ui.meeting import meeting

TODAY = date(2026, 11, 22)
D = TypeVar("D", bound=QDialog)


def governed_file(tmp_path: Path, clock: Clock) -> Path:
    """Six use cases, some answers: done, overdue, expiring, expired, an exception; one open incident."""
    return copied(tmp_path, "governed.axonix", partial(_govern, clock))


def _govern(clock: Clock, path: Path) -> None:
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Governed", actor="Tester")
        plain = [one for one in items(f) if not one.is_programme_level and not one.condition and not one.needs_sign_off
                 and one.tier in (None, "minimal")]  # fmt: skip
        own = next(one for one in items(f) if one.is_programme_level)
        unit, ada, tom, *cases = new_ids(9)
        with f.work("Fill", "Tester") as work:
            work.insert(BusinessUnit(id=unit, name="Finance"))
            work.insert(Person(id=ada, name="Ada"))
            work.insert(Person(id=tom, name="Tom"))
            for place, number in enumerate(cases):
                work.insert(UseCase(
                    id=number, key=f"UC-{place:03d}", title=f"Case {place}", stage=place, status="active",
                    risk_tier=("minimal", "limited", "high")[place % 3], business_unit_id=unit if place % 2 else None,
                    owner_id=ada, target_on=date(2027, 1, 1 + place),
                ))  # fmt: skip
            given: list[dict[str, Any]] = [
                {"status": "done", "evidence": "Minutes", "evidence_expires_on": date(2026, 12, 10)},
                {"status": "in_progress", "due_on": date(2026, 11, 1), "owner_id": ada},
                {"status": "not_started", "due_on": date(2026, 10, 1), "owner_id": tom},
                {"status": "done", "evidence": "Old", "evidence_expires_on": date(2026, 11, 1)},
                {"status": "exception", "reason": "Agreed", "holds_until": date(2027, 2, 1)},
            ]
            for case in cases[1:4]:
                for number, item, values in zip(new_ids(5), plain, given, strict=False):
                    work.insert(ChecklistResponse(id=number, use_case_id=case, checklist_item_id=item.id, **values))
            work.insert(ChecklistResponse(id=new_ids(1)[0], checklist_item_id=own.id, due_on=date(2026, 11, 20)))
            work.insert(Incident(id=new_ids(1)[0], key="INC-1", summary="Wrong answers", severity="high"))


def go(desk: Desk, tab: str) -> Page:
    """A governance tab, read and in front, with the keyboard in it."""
    assert desk.bench is not None
    desk.commands.run(f"view.governance/{tab}")
    page = desk.bench.pages["governance"].front()
    assert page.page_id == f"governance/{tab}"
    QApplication.setActiveWindow(desk.window)
    QApplication.processEvents()
    page.take_focus()
    return page


def overview(desk: Desk) -> GovernanceOverviewPage:
    page = go(desk, "overview")
    assert isinstance(page, GovernanceOverviewPage)
    return page


def work_list(desk: Desk) -> GovernanceWorkPage:
    page = go(desk, "work")
    assert isinstance(page, GovernanceWorkPage)
    return page


def front(desk: Desk) -> Page:
    assert desk.bench is not None
    assert desk.bench.page is not None
    return desk.bench.page.front()


def rows(desk: Desk, page_id: str) -> set[int]:
    """The ids in the grid in front, which must be that of ``page_id``."""
    page = front(desk)
    assert isinstance(page, RecordsPage)
    assert page.page_id == page_id
    return {page.records.ids[row] for row in page.records.order}


def lines(page: GovernanceWorkPage) -> list[Any]:
    """Every line below the outermost headings."""
    return [one for group in page.model.top for one in group.lines]


def file_of(desk: Desk) -> ProgrammeFile:
    assert desk.bench is not None
    return desk.bench.programme.file


def answered(dialog_type: type[D], act: Callable[[D], object]) -> None:
    """Do ``act`` with the dialog that opens next."""
    meeting(act, dialog_type)
