"""Scale gaps, components and data sources as a person uses them, and readiness in the detail panel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.components import link_sources, use_component, wait_for_component
from axonix_desktop.actions.records import add_record, change_record
from axonix_desktop.core.readiness import Subject
from axonix_desktop.core.records.readiness import Component, DataSource
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.components import read_components
from axonix_desktop.store.queries.data_sources import read_sources
from axonix_desktop.store.queries.readiness import scores_of
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.record_view import RecordView
from axonix_desktop.ui.pages.components import ComponentsPage
from axonix_desktop.ui.pages.data_sources import DataSourcesPage
from axonix_desktop.ui.pages.readiness import ReadinessPage
from axonix_desktop.ui.pages.scale_gaps import ScaleGapsPage
from axonix_desktop.ui.readiness_views.parts import ReadinessPart
from axonix_desktop.ui.readiness_views.score_dialog import ScoreDialog
from axonix_desktop.ui.readiness_views.tying import TieDialog
from tests.builders import person
from tests.ui.readiness_hand import DAY, Key, active, do, file_of, in_dialog, press, shown


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    """A component that one use case uses and another waits for, a standard, a weak and a bare data source."""
    cases = active(desk)
    api = Component(id=new_id(), name="Token API", component_kind="api")
    rule = Component(id=new_id(), name="Naming", component_kind="standard", is_mandatory=True)
    weak = DataSource(id=new_id(), name="Line images", quality_percent=55.0, is_automated=False)
    for made in (api, rule, weak, DataSource(id=new_id(), name="Ledger")):
        do(desk, partial(add_record, made=made))
    do(desk, partial(use_component, component_id=api.id, use_case_ids=cases[:1], on=DAY))
    do(desk, partial(wait_for_component, component_id=api.id, use_case_ids=cases[1:2], on=date(2026, 9, 1)))
    do(desk, partial(link_sources, source_ids=[weak.id], use_case_ids=cases[:2]))
    return desk


def test_gaps_tell_how_wide_they_are_and_what_would_close_them(stocked: Desk) -> None:
    page = shown(stocked, "gaps", ScaleGapsPage)
    cases = active(stocked)
    model = page.table.rows
    row = next(place for place, one in enumerate(model.rows) if one.id == cases[0])
    page.table.setCurrentIndex(model.index(row, 3))
    words = model.data(model.index(row, 3), Qt.ItemDataRole.AccessibleTextRole)
    assert "Real data: Wide open" in words
    verbs = [button.accessibleName() for button in page.pane.buttons]
    assert any("quality of Line images to 80%" in one for one in verbs)

    def say(dialog: ScoreDialog) -> None:
        QTest.keyClick(dialog, Key.Key_2)
        dialog.button.click()

    in_dialog(ScoreDialog, say)
    page.table.setFocus()
    press(Key.Key_Return)
    assert scores_of(file_of(stocked), cases[0])["data", "Quality monitored"].score == 2
    verbs = [button.accessibleName() for button in page.pane.buttons]
    assert not any("Quality monitored" in one for one in verbs)


def test_a_step_that_is_taken_elsewhere_leads_there(stocked: Desk) -> None:
    page = shown(stocked, "gaps", ScaleGapsPage)
    row = next(place for place, one in enumerate(page.table.rows.rows) if one.id == active(stocked)[0])
    page.table.setCurrentIndex(page.table.rows.index(row, 3))
    next(one for one in page.pane.buttons if "quality of Line images" in one.accessibleName()).click()
    QApplication.processEvents()
    assert stocked.bench is not None
    assert stocked.bench.page is not None
    assert stocked.bench.page.front().page_id == "readiness/catalogue"


def test_the_filter_narrows_the_gaps_and_can_be_cleared(stocked: Desk) -> None:
    page = shown(stocked, "gaps", ScaleGapsPage)
    everything = page.table.rows.rowCount()
    page.filter_by(page.rows[0].key)
    assert 0 < page.table.rows.rowCount() < everything
    page.filter_by("nothing is called so")
    assert page._nothing.isVisible()
    assert page._nothing.title == "No use case matches"
    page.filter_by("")
    assert page.table.rows.rowCount() == everything


def test_a_segment_of_the_gaps_opens_the_use_cases_it_counts(stocked: Desk) -> None:
    page = shown(stocked, "gaps", ScaleGapsPage)
    mark = next(one for one in page.summary.marks if one.spec.name == "Curated vs real data, Wide open")
    assert mark.spec.value == "2 use cases"
    mark.click()
    QApplication.processEvents()
    assert stocked.bench is not None
    assert stocked.bench.page_id == "use_cases"
    records = stocked.bench.cases.records
    assert {records.ids[at] for at in records.order} == set(active(stocked)[:2])


def test_components_tell_who_uses_and_who_waits_and_can_be_published(stocked: Desk) -> None:
    page = shown(stocked, "reuse", ComponentsPage)
    line = page.view.lists[0].lines[0]
    assert (line.title, line.figure) == ("Token API", "1")
    assert {chip.words for chip in line.chips} == {"1 waits", "Not published"}
    assert page.view.cards[1].kpi.since == "longest 82 days: Token API"
    publish = next(one for one in page.view.pane.buttons if one.text() == "Publish")
    publish.click()
    QApplication.processEvents()
    assert read_components(file_of(stocked)).components[0].is_published
    stocked.commands.run("edit.undo")
    assert not read_components(file_of(stocked)).components[0].is_published


def test_by_keyboard_more_use_cases_use_a_component(stocked: Desk) -> None:
    page = shown(stocked, "reuse", ComponentsPage)
    page.take_focus()
    press(Key.Key_Down)
    assert page.view.lists[1].current is not None, "down leads on to the standards"
    third = active(stocked)[2]

    def say(dialog: TieDialog) -> None:
        assert dialog.thing == page.view.lists[1].current
        assert not dialog.button.isEnabled()
        key = file_of(stocked).read("SELECT key FROM use_case WHERE id = ?", (third,))[0][0]
        QTest.keyClicks(dialog.filter, key)
        row = next(at for at in range(dialog.cases.count()) if not dialog.cases.item(at).isHidden())
        dialog.cases.setCurrentRow(row)
        dialog.cases.setFocus()
        QTest.keyClick(dialog.cases, Key.Key_Space)
        assert dialog.button.text() == "Save for 1 use case"
        dialog.button.click()

    in_dialog(TieDialog, say)
    next(one for one in page.view.pane.buttons if one.text() == "Use…").click()
    QApplication.processEvents()
    rule = next(one for one in read_components(file_of(stocked)).components if one.name == "Naming")
    assert [use.use_case_id for use in rule.users] == [third]


@pytest.mark.parametrize(
    ("tab", "kind", "verb", "left"),
    [("reuse", ComponentsPage, "Stop using…", 1), ("catalogue", DataSourcesPage, "Unlink…", 1)],
)
def test_a_use_case_is_taken_off_what_it_was_tied_to(
    stocked: Desk, tab: str, kind: type[ComponentsPage | DataSourcesPage], verb: str, left: int
) -> None:
    page = shown(stocked, tab, kind)
    table = "component_use" if kind is ComponentsPage else "data_source_use"

    def say(dialog: TieDialog) -> None:
        assert (dialog.box.count(), dialog.chosen(), dialog.button.isEnabled()) == (1, (), False)
        dialog.cases.setFocus()
        QTest.keyClick(dialog.cases, Key.Key_Space)
        dialog.button.click()

    in_dialog(TieDialog, say)
    next(one for one in page.view.pane.buttons if one.text() == verb).click()
    assert len(file_of(stocked).read(f"SELECT id FROM {table}")) == left
    stocked.commands.run("edit.undo")
    assert len(file_of(stocked).read(f"SELECT id FROM {table}")) == left + 1


def test_the_catalogue_tells_quality_and_opens_what_is_missing(stocked: Desk) -> None:
    page = shown(stocked, "catalogue", DataSourcesPage)
    lines = {line.title: line for line in page.view.lists[0].lines}
    assert lines["Line images"].figure == "55%"
    assert "By hand" in {chip.words for chip in lines["Line images"].chips}
    assert lines["Ledger"].figure == "–", "not measured is not zero"
    page.view.cards[1].click()
    QApplication.processEvents()
    assert stocked.bench is not None
    assert stocked.bench.page is not None
    assert stocked.bench.page.front().page_id == "readiness/sources"
    assert len(read_sources(file_of(stocked))) == 2


def test_a_data_source_whose_owner_has_left_is_without_one(stocked: Desk) -> None:
    page = shown(stocked, "catalogue", DataSourcesPage)
    ledger = next(one for one in page.sources if one.name == "Ledger")
    owner = person(id=new_id(), name="Ann Example")
    do(stocked, partial(add_record, made=owner))
    do(stocked, partial(change_record, kind="data_source", number=ledger.id, values={"owner_id": owner.id}))
    QApplication.processEvents()
    card = page.view.cards[3]
    assert card.kpi.since == "1 without"
    do(stocked, partial(change_record, kind="person", number=owner.id, values={"is_active": False}))
    QApplication.processEvents()
    assert (card.kpi.value, card.kpi.since) == ("0%", "2 without")
    line = next(one for one in page.view.lists[0].lines if one.id == ledger.id)
    assert "Owner has left" in [chip.words for chip in line.chips]
    reuse = shown(stocked, "reuse", ComponentsPage)
    api = next(one for one in read_components(file_of(stocked)).components if one.name == "Token API")
    do(stocked, partial(change_record, kind="component", number=api.id, values={"owner_id": owner.id}))
    line = next(one for one in reuse.view.lists[0].lines if one.id == api.id)
    assert "Owner has left" in [chip.words for chip in line.chips]


@pytest.mark.parametrize("tab", ["gaps", "reuse", "catalogue"])
def test_an_empty_programme_is_told_what_each_page_is_for(
    make_desk: Callable[[object], Desk], tmp_path: object, clock: object, tab: str
) -> None:
    from pathlib import Path

    from axonix_desktop.actions.programme import begin_programme

    path = Path(str(tmp_path)) / "empty.axonix"
    with ProgrammeFile.create(path, clock=clock) as file:  # type: ignore[arg-type]
        begin_programme(file, "Empty", actor="Tester")
    desk = make_desk(path)
    kind = {"gaps": ScaleGapsPage, "reuse": ComponentsPage, "catalogue": DataSourcesPage}[tab]
    page = shown(desk, tab, kind)
    state = page.state if isinstance(page, ScaleGapsPage) else page.view.state
    assert state.isVisible()
    assert state.title
    assert page.primary == ""


def test_the_detail_panel_scores_by_digit(stocked: Desk, qtbot: QtBot) -> None:
    case = active(stocked)[0]
    assert stocked.bench is not None
    stocked.bench.open_record("use_case", case)
    QApplication.processEvents()
    view = stocked.window.findChild(RecordView)
    assert view is not None
    view.show_tab("readiness")
    QApplication.processEvents()
    part = view.findChild(ReadinessPart)
    assert part is not None
    row = part.sheets["data"].rows[0]
    row.setFocus()
    QTest.keyClick(row, Key.Key_3)
    QApplication.processEvents()
    assert scores_of(file_of(stocked), case)["data", "Catalogued"].score == 3
    qtbot.waitUntil(lambda: part.radar.series[0].values[1] == 3)


def test_a_component_tells_in_the_panel_who_uses_it(stocked: Desk) -> None:
    api = read_components(file_of(stocked)).components[0]
    assert stocked.bench is not None
    stocked.bench.open_record("component", api.id)
    QApplication.processEvents()
    view = stocked.window.findChild(RecordView)
    assert view is not None
    view.show_tab("used_by")
    QApplication.processEvents()
    names = [one.accessibleName() for one in view.findChildren(QWidget) if "for 82 days" in one.accessibleName()]
    assert len(names) == 1


def test_score_readiness_leads_from_a_selected_use_case_to_its_score(stocked: Desk) -> None:
    case = active(stocked)[0]
    assert stocked.bench is not None
    stocked.bench.open_record("use_case", case)
    seen: list[str] = []

    def say(dialog: ScoreDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.reject()

    in_dialog(ScoreDialog, say)
    stocked.commands.run("readiness.score")
    QApplication.processEvents()
    assert seen == ["Score readiness"]
    page = stocked.bench.page.front() if stocked.bench.page else None
    assert isinstance(page, ReadinessPage)
    assert page.subject == Subject("case", case)


def test_the_heads_of_the_gaps_are_never_cut_even_where_the_text_is_large(stocked: Desk) -> None:
    page = shown(stocked, "gaps", ScaleGapsPage)
    for width, scale in ((1024, 1.0), (1280, 1.5)):
        stocked.look.apply("light", scale)
        stocked.window.resize(width, 768)
        QApplication.processEvents()
        header = page.table.horizontalHeader()
        shown_columns = [one for one in range(header.count()) if not header.isSectionHidden(one)]
        assert not [one for one in shown_columns if header.sectionSize(one) < header.sectionSizeHint(one)]
        assert header.length() <= page.table.viewport().width()


def test_with_large_text_the_line_one_goes_to_is_rolled_into_view_and_no_figure_is_cut(stocked: Desk) -> None:
    page = shown(stocked, "catalogue", DataSourcesPage)
    stocked.look.apply("light", 1.5)
    stocked.window.resize(1280, 720)
    QApplication.processEvents()
    lines = page.view.lists[0]
    lines.take_focus()
    for _ in lines.lines:
        press(Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is lines.marks[-1]
    assert focused.visibleRegion().boundingRect().height() == focused.height()
    metrics = stocked.look.metrics("caption")
    for card in page.view.cards:
        assert metrics.horizontalAdvance(card.kpi.since) <= card.width() - 28
