"""What the Overview tells of people, duties and the programme's own criteria, and where each of it leads."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from axonix_desktop.core.records.governance import ChecklistResponse, Incident
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.records.programme import Person
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.overview import Overview
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.overview import OverviewPage


def _page(desk: Desk, qtbot: QtBot) -> OverviewPage:
    """The Overview, with its past read."""
    assert desk.bench is not None
    desk.bench.show_page("overview")
    page = desk.bench.pages["overview"]
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.now is not None and (page.now.is_empty or page.past is not None))
    QApplication.processEvents()
    return page


def _back(desk: Desk) -> None:
    assert desk.bench is not None
    desk.bench.show_page("overview")


def _add_people(desk: Desk) -> dict[str, int]:
    """A champion nobody has heard of, an incident, and late answers."""
    assert desk.context is not None
    f = desk.context.programme.file
    case, unit = f.read("SELECT id, business_unit_id FROM use_case WHERE status = 'active' AND stage > 3 LIMIT 1")[0]
    ids = {name: new_id() for name in ("person", "champion", "incident", "answer")}
    item = f.read("SELECT id FROM checklist_item WHERE is_programme_level IS NOT 1 AND applies_from_tier = 'minimal'"
                  " AND condition IS NULL LIMIT 1")[0][0]  # fmt: skip
    with f.work("People", actor="Tester") as work:
        work.insert(Person(id=ids["person"], name="Quiet Quentin"))
        work.insert(Champion(id=ids["champion"], person_id=ids["person"], business_unit_id=unit, status="active",
                             since_on=date(2026, 1, 1)))  # fmt: skip
        work.insert(Incident(id=ids["incident"], summary="Wrong letters", severity="critical", use_case_id=case))
        work.insert(ChecklistResponse(id=ids["answer"], use_case_id=case, checklist_item_id=item, status="in_progress",
                                      due_on=date(2026, 11, 1)))  # fmt: skip
    return ids


def test_the_figures_of_people_and_duties_open_their_pages(desk: Desk, qtbot: QtBot) -> None:
    _add_people(desk)
    page = _page(desk, qtbot)
    page.refresh(frozenset())
    assert desk.bench is not None
    assert page.now is not None
    for name, home in (("coverage", "champions"), ("training", "training")):
        page.kpi(name)
        assert desk.bench.page_id.partition("/")[0] == home
        _back(desk)
    page.kpi("items")
    front = desk.bench.page.front() if desk.bench.page is not None else None
    shown = front.shown_rows() if front is not None else None
    assert shown is not None
    assert front.page_id == "governance/answers"
    assert len(shown.records.order) == page.now.items_overdue
    assert page.now.items_overdue == 1


def test_attention_names_champions_and_incidents_and_leads_to_them(desk: Desk, qtbot: QtBot) -> None:
    ids = _add_people(desk)
    page = _page(desk, qtbot)
    page.refresh(frozenset())
    assert desk.bench is not None
    assert page.now is not None
    found = {one.code: one for one in page.now.matters}
    assert found["quiet_champion"].ids == (ids["champion"],)
    assert found["grave_incident"].ids == (ids["incident"],)
    lines = {row.words.text: row for row in page.cards.attention.list.rows}
    incident = next(row for text, row in lines.items() if "Wrong letters" in text)
    incident.click()
    QApplication.processEvents()
    assert (desk.bench.current.kind, desk.bench.current.record_id) == ("incident", ids["incident"])


def test_the_track_says_what_the_programme_itself_must_meet(desk: Desk, qtbot: QtBot) -> None:
    page = _page(desk, qtbot)
    assert isinstance(page.now, Overview)
    told = page.now.stage.findings
    assert {one.criterion.stage for one in told} == {3, 5, 6, 7}
    step = next(made for made, stage in page.cards.track._steps if stage == 3)
    assert all(one.reason in step.accessibleDescription() for one in told if one.criterion.stage == 3)
